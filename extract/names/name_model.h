// NameModel: finds names in a sentence: a linear-chain model over hashed features, decoded by
// Viterbi (Collins 2002), with a gazetteer and word clusters. Trained by train/train_names.cc;
// models/names.md says on what and how well.
//
// The model is a view of bytes that must outlive it (the embedded file); opening costs nothing, and
// any number of threads may use it at once.
#ifndef WHOSAID_EXTRACT_NAMES_NAME_MODEL_H_
#define WHOSAID_EXTRACT_NAMES_NAME_MODEL_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/vocabulary.h"
#include "extract/weights/chain_model.h"

namespace whosaid {

// A name: a half-open range of the tokens of one sentence.
struct NameSpan {
  NameType type = NameType::kPerson;
  uint32_t begin = 0;
  uint32_t end = 0;  // not included

  friend bool operator==(const NameSpan&, const NameSpan&) = default;
};

// Labels of the chain: O, then B I L U of each type (BILOU; Ratinov and Roth 2009).
inline constexpr uint32_t kNameLabels = 17;
inline constexpr uint32_t kOutside = 0;
enum class NamePart : uint8_t { kBegin = 0, kInside = 1, kLast = 2, kUnit = 3 };
inline uint32_t NameLabel(NameType type, NamePart part) {
  return 1 + 4 * static_cast<uint32_t>(type) + static_cast<uint32_t>(part);
}

std::vector<uint8_t> LabelsOf(const std::vector<NameSpan>& names, size_t tokens);
std::vector<NameSpan> NamesOf(std::span<const uint8_t> labels);

// Words and word sequences known to be (part of) names, as bits by hash.
class Gazetteer {
 public:
  enum Bit : uint8_t {
    kGivenName = 1,
    kSurname = 2,
    kPlace = 4,
    kDemonym = 8,
    kOrganisation = 16,
  };
  struct Entry {
    uint64_t hash;
    uint64_t bits;
  };
  static constexpr uint32_t kMaxTokens = 6;
  // Hash of a sequence of tokens as written.
  static uint64_t HashOfTokens(std::span<const std::string_view> tokens);

  Gazetteer() = default;
  // `entries` are sorted by hash and outlive this.
  explicit Gazetteer(std::span<const Entry> entries) : entries_(entries) {}
  uint8_t Find(uint64_t hash) const;
  std::span<const Entry> entries() const { return entries_; }

 private:
  std::span<const Entry> entries_;
};

// Hash under which the lower-cased word has its cluster.
uint64_t HashOfNameWord(std::string_view lower);

// What the whole document says of its words, which helps where a sentence alone does not: the
// start of a sentence, an all-capitals headline, a surname without its first name.
struct WordHabits {
  uint32_t lower = 0;  // times in lower case
  uint32_t upper = 0;  // times capitalised where lower case would do
};
using DocumentHabits = std::unordered_map<uint64_t, WordHabits>;  // by HashOfNameWord

// Adds a sentence's words to the habits of its document.
void CountHabits(std::span<const std::string_view> tokens, DocumentHabits& habits);

struct NameFeatureSource {
  const Gazetteer* gazetteer = nullptr;
  std::span<const Gazetteer::Entry> clusters;  // hash of the lower-cased word → cluster number
  const DocumentHabits* habits = nullptr;
};
// Calls `take` with the features of each token of a sentence in turn.
void NameFeatures(std::span<const std::string_view> tokens, const NameFeatureSource& source,
                  const std::function<void(std::span<const uint32_t>)>& take);

// Which labels make names.
const LabelRules& NameRules();

class NameModel {
 public:
  // The bytes: "whosaidN", version, numbers of entries (uint32 each), gazetteer entries, cluster
  // entries, a ChainModel. Little-endian. Nothing where `bytes` are no model of this version.
  static std::optional<NameModel> Open(std::string_view bytes);

  // The names of each sentence of a document, given as its tokens' texts.
  std::vector<std::vector<NameSpan>> FindNames(
      std::span<const std::vector<std::string_view>> sentences) const;

  // 1 + the number of the word's cluster; 0 for words without one. `lower`: as HashOfNameWord.
  uint64_t ClusterOf(std::string_view lower) const;

  static std::string Serialise(std::span<const Gazetteer::Entry> gazetteer,
                               std::span<const Gazetteer::Entry> clusters,
                               const std::string& chain);

 private:
  Gazetteer gazetteer_;
  std::span<const Gazetteer::Entry> clusters_;
  ChainModel chain_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_NAMES_NAME_MODEL_H_
