#include "extract/positions/judgement/clause_judge.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr std::string_view kSpeakers[] = {"i", "we", "me", "us", "myself", "ourselves"};
constexpr std::string_view kNothing[] = {"it", "this", "that", "there", "what", "which"};

uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

// 0 to 3 as they are, then in ever wider steps.
uint64_t Bucket(size_t count) {
  return count <= 3 ? count : count <= 6 ? 4 : count <= 12 ? 5 : count <= 24 ? 6 : 7;
}

uint64_t Signed(int value, int most) {
  return static_cast<uint64_t>(std::clamp(value, -most, most) + most);
}

class Features {
 public:
  Features(const SaidClause& clause, FeatureList& list)
      : clause_(clause),
        parse_(clause.parse),
        at_(clause.predicate),
        extent_(parse_.ExtentOf(at_)),
        subject_(parse_.SubjectOf(at_)),
        object_(parse_.ObjectOf(at_)),
        list_(list) {
    list_.clear();
  }

  void Run() {
    Add(0);
    AddPredicate();
    AddSpeaker();
    Add(30, subject_.has_value(), object_.has_value());
    if (subject_) AddArgument(31, *subject_);
    if (object_ && object_ != subject_) AddArgument(41, *object_);
    AddTones();
    AddWords();
    AddStands();
  }

 private:
  void Add(uint64_t number, uint64_t a = 0, uint64_t b = 0) {
    list_.push_back(HashFeature(number, a, b));
  }
  const AttributionContext::Word& Word(WordIndex i) const {
    return clause_.context.word(clause_.first_token + i);
  }

  void AddPredicate() {
    const ParsedWord& word = parse_[at_];
    const bool negated = parse_.IsNegated(at_);
    const MaybeWord modal = parse_.ModalOf(at_);
    const uint64_t modality = modal ? Hash(parse_[*modal].lemma) : 0;
    const bool copular = parse_.Child(at_, "cop").has_value();
    Add(1, Hash(word.lemma));
    Add(2, Hash(word.lemma), negated + 1);
    Add(3, Word(at_).cluster, copular);
    Add(4, Hash(word.xpos), copular);
    Add(5, Hash(word.deprel));
    Add(6, negated, modality);
    Add(7, modality, Hash(word.xpos));
    Add(8, parse_.IsPassive(at_), copular);
    Add(9, parse_.IsConditional(at_));
    Add(10, static_cast<uint64_t>(clause_.context.polarity(clause_.first_token + at_) + 1),
        negated);
    if (!parse_.IsRoot(at_)) Add(11, Hash(parse_[word.head].lemma), Hash(word.relation));
    Add(12, Bucket(extent_.end - extent_.first));
  }

  void AddSpeaker() {
    const Cluster& speaker = clause_.speaker;
    const Attribution& statement = clause_.statement;
    Add(20, static_cast<uint64_t>(speaker.kind), !speaker.roles.empty());
    Add(21, Bucket(speaker.mentions.size()));
    Add(22, static_cast<uint64_t>(statement.confidence * 5), clause_.sure_speaker);
    Add(23, static_cast<uint64_t>(statement.kind), Word(at_).quotation != 0);
    Add(24, static_cast<uint64_t>(statement.factuality), statement.parent.has_value());
    Add(25, Bucket(static_cast<size_t>(std::ranges::count(speaker.name, ' '))),
        static_cast<uint64_t>(speaker.kind));
  }

  // The subject or the object.
  void AddArgument(uint64_t number, WordIndex at) {
    const ParsedWord& word = parse_[at];
    const auto& seen = Word(at);
    const uint64_t kind = seen.name ? seen.name % 8 : 10 + static_cast<uint64_t>(word.upos);
    const bool pronoun = word.upos == Upos::kPron;
    const int cue = clause_.context.polarity(clause_.first_token + at);
    Add(number, kind);
    Add(number + 1, pronoun ? Hash(word.lower) : seen.cluster);
    Add(number + 2, pronoun ? Hash(word.lower) : kind, Word(at_).cluster);
    Add(number + 3, parse_.HasChildLemma(at, "det", "no"), Signed(cue, 1));
  }

  // How many signs a phrase has, the negative ones taken off.
  int SignOf(WordRange range) const {
    int sum = 0;
    for (WordIndex i = range.first; i < range.end; ++i) sum += clause_.tones.SignAt(parse_, i);
    return sum;
  }

  void AddTones() {
    int positive = 0;
    int negative = 0;
    for (WordIndex i = extent_.first; i < extent_.end; ++i) {
      const int sign = clause_.tones.SignAt(parse_, i);
      positive += sign > 0;
      negative += sign < 0;
    }
    const uint64_t tone = Signed(positive - negative, 1);
    const uint64_t own = Signed(clause_.tones.SignAt(parse_, at_), 1);
    Add(50, Signed(positive - negative, 2));
    Add(51, Signed(positive, 2), Signed(negative, 2));
    Add(52, own);
    Add(53, Signed(subject_ ? SignOf(parse_.ExtentOf(*subject_)) : 0, 1), own);
    Add(54, Signed(object_ ? SignOf(parse_.ExtentOf(*object_)) : 0, 1), own);
    Add(55, tone, parse_.IsNegated(at_));
    const int sentence = SignOf({0, parse_.size()});
    Add(56, Signed(sentence, 3));
    Add(57, Signed(sentence, 1), tone);
    Add(58, Signed(clause_.stands, 3));
    Add(61, Bucket(clause_.known), clause_.beside);
    Add(62, clause_.beside);
    Add(59, Signed(clause_.last_sign, 1));
    Add(60, Signed(clause_.last_sign, 1), tone);
  }

