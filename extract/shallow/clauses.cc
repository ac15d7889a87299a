#include "extract/shallow/clauses.h"

#include <algorithm>
#include <array>

#include "extract/shallow/strings.h"

namespace whosaid {
namespace {

using enum WordClass;

constexpr std::string_view kQuotationMarks[] = {"\"", "“", "”", "‘", "’", "``",
                                                "''", "'", "„", "«", "»", "`"};
constexpr std::string_view kNegations[] = {"not",    "n't",      "n’t",     "never", "nor",
                                           "hardly", "scarcely", "neither", "cannot"};
constexpr std::string_view kNominatives[] = {"i", "we", "he", "she", "they"};
constexpr std::string_view kPredeterminers[] = {"all", "both", "half", "such"};
constexpr std::string_view kSubordinators[] = {
    "that",  "because", "if",    "unless", "while", "although", "though", "since",
    "until", "whether", "after", "before", "as",    "so",       "than",   "lest"};

bool IsNounLike(WordClass c) { return c == kNoun || c == kName; }

bool IsAuxiliary(const ClauseWord& word) {
  return word.word_class == kModal || word.lemma == "be" || word.lemma == "have" ||
         word.lemma == "do" || word.lower == "'ll" || word.lower == "’ll" || word.lower == "'d" ||
         word.lower == "’d";
}

// Capitals mark no names where most words have one: headlines.
bool IsTitleCase(const std::vector<std::string_view>& tokens) {
  size_t capital = 0;
  size_t small = 0;
  for (std::string_view token : tokens) {
    if (token.size() < 4) continue;
    if (token[0] >= 'A' && token[0] <= 'Z') ++capital;
    if (token[0] >= 'a' && token[0] <= 'z') ++small;
  }
  return capital > 2 * small;
}

// Capitalised words of a headline are names only where a mention says so.
void MarkNames(const Document& document, std::vector<ClauseWord>& words) {
  for (ClauseWord& word : words) {
    if (!IsNounLike(word.word_class) && word.word_class != kAdjective) continue;
    for (const Cluster& cluster : document.clusters) {
      for (const Mention& mention : cluster.mentions) {
        if (mention.form == MentionForm::kName && mention.span.Overlaps(word.span)) {
          word.word_class = kName;
        }
      }
    }
  }
}

bool Joins(const std::vector<ClauseWord>& words, std::string_view text, size_t i) {
  return i > 0 && i + 1 < words.size() && (text == "-" || text == "–" || text == "‑") &&
         words[i - 1].span.end == words[i].span.begin &&
         words[i].span.end == words[i + 1].span.begin && IsAlphanumeric(words[i - 1].lower[0]) &&
         IsAlphanumeric(words[i + 1].lower[0]);
}

// "long - term" → "long-term", an adjective before a noun.
std::vector<ClauseWord> JoinHyphens(const Document& document,
                                    const std::vector<ClauseWord>& parts) {
  std::vector<ClauseWord> words;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!words.empty() && Joins(parts, document.Text(parts[i].span), i)) {
      ClauseWord& joined = words.back();
      joined.span.end = parts[++i].span.end;
      joined.lower = ToLower(document.Text(joined.span));
      const WordClass last = parts[i].word_class;
      const bool name = joined.word_class == kName && last == kName;
      joined.word_class = name ? kName : IsNounLike(last) ? kNoun : kAdjective;
      const bool before_noun = i + 1 < parts.size() && IsNounLike(parts[i + 1].word_class);
      if (!name && before_noun) joined.word_class = kAdjective;
      continue;
    }
    words.push_back(parts[i]);
  }
  return words;
}

// "the tenants' demand": a mark right behind an s, with a small word after a space behind it.
bool IsPluralPossessive(const Document& document, uint32_t token) {
  const Span mark = document.tokens[token].span;
  const std::string_view text = document.text();
  if (mark.begin == 0 || text[mark.begin - 1] != 's' || mark.end + 1 >= text.size()) return false;
  const std::string_view form = document.Text(mark);
  if (form != "'" && form != "’") return false;
  return text[mark.end] == ' ' && text[mark.end + 1] >= 'a' && text[mark.end + 1] <= 'z';
}

bool IsFinite(WordClass c) { return c == kModal || c == kPast || c == kPresent || c == kPresentS; }

bool StartsPhrase(WordClass c) {
  return c == kDeterminer || c == kPossessivePronoun || c == kPronoun || c == kName;
}

