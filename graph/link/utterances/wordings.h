// Wordings: what statements say word for word, and who says it where
// (graph/link/utterances/link_utterances.h). A wording is kept once, with all statements that have
// it; those that share a shingle, three words in a row (Broder 1997), are found through it.
#ifndef WHOSAID_GRAPH_LINK_UTTERANCES_WORDINGS_H_
#define WHOSAID_GRAPH_LINK_UTTERANCES_WORDINGS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/store.h"

namespace whosaid {

// Of its words.
using WordingKey = uint64_t;

// A statement in some words.
struct Said {
  FactId id;
  Id speaker;           // the actor; zero where it is unknown
  uint32_t outlet = 0;  // a hash; 0 where it is unknown
  Span place;           // of its content in the document
  bool quoted = false;
  std::optional<Date> published;  // the document's own date

  friend bool operator==(const Said&, const Said&) = default;
};

constexpr uint32_t kEllipsis = 0;

struct Wording {
  std::vector<uint32_t> words;  // hashes; kEllipsis for words left out
  std::vector<Said> said;       // sorted by id

  WordingKey Key() const;
  std::vector<uint64_t> Shingles() const;  // sorted, distinct
};

size_t CountWords(const std::vector<uint32_t>& words);

// A statement's words, unless they are too few to go by or stand where others' words are repeated:
// in comments, teasers and the like.
std::optional<Wording> ReadWording(const StatementRow& statement, const Article& article,
                                   const Id& speaker, std::string_view text);

// The wordings of a shingle.
struct Shingle {
  // Where more have it, it says nothing about any of them.
  static constexpr uint32_t kCrowd = 32;

  uint32_t count = 0;
  std::vector<WordingKey> wordings;  // sorted; none where they are very many

  // Those that it ties together; none where they are a crowd.
  bool Ties() const { return count <= kCrowd; }
};

// The wordings of a store: all of them, which then know no shingles one by one, or those that are
// read as they are asked for.
class Wordings {
 public:
  Wordings() = default;
  // What the links of `snapshot`, which outlives this, have of them.
  explicit Wordings(const Snapshot& snapshot) : snapshot_(&snapshot) {}

  // Nothing where there is none. Good until the next change.
  Result<const Wording*> Find(WordingKey key);
  Result<const Shingle*> FindShingle(uint64_t shingle);

  // Adds a statement, or takes one out again.
  Result<void> Add(const Wording& wording);
  Result<void> Remove(WordingKey key, const FactId& said);

  // Of all wordings, sorted.
  std::vector<std::pair<uint64_t, WordingKey>> AllShingles() const;
  const std::unordered_map<WordingKey, Wording>& all() const { return wordings_; }

  // Rows of the index: all; and those that were changed, without a value where there is none now.
  LinkIndex Rows() const;
  std::map<std::string, std::optional<std::string>> ChangedRows() const;
  // Whether changes took out so much that what remains is not known.
  bool lost() const { return lost_; }

 private:
  using Bucket = std::map<uint64_t, Shingle>;
  Result<Bucket*> FindBucket(uint64_t shingle);
  Result<void> Count(const Wording& wording, bool more);

  const Snapshot* snapshot_ = nullptr;
  std::unordered_map<WordingKey, Wording> wordings_;  // without statements where there is none
  std::unordered_map<uint32_t, Bucket> buckets_;
  std::set<WordingKey> changed_;
  std::set<uint32_t> changed_buckets_;
  bool lost_ = false;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_UTTERANCES_WORDINGS_H_