  void AddWords() {
    int positive = 0;
    int negative = 0;
    bool negation = false;
    bool number = false;
    bool first_person = false;
    bool compared = false;
    for (WordIndex i = extent_.first; i < extent_.end; ++i) {
      const ParsedWord& word = parse_[i];
      const TokenIndex token = clause_.first_token + i;
      positive += clause_.context.polarity(token) > 0;
      negative += clause_.context.polarity(token) < 0;
      negation |= clause_.context.negation(token);
      number |= word.upos == Upos::kNum;
      first_person |= IsOneOf(word.lower, kSpeakers) || word.lower == "our";
      compared |= word.xpos == "JJR" || word.xpos == "JJS" || word.xpos == "RBR";
    }
    Add(70, Signed(positive, 2) * 8 + Signed(negative, 2), negation);
    Add(71, number, first_person);
    Add(72, compared);
    Add(73, negation, first_person);
  }

  // What rules see in the clause.
  void AddStands() {
    uint64_t seen = 0;
    for (const StanceFinding& finding : clause_.findings) {
      const WordIndex cue = finding.cue.first;
      if (cue < extent_.first || cue >= extent_.end) continue;
      const uint64_t sign = PolarityOf(finding.stance) > 0 ? 1 : 2;
      seen |= finding.holder ? sign << 2 : sign;
    }
    Add(80, seen);
  }

  const SaidClause& clause_;
  const ParsedSentence& parse_;
  WordIndex at_;
  WordRange extent_;
  MaybeWord subject_;
  MaybeWord object_;
  FeatureList& list_;
};

// A finite clause that is no relative one, or a fragment.
bool IsClause(const ParsedSentence& parse, WordIndex i) {
  const ParsedWord& word = parse[i];
  if (word.upos == Upos::kPunct || parse.IsInfinitive(i)) return false;
  if (parse.IsRoot(i) || word.relation == "parataxis") return true;
  const bool clause = word.relation == "ccomp" || word.relation == "conj" ||
                      word.relation == "advcl" || word.relation == "csubj";
  if (!clause || !parse.IsPredicate(i)) return false;
  if (parse.OwnSubjectOf(i)) return true;
  const MaybeWord copula = parse.Child(i, "cop");
  const ParsedWord& verb = parse[copula ? *copula : parse.Child(i, "aux").value_or(i)];
  // "being tired of the dam" says nothing by itself.
  return verb.xpos == "VBD" || verb.xpos == "VBZ" || verb.xpos == "VBP" || verb.xpos == "MD";
}

// Whoever or whatever the clause speaks of, but not who speaks; the predicate where there is none.
WordIndex TopicOf(const ParsedSentence& parse, WordIndex predicate) {
  const auto names = [&](MaybeWord word) {
    return word && !IsOneOf(parse[*word].lower, kSpeakers) &&
           !IsOneOf(parse[*word].lower, kNothing);
  };
  const MaybeWord subject = parse.SubjectOf(predicate);
  if (names(subject)) return *subject;
  const MaybeWord object = parse.ObjectOf(predicate);
  if (names(object)) return *object;
  for (const std::string_view relation : {"obl", "xcomp", "ccomp"}) {
    if (const MaybeWord other = parse.Child(predicate, relation); names(other)) return *other;
  }
  return subject && !IsOneOf(parse[*subject].lower, kSpeakers) ? *subject : predicate;
}

// Whether a word judges that is no part of what it judges: not "complaints could be made until
// noon".
bool Judges(const ParsedSentence& parse, const ToneLexicon& tones, WordIndex predicate) {
  const WordRange words = parse.ExtentOf(predicate);
  const WordIndex topic = TopicOf(parse, predicate);
  const bool subject = topic != predicate && parse.SubjectOf(predicate) == topic;
  const WordRange named = subject ? parse[topic].yield : WordRange();
  for (WordIndex i = words.first; i < words.end; ++i) {
    const bool within = named.first <= i && i < named.end;
    if (!within && tones.SignAt(parse, i) != 0) return true;
  }
  return false;
}

}  // namespace

std::vector<WordIndex> JudgingClauses(const ParsedSentence& parse, const ToneLexicon& tones) {
  std::vector<WordIndex> clauses;
  for (WordIndex i = 0; i < parse.size(); ++i) {
    if (IsClause(parse, i) && Judges(parse, tones, i)) clauses.push_back(i);
  }
  return clauses;
}

StanceFinding ClauseFinding(const ParsedSentence& parse, WordIndex predicate) {
  static const StanceEntry entry{
      "clause",         {"clause"},         0,  false, StanceFrame::kPredicate,
      Stance::kRejects, StanceTarget::kAny, "", ""};
  StanceFinding finding;
  finding.entry = &entry;
  finding.cue = {predicate, predicate + 1};
  finding.target = TopicOf(parse, predicate);
  finding.evidence = parse.ExtentOf(predicate);
  return finding;
}

void ClauseFeatures(const SaidClause& clause, FeatureList& features) {
  Features(clause, features).Run();
}

std::optional<ClauseJudge> ClauseJudge::Open(std::string_view bytes) {
  const auto model = ChainModel::Open(bytes);
  if (!model || model->labels() != 3) return std::nullopt;
  ClauseJudge judge;
  judge.model_ = *model;
  return judge;
}

std::array<double, 3> ClauseJudge::Probabilities(const FeatureList& features) const {
  const std::vector<float> scores = model_.Scores(std::span(&features, 1));
  std::array<double, 3> all{};
  double sum = 0;
  for (size_t i = 0; i < all.size(); ++i) sum += all[i] = std::exp(double{scores[i]});
  for (double& probability : all) probability /= sum;
  return all;
}

}  // namespace whosaid
