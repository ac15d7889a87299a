#include "extract/lexicon.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "extract/tokens/characters.h"
#include "models/embedded.h"

namespace whosaid {
namespace {

struct NamedTrait {
  std::string_view name;
  uint64_t traits;
};

// The classes of classes.tsv, people.tsv and organisations.tsv.
constexpr NamedTrait kClasses[] = {
    {"determiner", kDeterminer},
    {"possessive", kPossessive},
    {"subject-pronoun", kSubjectPronoun},
    {"object-pronoun", kObjectPronoun},
    {"pronoun", kPronoun},
    {"relative", kRelative},
    {"interrogative", kInterrogative},
    {"preposition", kPreposition},
    {"coordinator", kCoordinator},
    {"subordinator", kSubordinator},
    {"be", kBe},
    {"have", kHave},
    {"do", kDo},
    {"modal", kModal},
    {"negation", kNegation},
    {"to", kTo},
    {"adverb", kAdverb},
    {"weekday", kWeekday},
    {"month", kMonth},
    {"time-noun", kTimeNoun},
    {"number", kNumberWord},
    {"speech-noun", kSpeechNoun},
    {"claim-noun", kClaimNoun},
    {"title", kTitle},
    {"role", kRole},
    {"group", kPeople},
    {"source", kSource},
    {"head", kOrganisationHead},
    {"actor", kOrganisationActor},
    {"medium", kMediumNoun},
    {"f", kGivenName | kFemaleName},
    {"m", kGivenName | kMaleName},
    {"fs", kFemaleName},
    {"ms", kMaleName},
    {"x", kGivenName},
};

struct NamedFrame {
  char letter;
  CueFrame frame;
};

constexpr NamedFrame kFrames[] = {{'q', kQuote},   {'c', kClause}, {'t', kThat},
                                  {'w', kWhether}, {'o', kObject}, {'i', kToInfinitive},
                                  {'p', kPerson}};

std::string_view File(std::string_view name) {
  const auto file = EmbeddedFile(name);
  assert(file);
  return *file;
}

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The regular forms of a verb: argue, argues, argued, arguing; both "visited" and "visitted", since
// spelling alone does not tell whether the last letter doubles.
std::vector<std::string> RegularForms(std::string_view lemma) {
  const std::string verb(lemma);
  const char last = verb.back();
  const char before = verb.size() > 1 ? verb[verb.size() - 2] : ' ';
  if (last == 'e') {
    const std::string stem = verb.substr(0, verb.size() - 1);
    return {verb, verb + "s", verb + "d", stem + "ing"};
  }
  if (last == 'y' && !IsVowel(before)) {
    const std::string stem = verb.substr(0, verb.size() - 1);
    return {verb, stem + "ies", stem + "ied", verb + "ing"};
  }
  const bool hisses = verb.ends_with("s") || verb.ends_with("sh") || verb.ends_with("ch") ||
                      verb.ends_with("x") || verb.ends_with("o");
  std::vector<std::string> forms = {verb, verb + (hisses ? "es" : "s"), verb + "ed", verb + "ing"};
  if (!IsVowel(last) && IsVowel(before)) {
    forms.push_back(verb + last + "ed");
    forms.push_back(verb + last + "ing");
  }
  return forms;
}

Factuality FactualityOf(std::string_view name) {
  return Parse<Factuality>(name).value_or(Factuality::kSaid);
}

}  // namespace

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (end > 0) pieces.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

std::vector<std::vector<std::string_view>> ReadRows(std::string_view file) {
  std::vector<std::vector<std::string_view>> rows;
  for (std::string_view line : Split(file, '\n')) {
    if (line.front() == '#') continue;
    auto& row = rows.emplace_back();
    for (size_t begin = 0; begin <= line.size();) {
      const size_t end = std::min(line.find('\t', begin), line.size());
      row.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return rows;
}

Lexicon::Lexicon() {
  ReadClasses("lexicons/classes.tsv");
  ReadClasses("lexicons/people.tsv");
  ReadClasses("lexicons/organisations.tsv");
  ReadClasses("lexicons/given_names.tsv");
  ReadCountries();
  ReadMetonyms();
  ReadCues();
}

const WordEntry& Lexicon::Find(std::string_view folded) const {
  const auto found = words_.find(std::string(folded));
  return found == words_.end() ? none_ : found->second;
}

void Lexicon::AddTrait(std::string_view word, uint64_t trait) {
  words_[Folded(word)].traits |= trait;
}

void Lexicon::ReadClasses(std::string_view file) {
  for (const auto& row : ReadRows(File(file))) {
    assert(row.size() == 2);
    const auto* named = std::ranges::find(kClasses, row[0], &NamedTrait::name);
    assert(named != std::end(kClasses));
    for (std::string_view word : Split(row[1], ' ')) AddTrait(word, named->traits);
  }
}

void Lexicon::ReadCountries() {
  for (const auto& row : ReadRows(File("lexicons/countries.tsv"))) {
    assert(row.size() == 4);
    countries_.push_back({row[0], Split(row[1], '|'), Split(row[2], '|'), Split(row[3], '|')});
  }
}

void Lexicon::ReadMetonyms() {
  for (const auto& row : ReadRows(File("lexicons/metonyms.tsv"))) {
    assert(row.size() == 4 || (row.size() == 5 && row[4] == "seat"));
    metonyms_.push_back({row[0], Parse<ActorKind>(row[1]).value(), row[2], row.size() == 5});
  }
}

// verb and particles, other forms, frames, factuality, example
void Lexicon::ReadCues() {
  std::map<std::string_view, std::vector<std::string_view>> irregular;
  for (const auto& row : ReadRows(File("lexicons/cues.tsv"))) {
    assert(row.size() == 5);
    const std::vector<std::string_view> words = Split(row[0], ' ');
    Cue cue;
    cue.lemma = words.front();
    cue.particles.assign(words.begin() + 1, words.end());
    for (const NamedFrame& frame : kFrames) {
      if (row[2].find(frame.letter) != std::string_view::npos) cue.frames |= frame.frame;
    }
    cue.factuality = FactualityOf(row[3]);
    cue.example = row[4];
    for (std::string_view form : Split(row[1], ' ')) irregular[cue.lemma].push_back(form);
    cues_[cue.lemma].push_back(std::move(cue));
  }
  for (auto& [lemma, cues] : cues_) {
    std::ranges::stable_sort(cues, std::greater(), [](const Cue& c) { return c.particles.size(); });
    for (const std::string& form : RegularForms(lemma)) words_[form].cues = &cues;
    for (std::string_view form : irregular[lemma]) words_[std::string(form)].cues = &cues;
  }
}

const Lexicon& ShippedLexicon() {
  static const Lexicon lexicon;
  return lexicon;
}

}  // namespace whosaid
