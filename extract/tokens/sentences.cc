#include "extract/tokens/sentences.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extract/tokens/abbreviations.h"
#include "extract/tokens/characters.h"
#include "extract/zones/paragraphs.h"

namespace whosaid {
namespace {

// Words that are capitalised at the beginning of a sentence but hardly in a name, so that a full
// stop before them ends one: "She moved to the U.S. The move was hard." Sorted.
constexpr std::array<std::string_view, 60> kOpeners = {
    "a",       "after",   "all",   "also", "although", "an",        "and",     "another", "as",
    "at",      "because", "both",  "but",  "by",       "each",      "even",    "every",   "for",
    "from",    "he",      "her",   "here", "his",      "how",       "however", "if",      "in",
    "instead", "it",      "its",   "just", "many",     "meanwhile", "most",    "my",      "no",
    "not",     "now",     "on",    "one",  "our",      "she",       "since",   "so",      "some",
    "that",    "the",     "their", "then", "there",    "these",     "they",    "this",    "those",
    "to",      "we",      "what",  "when", "while",    "you"};
static_assert(std::is_sorted(kOpeners.begin(), kOpeners.end()));

// After a quotation that asks or exclaims these go on with the sentence: "'Why?' Ana asked."
constexpr std::array<std::string_view, 10> kSpeechVerbs = {
    "asked", "asks", "cried", "joked", "replied", "said", "says", "shouted", "tweeted", "wrote"};

template <typename Words>
bool Holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Splitter {
 public:
  explicit Splitter(const Document& document) : document_(document), tokens_(document.tokens) {}

  // True where a sentence ends before token `next`, which is not the first of its paragraph.
  bool EndsBefore(size_t next, size_t paragraph_begin) const;

 private:
  std::string_view Text(size_t token) const { return document_.Text(tokens_[token].span); }
  char32_t First(size_t token) const { return CharacterAt(Text(token), 0).code; }
  bool IsGlued(size_t token) const {  // to the token before
    return tokens_[token].span.begin == tokens_[token - 1].span.end;
  }
  bool IsCloser(size_t token) const;
  bool IsOpener(size_t token) const;
  bool IsTerminator(size_t token) const;
  bool EndsAfterAbbreviation(size_t last, size_t word) const;
  bool IsAddress(size_t token) const;
  bool IsEnumerator(size_t token, size_t paragraph_begin) const;
  bool IsOmission(size_t token, size_t paragraph_begin) const;
  bool SpeechFollows(size_t word) const;

  const Document& document_;
  const std::vector<Token>& tokens_;
};

bool Splitter::IsCloser(size_t token) const {
  const char32_t code = First(token);
  if (code == U')' || code == U']' || code == U'}' || code == 0x201D || code == 0xBB) return true;
  if (tokens_[token].span.size() > 3) return false;
  return token > 0 && IsGlued(token) && IsQuotationMark(code) && code != 0x201C && code != 0xAB;
}

bool Splitter::IsOpener(size_t token) const {
  const char32_t code = First(token);
  return code == U'(' || code == U'[' || (IsQuotationMark(code) && tokens_[token].span.size() <= 3);
}

bool Splitter::IsTerminator(size_t token) const {
  const std::string_view text = Text(token);
  return text.find_first_not_of(".!?") == std::string_view::npos || text == "\u2026";
}

// "Gov. Hollis", "J. Oduya", "the U.S. Senate" against "He left the U.S. The Senate voted."
bool Splitter::EndsAfterAbbreviation(size_t last, size_t word) const {
  std::string_view text = Text(last);
  text.remove_suffix(1);
  const std::optional<AbbreviationKind> kind = FindAbbreviation(text);
  if (kind && *kind != AbbreviationKind::kEither) return false;
  return Holds(kOpeners, Folded(Text(word)));
}

// "Three points: 1. The bridge is old. 2. The road is closed."
bool Splitter::IsEnumerator(size_t token, size_t paragraph_begin) const {
  if (Text(token) != "." || token == paragraph_begin || !IsGlued(token)) return false;
  const std::string_view number = Text(token - 1);
  if (number.size() > 2 || number.find_first_not_of("0123456789") != std::string_view::npos) {
    return false;
  }
  if (token - 1 == paragraph_begin) return true;
  const std::string_view before = Text(token - 2);
  return IsTerminator(token - 2) || IsCloser(token - 2) || before == ":" || before == "*";
}

// "It shook. https://example.org", "It shook.https://example.org"
bool Splitter::IsAddress(size_t token) const {
  return Text(token).starts_with("www.") || Text(token).find("://") != std::string_view::npos;
}

// "Smith asked", "the minister said": one of the next words is a verb of speech.
bool Splitter::SpeechFollows(size_t word) const {
  for (size_t i = word; i < std::min(word + 4, tokens_.size()); ++i) {
    if (Holds(kSpeechVerbs, Text(i))) return true;
    if (IsTerminator(i)) return false;
  }
  return false;
}

// "It was over. ... Then it began.": what was left out stands before the next sentence.
bool Splitter::IsOmission(size_t token, size_t paragraph_begin) const {
  const std::string_view text = Text(token);
  if ((text != "..." && text != "\u2026") || IsGlued(token)) return false;
  size_t before = token;
  while (before > paragraph_begin && IsCloser(before - 1)) --before;
  return before > paragraph_begin && IsTerminator(before - 1);
}

bool Splitter::EndsBefore(size_t next, size_t paragraph_begin) const {
  if (IsCloser(next) || (IsTerminator(next) && IsGlued(next))) return false;
  if (IsOmission(next, paragraph_begin)) return true;
  if (next - 1 > paragraph_begin && IsOmission(next - 1, paragraph_begin)) return false;
  size_t last = next - 1;
  bool quoted = false;
  while (last > paragraph_begin && IsCloser(last)) {
    quoted = quoted || IsQuotationMark(First(last));
    --last;
  }
  const bool marked = IsTerminator(last);
  if (!marked && !Text(last).ends_with('.')) return false;
  size_t word = next;
  while (word + 1 < tokens_.size() && IsOpener(word)) ++word;
  const char32_t begins = First(word);
  if (marked && IsAddress(next)) return true;
  if (IsLower(begins)) {
    // "It works!! thank you": what is written without capitals still ends.
    return marked && !quoted && Text(last).find_first_of("!?") != std::string_view::npos &&
           word == next && !IsGlued(next);
  }
  if (ClassOf(begins) == CharacterClass::kOther && !IsOpener(word)) {
    return IsTerminator(last) && (begins == U'@' || begins == U'#' || begins == U'$');
  }
  if (!marked) {
    const bool enumerates = ClassOf(First(last)) == CharacterClass::kDigit;
    return !enumerates && !IsGlued(next) && EndsAfterAbbreviation(last, word);
  }
  if (IsEnumerator(last, paragraph_begin)) return false;
  const std::string_view mark = Text(last);
  if (mark.find_first_of("!?") != std::string_view::npos) return !quoted || !SpeechFollows(word);
  if (mark == "." && IsGlued(next) && word == next) return IsUpper(begins);
  return true;
}

std::vector<Sentence> KnownSentences(const Document& document) {
  const std::vector<KnownWord>& words = document.article.known_words;
  std::vector<Sentence> sentences;
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].begins_sentence) {
      const ZoneKind zone =
          document.zones.empty() ? ZoneKind::kBody : ZoneAt(document.zones, words[i].span.begin);
      sentences.push_back({words[i].span, i, i, zone});
    }
    sentences.back().span.end = words[i].span.end;
    sentences.back().end_token = i + 1;
  }
  return sentences;
}

}  // namespace

std::vector<Sentence> FindSentences(const Document& document) {
  if (!document.article.known_words.empty()) return KnownSentences(document);
  const Splitter splitter(document);
  const std::vector<Token>& tokens = document.tokens;
  std::vector<Sentence> sentences;
  const auto add = [&](uint32_t first, uint32_t end, ZoneKind zone) {
    sentences.push_back({{tokens[first].span.begin, tokens[end - 1].span.end}, first, end, zone});
  };
  uint32_t next = 0;
  size_t zone = 0;
  for (const Span paragraph : FindParagraphs(document)) {
    while (zone + 1 < document.zones.size() && document.zones[zone].span.end <= paragraph.begin) {
      ++zone;
    }
    const ZoneKind kind = document.zones.empty() ? ZoneKind::kBody : document.zones[zone].kind;
    const uint32_t paragraph_begin = next;
    uint32_t first = next;
    for (; next < tokens.size() && tokens[next].span.begin < paragraph.end; ++next) {
      const bool is_full = next - first == kLongestSentence;
      if (next > first && (is_full || splitter.EndsBefore(next, paragraph_begin))) {
        add(first, next, kind);
        first = next;
      }
    }
    if (next > first) add(first, next, kind);
  }
  return sentences;
}

}  // namespace whosaid
