#include "extract/tokens/tokens.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "extract/tokens/abbreviations.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

// "non-toxic", "e-mail": the hyphen after these stays inside the word. Sorted.
constexpr std::array<std::string_view, 34> kPrefixes = {
    "anti",   "arch",  "bi",    "co",    "counter", "cross", "de",   "e",     "ex",
    "extra",  "hyper", "infra", "inter", "intra",   "macro", "mega", "micro", "mid",
    "mini",   "multi", "neo",   "non",   "over",    "post",  "pre",  "pro",   "proto",
    "pseudo", "re",    "semi",  "socio", "sub",     "ultra", "vice"};
static_assert(std::is_sorted(kPrefixes.begin(), kPrefixes.end()));

// Those that stand before names as well: "pro-Orla" against "Inter|-|Orla".
constexpr std::array<std::string_view, 9> kNamePrefixes = {"anti", "ex",   "mid", "neo", "non",
                                                           "pan",  "post", "pre", "pro"};

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

// After an apostrophe: "she|'s", "we|'ll".
constexpr std::array<std::string_view, 6> kClitics = {"d", "ll", "m", "re", "s", "ve"};

// Words that begin with an apostrophe: "tell 'em".
constexpr std::array<std::string_view, 8> kApostropheWords = {"bout", "cause", "cuz", "em",
                                                              "n",    "round", "til", "tis"};

// Written on to a number but a word of its own: "7|pm", "35|mm", "$ 3|bn".
constexpr std::array<std::string_view, 33> kUnits = {
    "AM", "B",  "GB",  "K",  "KB", "M",   "MB",  "MM", "PM", "TB", "am",
    "bn", "c",  "cm",  "ft", "g",  "hrs", "k",   "kg", "km", "lb", "lbs",
    "m",  "mg", "min", "ml", "mm", "mn",  "mph", "oz", "pm", "tn", "x"};

constexpr std::array<std::string_view, 14> kEmoticons = {
    ":-)", ":-(", ";-)", ":-D", ":-P", ":'(", ":)", ":(", ";)", ":D", ":P", "=)", "<3", "^_^"};

template <typename Words>
bool Holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Cuts one chunk of text without white space at a time, from left to right: the first rule that
// finds a token at a place has it.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 5); }

  std::vector<Token> Run();

 private:
  // Each rule returns the end of the token that begins at `at`, or `at` where it finds none.
  using Rule = size_t (Tokenizer::*)(size_t at) const;
  size_t Url(size_t at) const;
  size_t Email(size_t at) const;
  size_t Emoticon(size_t at) const;
  size_t Handle(size_t at) const;
  size_t Clitic(size_t at) const;
  size_t Number(size_t at) const;
  size_t Word(size_t at) const;
  size_t Run(size_t at) const;
  size_t Symbol(size_t at) const;

  void FindChunk(size_t at);
  bool EmitPlainChunk();

  Character At(size_t offset) const {
    return offset < end_ ? CharacterAt(text_, offset) : Character{};
  }
  CharacterClass ClassAt(size_t offset) const {
    return offset < end_ ? ClassOf(CharacterAt(text_, offset).code) : CharacterClass::kSpace;
  }
  bool IsLetter(size_t at) const { return ClassAt(at) == CharacterClass::kLetter; }
  bool IsDigit(size_t at) const { return ClassAt(at) == CharacterClass::kDigit; }
  bool IsWordPart(size_t at) const { return IsLetter(at) || IsDigit(at) || At(at).code == U'_'; }
  std::string_view Text(size_t begin, size_t end) const { return text_.substr(begin, end - begin); }

  size_t SkipLetters(size_t at) const;
  size_t SkipDigits(size_t at) const;
  size_t TrimUrl(size_t at, size_t end) const;
  size_t PhoneNumber(size_t at, size_t digits_end) const;
  size_t NumberSuffix(size_t end) const;
  size_t Acronym(size_t at) const;
  size_t JoinedWord(size_t at) const;
  bool EndsLine(size_t at, bool or_sentence) const;
  size_t WithFullStop(size_t at, size_t end) const;

  void Emit(size_t begin, size_t end);
  void EmitWord(size_t begin, size_t end);
  size_t CliticOf(size_t begin, size_t end) const;
  void Push(size_t begin, size_t end) {
    tokens_.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
  }

  std::string_view text_;
  size_t begin_ = 0;  // of the chunk
  size_t end_ = 0;
  bool has_at_sign_ = false;  // the chunk
  std::vector<Token> tokens_;
};