bool MakeFinite(const WordClassModel& model, ClauseWord& word) {
  for (WordClass verb : {kPresentS, kPresent, kPast}) {
    if (!model.Knows(word.lower, verb)) continue;
    word.word_class = verb;
    return true;
  }
  return false;
}

// Verbs that the model took for nouns or adjectives: "Doctors fear that", "to free the hostages".
void RepairVerbs(const WordClassModel& model, std::vector<ClauseWord>& words) {
  for (size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].lower != "to" || IsVerb(words[i + 1].word_class)) continue;
    if (!StartsPhrase(words[i + 2].word_class) || words[i + 2].word_class == kName) continue;
    if (!model.Knows(words[i + 1].lower, kBase)) continue;
    words[i].word_class = kTo;
    words[i + 1].word_class = kBase;
  }
  for (size_t i = 1; i + 2 < words.size(); ++i) {
    // "Engineers doubt that the dam will hold."
    if (words[i].word_class == kNoun && IsNounLike(words[i - 1].word_class) &&
        words[i + 1].lower == "that" && StartsPhrase(words[i + 2].word_class)) {
      MakeFinite(model, words[i]);
    }
  }
  if (std::ranges::any_of(words, [](const ClauseWord& word) { return IsFinite(word.word_class); }))
    return;
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (!IsNounLike(words[i].word_class) || !IsNounLike(words[i - 1].word_class)) continue;
    const WordClass next = words[i + 1].word_class;
    const bool object = StartsPhrase(next) || IsNounLike(next) || next == kAdjective ||
                        next == kTo || words[i + 1].lower == "that";
    if (!object) continue;
    if (MakeFinite(model, words[i])) return;
  }
}

std::vector<ClauseWord> TagWords(const Document& document, const Sentence& sentence,
                                 const WordClassModel& model, const Lemmas& lemmas) {
  std::vector<std::string_view> tokens;
  std::vector<ClauseWord> words;
  for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    const Span span = document.tokens[t].span;
    const std::string_view text = document.Text(span);
    if (IsOneOf(text, kQuotationMarks) && !IsPluralPossessive(document, t)) continue;
    tokens.push_back(text);
    words.push_back({span, ToLower(text), "", kOther});
  }
  const bool title_case = IsTitleCase(tokens);
  const std::vector<WordClass> classes = model.Tag(tokens, title_case);
  for (size_t i = 0; i < words.size(); ++i) words[i].word_class = classes[i];
  if (title_case) MarkNames(document, words);
  RepairVerbs(model, words);
  words = JoinHyphens(document, words);
  for (ClauseWord& word : words) word.lemma = lemmas.Of(word.lower, word.word_class);
  return words;
}

class Chunker {
 public:
  explicit Chunker(Clauses& clauses) : c_(clauses) {}

  void Run() {
    c_.phrase_at.assign(c_.size(), -1);
    c_.group_at.assign(c_.size(), -1);
    FindPhrases();
    FindGroups();
    for (size_t g = 0; g < c_.groups.size(); ++g) FindSubject(g);
    ReviseParticiples();
  }

 private:
  WordClass At(size_t i) const { return i < c_.size() ? c_.words[i].word_class : kPunctuation; }

  // Whether the word can stand inside a noun phrase that has begun at `first`.
  bool Continues(size_t i, size_t first) const {
    const WordClass now = At(i);
    const WordClass next = At(i + 1);
    const bool opened = i > first;
    switch (now) {
      case kNoun:
      case kName:
      case kAdjective:
      case kNumber:
        return true;
      case kPossessivePronoun:
        return !opened || IsOneOf(c_.words[i - 1].lower, kPredeterminers);
      case kDeterminer:
        return !opened || IsOneOf(c_.words[i - 1].lower, kPredeterminers);
      case kPossessive:
        return opened;
      case kConjunction:  // "financial and military aid"
        return opened && At(i - 1) == kAdjective && next == kAdjective && IsNounLike(At(i + 2));
      case kAdverb:
        return opened && (next == kAdjective || next == kPastParticiple) &&
               !IsNounLike(At(i - 1)) && !IsOneOf(c_.words[i].lower, kNegations);
      case kPastParticiple:
      case kIng:
        // "the proposed bridge", "Ana's missing files"; not "the troops deployed there".
        return opened && !IsNounLike(At(i - 1)) && At(i - 1) != kNumber &&
               (IsNounLike(next) || next == kAdjective);
      default:
        return c_.words[i].lower == "$" || c_.words[i].lower == "%" || c_.words[i].lower == "€";
    }
  }

