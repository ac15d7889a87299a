#include "extract/times/timexes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/times/grammar.h"
#include "extract/times/resolve.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr uint32_t kNearby = 6;  // sentences for which figures are still of the same quarter

struct Prefix {
  std::string_view letters;
  std::string_view mod;
};
constexpr Prefix kPrefixes[] = {
    {"pre-", "BEFORE"}, {"post-", "AFTER"}, {"mid-", "MID"}, {"early-", "START"}, {"late-", "END"}};

TimeToken ReadToken(const Document& document, TokenIndex i) {
  const std::string_view text = document.Text(document.tokens[i].span);
  TimeToken token;
  if (text.size() > 16) return token;  // no word of time is as long
  token.folded = Folded(text);
  token.capital = IsUpper(CharacterAt(text, 0).code);
  if (!document.syntax.empty()) token.xpos = document.syntax[i].xpos;
  for (const Prefix& prefix : kPrefixes) {
    if (!token.folded.starts_with(prefix.letters)) continue;
    token.mod = prefix.mod;
    token.folded.erase(0, prefix.letters.size());
    token.capital = IsUpper(CharacterAt(text, prefix.letters.size()).code);
  }
  token.word = FindTimeWord(token.folded);
  return token;
}

// Verbs that put their complement in the future: "plans to meet on Friday".
bool LooksAhead(std::string_view lemma) {
  for (const std::string_view verb :
       {"plan",    "expect", "schedule", "intend",  "hope",   "want",   "agree",
        "prepare", "set",    "vow",      "promise", "pledge", "decide", "slate",
        "due",     "aim",    "likely",   "ask",     "urge",   "try"}) {
    if (lemma == verb) return true;
  }
  return false;
}

// Which way the clause of a token looks, by the tense of the verb that it hangs on.
class Tenses {
 public:
  explicit Tenses(const Document& document) : document_(document) {}

  Direction Of(TokenIndex token) const {
    if (document_.syntax.empty()) return Direction::kUnknown;
    // The nearest verb above; a tree has no cycle, but a long chain is not worth climbing.
    TokenIndex at = token;
    for (int steps = 0; steps < 12; ++steps) {
      const SyntaxWord& word = document_.syntax[at];
      if (word.upos == Upos::kVerb || (word.upos == Upos::kAux && at != token)) break;
      if (word.head == at) break;
      at = word.head;
    }
    const Direction direction = OfVerb(at);
    // "Friday's purchases are" looks back all the same.
    const bool own = document_.syntax[token].head == at;
    return direction == Direction::kPresent && !own ? Direction::kUnknown : direction;
  }

 private:
  Direction OfVerb(TokenIndex verb) const {
    const std::vector<SyntaxWord>& syntax = document_.syntax;
    bool infinitive = false;
    bool present = syntax[verb].xpos == "VBZ" || syntax[verb].xpos == "VBP";
    bool past = syntax[verb].xpos == "VBD";
    // The words that help a verb stand close before it.
    for (TokenIndex i = verb >= 8 ? verb - 8 : 0; i < verb; ++i) {
      if (syntax[i].head != verb) continue;
      const std::string_view lemma = syntax[i].lemma;
      if (lemma == "will" || lemma == "shall" || lemma == "would" || lemma == "'ll" ||
          lemma == "wo") {
        return Direction::kFuture;
      }
      infinitive = infinitive || syntax[i].xpos == "TO";
      if (!syntax[i].deprel.starts_with("aux") && syntax[i].deprel != "cop") continue;
      past = past || syntax[i].xpos == "VBD" || lemma == "have";
      present = present || syntax[i].xpos == "VBZ" || syntax[i].xpos == "VBP";
    }
    for (const std::string_view ahead : {"schedule", "postpone", "plan", "expect", "delay"}) {
      if (syntax[verb].lemma == ahead) return Direction::kPresent;
    }
    if (past) return Direction::kPast;
    const TokenIndex head = syntax[verb].head;
    if (infinitive && LooksAhead(syntax[head].lemma)) return Direction::kFuture;
    // "The talks begin Friday", "is meeting on Monday".
    if (present && syntax[verb].xpos != "VBN") return Direction::kPresent;
    return Direction::kUnknown;
  }

