#include "extract/tokens/token_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "extract/tokens/abbreviations.h"
#include "extract/tokens/torn_letters.h"

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

}  // namespace

bool IsClitic(std::string_view word) { return Holds(kClitics, word); }

size_t TokenRules::EndOf(size_t at) const {
  using Rule = size_t (TokenRules::*)(size_t) const;
  constexpr std::array<Rule, 9> kRules = {
      &TokenRules::Url,    &TokenRules::Email,    &TokenRules::Emoticon,
      &TokenRules::Handle, &TokenRules::Clitic,   &TokenRules::Number,
      &TokenRules::Word,   &TokenRules::Repeated, &TokenRules::Symbol};
  for (const Rule rule : kRules) {
    const size_t end = (this->*rule)(at);
    if (end != at) return end;
  }
  return at;
}

size_t TokenRules::SkipLetters(size_t at) const {
  while (IsLetter(at)) at += At(at).size;
  return at;
}

size_t TokenRules::SkipDigits(size_t at) const {
  while (IsDigit(at)) at += At(at).size;
  return at;
}

// "(see https://example.org/a_(b).)": what closes the sentence is no part of the address.
size_t TokenRules::TrimUrl(size_t at, size_t end) const {
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

size_t TokenRules::Url(size_t at) const {
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

size_t TokenRules::Email(size_t at) const {
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

size_t TokenRules::Emoticon(size_t at) const {
  for (const std::string_view emoticon : kEmoticons) {
    if (Text(at, end_).starts_with(emoticon) && !IsWordPart(at + emoticon.size())) {
      return at + emoticon.size();
    }
  }
  return at;
}

// "@ana_venn", "#OrlaVotes"; a bare "#" or "#1" is left to the other rules.
size_t TokenRules::Handle(size_t at) const {
  if (text_[at] != '@' && text_[at] != '#') return at;
  if (!IsLetter(at + 1) && At(at + 1).code != U'_') return at;
  size_t end = at + 1;
  while (IsWordPart(end)) end += At(end).size;
  return end;
}

// An apostrophe with what it stands before: "the U.S.|'s", "'em", "the '90s".
size_t TokenRules::Clitic(size_t at) const {
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
  if (at > begin_ && IsClitic(word)) return letters;
  return Holds(kApostropheWords, word) && !IsApostrophe(At(letters).code) ? letters : at;
}

// Telephone numbers and the like stay whole, ranges don't: "555-0142" against "1990|-|95".
size_t TokenRules::PhoneNumber(size_t at, size_t digits_end) const {
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
size_t TokenRules::NumberSuffix(size_t end) const {
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

size_t TokenRules::Number(size_t at) const {
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
size_t TokenRules::Acronym(size_t at) const {
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
size_t TokenRules::JoinedWord(size_t at) const {
  size_t end = at;
  while (end < end_) {
    const Character next = At(end);
    if (IsWordPart(end) || IsTorn(Text(at, end), next.code)) {
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
bool TokenRules::EndsLine(size_t at, bool or_sentence) const {
  while (at < end_ && IsQuotationMark(At(at).code)) at += At(at).size;
  if (at < end_) return false;
  while (at < text_.size() && text_[at] == ' ') ++at;
  const char32_t next = CharacterAt(text_, at).code;
  return next == 0 || next == U'\n' || next == U'\r' || (or_sentence && IsUpper(next));
}

// Takes in the full stop of an abbreviation or initial.
size_t TokenRules::WithFullStop(size_t at, size_t end) const {
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

size_t TokenRules::Word(size_t at) const {
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
size_t TokenRules::Repeated(size_t at) const {
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
size_t TokenRules::Symbol(size_t at) const {
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

}  // namespace whosaid
