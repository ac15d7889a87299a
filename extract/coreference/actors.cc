#include "extract/coreference/actors.h"

#include <algorithm>

#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr ActorIndex kNone = UINT32_MAX;

// "senator" of "Sen."
std::string_view Spelt(std::string_view title) {
  constexpr std::pair<std::string_view, std::string_view> kTitles[] = {
      {"sen.", "senator"},         {"rep.", "representative"}, {"gov.", "governor"},
      {"gen.", "general"},         {"lt.", "lieutenant"},      {"col.", "colonel"},
      {"capt.", "captain"},        {"sgt.", "sergeant"},       {"prof.", "professor"},
      {"dr.", "doctor"},           {"adm.", "admiral"},        {"rev.", "pastor"},
      {"supt.", "superintendent"}, {"atty.", "attorney"},      {"del.", "delegate"}};
  for (const auto& [form, noun] : kTitles) {
    if (title == form || title == form.substr(0, form.size() - 1)) return noun;
  }
  return title;
}

// The folded words of a person's name, initials and "Jr." left out.
std::vector<std::string> NameWords(const Words& words, TokenRange tokens) {
  std::vector<std::string> parts;
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    const std::string_view word = words[i].folded;
    const bool suffix =
        word == "jr." || word == "jr" || word == "sr." || word == "iii" || word == "ii";
    if (!suffix && !IsMark(words[i], ',') && !IsMark(words[i], '-')) parts.emplace_back(word);
  }
  if (parts.empty()) parts.emplace_back(words[tokens.begin].folded);
  return parts;
}

// "Volodomyr" and "Volodymyr", "Mike" and "Michael", "J." and "Jane".
bool FirstNamesAgree(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() <= 2 || b.size() <= 2) return a[0] == b[0];  // an initial
  return a.substr(0, 3) == b.substr(0, 3);
}

bool SexesAgree(Sex a, Sex b) { return a == b || a == Sex::kUnknown || b == Sex::kUnknown; }

// Whether two names of two or more words can be one person's.
bool FullNamesAgree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.back() != b.back()) return false;
  // "van der Berg" and "Jan van der Berg"
  const auto& longer = a.size() >= b.size() ? a : b;
  const auto& shorter = a.size() >= b.size() ? b : a;
  const auto tail = longer.end() - static_cast<std::ptrdiff_t>(shorter.size());
  return std::equal(shorter.begin(), shorter.end(), tail) || FirstNamesAgree(a.front(), b.front());
}

class NameGrouper {
 public:
  NameGrouper(const Document& document, const Words& words, const std::vector<ActorName>& names,
              std::vector<Actor>& actors)
      : document_(document), words_(words), names_(names), actors_(actors) {}

