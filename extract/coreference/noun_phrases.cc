#include "extract/coreference/noun_phrases.h"

#include <algorithm>
#include <array>
#include <utility>

namespace whosaid {
namespace {

struct Pronoun {
  std::string_view form;  // folded
  uint8_t number;         // NounPhrase::pronoun
  PhrasePerson person;
  PhraseNumber count;
  PhraseGender gender;
  bool reflexive = false;
};

constexpr auto kOne = PhraseNumber::kSingular;
constexpr auto kMany = PhraseNumber::kPlural;
constexpr auto kAny = PhraseNumber::kUnknown;
constexpr auto kFirst = PhrasePerson::kFirst;
constexpr auto kSecond = PhrasePerson::kSecond;
constexpr auto kThird = PhrasePerson::kThird;
constexpr auto kHe = PhraseGender::kMale;
constexpr auto kShe = PhraseGender::kFemale;
constexpr auto kIt = PhraseGender::kNeuter;
constexpr auto kAll = PhraseGender::kUnknown;

constexpr Pronoun kPronouns[] = {
    {"he", 1, kThird, kOne, kHe},
    {"him", 1, kThird, kOne, kHe},
    {"his", 1, kThird, kOne, kHe},
    {"himself", 1, kThird, kOne, kHe, true},
    {"she", 2, kThird, kOne, kShe},
    {"her", 2, kThird, kOne, kShe},
    {"hers", 2, kThird, kOne, kShe},
    {"herself", 2, kThird, kOne, kShe, true},
    {"it", 3, kThird, kOne, kIt},
    {"its", 3, kThird, kOne, kIt},
    {"itself", 3, kThird, kOne, kIt, true},
    {"they", 4, kThird, kMany, kAll},
    {"them", 4, kThird, kMany, kAll},
    {"their", 4, kThird, kMany, kAll},
    {"theirs", 4, kThird, kMany, kAll},
    {"themselves", 4, kThird, kMany, kAll, true},
    {"i", 5, kFirst, kOne, kAll},
    {"me", 5, kFirst, kOne, kAll},
    {"my", 5, kFirst, kOne, kAll},
    {"mine", 5, kFirst, kOne, kAll},
    {"myself", 5, kFirst, kOne, kAll, true},
    {"we", 6, kFirst, kMany, kAll},
    {"us", 6, kFirst, kMany, kAll},
    {"our", 6, kFirst, kMany, kAll},
    {"ours", 6, kFirst, kMany, kAll},
    {"ourselves", 6, kFirst, kMany, kAll, true},
    {"you", 7, kSecond, kAny, kAll},
    {"your", 7, kSecond, kAny, kAll},
    {"yours", 7, kSecond, kAny, kAll},
    {"yourself", 7, kSecond, kOne, kAll, true},
    {"this", 8, kThird, kOne, kIt},
    {"that", 9, kThird, kOne, kIt},
    {"these", 10, kThird, kMany, kAll},
    {"those", 10, kThird, kMany, kAll},
};

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Relations whose words belong to the noun phrase that they hang on.
bool BelongsTo(std::string_view relation) {
  return IsOneOf(relation, {"det", "amod", "nmod", "nummod", "compound", "flat", "fixed",
                            "goeswith", "acl", "dep"});
}

class PhraseFinder {
 public:
  PhraseFinder(const Document& document, const Words& words)
      : document_(document), words_(words), syntax_(document.syntax) {}

  std::vector<NounPhrase> Find() {
    if (syntax_.empty()) return {};
    const auto size = static_cast<TokenIndex>(syntax_.size());
    full_.resize(size);
    own_.resize(size);
    predicate_.resize(size);
    joins_.resize(size);
    for (TokenIndex i = 0; i < size; ++i) full_[i] = own_[i] = {i, i + 1};
    ReadDependants();
    ReadNames();
    for (TokenIndex i = 0; i < size; ++i) Climb(i);
    for (TokenIndex i = 0; i < size; ++i) {
      if (MayHead(i)) AddPhrase(i);
    }
    std::ranges::stable_sort(phrases_, [](const NounPhrase& a, const NounPhrase& b) {
      if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
      return a.tokens.end > b.tokens.end;
    });
    return std::move(phrases_);
  }

