#include "extract/coreference/actors.h"

#include <algorithm>
#include <set>
#include <tuple>

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
    if (!suffix && !words[i].IsClass(WordClass::kPunctuation)) parts.emplace_back(word);
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
      if (names_[i].kind == ActorKind::kOrganisation) ReadShortName(i);
    }
    for (size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].kind == ActorKind::kOrganisation) ReadAlias(i);
    }
    for (size_t i = 0; i < names_.size(); ++i) {
      ShareSurname(i);
      if (parts_[i].size() > 1) of[i] = FindOrAddFullName(i);
      if (of[i] != kNone) prominence_[of[i]] += IsHeadlined(i) ? 3 : 1;
    }
    for (size_t i = 0; i < names_.size(); ++i) {
      if (of[i] == kNone) {
        const bool person = names_[i].kind == ActorKind::kPerson && !IsAlias(i);
        of[i] = person ? FindOrAddPart(i) : FindOrAddOther(i);
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
    if (names_[i].tokens.end - names_[i].tokens.begin == 1) {  // "[Pavel] and Irena Dorn"
      actors_[index].text += ' ' + SurnameOf(names_[i + 1]);
    }
    first_named_[index] = i;
    by_surname_[parts_[i].back()].push_back(index);
    by_first_name_[parts_[i].front()].push_back(index);
    by_person_initials_.try_emplace(InitialsOf(i), index);
    for (size_t part = 1; part + 1 < parts_[i].size(); ++part) {
      if (parts_[i][part].size() > 2) by_inner_name_[parts_[i][part]].push_back(index);
    }
    return index;
  }

  // "[Pavel] and Irena Dorn": a given name that goes with the next one's surname.
  void ShareSurname(size_t i) {
    if (parts_[i].size() != 1 || i + 1 >= names_.size() || parts_[i + 1].size() != 2) return;
    const TokenIndex end = names_[i].tokens.end;
    const bool joined = end + 1 == names_[i + 1].tokens.begin && words_[end].folded == "and" &&
                        names_[i].role.empty();
    const bool given = words_[names_[i].tokens.begin].Is(kGivenName) &&
                       words_[names_[i + 1].tokens.begin].Is(kGivenName);
    if (joined && given) parts_[i].push_back(parts_[i + 1].back());
  }

  bool IsHeadlined(size_t i) const {
    const uint32_t sentence = words_.SentenceOf(names_[i].tokens.begin);
    return document_.sentences[sentence].zone == ZoneKind::kHeadline;
  }

  // "Ruiz", "Mr. Ruiz", "Ana": of several persons so named, those named in full before go before
  // those named in full further on, then who was called so before, then the one the article is
  // about, by how often it names each in full ("Ana Ruiz … her husband, Paul Ruiz, … Ruiz said"),
  // then the first named.
  ActorIndex FindOrAddPart(size_t i) {
    const std::string& part = parts_[i].front();
    for (const auto* table : {&by_surname_, &by_first_name_, &by_inner_name_}) {
      const auto found = table->find(part);
      if (found == table->end()) continue;
      ActorIndex best = kNone;
      for (ActorIndex index : found->second) {
        if (!SexesAgree(actors_[index].sex, TitleSex(i))) continue;
        const auto rank = [&](ActorIndex a) {
          return std::tuple(IsNamedBy(a, i), alone_[a], prominence_[a]);
        };
        if (best == kNone || rank(index) > rank(best)) best = index;
      }
      if (best == kNone) continue;
      ++alone_[best];
      return best;
    }
    // "WSS" of an interviewer, Wanda S. Stroud
    const auto initialled = by_person_initials_.find(names_[i].text);
    if (initialled != by_person_initials_.end()) return initialled->second;
    const ActorIndex index = Add(names_[i]);
    actors_[index].names = parts_[i];
    by_surname_[part].push_back(index);
    first_named_[index] = i;
    return index;
  }

  std::string SurnameOf(const ActorName& name) const {
    return std::string(words_[name.tokens.end - 1].text);
  }

  bool IsNamedBy(ActorIndex index, size_t i) const { return first_named_.at(index) < i; }

  // The sex that a title tells; a surname that looks like a given name tells nothing.
  Sex TitleSex(size_t i) const { return names_[i].role.empty() ? Sex::kUnknown : names_[i].sex; }

  ActorIndex FindOrAddOther(size_t i) {
    std::string key = Folded(names_[i].text);
    if (key.starts_with("the ")) key = key.substr(4);
    // "Ruiz" marked as an organisation once and as a person elsewhere
    const bool one_word = key.find(' ') == std::string::npos;
    if (one_word && names_[i].kind != ActorKind::kCountry && names_[i].kind != ActorKind::kGroup &&
        by_surname_.contains(key) && !by_surname_[key].empty()) {
      return by_surname_[key].front();
    }
    const auto longer = longer_.find(key);
    const bool is_short = longer != longer_.end() && longer->second;
    if (is_short) key = *longer->second;
    // "Harbour Corp" where "Harbour Corps" was, too
    if (!one_word && !key.ends_with('s') && by_key_.contains(key + 's')) key += 's';
    const auto [found, fresh] = by_key_.try_emplace(key, 0);
    if (fresh) {
      found->second = Acronym(i, key);
      if (found->second == kNone) found->second = Add(names_[i]);
      AddInitials(i, found->second);
      if (is_short) short_so_far_.insert(found->second);
    }
    Actor& actor = actors_[found->second];
    if (!is_short && short_so_far_.erase(found->second) > 0) actor.text = names_[i].text;
    if (actor.kind == ActorKind::kPlace && names_[i].kind != ActorKind::kPlace)
      actor.kind = names_[i].kind;
    return found->second;
  }

  // What an institution's name of several words may be shortened to: "Sun-Times" of "Chicago
  // Sun-Times", "Harbour Council" of "Orlice Harbour Council", "Moss" of "Moss University".
  void ReadShortName(size_t i) {
    const TokenRange name = names_[i].tokens;
    if (name.end - name.begin < 2) return;
    std::string key = Folded(names_[i].text);
    if (key.starts_with("the ")) key = key.substr(4);
    const auto add = [&](TokenRange part) {
      const auto [longer, is_new] = longer_.emplace(Folded(TextOf(document_, words_, part)), key);
      if (!is_new && longer->second != key) longer->second.reset();
    };
    constexpr std::string_view kPapers[] = {"times",    "post",    "journal",   "tribune", "herald",
                                            "gazette",  "globe",   "chronicle", "star",    "sun",
                                            "courier",  "mail",    "register",  "express", "mirror",
                                            "enquirer", "dispatch"};
    const std::string_view last = words_[name.end - 1].folded;
    const bool paper = std::ranges::any_of(
        kPapers, [&](std::string_view word) { return last == word || last.ends_with(word); });
    TokenIndex head_of_paper = name.end - 1;  // "Sun-Times"
    if (head_of_paper >= name.begin + 3 && IsMark(words_[head_of_paper - 1], '-'))
      head_of_paper -= 2;
    if (paper && names_[i].text.find(" of ") == std::string::npos) add({head_of_paper, name.end});
    // "Board" of "Orlice Board of Elections"
    TokenIndex head = name.begin;
    while (head + 1 < name.end && words_[head + 1].folded != "of" &&
           words_[head + 1].folded != "for") {
      ++head;
    }
    if (head > name.begin && words_[head].Is(kOrganisationHead) && !IsChamber(head)) {
      add({head, head + 1});
    }
    if (IsKindOfBody(name.end - 1) && !words_[name.begin].Is(kOrganisationHead)) {
      add({name.begin, name.end - 1});
    }
  }

  // What a name of more words than this does not mean.
  bool IsChamber(TokenIndex i) const {
    const std::string_view word = words_[i].folded;
    return word == "house" || word == "senate" || word == "congress" || word == "parliament";
  }

  // "University", "International": what a name may do without.
  bool IsKindOfBody(TokenIndex i) const {
    constexpr std::string_view kKinds[] = {
        "university", "institute", "institution", "international", "inc",       "inc.",
        "corp",       "corp.",     "corporation", "company",       "co",        "co.",
        "ltd",        "group",     "movement",    "holdings",      "industries"};
    return std::ranges::find(kKinds, words_[i].folded) != std::end(kKinds);
  }

  // "the Orlice Institute of Weather (Orliwe)": a name in brackets whose letters are taken in order
  // from the one before.
  void ReadAlias(size_t i) {
    const TokenIndex open = names_[i].tokens.end;
    if (open + 2 >= words_.size() || !IsMark(words_[open], '(') || !IsMark(words_[open + 2], ')')) {
      return;
    }
    const std::string_view alias = words_[open + 1].folded;
    const std::string name = Folded(names_[i].text);
    if (!words_[open + 1].capital || alias.size() < 3 || name.find(' ') == std::string::npos)
      return;
    size_t taken = 0;
    for (char c : name) taken += taken < alias.size() && alias[taken] == c ? 1 : 0;
    const size_t from = name.starts_with("the ") ? 4 : 0;
    if (taken == alias.size() && alias[0] == name[from]) {
      longer_.insert_or_assign(std::string(alias), name.substr(from));
      aliases_.emplace(alias);
    }
  }

  bool IsAlias(size_t i) const {
    const TokenRange name = names_[i].tokens;
    return name.end - name.begin == 1 && aliases_.contains(words_[name.begin].folded);
  }

  // "the Harbour Control Board … the HCB"
  void AddInitials(size_t i, ActorIndex index) {
    const std::string initials = InitialsOf(i);
    if (initials.size() >= 2) by_initials_.try_emplace(initials, index);
  }

  std::string InitialsOf(size_t i) const {
    std::string initials;
    for (TokenIndex t = names_[i].tokens.begin; t < names_[i].tokens.end; ++t) {
      if (words_[t].capital) initials += words_[t].text[0];
    }
    return initials;
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
  // From short names of institutions to long ones; none where several have it.
  std::map<std::string, std::optional<std::string>, std::less<>> longer_;
  std::set<std::string_view> aliases_;  // names in brackets
  std::set<ActorIndex> short_so_far_;   // actors whose long names have not come yet
  std::map<std::string, ActorIndex, std::less<>> by_initials_;
  std::map<std::string, ActorIndex, std::less<>> by_person_initials_;
  std::map<ActorIndex, size_t> first_named_;  // by the index of a name
  std::map<ActorIndex, int> prominence_;      // full names; those in headlines weigh more
  std::map<ActorIndex, int> alone_;           // so far: surnames or given names
};

}  // namespace

std::vector<ActorIndex> GroupNames(const Document& document, const Words& words,
                                   const std::vector<ActorName>& names,
                                   std::vector<Actor>& actors) {
  return NameGrouper(document, words, names, actors).Group();
}

}  // namespace whosaid
