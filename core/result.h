// Result<T>: a value or one Error, for every edge that touches the world (files, stores, user
// input).
//
//   Result<Article> article = ReadFile(path);
//   if (!article) return tl::make_unexpected(article.error());
//
// Pure stages cannot fail and return plain values. An error's message is one line without a full
// stop; it names the culprit (file:line, key, option) and, where there is one, the remedy.
#ifndef WHOSAID_CORE_RESULT_H_
#define WHOSAID_CORE_RESULT_H_

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace whosaid {

enum class ErrorKind {
  kUsage,     // what the caller asked for makes no sense: an option, a date, a query
  kNotFound,  // a file, store, document or fact that is not there
  kBadInput,  // data that breaks its format: an article, a facts line, a damaged store
  kSystem,    // the machine refused: permission, disk full, lock held
};

struct Error {
  ErrorKind kind = ErrorKind::kSystem;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> Fail(ErrorKind kind, std::string message) {
  return tl::make_unexpected(Error{kind, std::move(message)});
}

}  // namespace whosaid

#endif  // WHOSAID_CORE_RESULT_H_