 private:
  void ReadDependants() {
    for (TokenIndex i = 0; i < syntax_.size(); ++i) {
      const std::string_view relation = PlainRelation(syntax_[i]);
      const TokenIndex head = syntax_[i].head;
      if (relation == "cop") predicate_[head] = true;
      if (relation == "conj") joins_[head] = true;
    }
  }

  bool Includes(TokenIndex head, TokenIndex part) const {
    const std::string_view relation = PlainRelation(syntax_[part]);
    if (apart_[part]) return false;
    if (BelongsTo(relation)) return true;
    if (relation == "case") return part > head && words_[part].IsClass(WordClass::kPossessive);
    const bool argument = relation == "advmod" || relation == "obl" || relation == "advcl";
    return argument && !predicate_[head] && PlainRelation(syntax_[head]) != "root";
  }

  static void Extend(TokenRange& range, TokenIndex token) {
    range.begin = std::min(range.begin, token);
    range.end = std::max(range.end, token + 1);
  }

  // Trees are as deep as a sentence is long at most, and sentences are parsed in parts.
  void Climb(TokenIndex token) {
    if (PlainRelation(syntax_[token]) == "punct") return;
    for (TokenIndex i = token; syntax_[i].head != i; i = syntax_[i].head) {
      const TokenIndex head = syntax_[i].head;
      Extend(full_[head], token);
      if (Includes(head, i)) Extend(own_[head], token);
    }
  }

  void ReadNames() {
    name_of_.resize(syntax_.size());
    apart_.resize(syntax_.size());
    for (const Name& name : document_.names) {
      for (TokenIndex i = name.first_token; i < name.end_token; ++i) name_of_[i] = name.type;
    }
    for (const Name& name : document_.names) {
      if (name.type != NameType::kPerson) continue;
      TokenIndex root = name.first_token;
      const auto is_inner = [&](TokenIndex i) {
        const TokenIndex head = syntax_[i].head;
        return head != i && name.first_token <= head && head < name.end_token;
      };
      while (root + 1 < name.end_token && is_inner(root)) ++root;
      apart_[root] = StandsApart(root);
    }
  }

  // Whether a person's name, by its highest word, is a phrase of its own though the tree hangs it
  // on another name or on a verb: "While dating [Ana Ruiz], [Okafor] sang".
  bool StandsApart(TokenIndex root) const {
    const SyntaxWord& word = syntax_[root];
    const bool nominal = word.upos == Upos::kPropn || word.upos == Upos::kNoun;
    if (!nominal) return word.head != root && word.upos != Upos::kPron;
    if (PlainRelation(word) != "flat") return false;
    return name_of_[word.head].has_value() || syntax_[word.head].upos == Upos::kVerb;
  }

  bool MayHead(TokenIndex i) const {
    const SyntaxWord& word = syntax_[i];
    const std::string_view relation = PlainRelation(word);
    if (apart_[i]) return true;
    if (IsOneOf(relation, {"flat", "fixed", "goeswith", "expl", "discourse", "cc", "case"})) {
      return false;
    }
    if (word.upos == Upos::kPron) {
      return !IsOneOf(word.xpos, {"WP", "WDT", "WP$", "EX", "WRB"});
    }
    if (word.upos == Upos::kNoun || word.upos == Upos::kPropn) return true;
    const bool argument = IsOneOf(relation, {"nsubj", "obj", "obl", "nmod", "iobj", "appos"});
    return argument &&
           (word.upos == Upos::kNum || word.upos == Upos::kAdj || word.upos == Upos::kDet);
  }