  std::vector<ActorIndex> Group() {
    std::vector<ActorIndex> of(names_.size(), kNone);
    parts_.resize(names_.size());
    for (size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].kind == ActorKind::kPerson) parts_[i] = NameWords(words_, names_[i].tokens);
      if (parts_[i].size() > 1) of[i] = FindOrAddFullName(i);
      if (of[i] != kNone) prominence_[of[i]] += IsHeadlined(i) ? 3 : 1;
    }
    for (size_t i = 0; i < names_.size(); ++i) {
      if (of[i] != kNone) {
        Count(of[i], i);
      } else {
        of[i] = names_[i].kind == ActorKind::kPerson ? FindOrAddPart(i) : FindOrAddOther(i);
      }
      AddMention(of[i], names_[i]);
    }
    return of;
  }

 private:
  ActorIndex Add(const ActorName& name) {
    Actor& actor = actors_.emplace_back();
    actor.kind = name.kind;
    actor.sex = name.sex;
    const Word& first = words_[name.tokens.begin];
    const bool full = name.tokens.end - name.tokens.begin > 1;
    actor.either_sex = full && name.sex == Sex::kUnknown && first.Is(kGivenName);
    actor.text = name.text;
    return static_cast<ActorIndex>(actors_.size() - 1);
  }

  ActorIndex FindOrAddFullName(size_t i) {
    for (ActorIndex index : by_surname_[parts_[i].back()]) {
      Actor& actor = actors_[index];
      if (!FullNamesAgree(actor.names, parts_[i]) || !SexesAgree(actor.sex, names_[i].sex))
        continue;
      if (parts_[i].size() > actor.names.size()) {
        actor.names = parts_[i];
        actor.text = names_[i].text;
      }
      return index;
    }
    const ActorIndex index = Add(names_[i]);
    actors_[index].names = parts_[i];
    by_surname_[parts_[i].back()].push_back(index);
    by_first_name_[parts_[i].front()].push_back(index);
    for (size_t part = 1; part + 1 < parts_[i].size(); ++part) {
      if (parts_[i][part].size() > 2) by_inner_name_[parts_[i][part]].push_back(index);
    }
    return index;
  }

  bool IsHeadlined(size_t i) const {
    const uint32_t sentence = words_.SentenceOf(names_[i].tokens.begin);
    return document_.sentences[sentence].zone == ZoneKind::kHeadline;
  }

  // "Ruiz", "Mr. Ruiz", "Ana": of several persons so named the one the article is about, by how
  // often it names each in full ("Ana Ruiz … her husband, Paul Ruiz, … Ruiz said"), else the
  // nearest before.
  ActorIndex FindOrAddPart(size_t i) {
    const std::string& part = parts_[i].front();
    for (const auto* table : {&by_surname_, &by_first_name_, &by_inner_name_}) {
      const auto found = table->find(part);
      if (found == table->end()) continue;
      ActorIndex best = kNone;
      for (ActorIndex index : found->second) {
        if (!SexesAgree(actors_[index].sex, TitleSex(i))) continue;
        const auto rank = [&](ActorIndex a) { return std::pair(prominence_[a], last_named_[a]); };
        if (best == kNone || rank(index) > rank(best)) best = index;
      }
      if (best == kNone) continue;
      Count(best, i);
      return best;
    }
    const ActorIndex index = Add(names_[i]);
    actors_[index].names = parts_[i];
    by_surname_[part].push_back(index);
    Count(index, i);
    return index;
  }

  // The sex that a title tells; a surname that looks like a given name tells nothing.
  Sex TitleSex(size_t i) const { return names_[i].role.empty() ? Sex::kUnknown : names_[i].sex; }

  void Count(ActorIndex index, size_t i) { last_named_[index] = i + 1; }

  ActorIndex FindOrAddOther(size_t i) {
    std::string key = Folded(names_[i].text);
    if (key.starts_with("the ")) key = key.substr(4);
    // "Ruiz" marked as an organisation once and as a person elsewhere
    const bool one_word = key.find(' ') == std::string::npos;
    if (one_word && names_[i].kind != ActorKind::kCountry && names_[i].kind != ActorKind::kGroup &&
        by_surname_.contains(key) && !by_surname_[key].empty()) {
      return by_surname_[key].front();
    }
    const auto [found, fresh] = by_key_.try_emplace(key, 0);
    if (fresh) {
      found->second = Acronym(i, key);
      if (found->second == kNone) found->second = Add(names_[i]);
      AddInitials(i, found->second);
    }
    Actor& actor = actors_[found->second];
    if (actor.kind == ActorKind::kPlace && names_[i].kind != ActorKind::kPlace)
      actor.kind = names_[i].kind;
    return found->second;
  }

  // "the Harbour Control Board … the HCB"
  void AddInitials(size_t i, ActorIndex index) {
    std::string initials;
    for (TokenIndex t = names_[i].tokens.begin; t < names_[i].tokens.end; ++t) {
      if (words_[t].capital) initials += words_[t].text[0];
    }
    if (initials.size() >= 3) by_initials_.try_emplace(initials, index);
  }

  ActorIndex Acronym(size_t i, const std::string& key) const {
    if (key.find(' ') != std::string::npos || names_[i].kind == ActorKind::kCountry) return kNone;
    std::string letters;
    for (char c : names_[i].text) {
      if (c != '.') letters += c;
    }
    const auto found = by_initials_.find(letters);
    return found == by_initials_.end() ? kNone : found->second;
  }

  void AddMention(ActorIndex index, const ActorName& name) {
    Actor& actor = actors_[index];
    TokenRange tokens = name.tokens;
    if (!name.role.empty() && name.role.end == tokens.begin) tokens.begin = name.role.begin;
    actor.mentions.push_back({tokens, MentionForm::kName});
    if (actor.sex == Sex::kUnknown && !name.role.empty()) actor.sex = name.sex;
    if (name.role.empty()) return;
    actor.roles.push_back(name.role);
    for (TokenIndex t = name.role.begin; t < name.role.end; ++t) {
      if (words_[t].Is(kRole | kTitle)) actor.role_words.push_back(Spelt(words_[t].folded));
    }
  }

  const Document& document_;
  const Words& words_;
  const std::vector<ActorName>& names_;
  std::vector<Actor>& actors_;
  std::vector<std::vector<std::string>> parts_;
  std::map<std::string, std::vector<ActorIndex>, std::less<>> by_surname_;
  std::map<std::string, std::vector<ActorIndex>, std::less<>> by_first_name_;
  std::map<std::string, std::vector<ActorIndex>, std::less<>> by_inner_name_;  // "Peña Nieto"
  std::map<std::string, ActorIndex, std::less<>> by_key_;
  std::map<std::string, ActorIndex, std::less<>> by_initials_;
  std::map<ActorIndex, size_t> last_named_;
  std::map<ActorIndex, int> prominence_;  // full names; those in headlines weigh more
};

}  // namespace

std::vector<ActorIndex> GroupNames(const Document& document, const Words& words,
                                   const std::vector<ActorName>& names,
                                   std::vector<Actor>& actors) {
  return NameGrouper(document, words, names, actors).Group();
}

}  // namespace whosaid