std::vector<Token> Tokenizer::Run() {
  constexpr std::array<Rule, 9> kRules = {
      &Tokenizer::Url,    &Tokenizer::Email,  &Tokenizer::Emoticon,
      &Tokenizer::Handle, &Tokenizer::Clitic, &Tokenizer::Number,
      &Tokenizer::Word,   &Tokenizer::Run,    &Tokenizer::Symbol};
  for (size_t at = 0; at < text_.size();) {
    const Character first = CharacterAt(text_, at);
    if (ClassOf(first.code) == CharacterClass::kSpace) {
      at += first.size;
      continue;
    }
    FindChunk(at);
    if (EmitPlainChunk()) {
      at = end_;
      continue;
    }
    has_at_sign_ = Text(begin_, end_).find('@') != std::string_view::npos;
    while (at < end_) {
      size_t end = at;
      for (const Rule rule : kRules) {
        end = (this->*rule)(at);
        if (end != at) break;
      }
      Emit(at, end);
      at = end;
    }
  }
  return std::move(tokens_);
}

void Tokenizer::FindChunk(size_t at) {
  begin_ = end_ = at;
  while (end_ < text_.size()) {
    const char byte = text_[end_];
    if (byte > ' ' && byte < 0x7F) {
      ++end_;
      continue;
    }
    const Character next = CharacterAt(text_, end_);
    if (ClassOf(next.code) == CharacterClass::kSpace) break;
    end_ += next.size;
  }
}

// Most of a text: ASCII letters, alone or before a comma. The rules would find the same.
bool Tokenizer::EmitPlainChunk() {
  const auto is_letter = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  };
  size_t end = begin_;
  while (end < end_ && is_letter(text_[end])) ++end;
  const bool comma = end + 1 == end_ && text_[end] == ',';
  if (end == begin_ || (end != end_ && !comma)) return false;
  EmitWord(begin_, end);
  if (comma) Push(end, end + 1);
  return true;
}

size_t Tokenizer::SkipLetters(size_t at) const {
  while (IsLetter(at)) at += At(at).size;
  return at;
}

size_t Tokenizer::SkipDigits(size_t at) const {
  while (IsDigit(at)) at += At(at).size;
  return at;
}

// "(see https://example.org/a_(b).)": what closes the sentence is no part of the address.
size_t Tokenizer::TrimUrl(size_t at, size_t end) const {
  constexpr std::string_view kTail = ".,;:!?'\")]>*";
  bool has_open_bracket = Text(at, end).find('(') != std::string_view::npos;
  while (end > at) {
    const char last = text_[end - 1];
    if (kTail.find(last) != std::string_view::npos) {
      if (last == ')' && has_open_bracket) break;
      --end;
    } else if (Text(at, end).ends_with("\u2019") || Text(at, end).ends_with("\u201D")) {
      end -= 3;
    } else {
      break;
    }
  }
  return end;
}

size_t Tokenizer::Url(size_t at) const {
  constexpr std::array<std::string_view, 6> kSchemes = {"http://", "https://", "ftp://",
                                                        "mailto:", "www.",     "doi:"};
  if (at > begin_ &&
      (text_[at - 1] == '_' || std::isalnum(static_cast<unsigned char>(text_[at - 1]))))
    return at;
  const std::string lowered = Folded(Text(at, std::min(end_, at + 9)));
  const bool begins = std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view scheme) {
    return lowered.starts_with(scheme) && lowered.size() > scheme.size();
  });
  if (!begins) return at;
  size_t end = at;
  while (end < end_ && text_[end] != '<' && text_[end] != '>' && text_[end] != '"') ++end;
  return TrimUrl(at, end);
}

size_t Tokenizer::Email(size_t at) const {
  constexpr size_t kLongestName = 64;
  if (!has_at_sign_ || !(IsLetter(at) || IsDigit(at))) return at;
  size_t end = at;
  const auto is_name_part = [&](size_t offset) {
    return offset < end_ && (IsWordPart(offset) || Text(offset, offset + 1) == "." ||
                             Text(offset, offset + 1) == "-" || Text(offset, offset + 1) == "+");
  };
  while (end - at <= kLongestName && is_name_part(end)) end += At(end).size;
  if (end >= end_ || text_[end] != '@' || !IsWordPart(end + 1)) return at;
  ++end;
  while (end - at <= 2 * kLongestName && is_name_part(end)) end += At(end).size;
  while (text_[end - 1] == '.' || text_[end - 1] == '-') --end;
  return end;
}

size_t Tokenizer::Emoticon(size_t at) const {
  for (const std::string_view emoticon : kEmoticons) {
    if (Text(at, end_).starts_with(emoticon) && !IsWordPart(at + emoticon.size())) {
      return at + emoticon.size();
    }
  }
  return at;
}

// "@ana_venn", "#OrlaVotes"; a bare "#" or "#1" is left to the other rules.
size_t Tokenizer::Handle(size_t at) const {
  if (text_[at] != '@' && text_[at] != '#') return at;
  if (!IsLetter(at + 1) && At(at + 1).code != U'_') return at;
  size_t end = at + 1;
  while (IsWordPart(end)) end += At(end).size;
  return end;
}

