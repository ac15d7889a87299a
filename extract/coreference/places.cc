#include "extract/coreference/places.h"

#include <unordered_map>

#include "extract/lexicon.h"

namespace whosaid {
namespace {

struct Entry {
  std::vector<std::string_view> words;
  Place place;
};

// By first word, in the order of the tables: names before demonyms before capitals.
using Table = std::unordered_map<std::string_view, std::vector<Entry>>;

void Add(Table& table, std::string_view name, Place place) {
  std::vector<std::string_view> words = Split(name, ' ');
  const std::string_view first = words.front();
  table[first].push_back({std::move(words), place});
}

Table BuildTable() {
  Table table;
  const Lexicon& lexicon = ShippedLexicon();
  for (const Metonym& metonym : lexicon.metonyms()) {
    const PlaceForm form = metonym.seat ? PlaceForm::kCapital : PlaceForm::kMetonym;
    Add(table, metonym.name, {metonym.actor, metonym.kind, form});
  }
  for (const Country& country : lexicon.countries()) {
    const auto add = [&](std::string_view name, PlaceForm form) {
      Add(table, name, {country.name, ActorKind::kCountry, form});
    };
    add(country.name, PlaceForm::kName);
    for (std::string_view name : country.names) add(name, PlaceForm::kName);
    for (std::string_view name : country.demonyms) add(name, PlaceForm::kDemonym);
    for (std::string_view name : country.capitals) add(name, PlaceForm::kCapital);
  }
  return table;
}

bool Matches(const Words& words, TokenIndex first, TokenIndex high, const Entry& entry) {
  if (first + entry.words.size() > high) return false;
  for (size_t i = 0; i < entry.words.size(); ++i) {
    if (words[first + static_cast<TokenIndex>(i)].text != entry.words[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<PlaceMatch> MatchPlace(const Words& words, TokenIndex first, TokenIndex high) {
  static const Table table = BuildTable();
  std::string_view text = words[first].text;
  auto found = table.find(text);
  bool plural = false;
  if (found == table.end() && text.size() > 4 && text.ends_with('s')) {
    found = table.find(text.substr(0, text.size() - 1));  // Russians
    plural = true;
  }
  if (found == table.end()) return std::nullopt;
  const Entry* best = nullptr;
  for (const Entry& entry : found->second) {
    if (plural) {
      if (entry.words.size() == 1 && entry.place.form == PlaceForm::kDemonym) {
        return PlaceMatch{entry.place, first + 1};
      }
      continue;
    }
    if ((best == nullptr || entry.words.size() > best->words.size()) &&
        Matches(words, first, high, entry)) {
      best = &entry;
    }
  }
  if (best == nullptr) return std::nullopt;
  return PlaceMatch{best->place, first + static_cast<TokenIndex>(best->words.size())};
}

}  // namespace whosaid