  void FindPhrases() {
    for (size_t i = 0; i < c_.size();) {
      if (At(i) == kPronoun) {
        Add(i, i + 1, i);
        ++i;
        continue;
      }
      if (!Continues(i, i) || IsOneOf(c_.words[i].lower, kNegations)) {
        ++i;
        continue;
      }
      size_t end = i + 1;
      // "no matter": a new determiner opens a new phrase.
      while (end < c_.size() && Continues(end, i)) ++end;
      size_t head = end;
      while (head > i && !IsNounLike(At(head - 1)) && At(head - 1) != kNumber) --head;
      // A lone adjective is a predicate, a lone determiner ("this", "many") a phrase.
      if (head == i && At(i) != kDeterminer) {
        i = end;
        continue;
      }
      if (head == i) head = end;
      // "the airport open": adjectives behind the head stay outside.
      Add(i, head, head - 1);
      i = std::max(head, i + 1);
    }
  }

  void Add(size_t first, size_t end, size_t head) {
    for (size_t i = first; i < end; ++i) {
      c_.phrase_at[i] = static_cast<int32_t>(c_.phrases.size());
    }
    c_.phrases.push_back(
        {static_cast<uint32_t>(first), static_cast<uint32_t>(end), static_cast<uint32_t>(head)});
  }

  void FindGroups() {
    for (size_t i = 0; i < c_.size();) {
      const bool ll = IsAuxiliary(c_.words[i]) && At(i) != kPossessive;
      if (c_.phrase_at[i] >= 0 || (!IsVerb(At(i)) && !ll)) {
        ++i;
        continue;
      }
      i = AddGroup(i);
    }
  }

  size_t AddGroup(size_t first) {
    VerbGroup group;
    group.first = static_cast<uint32_t>(first);
    size_t main = first;
    bool be = false;
    while (true) {
      const ClauseWord& word = c_.words[main];
      if (word.word_class == kModal || word.lower == "'ll" || word.lower == "’ll") {
        group.modal = static_cast<uint32_t>(main);
      }
      const size_t next = AfterAdverbs(main + 1);
      const bool verb = next < c_.size() && IsVerb(At(next)) && c_.phrase_at[next] < 0;
      if (!IsAuxiliary(word) || !verb || (next > main + 1 && At(next) == kIng && !IsBe(word)))
        break;
      be = IsBe(word) || (be && word.lemma == "be");
      main = next;
    }
    group.main = static_cast<uint32_t>(main);
    group.end = static_cast<uint32_t>(main + 1);
    group.passive = be && (At(main) == kPastParticiple || At(main) == kPast);
    group.form = FormOf(first);
    for (size_t i = BeforeAdverbs(first); i < group.end; ++i) Negate(group, i);
    const size_t behind = group.end;
    if (behind < c_.size() && (IsBe(c_.words[main]) || IsAuxiliary(c_.words[main]))) {
      Negate(group, behind);
    }
    for (size_t i = first; i < group.end; ++i) {
      c_.group_at[i] = static_cast<int32_t>(c_.groups.size());
    }
    c_.groups.push_back(group);
    return group.end;
  }

  static bool IsBe(const ClauseWord& word) { return word.lemma == "be"; }

  void Negate(VerbGroup& group, size_t i) const {
    const std::string& word = c_.words[i].lower;
    if (IsOneOf(word, kNegations) && !c_.IsWord(i + 1, "only")) group.negated = true;
    if (word == "longer" && i > 0 && c_.IsWord(i - 1, "no")) group.negated = true;
  }

  size_t AfterAdverbs(size_t i) const {
    while (i < c_.size() && (At(i) == kAdverb || c_.IsWord(i, "no") || c_.IsWord(i, "longer") ||
                             c_.IsWord(i, "also"))) {
      ++i;
    }
    return i;
  }

  size_t BeforeAdverbs(size_t i) const {
    while (i > 0 && (At(i - 1) == kAdverb || At(i - 1) == kTo)) --i;
    return i;
  }

  VerbGroup::Form FormOf(size_t first) const {
    size_t before = first;
    while (before > 0 && At(before - 1) == kAdverb) --before;
    if (before > 0 && (At(before - 1) == kTo || c_.IsWord(before - 1, "to")) &&
        At(first) == kBase) {
      return VerbGroup::Form::kInfinitive;
    }
    if (At(first) == kIng) return VerbGroup::Form::kIng;
    if (At(first) == kPastParticiple) return VerbGroup::Form::kParticiple;
    return VerbGroup::Form::kFinite;
  }

