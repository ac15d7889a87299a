#include "extract/coreference/nominals.h"

#include <utility>
#include <vector>

#include "extract/tokens/strings.h"

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
constexpr Ending kVerbEndings[] = {{"ies", "y"}, {"ied", "y"},   {"ing", "e"}, {"ing", ""},
                                   {"ed", "e"},  {"ed", ""},     {"es", "e"},  {"es", ""},
                                   {"s", ""},    {"ying", "ie"}, {"ied", "ie"}};

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

// "forgetting", where "visiting" has one t.
constexpr std::string_view kStressedLast[] = {
    "admit", "begin",  "commit", "compel", "confer", "control", "defer",  "deter",    "equip",
    "expel", "forget", "incur",  "occur",  "omit",   "permit",  "prefer", "propel",   "quit",
    "rebel", "rebut",  "refer",  "regret", "repel",  "reset",   "submit", "transfer", "upset"};

}  // namespace

Result<Nominals> Nominals::Parse(std::string_view verbs, std::string_view irregular,
                                 std::string_view nominalisations) {
  using Values = std::vector<std::string_view>;
  Nominals nominals;
  Result<bool> read = ForEachRow(verbs, "verbs.tsv", 2, [&](const Values& row) {
    nominals.verbs_.emplace(row[0], row[1] == "-" ? "" : row[1]);
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  read = ForEachRow(irregular, "irregular.tsv", 3, [&](const Values& row) {
    if (row[2] == "v") nominals.irregular_.emplace(row[0], row[1]);
    return row[2] == "v";
  });
  if (!read) return tl::make_unexpected(read.error());
  read = ForEachRow(nominalisations, "nominalisations.tsv", 3, [&](const Values& row) {
    if (row[1] == "same") {
      nominals.synonyms_.emplace(row[0], row[2]);
    } else if (row[1] == "same-org") {
      nominals.memberships_.emplace(row[0], row[2]);
    } else if (row[1] == "noun") {
      nominals.own_[std::string(row[0])] = {Nominalisation::Kind::kNoun, std::string(row[2]), true};
    } else if (row[1] == "light") {
      nominals.own_[std::string(row[0])] = {Nominalisation::Kind::kLight, "", true};
    } else {
      return false;
    }
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  return nominals;
}

std::string Nominals::VerbOf(std::string_view form) const {
  if (const auto irregular = irregular_.find(form); irregular != irregular_.end()) {
    return irregular->second;
  }
  if (verbs_.contains(form)) return std::string(form);
  for (const Ending& row : kVerbEndings) {
    if (!form.ends_with(row.ending)) continue;
    const std::string stem(form.substr(0, form.size() - row.ending.size()));
    if (verbs_.contains(stem + std::string(row.base))) return stem + std::string(row.base);
    if (EndsDoubled(stem) && verbs_.contains(stem.substr(0, stem.size() - 1))) {
      return stem.substr(0, stem.size() - 1);
    }
  }
  return std::string(form);
}

Nominalisation Nominals::Of(std::string_view verb_lemma) const {
  const auto own = own_.find(verb_lemma);
  if (own != own_.end()) return own->second;
  const auto known = verbs_.find(verb_lemma);
  if (known != verbs_.end() && !known->second.empty()) {
    return {Nominalisation::Kind::kNoun, known->second, false};
  }
  return {Nominalisation::Kind::kNoun, IngForm(verb_lemma), false};
}

std::string Nominals::Family(std::string_view lemma, bool with_organisation) const {
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
  if (verb.size() > 6 && verb.ends_with("ing")) return std::string(verb);  // no dictionary form
  std::string form(verb);
  const size_t n = form.size();
  if (form.ends_with("ie")) return form.substr(0, n - 2) + "ying";
  if (n > 2 && form.back() == 'e' && !form.ends_with("ee") && form != "be") {
    return form.substr(0, n - 1) + "ing";
  }
  if (std::ranges::find(kStressedLast, verb) != std::end(kStressedLast)) {
    return form + form.back() + "ing";
  }
  if (form.ends_with("ic")) return form + "king";
  const bool short_stem = n >= 3 && std::ranges::count_if(form, IsVowel) == 1 &&
                          IsVowel(form[n - 2]) && !IsVowel(form[n - 1]) &&
                          std::string_view("wxy").find(form[n - 1]) == std::string_view::npos;
  if (short_stem) form += form.back();
  return form + "ing";
}

}  // namespace whosaid
