#include "cli/intake/extraction.h"

#include <chrono>
#include <utility>

#include "cli/intake/interrupt.h"
#include "extract/extract.h"

namespace whosaid {
namespace {

// How many articles are read ahead of each extracting thread.
constexpr size_t kReadAhead = 4;

Extraction::Extracted ExtractOne(size_t input, Result<Article> article, const Models& models,
                                 bool any_language) {
  if (!article) return {input, tl::make_unexpected(std::move(article.error()))};
  if (!any_language) {
    if (auto error = RefuseForeign(*article, models.languages)) {
      return {input, tl::make_unexpected(std::move(*error))};
    }
  }
  return {input, ToFacts(Extract(std::move(*article), models))};
}

}  // namespace

Extraction::Extraction(std::vector<std::string> inputs, ReadOptions options, const Models& models,
                       unsigned jobs)
    : work_(kReadAhead * jobs), in_order_(kReadAhead * jobs) {
  threads_.emplace_back([this, inputs = std::move(inputs), options = std::move(options), &models] {
    ReadAll(inputs, options, models);
  });
  for (unsigned i = 0; i < jobs; ++i) {
    threads_.emplace_back([this] {
      while (auto task = work_.Pop()) (*task)();
    });
  }
}

Extraction::~Extraction() {
  in_order_.Abandon();
  work_.Abandon();
}

void Extraction::ReadAll(const std::vector<std::string>& inputs, const ReadOptions& options,
                         const Models& models) {
  for (size_t input = 0; input < inputs.size(); ++input) {
    bool wanted = true;
    ReadInput(inputs[input], options, [&](Result<Article> article) {
      std::packaged_task<Extracted()> task(
          [input, &models, any = options.any_language, article = std::move(article)]() mutable {
            return ExtractOne(input, std::move(article), models, any);
          });
      wanted = wanted && in_order_.Push(task.get_future()) && work_.Push(std::move(task));
    });
    if (!wanted) return;
  }
  in_order_.Close();
  work_.Close();
}

std::optional<Extraction::Extracted> Extraction::Next() {
  std::optional<std::future<Extracted>> next = in_order_.Pop(Interrupted);
  if (!next) return std::nullopt;
  constexpr auto kPatience = std::chrono::milliseconds(100);
  while (next->wait_for(kPatience) != std::future_status::ready) {
    if (Interrupted()) return std::nullopt;
  }
  if (Interrupted()) return std::nullopt;
  return next->get();
}

}  // namespace whosaid