  // The noun phrase that ends at `end`, after climbing "X of Y in Z" to X.
  std::optional<uint32_t> PhraseEndingAt(size_t end, bool climb) const {
    if (end == 0 || c_.phrase_at[end - 1] < 0) return std::nullopt;
    auto phrase = static_cast<uint32_t>(c_.phrase_at[end - 1]);
    while (climb) {
      const uint32_t first = c_.phrases[phrase].first;
      // "the war between Arden and Osk must end": from "Osk" to "Arden" to "the war".
      if (first > 1 && c_.IsWord(first - 1, "and") && c_.phrase_at[first - 2] >= 0) {
        phrase = static_cast<uint32_t>(c_.phrase_at[first - 2]);
        continue;
      }
      if (first < 2 || (At(first - 1) != kPreposition && At(first - 1) != kTo) ||
          IsOneOf(c_.words[first - 1].lower, kSubordinators) || c_.phrase_at[first - 2] < 0) {
        break;
      }
      phrase = static_cast<uint32_t>(c_.phrase_at[first - 2]);
    }
    return phrase;
  }

  // "The troops sent to the coast must return": from "the coast" to "the troops".
  std::optional<uint32_t> OverReducedRelative(std::optional<uint32_t> phrase) const {
    if (!phrase) return phrase;
    size_t i = c_.phrases[*phrase].first;
    if (i > 0 && At(i - 1) == kPreposition && !IsOneOf(c_.words[i - 1].lower, kSubordinators)) --i;
    if (i == 0 || c_.group_at[i - 1] < 0) return phrase;
    const VerbGroup& inner = c_.groups[static_cast<size_t>(c_.group_at[i - 1])];
    switch (inner.form) {
      case VerbGroup::Form::kParticiple:
        return inner.own_subject && !IsPastTense(inner) ? inner.subject : phrase;
      case VerbGroup::Form::kIng:  // "Arden joining the club is unrealistic"
        return inner.own_subject ? inner.subject : phrase;
      case VerbGroup::Form::kInfinitive: {  // "the plan to restore the border was unrealistic"
        size_t to = inner.first;
        while (to > 0 && (At(to - 1) == kAdverb || c_.IsWord(to - 1, "to"))) --to;
        const auto outer = PhraseEndingAt(to, true);
        const bool free = outer && (c_.phrases[*outer].first == 0 ||
                                    c_.group_at[c_.phrases[*outer].first - 1] < 0);
        return free ? outer : phrase;
      }
      default:
        return phrase;
    }
  }

  // "Ana Berg, the mayor of Oslo, opposes": the comma before the apposition that `comma` ends.
  std::optional<size_t> Apposition(size_t comma) const {
    static constexpr size_t kLongest = 25;
    for (size_t i = comma; i-- > 0 && comma - i < kLongest;) {
      if (c_.words[i].lower != ",") continue;
      if (i + 1 < comma && i > 0 && c_.phrase_at[i - 1] >= 0) return i;
      return std::nullopt;
    }
    return std::nullopt;
  }

  void FindSubject(size_t g) {
    VerbGroup& group = c_.groups[g];
    size_t left = group.first;
    while (left > 0 &&
           (At(left - 1) == kAdverb ||
            (At(left - 1) == kTo && group.form == VerbGroup::Form::kInfinitive) ||
            (c_.IsWord(left - 1, "to") && group.form == VerbGroup::Form::kInfinitive))) {
      --left;
    }
    if (left > 0 && At(left - 1) == kExistential) {
      group.existential = true;
      return;
    }
    if (group.form == VerbGroup::Form::kInfinitive) return SubjectOfInfinitive(g, left);
    if (left > 0 && (At(left - 1) == kWh || c_.IsWord(left - 1, "that")) && left > 1) {
      const size_t before = c_.IsWord(left - 2, ",") ? left - 2 : left - 1;
      if (before > 0 && (group.subject = PhraseEndingAt(before, false))) return;
    }
    if (group.form != VerbGroup::Form::kIng || (left > 0 && c_.phrase_at[left - 1] >= 0)) {
      if ((group.subject = OverReducedRelative(PhraseEndingAt(left, true)))) {
        group.own_subject = true;
        return;
      }
    }
    if (left > 0 && c_.words[left - 1].lower == "," && group.form == VerbGroup::Form::kFinite) {
      if (const auto comma = Apposition(left - 1)) {
        group.subject = PhraseEndingAt(*comma, true);
        if (group.subject) return;
      }
    }
    InheritSubject(g);
  }

