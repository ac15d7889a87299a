#include "extract/attributions/attributions_act.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace whosaid {
namespace {

constexpr uint32_t kReach = 60;  // dependants further away are not looked for

using Lemmas = std::initializer_list<std::string_view>;

bool IsOneOf(std::string_view lemma, Lemmas lemmas) {
  return std::ranges::find(lemmas, lemma) != lemmas.end();
}

class ActReader {
 public:
  ActReader(const Document& document, TokenRange cue) : syntax_(document.syntax) {
    const auto sentence =
        std::ranges::upper_bound(document.sentences, cue.begin, {}, &Sentence::end_token);
    first_ = std::max(sentence->first_token, cue.begin - std::min(cue.begin, kReach));
    end_ = std::min(sentence->end_token, cue.end + kReach);
    verb_ = cue.begin;
    for (TokenIndex i = cue.begin; i < cue.end; ++i) {
      if (syntax_[i].head < cue.begin || syntax_[i].head >= cue.end || syntax_[i].head == i) {
        verb_ = i;
        break;
      }
    }
  }

  SpeechAct Read() const { return {ReadFactuality(), ReadAddressee()}; }

 private:
  template <typename Predicate>
  std::optional<TokenIndex> Dependant(TokenIndex of, Predicate predicate) const {
    for (TokenIndex i = first_; i < end_; ++i) {
      if (i != of && syntax_[i].head == of && predicate(syntax_[i])) return i;
    }
    return std::nullopt;
  }

  bool Has(TokenIndex of, std::string_view relation, Lemmas lemmas) const {
    return Dependant(of,
                     [&](const SyntaxWord& word) {
                       return word.deprel.starts_with(relation) && IsOneOf(word.lemma, lemmas);
                     })
        .has_value();
  }

  std::optional<Factuality> ReadFactuality() const {
    const SyntaxWord& verb = syntax_[verb_];
    const SyntaxWord& governor = syntax_[verb.head];
    const bool governed = verb.head != verb_ && IsOneOf(verb.deprel, {"xcomp", "ccomp"});
    // "declined to say", "denied having said", "is going to announce"
    if (governed && IsOneOf(governor.lemma, {"decline", "refuse"})) return Factuality::kDeclined;
    if (governed && governor.lemma == "deny") return Factuality::kDenied;
    if (Has(verb_, "advmod", {"not", "never"})) return Factuality::kNotSaid;
    if (Has(verb_, "nsubj", {"nobody", "none"})) return Factuality::kNotSaid;
    if (Has(verb_, "aux", {"will", "shall"})) return Factuality::kWillSay;
    if (governed && governor.lemma == "go" && Has(verb.head, "aux", {"be"})) {
      return Factuality::kWillSay;
    }
    if (Has(verb_, "advmod", {"reportedly", "allegedly", "supposedly", "purportedly"})) {
      return Factuality::kReportedly;
    }
    // "is said to favour the plan"
    if (Has(verb_, "aux:pass", {"be"}) &&
        IsOneOf(verb.lemma, {"say", "report", "rumour", "rumor", "allege", "understand"}) &&
        Dependant(verb_, [](const SyntaxWord& word) { return word.deprel == "xcomp"; })) {
      return Factuality::kReportedly;
    }
    return std::nullopt;
  }

  // "told [the Gazette] that …", "said to [her guests]"
  std::optional<TokenIndex> ReadAddressee() const {
    const SyntaxWord& verb = syntax_[verb_];
    if (verb.upos != Upos::kVerb) return std::nullopt;
    const auto told =
        Dependant(verb_, [](const SyntaxWord& word) { return word.deprel == "iobj"; });
    if (told) return told;
    if (IsOneOf(verb.lemma, {"tell", "inform", "assure", "remind", "warn", "advise", "notify",
                             "ask", "brief"})) {
      const auto object =
          Dependant(verb_, [](const SyntaxWord& word) { return word.deprel == "obj"; });
      if (object) return object;
    }
    if (!IsOneOf(verb.lemma, {"say", "speak", "write", "explain", "complain", "announce", "confirm",
                              "admit", "suggest", "insist", "report"})) {
      return std::nullopt;
    }
    for (TokenIndex i = verb_ + 1; i < end_; ++i) {
      const bool oblique = syntax_[i].head == verb_ && syntax_[i].deprel.starts_with("obl");
      if (oblique && Has(i, "case", {"to"})) return i;
    }
    return std::nullopt;
  }

  const std::vector<SyntaxWord>& syntax_;
  TokenIndex first_ = 0;
  TokenIndex end_ = 0;
  TokenIndex verb_ = 0;
};

}  // namespace

SpeechAct ReadSpeechAct(const Document& document, TokenRange cue) {
  if (document.syntax.empty()) return {};
  return ActReader(document, cue).Read();
}

}  // namespace whosaid
