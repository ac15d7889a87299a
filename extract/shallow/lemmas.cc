#include "extract/shallow/lemmas.h"

#include <utility>
#include <vector>

#include "extract/shallow/strings.h"

namespace whosaid {
namespace {

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool EndsDoubled(std::string_view stem) {
  return stem.size() > 2 && stem.back() == stem[stem.size() - 2] && !IsVowel(stem.back());
}

struct Ending {
  std::string_view ending;
  std::string_view base;
};

// Tried in order; the first whose result is a known verb wins.
constexpr Ending kVerbEndings[] = {{"ies", "y"}, {"ied", "y"},  {"ing", "e"}, {"ing", ""},
                                   {"ed", "e"},  {"ed", ""},    {"es", "e"},  {"es", ""},
                                   {"s", ""},    {"ying", "ie"}};

// Plurals, likeliest first: "parties", "boxes", "taxes", "troops".
constexpr Ending kNounEndings[] = {{"ies", "y"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"},
                                   {"xes", "x"}, {"zzes", "zz"}, {"ss", "ss"},   {"us", "us"},
                                   {"is", "is"}, {"s", ""}};

template <typename Row>
Result<bool> ForEachRow(std::string_view tsv, std::string_view name, size_t fields, Row row) {
  size_t number = 0;
  for (std::string_view line : SplitAt(tsv, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> values = SplitAt(line, '\t');
    if (values.size() < fields || !row(values)) {
      return Fail(ErrorKind::kBadInput,
                  std::string(name) + ":" + std::to_string(number) + ": not a row of this file");
    }
  }
  return true;
}

}  // namespace

Result<Lemmas> Lemmas::Parse(std::string_view verbs, std::string_view irregular,
                             std::string_view nominalisations) {
  using Values = std::vector<std::string_view>;
  Lemmas lemmas;
  Result<bool> read = ForEachRow(verbs, "verbs.tsv", 2, [&](const Values& row) {
    lemmas.verbs_.emplace(row[0], row[1] == "-" ? "" : row[1]);
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  read = ForEachRow(irregular, "irregular.tsv", 3, [&](const Values& row) {
    (row[2] == "v" ? lemmas.irregular_verbs_ : lemmas.irregular_nouns_).emplace(row[0], row[1]);
    return row[2] == "v" || row[2] == "n";
  });
  if (!read) return tl::make_unexpected(read.error());
  read = ForEachRow(nominalisations, "nominalisations.tsv", 3, [&](const Values& row) {
    if (row[1] == "same") {
      lemmas.synonyms_.emplace(row[0], row[2]);
    } else if (row[1] == "same-org") {
      lemmas.memberships_.emplace(row[0], row[2]);
    } else if (row[1] == "noun") {
      lemmas.own_[std::string(row[0])] = {Nominalisation::Kind::kNoun, std::string(row[2])};
    } else if (row[1] == "light") {
      lemmas.own_[std::string(row[0])] = {Nominalisation::Kind::kLight, ""};
    } else {
      return false;
    }
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  return lemmas;
}

std::string Lemmas::Verb(std::string_view lower) const {
  const auto irregular = irregular_verbs_.find(lower);
  if (irregular != irregular_verbs_.end()) return irregular->second;
  if (lower == "'s" || lower == "’s" || lower == "'re" || lower == "’re" || lower == "'m" ||
      lower == "’m" || lower == "is" || lower == "are" || lower == "was" || lower == "were" ||
      lower == "been" || lower == "am") {
    return "be";
  }
  if (lower == "'ve" || lower == "’ve" || lower == "has" || lower == "had") return "have";
  if (verbs_.contains(lower)) return std::string(lower);
  for (const Ending& row : kVerbEndings) {
    if (!lower.ends_with(row.ending)) continue;
    const std::string stem(lower.substr(0, lower.size() - row.ending.size()));
    if (verbs_.contains(stem + std::string(row.base))) return stem + std::string(row.base);
    if (EndsDoubled(stem) && verbs_.contains(stem.substr(0, stem.size() - 1))) {
      return stem.substr(0, stem.size() - 1);
    }
  }
  return std::string(lower);
}

std::string Lemmas::Noun(std::string_view lower) const {
  const auto irregular = irregular_nouns_.find(lower);
  if (irregular != irregular_nouns_.end()) return irregular->second;
  if (lower.size() <= 3) return std::string(lower);
  for (const Ending& row : kNounEndings) {
    if (!lower.ends_with(row.ending)) continue;
    return std::string(lower.substr(0, lower.size() - row.ending.size())) + std::string(row.base);
  }
  return std::string(lower);
}

std::string Lemmas::Of(std::string_view lower, WordClass word_class) const {
  switch (word_class) {
    case WordClass::kBase:
    case WordClass::kPast:
    case WordClass::kPastParticiple:
    case WordClass::kIng:
    case WordClass::kPresentS:
    case WordClass::kPresent:
      return Verb(lower);
    case WordClass::kNoun:
      return Noun(lower);
    default:
      return std::string(lower);
  }
}

std::vector<std::pair<std::string, WordClass>> Lemmas::FormsOf(std::string_view verb) const {
  const std::string base(verb);
  const std::string ing = IngForm(verb);
  const bool sibilant = base.ends_with("s") || base.ends_with("sh") || base.ends_with("ch") ||
                        base.ends_with("x") || base.ends_with("z") || base.ends_with("o");
  const bool y = base.size() > 2 && base.back() == 'y' && !IsVowel(base[base.size() - 2]);
  std::vector<std::pair<std::string, WordClass>> forms = {
      {base, WordClass::kBase},
      {base, WordClass::kPresent},
      {y ? base.substr(0, base.size() - 1) + "ies" : base + (sibilant ? "es" : "s"),
       WordClass::kPresentS},
      {ing, WordClass::kIng}};
  bool irregular = false;
  for (const auto& [form, lemma] : irregular_verbs_) {
    if (lemma != verb || form.ends_with("ing") || form.ends_with("s")) continue;
    irregular = true;
    forms.emplace_back(form, WordClass::kPast);
    forms.emplace_back(form, WordClass::kPastParticiple);
  }
  if (irregular) return forms;
  const std::string stem =
      y ? base.substr(0, base.size() - 1) + "i" : ing.substr(0, ing.size() - 3);
  forms.emplace_back(stem + "ed", WordClass::kPast);
  forms.emplace_back(stem + "ed", WordClass::kPastParticiple);
  return forms;
}

std::vector<std::string> Lemmas::OwnVerbs() const {
  std::vector<std::string> verbs;
  for (const auto& [verb, noun] : own_) verbs.push_back(verb);
  return verbs;
}

Nominalisation Lemmas::Nominalise(std::string_view verb_lemma) const {
  const auto own = own_.find(verb_lemma);
  if (own != own_.end()) return own->second;
  const auto known = verbs_.find(verb_lemma);
  if (known != verbs_.end() && !known->second.empty()) {
    return {Nominalisation::Kind::kNoun, known->second};
  }
  return {Nominalisation::Kind::kNoun, IngForm(verb_lemma)};
}

std::string Lemmas::Family(std::string_view lemma, bool with_organisation) const {
  std::string family(lemma);
  if (const auto own = own_.find(lemma); own != own_.end() && !own->second.noun.empty()) {
    family = own->second.noun;
  } else if (const auto verb = verbs_.find(lemma); verb != verbs_.end() && !verb->second.empty()) {
    family = verb->second;
  }
  if (with_organisation) {
    const auto membership = memberships_.find(family);
    if (membership != memberships_.end()) return membership->second;
  }
  const auto same = synonyms_.find(family);
  return same != synonyms_.end() ? same->second : family;
}

std::string IngForm(std::string_view verb) {
  std::string form(verb);
  const size_t n = form.size();
  if (form.ends_with("ie")) return form.substr(0, n - 2) + "ying";
  if (n > 2 && form.back() == 'e' && !form.ends_with("ee") && form != "be") {
    return form.substr(0, n - 1) + "ing";
  }
  const bool short_stem = n >= 3 && n <= 4 && !IsVowel(form[n - 1]) && IsVowel(form[n - 2]) &&
                          !IsVowel(form[n - 3]) &&
                          std::string_view("wxy").find(form[n - 1]) == std::string_view::npos;
  if (short_stem) form += form.back();
  return form + "ing";
}

}  // namespace whosaid
