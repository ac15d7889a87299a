#include "extract/positions/parse.h"

#include <algorithm>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr WordIndex kLongestExtent = 40;  // words
constexpr size_t kMostCoordinated = 8;
constexpr int kDeepest = 12;  // steps along a chain of clauses

constexpr std::string_view kNegations[] = {"not",      "never",  "n't",     "hardly",
                                           "scarcely", "barely", "neither", "nor"};
constexpr std::string_view kApart[] = {"-", "–", "—", "―", "--", ","};
// "filed a suit to block it": verbs whose object is a means of whoever it is the object of.
constexpr std::string_view kMeans[] = {"use",   "file",  "launch", "start", "begin",    "spend",
                                       "stage", "mount", "lead",   "write", "issue",    "bring",
                                       "sign",  "pass",  "hold",   "join",  "introduce"};
constexpr std::string_view kRelatives[] = {"who", "which", "that", "whom", "whose"};

std::string Straight(std::string_view text) {
  std::string lower = ToLower(text);
  for (size_t at = lower.find("\u2019"); at != std::string::npos; at = lower.find("\u2019")) {
    lower.replace(at, 3, "'");
  }
  return lower;
}

}  // namespace

WordRange Cover(WordRange a, WordRange b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.first, b.first), std::max(a.end, b.end)};
}

ParsedSentence::ParsedSentence(const Document& document, const Sentence& sentence,
                               const Nominals& nominals) {
  const WordIndex first = sentence.first_token;
  const WordIndex count = sentence.end_token - first;
  words_.resize(count);
  begin_.assign(count + 1, 0);
  for (WordIndex i = 0; i < count; ++i) {
    const SyntaxWord& syntax = document.syntax[first + i];
    ParsedWord& word = words_[i];
    word.span = document.tokens[first + i].span;
    word.lower = Straight(document.Text(word.span));
    word.lemma = Straight(syntax.lemma);
    word.upos = syntax.upos;
    // Lemmas of rare verbs are often guessed wrong.
    if (word.upos == Upos::kVerb && !nominals.IsVerb(word.lemma)) {
      word.lemma = nominals.VerbOf(word.lower);
    }
    word.xpos = syntax.xpos;
    word.deprel = syntax.deprel;
    word.relation = word.deprel.substr(0, word.deprel.find(':'));
    const bool inside = syntax.head >= first && syntax.head < sentence.end_token;
    word.head = inside ? syntax.head - first : i;
  }
  MendGerunds();
  MendRequests();
  MendInversions();
  for (WordIndex i = 0; i < count; ++i) {
    if (!IsRoot(i)) ++begin_[words_[i].head + 1];
  }
  for (WordIndex i = 0; i < count; ++i) begin_[i + 1] += begin_[i];
  children_.resize(begin_[count]);
  std::vector<WordIndex> next(begin_.begin(), begin_.end());
  for (WordIndex i = 0; i < count; ++i) {
    if (!IsRoot(i)) children_[next[words_[i].head]++] = i;
  }
  ReadYields();
}

// Children before heads: from the leaves up, each word once.
void ParsedSentence::ReadYields() {
  std::vector<WordIndex> open(size());
  for (WordIndex i = 0; i < size(); ++i) {
    words_[i].yield = {i, i + 1};
    open[i] = static_cast<WordIndex>(ChildrenOf(i).size());
  }
  std::vector<WordIndex> done;
  for (WordIndex i = 0; i < size(); ++i) {
    if (open[i] == 0) done.push_back(i);
  }
  for (size_t k = 0; k < done.size(); ++k) {
    const WordIndex i = done[k];
    if (IsRoot(i)) continue;
    const WordIndex head = words_[i].head;
    words_[head].yield = Cover(words_[head].yield, words_[i].yield);
    if (--open[head] == 0) done.push_back(head);
  }
}

MaybeWord ParsedSentence::Child(WordIndex i, std::string_view relation) const {
  for (const WordIndex child : ChildrenOf(i)) {
    if (words_[child].relation == relation) return child;
  }
  return std::nullopt;
}

bool ParsedSentence::HasChildLemma(WordIndex i, std::string_view relation,
                                   std::string_view lemma) const {
  return std::ranges::any_of(ChildrenOf(i), [&](WordIndex child) {
    return words_[child].relation == relation && words_[child].lemma == lemma;
  });
}

bool ParsedSentence::IsNominal(WordIndex i) const {
  const Upos upos = words_[i].upos;
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron || upos == Upos::kNum;
}

bool ParsedSentence::IsPredicate(WordIndex i) const {
  return IsVerb(i) || Child(i, "cop").has_value() || words_[i].relation == "xcomp";
}

