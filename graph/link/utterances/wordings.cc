#include "graph/link/utterances/wordings.h"

#include <algorithm>

#include "graph/coder.h"
#include "graph/utterance_words.h"

namespace whosaid {
namespace {

constexpr size_t kFewestWords = 4;  // fewer are a word or a phrase that anybody may use again
constexpr size_t kLongest = 300;    // words compared of a statement
constexpr size_t kShingle = 3;      // words
constexpr size_t kMostKept = 128;   // wordings of a shingle
constexpr int kBucketBits = 20;     // of a shingle: one row of the index

// The zones in which an article itself gives words, or sets in the post that has them.
bool Reports(ZoneKind zone) { return IsBodyZone(zone) || zone == ZoneKind::kEmbedded; }

uint64_t Number(std::string_view bytes) {
  const Id hash = HashOf(bytes);
  uint64_t number = 0;
  for (size_t i = 0; i < sizeof number; ++i) number = number << 8 | hash.bytes[i];
  return number;
}

// Never 0.
uint32_t ShortHash(std::string_view bytes) {
  return std::max(1U, static_cast<uint32_t>(Number(bytes)));
}

uint64_t Mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15;  // Fibonacci hashing
  return hash ^ hash >> 29;
}

std::vector<uint32_t> ReadWords(std::string_view text, const std::vector<Span>& spans) {
  std::vector<uint32_t> words;
  for (const Span& span : spans) {
    for (const ComparedWord& word : ReadComparedWords(Slice(text, span))) {
      words.push_back(word.form.empty() ? kEllipsis : ShortHash(word.form));
    }
  }
  return words;
}

uint32_t BucketOf(uint64_t shingle) { return static_cast<uint32_t>(shingle >> (64 - kBucketBits)); }

std::string WordingRow(WordingKey key) { return "w" + EncodeNumber(key, 8); }
std::string BucketRow(uint32_t bucket) { return "s" + EncodeNumber(bucket, 3); }

tl::unexpected<Error> DamagedRow() {
  return Fail(ErrorKind::kBadInput, "the index of links is damaged; build the store again");
}

}  // namespace

template <typename Coder, Is<Said> T>
void Code(Coder& coder, T& said) {
  coder(said.id.document, said.id.ordinal, said.speaker, said.outlet, said.place, said.quoted,
        said.published);
}

template <typename Coder, Is<Wording> T>
void Code(Coder& coder, T& wording) {
  coder(wording.words, wording.said);
}

template <typename Coder, Is<Shingle> T>
void Code(Coder& coder, T& shingle) {
  coder(shingle.count, shingle.wordings);
}

size_t CountWords(const std::vector<uint32_t>& words) {
  return words.size() - static_cast<size_t>(std::ranges::count(words, kEllipsis));
}

WordingKey Wording::Key() const {
  std::string bytes;
  for (const uint32_t word : words) bytes += EncodeNumber(word, 4);
  return Number(bytes);
}

