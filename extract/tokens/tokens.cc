#include "extract/tokens/tokens.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/tokens/characters.h"
#include "extract/tokens/token_rules.h"

namespace whosaid {
namespace {

// Words that are two, and the length of the first: "They cannot wait." Sorted.
struct FusedWord {
  std::string_view word;
  size_t first;
};
constexpr std::array<FusedWord, 26> kFusedWords = {{
    {"aint", 2},    {"arent", 3},  {"cannot", 3}, {"cant", 2},  {"couldnt", 5}, {"didnt", 3},
    {"doesnt", 4},  {"dont", 2},   {"gonna", 3},  {"gotta", 3}, {"hadnt", 3},   {"hasnt", 3},
    {"havent", 4},  {"im", 1},     {"isnt", 2},   {"ive", 1},   {"outta", 3},   {"shouldnt", 6},
    {"thats", 4},   {"theyre", 4}, {"wanna", 3},  {"wasnt", 3}, {"werent", 4},  {"wont", 2},
    {"wouldnt", 5}, {"youre", 3},
}};

// Cuts one chunk of text without white space at a time, from left to right.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 5); }

  std::vector<Token> Run();

 private:
  size_t EndOfChunk(size_t at) const;
  bool EmitPlainChunk(size_t begin, size_t chunk_end);
  void Emit(size_t begin, size_t end);
  void EmitWord(size_t begin, size_t end);
  size_t CliticOf(size_t begin, size_t end) const;
  void Push(size_t begin, size_t end) {
    tokens_.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
  }
  std::string_view Text(size_t begin, size_t end) const { return text_.substr(begin, end - begin); }

  std::string_view text_;
  std::vector<Token> tokens_;
};

std::vector<Token> Tokenizer::Run() {
  for (size_t at = 0; at < text_.size();) {
    const Character first = CharacterAt(text_, at);
    if (ClassOf(first.code) == CharacterClass::kSpace) {
      at += first.size;
      continue;
    }
    const size_t chunk_end = EndOfChunk(at);
    if (EmitPlainChunk(at, chunk_end)) {
      at = chunk_end;
      continue;
    }
    const TokenRules rules(text_, at, chunk_end);
    while (at < chunk_end) {
      const size_t end = rules.EndOf(at);
      Emit(at, end);
      at = end;
    }
  }
  return std::move(tokens_);
}

size_t Tokenizer::EndOfChunk(size_t at) const {
  while (at < text_.size()) {
    const char byte = text_[at];
    if (byte > ' ' && byte < 0x7F) {
      ++at;
      continue;
    }
    const Character next = CharacterAt(text_, at);
    if (ClassOf(next.code) == CharacterClass::kSpace) break;
    at += next.size;
  }
  return at;
}

// Most of a text: ASCII letters, alone or before a comma. The rules would find the same.
bool Tokenizer::EmitPlainChunk(size_t begin, size_t chunk_end) {
  const auto is_letter = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  };
  size_t end = begin;
  while (end < chunk_end && is_letter(text_[end])) ++end;
  const bool comma = end + 1 == chunk_end && text_[end] == ',';
  if (end == begin || (end != chunk_end && !comma)) return false;
  EmitWord(begin, end);
  if (comma) Push(end, end + 1);
  return true;
}

void Tokenizer::Emit(size_t begin, size_t end) {
  if (ClassOf(CharacterAt(text_, begin).code) == CharacterClass::kLetter &&
      Text(begin, end).find("://") == std::string_view::npos) {
    EmitWord(begin, end);
  } else {
    Push(begin, end);
  }
}

// Where the clitic at the end of a word begins: "Ana|'s", "do|n't"; the word's end if it has none.
size_t Tokenizer::CliticOf(size_t begin, size_t end) const {
  constexpr size_t kLongestClitic = 5;  // in bytes, with a curly apostrophe
  const std::string_view word = Text(begin, end);
  const std::string_view tail = word.substr(word.size() - std::min(word.size(), kLongestClitic));
  const size_t straight = tail.rfind('\'');
  const size_t curly = tail.rfind("\u2019");
  if (straight == curly) return end;  // neither
  const size_t in_tail = straight == std::string_view::npos ? curly : straight;
  const size_t mark = end - tail.size() + in_tail;
  const std::string suffix = Folded(Text(mark + CharacterAt(text_, mark).size, end));
  const bool negates = suffix == "t" && mark > begin + 1 && Folded(Text(mark - 1, mark)) == "n";
  const size_t cut = negates ? mark - 1 : IsClitic(suffix) ? mark : end;
  return cut == begin ? end : cut;
}

// Splits contractions and possessives off: "would|n't|'ve".
void Tokenizer::EmitWord(size_t begin, size_t end) {
  const std::string_view word = Text(begin, end);
  constexpr size_t kLongestFused = 8;
  if (word.size() <= kLongestFused) {
    const std::string folded = Folded(word);
    const auto fused = std::lower_bound(
        kFusedWords.begin(), kFusedWords.end(), folded,
        [](const FusedWord& row, const std::string& key) { return row.word < key; });
    if (fused != kFusedWords.end() && fused->word == folded) {
      Push(begin, begin + fused->first);
      return Push(begin + fused->first, end);
    }
  }
  const size_t last = CliticOf(begin, end);
  const size_t first = CliticOf(begin, last);
  Push(begin, first);
  if (first != last) Push(first, last);
  if (last != end) Push(last, end);
}

}  // namespace

std::vector<Token> FindTokens(const Document& document) {
  if (document.article.known_words.empty()) return Tokenizer(document.text()).Run();
  std::vector<Token> tokens;
  for (const KnownWord& word : document.article.known_words) tokens.push_back({word.span});
  return tokens;
}

}  // namespace whosaid
