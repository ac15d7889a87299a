// Codebook: what a user calls issues: concepts with the labels and patterns
// that mean them. A store keeps one; link (graph/link/link.h) lets it decide before
// its own rules.
#ifndef WHOSAID_GRAPH_CODEBOOK_H_
#define WHOSAID_GRAPH_CODEBOOK_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace whosaid {

struct Concept {
  std::string name;
  std::vector<std::string> synonyms;  // labels, whatever their case and punctuation
  std::vector<std::string> patterns;  // regular expressions (RE2) that some part of a label matches

  friend bool operator==(const Concept&, const Concept&) = default;
};

using Codebook = std::vector<Concept>;

// JSON: a list of objects with "concept", "synonyms" and "patterns". CSV: a
// header line "concept, synonyms,patterns", then one concept a line, lists
// parted by "|". Refuses names that come twice and patterns that do not
// compile, naming line or place.
Result<Codebook> ReadCodebook(std::string_view content);

// Finds concepts. Compile once, ask often.
class ConceptIndex {
 public:
  // A concept of `codebook` and why it is the one.
  struct Hit {
    size_t concept_index = 0;
    const char* reason = "";
  };

  // REQUIRES: `codebook` as ReadCodebook gives it; outlives the index.
  explicit ConceptIndex(const Codebook& codebook);
  ~ConceptIndex();
  ConceptIndex(const ConceptIndex&) = delete;
  ConceptIndex& operator=(const ConceptIndex&) = delete;

  // A name or synonym before a pattern, the first concept of the codebook
  // before the others.
  std::optional<Hit> Find(const std::string& label) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_CODEBOOK_H_
