// What is wrong with a line of gold, in words for people.
#ifndef WHOSAID_TRAIN_CORPORA_COMPLAINT_H_
#define WHOSAID_TRAIN_CORPORA_COMPLAINT_H_

#include <exception>
#include <string>

namespace whosaid {

// What the JSON library complains of, without its own name for it ("[json.exception.…] ").
inline std::string Complaint(const std::exception& error) {
  const std::string message = error.what();
  const size_t end = message.find("] ");
  return message.starts_with('[') && end != std::string::npos ? message.substr(end + 2) : message;
}

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_COMPLAINT_H_