bool ParsedSentence::IsPassive(WordIndex verb) const {
  bool subject = false;
  for (const WordIndex child : ChildrenOf(verb)) {
    const std::string_view deprel = words_[child].deprel;
    if (deprel == "aux:pass") return true;
    subject |= deprel == "nsubj:pass" || deprel == "csubj:pass";
  }
  // Without an auxiliary "called" is as well a past tense: "Mayor ousted by voters".
  if (subject && words_[verb].relation != "acl") return AgentOf(verb).has_value();
  // "rules proposed by the mayor": a reduced relative clause. "Berg, the mayor, proposed to build
  // it" may be parsed as if it were one.
  const bool reduced = words_[verb].xpos == "VBN" && words_[verb].relation == "acl" &&
                       words_[verb].deprel != "acl:relcl" && !Child(verb, "aux");
  const WordIndex noun = words_[verb].head;
  const bool main = IsRoot(noun) && IsNominal(noun) && verb > 0 && words_[verb - 1].lower == "," &&
                    Child(noun, "appos") && !AgentOf(verb);
  // "Asked for a budget, she refused"
  const bool opening = words_[verb].xpos == "VBN" && words_[verb].relation == "advcl" &&
                       verb < words_[verb].head && !Child(verb, "aux") && !Child(verb, "mark");
  return (reduced && !main) || (opening && !subject && !Child(verb, "nsubj"));
}

bool ParsedSentence::IsInfinitive(WordIndex verb) const {
  return HasChildLemma(verb, "mark", "to");
}

MaybeWord ParsedSentence::OwnSubjectOf(WordIndex predicate) const {
  MaybeWord subject;
  for (const WordIndex child : ChildrenOf(predicate)) {
    if (words_[child].relation != "nsubj" && words_[child].relation != "csubj") continue;
    // "Toll road – Berg rejects the plan": the one behind the dash. "The union, she said, would
    // not strike": the one behind the comma.
    const WordIndex first = words_[child].yield.first;
    const bool mark =
        first > 0 && (words_[first - 1].lemma == "-" || IsOneOf(words_[first - 1].lower, kApart));
    const bool apart = mark && child < predicate;
    if (!subject || apart) subject = child;
  }
  return subject ? MaybeWord(Resolved(*subject)) : std::nullopt;
}

MaybeWord ParsedSentence::SubjectOf(WordIndex predicate) const {
  return SubjectThrough(predicate, 0);
}

MaybeWord ParsedSentence::SubjectThrough(WordIndex predicate, int depth) const {
  if (const MaybeWord own = OwnSubjectOf(predicate)) return own;
  if (IsRoot(predicate) || depth > kDeepest) return std::nullopt;
  const ParsedWord& word = words_[predicate];
  const WordIndex head = word.head;
  if (word.relation == "conj") {
    // "said the town should pay and pushed for a levy": of the verb in the same tense. "said the
    // town had no veto, and denied a report": behind a comma of who said so.
    const MaybeWord cc = Child(predicate, "cc");
    WordIndex before = cc.value_or(0);
    while (before > 0 && (words_[before - 1].xpos == "''" || words_[before - 1].xpos == "``"))
      --before;
    const bool apart = before > 0 && words_[before - 1].lower == ",";
    const bool past =
        word.xpos == "VBD" || (word.xpos == "VBN" && !Child(predicate, "aux") &&
                               (words_[head].xpos == "VB" || (apart && ModalOf(head))));
    if (past && (words_[head].xpos == "VB" || ModalOf(head) || apart)) {
      bool inner = false;  // whether the clause of `head` has been left
      for (WordIndex above = head; !IsRoot(above);) {
        const std::string_view relation = words_[above].relation;
        inner |= relation == "ccomp" || (relation == "acl" && words_[above].deprel == "acl");
        above = words_[above].head;
        if (inner && words_[above].xpos == "VBD") return SubjectThrough(above, depth + 1);
      }
    }
    return IsNominal(head) && !Child(head, "cop") ? std::nullopt : SubjectThrough(head, depth + 1);
  }
  if (word.relation == "xcomp" || word.relation == "ccomp") {
    if (const MaybeWord object = Child(head, "obj"); object && *object < predicate) {
      return Resolved(*object);
    }
    if (word.relation == "ccomp" && !IsInfinitive(predicate)) return InterposedSubject(predicate);
    return SubjectThrough(head, depth + 1);
  }
  if (word.relation == "advcl") {
    const bool finite = Child(predicate, "aux") || word.xpos == "VBD" || word.xpos == "VBZ";
    if (finite) return std::nullopt;
    // "is a group responsible for suing the firm"
    if (words_[head].relation == "amod" && !IsRoot(words_[head].head)) {
      return Child(words_[head].head, "cop") ? SubjectThrough(words_[head].head, depth + 1)
                                             : MaybeWord(words_[head].head);
    }
    // "said Arden must lead, proposing a pact": who said it proposes.
    const WordIndex first = word.yield.first;
    const bool behind_comma = first > 0 && words_[first - 1].lower == ",";
    const bool loose = word.xpos == "VBG" && (behind_comma || words_[first].lower == ",");
    const bool inner = words_[head].relation == "ccomp" && !IsRoot(head) && head < predicate;
    return SubjectThrough(loose && inner ? words_[head].head : head, depth + 1);
  }
  if (word.relation == "acl") {
    // "the man opposing it", "the man who opposes it"; not "the call to oppose it".
    if (!IsInfinitive(predicate)) return head;
    // "used the stage to denounce it", "filed a suit to block it"
    const WordIndex above = words_[head].head;
    const bool means = words_[head].relation == "obj" && IsOneOf(words_[above].lemma, kMeans);
    if (means && !IsPassive(above)) return SubjectThrough(above, depth + 1);
    // "was the first mayor to refuse it"
    const bool first = HasChildLemma(head, "amod", "first") ||
                       HasChildLemma(head, "amod", "only") || words_[head].lemma == "first";
    return first && Child(head, "cop") ? SubjectThrough(head, depth + 1) : std::nullopt;
  }
  // "praised the guild, denounced the mayor and left"
  const bool finite = word.xpos == "VBD" || word.xpos == "VBZ";
  const bool alike =
      word.relation == "parataxis" && finite && words_[head].xpos == word.xpos && head < predicate;
  return alike ? SubjectThrough(head, depth + 1) : std::nullopt;
}