// An apostrophe with what it stands before: "the U.S.|'s", "'em", "the '90s".
size_t Tokenizer::Clitic(size_t at) const {
  const Character mark = At(at);
  const bool opens = mark.code == 0x2018 || mark.code == U'`';
  if (!IsApostrophe(mark.code) && !opens) return at;
  const size_t inner = at + mark.size;
  const size_t letters = SkipLetters(inner);
  const size_t digits = SkipDigits(inner);
  if (digits - inner == 2) {
    const size_t end = At(digits).code == U's' ? digits + 1 : digits;
    return IsWordPart(end) || IsApostrophe(At(end).code) ? at : end;
  }
  if (letters == inner || IsWordPart(letters)) return at;
  const std::string word = Folded(Text(inner, letters));
  if (at > begin_ && !tokens_.empty() && Holds(kClitics, word)) return letters;
  return Holds(kApostropheWords, word) && !IsApostrophe(At(letters).code) ? letters : at;
}

// Telephone numbers and the like stay whole, ranges don't: "555-0142" against "1990|-|95".
size_t Tokenizer::PhoneNumber(size_t at, size_t digits_end) const {
  size_t end = digits_end;
  size_t groups = 1;
  size_t last_size = digits_end - at;
  while (end < end_ && text_[end] == '-' && IsDigit(end + 1)) {
    const size_t next = SkipDigits(end + 1);
    last_size = next - end - 1;
    end = next;
    ++groups;
  }
  const size_t first_size = digits_end - at;
  const bool local = groups == 2 && (first_size == 3 || first_size == 5) && last_size == 4;
  return groups >= 3 || local ? end : digits_end;
}

// What follows the digits without a space: ordinals and decades belong to the number, units don't.
size_t Tokenizer::NumberSuffix(size_t end) const {
  if (!IsLetter(end)) {
    // "the 1990's" is a decade, "room 12's" a possessive.
    const Character mark = At(end);
    const bool decade = text_[end - 1] == '0' && IsApostrophe(mark.code) &&
                        At(end + mark.size).code == U's' && !IsWordPart(end + mark.size + 1);
    return decade ? end + mark.size + 1 : end;
  }
  const size_t letters = SkipLetters(end);
  if (IsDigit(letters) || letters - end > 4) return JoinedWord(end);
  if (Holds(kUnits, Text(end, letters))) return end;
  const bool clock = Text(end, end_).starts_with("p.m") || Text(end, end_).starts_with("a.m");
  return clock ? end : letters;
}

size_t Tokenizer::Number(size_t at) const {
  size_t begin = at;
  const bool sign = (text_[at] == '-' || text_[at] == '+') && at == begin_;
  if (sign || text_[at] == '.') ++begin;
  if (!IsDigit(begin)) return at;
  if (text_[at] == '.' && at > begin_) return at;
  size_t end = SkipDigits(begin);
  const size_t phone = PhoneNumber(begin, end);
  if (phone != end) return phone;
  constexpr std::string_view kInside = ".,:/";
  while (end < end_ && kInside.find(text_[end]) != std::string_view::npos && IsDigit(end + 1)) {
    end = SkipDigits(end + 1);
  }
  // "1. Open the box": the number of a list's line.
  const bool enumerates = at == begin_ && end + 1 == end_ && text_[end] == '.' && end - at <= 2 &&
                          (begin_ == 0 || text_[begin_ - 1] == '\n');
  return enumerates ? end + 1 : NumberSuffix(end);
}

// "U.S.", "a.m.", "J.R.R.", also without the last full stop; nothing for a single initial.
size_t Tokenizer::Acronym(size_t at) const {
  constexpr size_t kMostLetters = 8;
  size_t end = at;
  size_t letters = 0;
  while (IsLetter(end) && letters < kMostLetters) {
    const size_t next = end + At(end).size;
    if (next >= end_ || text_[next] != '.') {
      if (letters >= 1 && !IsWordPart(next)) return end + At(end).size;
      break;
    }
    end = next + 1;
    ++letters;
  }
  return letters >= 2 && !IsWordPart(end) ? end : at;
}