std::vector<uint64_t> Wording::Shingles() const {
  std::vector<uint64_t> shingles;
  for (size_t begin = 0; begin + kShingle <= std::min(words.size(), kLongest); ++begin) {
    uint64_t hash = 0;
    for (size_t i = begin; i < begin + kShingle; ++i) hash = Mix(hash, words[i]);
    shingles.push_back(Mix(hash, 0));
  }
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

std::optional<Wording> ReadWording(const StatementRow& statement, const Article& article,
                                   const Id& speaker, std::string_view text) {
  const Attribution& fact = statement.fact;
  if (!Reports(fact.zone) || fact.content.empty()) return std::nullopt;
  Wording wording;
  Said& said = wording.said.emplace_back();
  said.id = statement.id;
  said.speaker = speaker;
  if (!article.outlet.empty()) said.outlet = ShortHash(article.outlet);
  said.place = {fact.content.front().begin, fact.content.back().end};
  if (article.published) said.published = article.published->date;
  said.quoted = fact.kind != QuoteKind::kIndirect;
  if (said.quoted) {
    wording.words =
        ReadWords(text, QuotedParts(text, fact.content, fact.kind == QuoteKind::kDirect));
  }
  if (CountWords(wording.words) < kFewestWords) {
    // Of "a “disaster” for the valley" the words around count too.
    said.quoted = fact.kind == QuoteKind::kDirect;
    wording.words = ReadWords(text, fact.content);
  }
  if (CountWords(wording.words) < kFewestWords) return std::nullopt;
  return wording;
}

Result<const Wording*> Wordings::Find(WordingKey key) {
  const auto [known, added] = wordings_.try_emplace(key);
  if (added && snapshot_ != nullptr) {
    const auto row = snapshot_->IndexRow(WordingRow(key));
    if (!row) return tl::make_unexpected(row.error());
    if (*row) {
      auto wording = Decode<Wording>(**row);
      if (!wording) return DamagedRow();
      known->second = std::move(*wording);
    }
  }
  return known->second.said.empty() ? nullptr : &known->second;
}

Result<Wordings::Bucket*> Wordings::FindBucket(uint64_t shingle) {
  const auto [known, added] = buckets_.try_emplace(BucketOf(shingle));
  if (added && snapshot_ != nullptr) {
    const auto row = snapshot_->IndexRow(BucketRow(BucketOf(shingle)));
    if (!row) return tl::make_unexpected(row.error());
    if (*row) {
      auto bucket = Decode<Bucket>(**row);
      if (!bucket) return DamagedRow();
      known->second = std::move(*bucket);
    }
  }
  return &known->second;
}

Result<const Shingle*> Wordings::FindShingle(uint64_t shingle) {
  const auto bucket = FindBucket(shingle);
  if (!bucket) return tl::make_unexpected(bucket.error());
  const auto found = (*bucket)->find(shingle);
  return found == (*bucket)->end() ? nullptr : &found->second;
}

Result<void> Wordings::Add(const Wording& wording) {
  const WordingKey key = wording.Key();
  const auto found = Find(key);
  if (!found) return tl::make_unexpected(found.error());
  Wording& there = wordings_[key];
  const bool is_new = there.said.empty();
  there.words = wording.words;
  for (const Said& said : wording.said) {
    there.said.insert(std::ranges::upper_bound(there.said, said.id, {}, &Said::id), said);
  }
  if (snapshot_ != nullptr) changed_.insert(key);
  return is_new ? Count(wording, true) : Result<void>();
}

Result<void> Wordings::Remove(WordingKey key, const FactId& said) {
  const auto found = Find(key);
  if (!found) return tl::make_unexpected(found.error());
  Wording& there = wordings_[key];
  changed_.insert(key);
  std::erase_if(there.said, [&](const Said& one) { return one.id == said; });
  return there.said.empty() && *found != nullptr ? Count(there, false) : Result<void>();
}

// In the index of shingles.
Result<void> Wordings::Count(const Wording& wording, bool more) {
  if (snapshot_ == nullptr) return {};
  const WordingKey key = wording.Key();
  for (const uint64_t hash : wording.Shingles()) {
    const auto bucket = FindBucket(hash);
    if (!bucket) return tl::make_unexpected(bucket.error());
    changed_buckets_.insert(BucketOf(hash));
    Shingle& shingle = (**bucket)[hash];
    const bool complete = shingle.wordings.size() == shingle.count;
    const auto place = std::ranges::lower_bound(shingle.wordings, key);
    if (more) {
      ++shingle.count;
      if (complete) shingle.wordings.insert(place, key);
      if (shingle.count > kMostKept) shingle.wordings.clear();
    } else {
      --shingle.count;
      if (complete) shingle.wordings.erase(place);
      lost_ |= !complete && shingle.Ties();
      if (shingle.count == 0) (*bucket)->erase(hash);
    }
  }
  return {};
}

std::vector<std::pair<uint64_t, WordingKey>> Wordings::AllShingles() const {
  std::vector<std::pair<uint64_t, WordingKey>> shingles;
  for (const auto& [key, wording] : wordings_) {
    for (const uint64_t shingle : wording.Shingles()) shingles.emplace_back(shingle, key);
  }
  std::ranges::sort(shingles);
  return shingles;
}

LinkIndex Wordings::Rows() const {
  LinkIndex rows;
  for (const auto& [key, wording] : wordings_) rows[WordingRow(key)] = Encode(wording);
  const auto shingles = AllShingles();
  for (size_t begin = 0; begin < shingles.size();) {
    const uint32_t number = BucketOf(shingles[begin].first);
    Bucket bucket;
    for (; begin < shingles.size() && BucketOf(shingles[begin].first) == number; ++begin) {
      Shingle& shingle = bucket[shingles[begin].first];
      if (++shingle.count <= kMostKept) shingle.wordings.push_back(shingles[begin].second);
      if (shingle.count > kMostKept) shingle.wordings.clear();
    }
    rows[BucketRow(number)] = Encode(bucket);
  }
  return rows;
}

std::map<std::string, std::optional<std::string>> Wordings::ChangedRows() const {
  std::map<std::string, std::optional<std::string>> rows;
  for (const WordingKey key : changed_) {
    const Wording& wording = wordings_.at(key);
    std::optional<std::string>& row = rows[WordingRow(key)];
    if (!wording.said.empty()) row = Encode(wording);
  }
  for (const uint32_t bucket : changed_buckets_) {
    const Bucket& shingles = buckets_.at(bucket);
    std::optional<std::string>& row = rows[BucketRow(bucket)];
    if (!shingles.empty()) row = Encode(shingles);
  }
  return rows;
}

}  // namespace whosaid