  void AddPhrase(TokenIndex head) {
    NounPhrase phrase;
    phrase.head = head;
    phrase.tokens = own_[head];
    phrase.sentence = words_.SentenceOf(head);
    phrase.quotation = words_[head].quotation;
    phrase.role = RoleOf(head);
    SetForm(phrase);
    if (joins_[head] && phrase.role != PhraseRole::kConjunct) AddJoined(phrase);
    phrases_.push_back(phrase);
  }

  void AddJoined(NounPhrase phrase) {
    phrase.joined = true;
    phrase.form = PhraseForm::kNominal;
    phrase.pronoun = 0;
    phrase.person = PhrasePerson::kThird;
    phrase.number = PhraseNumber::kPlural;
    phrase.gender = PhraseGender::kUnknown;
    phrase.name = std::nullopt;
    for (TokenIndex i = phrase.head + 1; i < full_[phrase.head].end; ++i) {
      const bool conjunct = syntax_[i].head == phrase.head && PlainRelation(syntax_[i]) == "conj";
      if (conjunct && !MayHead(i)) return;
      if (conjunct) phrase.tokens.end = std::max(phrase.tokens.end, own_[i].end);
    }
    phrases_.push_back(phrase);
  }

  PhraseRole RoleOf(TokenIndex head) const {
    const SyntaxWord& word = syntax_[head];
    if (apart_[head]) return RoleByPlace(head);
    if (predicate_[head]) return PhraseRole::kPredicate;
    if (word.deprel == "nsubj:pass") return PhraseRole::kPassiveSubject;
    if (word.deprel == "nmod:poss") return PhraseRole::kPossessor;
    const std::string_view relation = PlainRelation(word);
    constexpr std::pair<std::string_view, PhraseRole> kRoles[] = {
        {"nsubj", PhraseRole::kSubject},    {"obj", PhraseRole::kObject},
        {"iobj", PhraseRole::kObject},      {"obl", PhraseRole::kOblique},
        {"nmod", PhraseRole::kModifier},    {"conj", PhraseRole::kConjunct},
        {"appos", PhraseRole::kApposition}, {"compound", PhraseRole::kCompound}};
    const auto found =
        std::ranges::find(kRoles, relation, &std::pair<std::string_view, PhraseRole>::first);
    return found == std::end(kRoles) ? PhraseRole::kOther : found->second;
  }

  // Where the tree is wrong.
  PhraseRole RoleByPlace(TokenIndex name) const {
    TokenIndex next = name + 1;
    while (next < syntax_.size() && name_of_[next]) ++next;
    const auto is_verb = [&](TokenIndex i) {
      return syntax_[i].upos == Upos::kVerb || syntax_[i].upos == Upos::kAux;
    };
    if (next < syntax_.size() && is_verb(next)) return PhraseRole::kSubject;
    if (name == 0) return PhraseRole::kOther;
    if (is_verb(name - 1)) return PhraseRole::kObject;
    return syntax_[name - 1].upos == Upos::kAdp ? PhraseRole::kOblique : PhraseRole::kOther;
  }

  void SetForm(NounPhrase& phrase) const {
    const Word& word = words_[phrase.head];
    const SyntaxWord& syntax = syntax_[phrase.head];
    const auto pronoun = std::ranges::find(kPronouns, word.folded, &Pronoun::form);
    if (pronoun != std::end(kPronouns) && syntax.upos != Upos::kPropn &&
        syntax.upos != Upos::kNoun) {
      phrase.form = PhraseForm::kPronoun;
      phrase.pronoun = pronoun->number;
      phrase.person = pronoun->person;
      phrase.number = pronoun->count;
      phrase.gender = pronoun->gender;
      phrase.reflexive = pronoun->reflexive;
      return;
    }
    phrase.name = name_of_[phrase.head];
    const bool name = phrase.name || syntax.upos == Upos::kPropn;
    phrase.form = name ? PhraseForm::kName : PhraseForm::kNominal;
    const bool plural = syntax.xpos == "NNS" || syntax.xpos == "NNPS" || word.Is(kPeople);
    phrase.number = plural                      ? PhraseNumber::kPlural
                    : syntax.upos == Upos::kNum ? PhraseNumber::kUnknown
                                                : PhraseNumber::kSingular;
    phrase.gender = GenderOfNoun(word.folded);
    phrase.article = ArticleOf(phrase);
  }