// Letters and digits, with the apostrophes, points, ampersands and hyphens inside.
size_t Tokenizer::JoinedWord(size_t at) const {
  size_t end = at;
  while (end < end_) {
    const Character next = At(end);
    if (IsWordPart(end)) {
      end += next.size;
      continue;
    }
    const size_t after = end + next.size;
    if (!IsLetter(after) && !(IsDigit(after) && next.code != U'.')) break;
    const std::string_view piece = Text(at, end);
    const bool upper = IsUpper(At(after).code);
    if (IsApostrophe(next.code)) {
      if (!IsLetter(after)) break;
    } else if (next.code == U'.') {
      // "example.org" is one name, "ended.Then" two sentences.
      const bool glued =
          upper && IsLower(At(after + 1).code) && IsLower(CharacterAt(text_, end - 1).code);
      if (glued || piece.size() < 2) break;
    } else if (next.code == U'&') {
      if (!IsUpper(At(at).code) || !upper || end - at > 3) break;
      if (SkipLetters(after) - after > 3) break;
    } else if (next.code == U'-') {
      const std::string prefix = Folded(piece);
      if (upper ? !Holds(kNamePrefixes, prefix) : !Holds(kPrefixes, prefix)) break;
    } else {
      break;
    }
    end = after;
  }
  return end;
}

// "Falk Inc.": the full stop at the end of a line is the sentence's. With `or_sentence` so is one
// before a capital: "nets, boats, etc. They left."
bool Tokenizer::EndsLine(size_t at, bool or_sentence) const {
  while (at < end_ && IsQuotationMark(At(at).code)) at += At(at).size;
  if (at < end_) return false;
  while (at < text_.size() && text_[at] == ' ') ++at;
  const char32_t next = CharacterAt(text_, at).code;
  return next == 0 || next == U'\n' || next == U'\r' || (or_sentence && IsUpper(next));
}

// Takes in the full stop of an abbreviation or initial.
size_t Tokenizer::WithFullStop(size_t at, size_t end) const {
  if (end >= end_ || text_[end] != '.' || At(end + 1).code == U'.') return end;
  const std::string_view word = Text(at, end);
  if (At(at).size == word.size() && IsUpper(At(at).code) && word != "I") return end + 1;
  const std::optional<AbbreviationKind> kind = FindAbbreviation(word);
  if (!kind) return end;
  if (*kind == AbbreviationKind::kNumber) {
    size_t next = end + 1;
    while (next < text_.size() && text_[next] == ' ') ++next;
    if (ClassOf(CharacterAt(text_, next).code) != CharacterClass::kDigit) return end;
  }
  if (*kind == AbbreviationKind::kEither && EndsLine(end + 1, word == "etc")) return end;
  return end + 1;
}

size_t Tokenizer::Word(size_t at) const {
  if (!IsLetter(at) && At(at).code != U'_') return at;
  const size_t acronym = Acronym(at);
  if (acronym != at) return acronym;
  const std::string lowered = Folded(Text(at, std::min(end_, at + 6)));
  for (const std::string_view slashed : {"w/o", "s/he", "n/a", "c/o"}) {
    if (lowered.starts_with(slashed) && !IsWordPart(at + slashed.size()))
      return at + slashed.size();
  }
  const size_t end = JoinedWord(at);
  // "US$ 5", "A$ 7"
  if (end < end_ && text_[end] == '$' && end - at <= 2 && IsUpper(At(at).code)) return end + 1;
  if (end < end_ && text_[end] == '/' && Text(at, end).find('.') != std::string_view::npos) {
    return TrimUrl(at, end_);  // "example.org/news"
  }
  return WithFullStop(at, end);
}

// "...", "--", "?!", "====": one token.
size_t Tokenizer::Run(size_t at) const {
  const Character first = At(at);
  constexpr std::u32string_view kRepeated = U".-=*_~+#<>'`\u2026\u2014\u2018\u2019";
  const char32_t second = At(at + first.size).code;
  const bool asks = first.code == U'?' || first.code == U'!' ||
                    (first.code == U'.' && (second == U'?' || second == U'!'));
  if (!asks && kRepeated.find(first.code) == std::u32string_view::npos) return at;
  size_t end = at + first.size;
  while (end < end_) {
    const Character next = At(end);
    if (asks ? next.code != U'?' && next.code != U'!' : next.code != first.code) break;
    end += next.size;
  }
  return end == at + first.size ? at : end;
}

// One character, with the marks and joiners that make up one picture.
size_t Tokenizer::Symbol(size_t at) const {
  size_t end = at + At(at).size;
  while (end < end_) {
    const Character next = At(end);
    const bool joins = next.code == 0x200D;
    const bool modifies = (next.code >= 0xFE00 && next.code <= 0xFE0F) ||
                          (next.code >= 0x1F3FB && next.code <= 0x1F3FF);
    if (!joins && !modifies) break;
    end += next.size;
    if (joins) end += At(end).size;
  }
  return end;
}

void Tokenizer::Emit(size_t begin, size_t end) {
  if (IsLetter(begin) && Text(begin, end).find("://") == std::string_view::npos) {
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
  const std::string suffix = Folded(Text(mark + At(mark).size, end));
  const bool negates = suffix == "t" && mark > begin + 1 && Folded(Text(mark - 1, mark)) == "n";
  const size_t cut = negates ? mark - 1 : Holds(kClitics, suffix) ? mark : end;
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