  // "and has long pushed", ", proposing a ring road": the subject of the finite verb before, or of
  // the one behind ("Speaking in Oslo, she called").
  void InheritSubject(size_t g) {
    VerbGroup& group = c_.groups[g];
    // "said the town should pay and pushed for a levy": of the verb in the same tense.
    const size_t left = group.first;
    if (left > 0 && (At(left - 1) == kConjunction || At(left - 1) == kPunctuation)) {
      for (size_t i = g; i-- > 0;) {
        const VerbGroup& other = c_.groups[i];
        if (At(other.first) == At(group.first) && other.form == VerbGroup::Form::kFinite &&
            group.form == VerbGroup::Form::kFinite && other.subject) {
          group.subject = other.subject;
          return;
        }
      }
    }
    for (size_t i = g; i-- > 0;) {
      const VerbGroup& other = c_.groups[i];
      const bool same =
          other.form == VerbGroup::Form::kFinite || (other.form == group.form && i + 1 == g);
      if (same && other.subject) {
        group.subject = other.subject;
        return;
      }
    }
  }

  void SubjectOfInfinitive(size_t g, size_t left) {
    VerbGroup& group = c_.groups[g];
    if (g == 0) return;
    const VerbGroup& before = c_.groups[g - 1];
    group.governor = static_cast<uint32_t>(g - 1);
    const auto object = PhraseEndingAt(left, true);
    const bool direct = object && c_.phrases[*object].first >= before.end;
    group.subject = direct ? object : before.subject;
    group.own_subject = direct;
  }

  // "The mayor opposed the plan": a participle with a subject and an object is a past tense.
  void ReviseParticiples() {
    for (VerbGroup& group : c_.groups) {
      if (group.form != VerbGroup::Form::kParticiple || !group.own_subject) continue;
      if (c_.IsWord(group.end, "by")) {
        group.passive = true;
        continue;
      }
      if (IsPastTense(group)) {
        group.form = VerbGroup::Form::kFinite;
      } else {
        group.passive = true;
      }
    }
  }

  // Not "the troops sent abroad must return" (a finite verb behind it without a subject of its
  // own), nor "she met the troops sent abroad" (its subject is an object).
  bool IsPastTense(const VerbGroup& group) const {
    const NounPhrase& subject = c_.phrases[*group.subject];
    if (std::ranges::none_of(c_.groups, [](const VerbGroup& other) {
          return other.form == VerbGroup::Form::kFinite;
        })) {
      return true;
    }
    if (IsOneOf(c_.words[subject.head].lower, kNominatives)) return true;
    if (subject.first > 0) {
      const size_t before = subject.first - 1;
      if (c_.group_at[before] >= 0 || At(before) == kTo) return false;
      if (At(before) == kPreposition && !IsOneOf(c_.words[before].lower, kSubordinators)) {
        return false;
      }
    }
    for (size_t i = group.end; i < c_.size(); ++i) {
      const WordClass now = At(i);
      if (now == kPunctuation || now == kConjunction || now == kWh ||
          IsOneOf(c_.words[i].lower, kSubordinators)) {
        return true;
      }
      if (c_.group_at[i] >= 0 &&
          c_.groups[static_cast<size_t>(c_.group_at[i])].form == VerbGroup::Form::kFinite) {
        return c_.phrase_at[i - 1] >= 0 && IsOneOf(c_.words[i - 1].lower, kNominatives);
      }
    }
    return true;
  }

  Clauses& c_;
};

}  // namespace

bool IsVerb(WordClass word_class) {
  static constexpr std::array kVerbs = {kBase,     kPast,    kPastParticiple, kIng,
                                        kPresentS, kPresent, kModal};
  return std::ranges::find(kVerbs, word_class) != kVerbs.end();
}

Clauses Analyse(const Document& document, const Sentence& sentence, const WordClassModel& classes,
                const Lemmas& lemmas) {
  Clauses clauses;
  clauses.words = TagWords(document, sentence, classes, lemmas);
  Chunker(clauses).Run();
  return clauses;
}

}  // namespace whosaid