  PhraseArticle ArticleOf(const NounPhrase& phrase) const {
    for (TokenIndex i = phrase.tokens.begin; i < phrase.head; ++i) {
      if (syntax_[i].head != phrase.head) continue;
      const std::string_view word = words_[i].folded;
      const std::string_view relation = PlainRelation(syntax_[i]);
      if (syntax_[i].deprel == "nmod:poss") return PhraseArticle::kPossessive;
      if (relation == "nummod") return PhraseArticle::kQuantified;
      if (relation != "det") continue;
      if (word == "the") return PhraseArticle::kDefinite;
      if (word == "a" || word == "an" || word == "another") return PhraseArticle::kIndefinite;
      if (IsOneOf(word, {"this", "that", "these", "those"})) return PhraseArticle::kDemonstrative;
      return PhraseArticle::kQuantified;
    }
    return PhraseArticle::kBare;
  }

  const Document& document_;
  const Words& words_;
  const std::vector<SyntaxWord>& syntax_;
  std::vector<TokenRange> full_;  // from the first to the last word below each
  std::vector<TokenRange> own_;   // of these, what belongs to its noun phrase
  std::vector<bool> predicate_;   // has a copula
  std::vector<bool> joins_;       // has a conjunct
  std::vector<std::optional<NameType>> name_of_;
  std::vector<bool> apart_;  // the highest words of names that stand apart
  std::vector<NounPhrase> phrases_;
};

}  // namespace

PhraseGender GenderOfNoun(std::string_view noun) {
  constexpr std::string_view kFemaleNouns[] = {
      "woman",    "women",    "girl",     "girls",    "lady",        "wife",       "mother",
      "daughter", "sister",   "aunt",     "queen",    "grandmother", "mrs.",       "ms.",
      "mrs",      "ms",       "miss",     "niece",    "actress",     "princess",   "widow",
      "mom",      "mum",      "duchess",  "countess", "baroness",    "girlfriend", "empress",
      "heroine",  "hostess",  "waitress", "goddess",  "dame",        "madam",      "bride",
      "fiancée",  "mistress", "nun",      "priestess"};
  constexpr std::string_view kMaleNouns[] = {
      "man",     "men",    "boy",       "boys",  "gentleman", "husband", "father",
      "son",     "uncle",  "king",      "mr.",   "mr",        "sir",     "brother",
      "nephew",  "prince", "dad",       "duke",  "lord",      "monk",    "grandfather",
      "widower", "baron",  "boyfriend", "groom", "waiter",    "emperor"};
  // Offices, and words that only end so.
  constexpr std::string_view kEitherMen[] = {"chairman", "german", "roman",  "human",  "freshman",
                                             "ottoman",  "norman", "shaman", "layman", "ombudsman"};
  const auto is_in = [&](const auto& nouns) {
    return std::ranges::find(nouns, noun) != std::end(nouns);
  };
  if (is_in(kFemaleNouns)) return kShe;
  if (is_in(kMaleNouns)) return kHe;
  if (noun.size() > 6 && noun.ends_with("woman")) return kShe;
  return noun.size() > 5 && noun.ends_with("man") && !is_in(kEitherMen) ? kHe : kAll;
}

std::string_view PlainRelation(const SyntaxWord& word) {
  return word.deprel.substr(0, word.deprel.find(':'));
}

std::vector<NounPhrase> FindNounPhrases(const Document& document, const Words& words) {
  return PhraseFinder(document, words).Find();
}

}  // namespace whosaid
