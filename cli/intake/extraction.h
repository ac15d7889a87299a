// Extraction of many inputs by several threads, handed out in the order of the inputs, so that what
// follows does not depend on the number of threads.
#ifndef WHOSAID_CLI_INTAKE_EXTRACTION_H_
#define WHOSAID_CLI_INTAKE_EXTRACTION_H_

#include <cstddef>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/intake/bounded_queue.h"
#include "core/facts.h"
#include "core/result.h"
#include "extract/models.h"
#include "extract/readers/reader.h"

namespace whosaid {

class Extraction {
 public:
  struct Extracted {
    size_t input = 0;  // index of the input that the document comes from
    Result<FactSet> facts;
  };

  // Starts to read at once, a bounded number of articles ahead. REQUIRES: jobs > 0; `models`
  // outlives this object.
  Extraction(std::vector<std::string> inputs, ReadOptions options, const Models& models,
             unsigned jobs);
  // Drops what is under way. Waits for the article that is being read.
  ~Extraction();

  // The next document, or the error in its place. Nothing after the last one, nor after an
  // interrupt.
  std::optional<Extracted> Next();

 private:
  void ReadAll(const std::vector<std::string>& inputs, const ReadOptions& options,
               const Models& models);

  BoundedQueue<std::packaged_task<Extracted()>> work_;
  BoundedQueue<std::future<Extracted>> in_order_;
  std::vector<std::jthread> threads_;
};

}  // namespace whosaid

#endif  // WHOSAID_CLI_INTAKE_EXTRACTION_H_
