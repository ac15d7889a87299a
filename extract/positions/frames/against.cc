#include "extract/positions/frames/against.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr std::string_view kAnti = "anti-";
constexpr std::string_view kPro = "pro-";
constexpr std::string_view kNoAttitudes[] = {
    "anti-semitic", "anti-semite", "anti-semitism", "anti-aircraft",     "anti-tank",
    "anti-virus",   "anti-viral",  "anti-missile",  "anti-inflammatory", "anti-social",
    "anti-trust",   "pro-life",    "pro-choice",    "pro-active",        "pro-forma",
    "pro-rata",     "pro-am"};
// "the anti-doping agency" bears it in its name.
constexpr std::string_view kOffices[] = {"police", "officer", "agency", "unit",   "squad",
                                         "force",  "bureau",  "agent",  "office", "commission"};
// Who wants one of these is against what it is done to.
constexpr std::string_view kEndings[] = {
    "repeal",    "ban",       "overturn", "abolish",   "scrap",    "suspend",
    "eliminate", "dismantle", "defund",   "revoke",    "rescind",  "outlaw",
    "prohibit",  "oust",      "defeat",   "beat",      "restrict", "limit",
    "curb",      "remove",    "impeach",  "unseat",    "topple",   "stop",
    "overthrow", "boycott",   "combat",   "eradicate", "end",      "undo",
    "destroy",   "delay",     "prevent",  "thwart",    "derail",   "halt"};
constexpr std::string_view kEnds[] = {
    "boycott", "ban",  "repeal", "abolition",  "end",        "impeachment", "ouster",
    "removal", "halt", "defeat", "moratorium", "suspension", "elimination", "expulsion"};

class AgainstFinder {
 public:
  AgainstFinder(const ParsedSentence& parse, std::vector<StanceFinding>& found)
      : p_(parse), found_(found) {}

  void Run() {
    for (WordIndex i = 0; i < p_.size(); ++i) FindAttitude(i);
    for (WordIndex i = 0; i < p_.size(); ++i) FindPurposeToEnd(i);
    FindEnding();
  }

 private:
  // "anti-Berg protesters", "a pro-tram group", "his anti-war message".
  void FindAttitude(WordIndex word) {
    const std::string& lower = p_[word].lower;
    const bool anti = lower.starts_with(kAnti);
    if ((!anti && !lower.starts_with(kPro)) || p_.IsRoot(word)) return;
    const std::string_view relation = p_[word].relation;
    const bool attribute = relation == "amod" || relation == "compound" || relation == "nmod";
    const WordIndex noun = p_[word].head;
    if (!attribute || noun < word || IsOneOf(lower, kNoAttitudes)) return;
    if (IsOneOf(p_[noun].lemma, kOffices)) return;
    MaybeWord holder = noun;
    const bool named = p_[noun].relation == "appos" || p_[noun].relation == "compound" ||
                       p_[noun].deprel == "nmod:desc";
    if (named && !p_.IsRoot(noun)) holder = p_[noun].head;
    if (p_.Child(noun, "cop")) holder = p_.OwnSubjectOf(noun);
    for (const WordIndex child : p_.ChildrenOf(noun)) {
      if (p_[child].deprel == "nmod:poss") holder = child;
    }
    if (!holder) return;
    StanceFinding finding;
    finding.entry = anti ? &Against() : &For();
    finding.stance = finding.entry->stance;
    finding.cue = {word, word + 1};
    finding.holder = holder;
    finding.target = word;
    finding.evidence = {std::min(word, *holder), std::max(noun, *holder) + 1};
    found_.push_back(finding);
  }

  // "sent troops to stop the rebels": against them.
  void FindPurposeToEnd(WordIndex verb) {
    const bool purpose = p_[verb].relation == "advcl" || p_[verb].relation == "acl";
    if (!purpose || !p_.IsVerb(verb) || !p_.IsInfinitive(verb) || p_.OwnSubjectOf(verb)) return;
    const MaybeWord ended = EndedBy(verb);
    const MaybeWord holder = p_.SubjectOf(verb);
    if (!ended || !holder || *ended < verb || p_[*ended].upos == Upos::kPron) return;
    for (const StanceFinding& other : found_) {
      if (other.target == verb || other.target == *ended || other.cue.first == verb) return;
    }
    StanceFinding finding;
    finding.entry = &ToEnd();
    finding.stance = Stance::kRejects;
    finding.cue = {verb, verb + 1};
    finding.holder = holder;
    finding.target = *ended;
    finding.evidence = p_.ExtentOf(verb);
    found_.push_back(finding);
  }

  // "wants to repeal the tax", "called for a boycott of the ferry": a stand against what is to end.
  void FindEnding() {
    const size_t count = found_.size();
    for (size_t k = 0; k < count; ++k) {
      const StanceFinding other = found_[k];
      const bool wanted = other.stance == Stance::kSupports || other.stance == Stance::kDemands ||
                          other.stance == Stance::kCommitsTo || other.stance == Stance::kProposes;
      if (!wanted || other.negated || other.cue.first > other.target) continue;
      const MaybeWord ended = EndedBy(other.target);
      if (!ended || *ended < other.cue.first || p_[*ended].upos == Upos::kPron) continue;
      StanceFinding finding = other;
      finding.stance = Stance::kRejects;
      finding.target = *ended;
      finding.owner.reset();
      found_.push_back(finding);
    }
  }

  // What a verb or noun of ending ends.
  MaybeWord EndedBy(WordIndex end) const {
    if (p_.IsVerb(end)) {
      const bool ends =
          IsOneOf(p_[end].lemma, kEndings) && !p_.IsPassive(end) && !p_.IsNegated(end);
      return ends ? p_.Child(end, "obj") : std::nullopt;
    }
    if (!IsOneOf(p_[end].lemma, kEnds)) return std::nullopt;
    for (const WordIndex child : p_.ChildrenOf(end)) {
      if (p_[child].relation == "compound" && p_[child].upos == Upos::kPropn) return child;
      if (p_[child].relation != "nmod" || child < end) continue;
      for (const std::string_view of : {"of", "on", "to", "against"}) {
        if (p_.HasChildLemma(child, "case", of)) return child;
      }
    }
    return std::nullopt;
  }

  static const StanceEntry& Against() {
    static const StanceEntry entry{
        std::string(kAnti), {"anti"},           0,  false, StanceFrame::kAgent,
        Stance::kRejects,   StanceTarget::kAny, "", ""};
    return entry;
  }

  static const StanceEntry& ToEnd() {
    static const StanceEntry entry{
        "to end",           {"end"}, 0, false, StanceFrame::kVerb, Stance::kRejects,
        StanceTarget::kAny, "",      ""};
    return entry;
  }

  static const StanceEntry& For() {
    static const StanceEntry entry{
        std::string(kPro),  {"pro"}, 0, false, StanceFrame::kAgent, Stance::kSupports,
        StanceTarget::kAny, "",      ""};
    return entry;
  }

  const ParsedSentence& p_;
  std::vector<StanceFinding>& found_;
};

}  // namespace

void FindAgainst(const ParsedSentence& parse, std::vector<StanceFinding>& found) {
  AgainstFinder(parse, found).Run();
}

}  // namespace whosaid