// "The union, she said, would not strike": both hang on the verb in between.
MaybeWord ParsedSentence::InterposedSubject(WordIndex predicate) const {
  const WordIndex said = words_[predicate].head;
  const MaybeWord first = Child(said, "nsubj");
  const MaybeWord second = OwnSubjectOf(said);
  const bool apart = first && second && *first != *second && *first < *second && said < predicate;
  return apart ? first : std::nullopt;
}

MaybeWord ParsedSentence::AgentOf(WordIndex passive) const {
  for (const WordIndex child : ChildrenOf(passive)) {
    if (words_[child].relation == "obl" && HasChildLemma(child, "case", "by")) return child;
  }
  return std::nullopt;
}

MaybeWord ParsedSentence::ObjectOf(WordIndex verb) const {
  if (IsPassive(verb)) return SubjectOf(verb);
  MaybeWord object = Child(verb, "obj");
  for (const WordIndex child : ChildrenOf(verb)) {
    // "said [that] the town needed water", where the parser takes "that" for what it needed
    const bool own = words_[child].relation == "obj" && child > verb;
    if (own && object && *object < verb && words_[*object].lower == "that") object = child;
  }
  // "announced his resignation", where the parser takes it for whom something is announced to
  const bool alone = !object && !Child(verb, "ccomp") && !Child(verb, "xcomp");
  if (alone) object = Child(verb, "iobj");
  if (object) return Resolved(*object);
  const MaybeWord subject = OwnSubjectOf(verb);
  const bool relative = words_[verb].deprel == "acl:relcl" && subject &&
                        *subject != words_[verb].head && !Child(verb, "ccomp") &&
                        !Child(verb, "xcomp");
  if (relative) return words_[verb].head;
  return std::nullopt;
}

bool ParsedSentence::IsNegated(WordIndex predicate) const {
  const auto negates = [&](WordIndex child) {
    const ParsedWord& word = words_[child];
    if (word.relation == "cc" && word.lower == "nor") return true;
    // "is no hero", "is no good"
    if ((word.relation == "det" || word.relation == "advmod") && word.lower == "no") return true;
    if (word.relation != "advmod" && word.relation != "aux" && word.relation != "cc") return false;
    if (IsOneOf(word.lower, kNegations) || IsOneOf(word.lemma, kNegations)) {
      // "not only"
      return !(child + 1 < size() && words_[child + 1].lower == "only");
    }
    // "no longer", "anything but"
    return word.lower == "longer" && child > 0 && words_[child - 1].lower == "no";
  };
  if (std::ranges::any_of(ChildrenOf(predicate), negates)) return true;
  // The adverb may hang on the auxiliary or the copula.
  for (const WordIndex child : ChildrenOf(predicate)) {
    if (words_[child].relation != "aux" && words_[child].relation != "cop") continue;
    if (std::ranges::any_of(ChildrenOf(child), negates)) return true;
  }
  return false;
}