  const Document& document_;
};

std::optional<Date> DateOf(const TimePhrase& phrase, const ResolvedTime& resolved) {
  if (!resolved.first_day || phrase.type == TimexType::kDuration) return std::nullopt;
  Date date = *resolved.first_day;
  // "2025-02-12" and "2025-02-12TMO", "2025-02", "2025"
  const size_t size = resolved.value.substr(0, resolved.value.find('T')).size();
  const bool digits = resolved.value.find_first_of("WQHSFX") == std::string::npos;
  if (!digits || (size != 10 && size != 7 && size != 4)) return std::nullopt;
  if (size < 10) date.day = 1;
  if (size < 7) date.month = 1;
  date.precision = size == 10  ? DatePrecision::kDay
                   : size == 7 ? DatePrecision::kMonth
                               : DatePrecision::kYear;
  return date;
}

class TimexFinder {
 public:
  explicit TimexFinder(const Document& document) : document_(document), tenses_(document) {
    if (document.published) context_.published = document.published->date;
  }

  std::vector<Timex> Find() {
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) FindIn(s);
    return std::move(timexes_);
  }

 private:
  void FindIn(uint32_t sentence_index) {
    const Sentence& sentence = document_.sentences[sentence_index];
    tokens_.clear();
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
      tokens_.push_back(ReadToken(document_, i));
    }
    const TimeView view(tokens_);
    if (nearby_in_ + 1 < sentence_index) context_.nearby.reset();
    context_.quarter_is_nearby = context_.quarter && quarter_in_ + kNearby >= sentence_index;
    for (TokenIndex i = 0; i < view.size();) {
      auto phrase = ReadTimePhrase(view, i);
      if (!phrase) {
        ++i;
        continue;
      }
      i = phrase->range.end;
      Add(*phrase, sentence.first_token, sentence_index);
    }
  }

  void Add(const TimePhrase& phrase, TokenIndex first, uint32_t sentence_index) {
    context_.direction = tenses_.Of(first + phrase.range.end - 1);
    // "[until] Friday", "as soon as Friday"
    const TimeToken* before = phrase.range.begin > 0 ? &tokens_[phrase.range.begin - 1] : nullptr;
    if (before != nullptr && (before->folded == "until" || before->folded == "as")) {
      context_.direction = std::max(context_.direction, Direction::kPresent);
    }
    const auto resolved = ResolveTime(phrase, context_);
    if (!resolved) return;
    Timex timex;
    timex.span = {document_.tokens[first + phrase.range.begin].span.begin,
                  document_.tokens[first + phrase.range.end - 1].span.end};
    timex.type = phrase.clock.empty() ? phrase.type : TimexType::kTime;
    timex.value = resolved->value;
    timex.mod = phrase.mod;
    timex.date = DateOf(phrase, *resolved);
    timex.unit = phrase.unit;
    timex.from = resolved->from;
    timex.anchor = resolved->anchor;
    timex.rule = phrase.rule;
    if (resolved->first_day) Remember(phrase, *resolved->first_day, timex.span, sentence_index);
    timexes_.push_back(std::move(timex));
  }

  void Remember(const TimePhrase& phrase, const Date& day, Span words, uint32_t sentence_index) {
    const SpokenTime spoken{day, phrase.unit, words};
    context_.nearby = spoken;
    nearby_in_ = sentence_index;
    if (phrase.unit != TimeUnit::kQuarter || phrase.from_text) return;
    context_.quarter = spoken;
    context_.quarter_is_nearby = true;
    quarter_in_ = sentence_index;
  }

  const Document& document_;
  Tenses tenses_;
  TimeContext context_;
  uint32_t nearby_in_ = 0;   // the sentence of context_.nearby
  uint32_t quarter_in_ = 0;  // the sentence of context_.quarter
  std::vector<TimeToken> tokens_;
  std::vector<Timex> timexes_;
};

}  // namespace

std::vector<Timex> FindTimexes(const Document& document) { return TimexFinder(document).Find(); }

}  // namespace whosaid