bool ParsedSentence::IsAnaphor(WordIndex word) const {
  constexpr std::string_view kAnaphors[] = {"it", "this", "that", "them", "those", "these"};
  return IsOneOf(words_[word].lower, kAnaphors) && !Child(word, "acl");
}

MaybeWord ParsedSentence::ModalOf(WordIndex predicate) const {
  for (const WordIndex child : ChildrenOf(predicate)) {
    if (words_[child].relation == "aux" && words_[child].xpos == "MD") return child;
  }
  // "will lie and cheat"
  const ParsedWord& word = words_[predicate];
  if (word.relation == "conj" && (word.xpos == "VB") && !OwnSubjectOf(predicate) &&
      !IsRoot(word.head)) {
    return ModalOf(word.head);
  }
  return std::nullopt;
}

bool ParsedSentence::IsConditional(WordIndex predicate) const {
  for (int step = 0; step < kDeepest; ++step) {
    for (const WordIndex child : ChildrenOf(predicate)) {
      if (words_[child].relation != "mark") continue;
      const std::string& mark = words_[child].lower;
      if (mark == "if" || mark == "unless" || mark == "whether") return true;
    }
    const std::string_view relation = words_[predicate].relation;
    if (IsRoot(predicate) || (relation != "conj" && relation != "xcomp")) return false;
    predicate = words_[predicate].head;
  }
  return false;
}

std::vector<WordIndex> ParsedSentence::Coordinated(WordIndex i) const {
  std::vector<WordIndex> all = {i};
  for (const WordIndex child : ChildrenOf(i)) {
    if (words_[child].relation != "conj" || all.size() >= kMostCoordinated) continue;
    // Of clauses only those of one form: "to cut taxes and build roads".
    const bool alike = IsNominal(i) ? IsNominal(child)
                                    : words_[i].xpos == words_[child].xpos &&
                                          (words_[i].xpos == "VB" || words_[i].xpos == "VBG");
    if (alike && !OwnSubjectOf(child)) all.push_back(child);
  }
  return all;
}

// "guarantees from Arden, which she dismissed": "which" is rarely a country.
WordIndex ParsedSentence::Antecedent(WordIndex noun, std::string_view pronoun) const {
  while (pronoun == "which" && words_[noun].upos == Upos::kPropn &&
         words_[noun].relation == "nmod" && !IsRoot(noun) &&
         words_[words_[noun].head].upos == Upos::kNoun) {
    noun = words_[noun].head;
  }
  // "Berg is a farmer and a poet who opposes it": of whom that is said.
  WordIndex predicate = noun;
  while (words_[predicate].relation == "conj" && !IsRoot(predicate) && !Child(predicate, "cop")) {
    predicate = words_[predicate].head;
  }
  if (pronoun != "that" && pronoun != "which" && Child(predicate, "cop")) {
    if (const MaybeWord subject = SubjectOf(predicate)) return *subject;
  }
  return noun;
}

WordRange ParsedSentence::ExtentOf(WordIndex word) const {
  WordRange range = words_[word].yield;
  range.end = std::min(range.end, word + kLongestExtent);
  for (WordIndex i = word + 1; i < range.end; ++i) {
    const std::string_view relation = words_[i].relation;
    const bool adds = words_[i].deprel == "acl:relcl" || relation == "conj" || relation == "cc" ||
                      relation == "parataxis" || (relation == "advcl" && !IsInfinitive(i));
    if (adds && words_[i].yield.first > word)
      range.end = std::min(range.end, words_[i].yield.first);
  }
  while (range.end > word + 1 && words_[range.end - 1].upos == Upos::kPunct) --range.end;
  while (range.first < word &&
         (words_[range.first].upos == Upos::kPunct || words_[range.first].relation == "mark" ||
          words_[range.first].relation == "cc")) {
    ++range.first;
  }
  return range;
}

WordIndex ParsedSentence::Resolved(WordIndex i) const {
  if (!IsOneOf(words_[i].lower, kRelatives)) return i;
  WordIndex at = i;
  for (int step = 0; step < kDeepest && !IsRoot(at); ++step) {
    if (words_[at].deprel == "acl:relcl") return Antecedent(words_[at].head, words_[i].lower);
    at = words_[at].head;
  }
  // "the mayor, who until then had opposed it", where the parser hangs the clause elsewhere.
  if (i < 2 || words_[i - 1].lower != "," || !IsNominal(i - 2) || words_[i].lower == "that")
    return i;
  at = i - 2;
  while (!IsRoot(at) && words_[at].head < i && IsNominal(words_[at].head)) at = words_[at].head;
  return at;
}

}  // namespace whosaid
