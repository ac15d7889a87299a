#include "extract/coreference/actor_names.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "extract/coreference/actor_nouns.h"
#include "extract/coreference/noun_phrases.h"
#include "extract/coreference/phrases.h"
#include "extract/coreference/places.h"
#include "extract/coreference/running_text.h"
#include "extract/tokens/torn_letters.h"

namespace whosaid {
namespace {

constexpr TokenIndex kLongestRole = 10;
constexpr TokenIndex kLongestTitled = 16;
constexpr TokenIndex kLongestDefined = 10;  // words of a name whose acronym is given

bool IsTitleMark(const Word& word) {  // "Gov." in the lexicon is "gov"
  return word.Is(kTitle | kRole) && !word.Is(kGivenName);
}

bool EndsAsRole(const Words& words, TokenIndex low, TokenIndex end) {
  if (end <= low) return false;
  if (IsTitleMark(words[end - 1])) return true;
  // "Secretary of Defense", "Minister for Trade"
  for (TokenIndex i = end; i > low && end - i < 5;) {
    --i;
    if (!IsNominal(words[i]) && words[i].folded != "of" && words[i].folded != "for") return false;
    const bool of = words[i].folded == "of" && i + 1 < end;  // "the director of [Ana Ruiz]" is not
    if (of && i > low && IsTitleMark(words[i - 1])) return true;
  }
  return false;
}

class ActorNameFinder {
 public:
  ActorNameFinder(const Document& document, const Words& words)
      : document_(document), words_(words), running_(document, words) {}

  std::vector<ActorName> Find() {
    ReadSurnames();
    ReadLabels();
    size_t n = 0;
    for (const Sentence& sentence : document_.sentences) {
      low_ = sentence.first_token;
      high_ = sentence.end_token;
      for (TokenIndex i = low_; i < high_;) {
        if (const TokenIndex end = DefinedUntil(i); end > i) {
          Add({i, end}, ActorKind::kOrganisation);
          i = end;
          continue;
        }
        while (n < document_.names.size() && document_.names[n].end_token <= i) ++n;
        const bool named = n < document_.names.size() && document_.names[n].first_token <= i;
        TokenIndex end = named ? document_.names[n].end_token : i + 1;
        if (named && document_.names[n].type == NameType::kPerson) end = NicknamedUntil(end);
        i = named ? AddName(document_.names[n].type, i, end) : AddUnnamed(i);
      }
    }
    return std::move(names_);
  }

 private:
  // The end of a name that begins with token i and whose acronym follows in brackets: "Alliance to
  // Mend Our Piers (AMOP)".
  TokenIndex DefinedUntil(TokenIndex i) const {
    if (!words_[i].capital || words_[i].Is(kDeterminer)) return i;
    std::string initials;
    for (TokenIndex end = i; end + 2 < high_ && end - i < kLongestDefined; ++end) {
      if (IsMark(words_[end], '(')) {
        const bool defined = initials.size() >= 3 && words_[end + 1].text == initials &&
                             IsMark(words_[end + 2], ')');
        return defined ? end : i;
      }
      if (words_[end].IsClass(WordClass::kPunctuation)) return i;
      if (words_[end].capital) initials += words_[end].text[0];
    }
    return i;
  }

  // Behind `Juan "Chico" Moreno`, where a person's name ends at `end` for the quotation mark.
  TokenIndex NicknamedUntil(TokenIndex end) const {
    const auto is_quote = [&](TokenIndex i) {
      const std::string_view text = words_[i].text;
      return text == "\"" || text == "“" || text == "”" || text == "``" || text == "''";
    };
    const auto is_name = [&](TokenIndex i) {
      return words_[i].capital && words_[i].IsClass(WordClass::kName);
    };
    if (end + 3 >= high_ || !is_quote(end) || !words_[end + 1].capital) return end;
    return is_quote(end + 2) && is_name(end + 3) ? end + 4 : end;
  }

  void ReadSurnames() {
    for (const Name& name : document_.names) {
      const bool full = name.end_token - name.first_token > 1;
      if (name.type != NameType::kPerson || !full) continue;
      surnames_.insert(words_[name.end_token - 1].text);
      const Word& first = words_[name.first_token];
      if (first.Is(kGivenName)) given_.insert(first.text);
    }
  }

  // "RUIZ: We sail at dawn.": a line's label in capitals.
  bool IsLabel(TokenIndex i) const {
    const std::string_view word = words_[i].text;
    const bool capitals = word.size() > 2 && std::ranges::all_of(word, [](char c) {
                            return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 127;
                          });
    if (!capitals || i + 1 >= words_.size() || !IsMark(words_[i + 1], ':')) return false;
    const bool marked = i > 0 && words_[i - 1].IsClass(WordClass::kPunctuation) &&
                        words_[i - 1].span.end == words_[i].span.begin;
    const TokenIndex first = marked ? i - 1 : i;
    const uint32_t begin = words_[first].span.begin;
    return begin == 0 || document_.text()[begin - 1] == '\n';
  }

  void ReadLabels() {
    for (TokenIndex i = 0; i < words_.size(); ++i) {
      if (IsLabel(i)) ++labels_[words_[i].text];
    }
  }

  // In a transcript, where two or more speak by turns, who is only called by a label.
  bool IsSpeaker(TokenIndex i) const {
    if (labels_.size() < 2 || !IsLabel(i) || running_.IsCommon(i)) return false;
    return labels_.at(words_[i].text) > 1 && words_[i].cues == nullptr &&
           !words_[i].Is(kRole | kPeople | kMediumNoun);
  }

  // A name of several words where capitals tell little is bounded by what the running text shows:
  // its parts that are names there, else without the words that stand there without a capital at
  // its edges ("Harbour Board Membership", "Proposed Toll Road").
  void AddTitled(NameType type, TokenIndex begin, TokenIndex end) {
    bool any = false;
    for (TokenIndex i = begin; i < end; ++i) {
      for (TokenIndex last = end; last > i; --last) {
        const auto known = running_.TypeOf({i, last});
        if (!known) continue;
        any = true;
        if (last - i == end - begin) {
          Add({i, last}, KindOf(type));
        } else {
          AddName(*known, i, last);
        }
        i = last - 1;
        break;
      }
    }
    while (!any && begin < end && running_.IsCommon(begin)) ++begin;
    while (end > begin && running_.IsCommon(end - 1)) --end;
    for (TokenIndex i = begin + 1; i < end && !any; ++i) {  // "Harbour Board Says"
      if (words_[i].cues != nullptr && words_[i].folded.ends_with('s')) end = i;
    }
    const bool described = end > begin && words_[end - 1].Is(kRole | kTitle | kPeople);
    if (!any && begin < end && !described) Add({begin, end}, KindOf(type));
  }

  static ActorKind KindOf(NameType type) {
    return type == NameType::kLocation ? ActorKind::kPlace : ActorKind::kOrganisation;
  }

  bool IsSurname(TokenIndex i) const {
    const bool nominal = words_[i].IsClass(WordClass::kName) || words_[i].IsClass(WordClass::kNoun);
    return nominal && surnames_.contains(words_[i].text);
  }

  // A word that the name model passed over: the tables know it still, or the rest of the document
  // does ("Ruiz: We need a bridge" over an article on Ana Ruiz).
  TokenIndex AddUnnamed(TokenIndex i) {
    if (const auto known = running_.NameAt(i, low_, high_)) {
      return AddName(known->type, i, known->end);
    }
    if (const TokenIndex end = CompanyUntil(i); end > i) {
      Add({i, end}, ActorKind::kOrganisation);
      return end;
    }
    if (words_[i].capital && AddPlace(i, i + 1)) return Behind();
    // "Ana: Ferry Is Late" over an article on Ana Ruiz
    const bool given = running_.IsTitled(i) && given_.contains(words_[i].text) &&
                       !running_.IsCommon(i) && words_[i].Is(kGivenName);
    if (words_[i].capital && (IsSurname(i) || IsSpeaker(i) || given)) AddPerson(i, i + 1);
    return i + 1;
  }

  // The end of a name that begins with a country's: "Lodria Steel", or i.
  TokenIndex CompanyUntil(TokenIndex i) const {
    if (!words_[i].capital || running_.IsTitled(i)) return i;
    const auto match = MatchPlace(words_, i, high_);
    if (!match || match->place.form != PlaceForm::kName) return i;
    TokenIndex end = match->end;
    const auto shouts = [&](TokenIndex k) {
      return words_[k].text.size() > 2 &&
             std::ranges::all_of(words_[k].text, [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    while (end < high_ && words_[end].capital && !MatchPlace(words_, end, high_) &&
           (words_[end].IsClass(WordClass::kName) || (shouts(end) && shouts(i))) &&
           !words_[end].Is(kRole | kTitle | kGivenName | kMonth | kWeekday)) {
      ++end;
    }
    return end > match->end ? end : i;
  }

  TokenIndex AddName(NameType type, TokenIndex begin, TokenIndex end) {
    if (AsConll(type) == NameType::kMisc && end - begin == 1 && IsSurname(begin))
      type = NameType::kPerson;
    // "As The Gazette", where a sentence begins
    while (begin == low_ && end - begin > 1 && words_[begin].Is(kPreposition | kSubordinator) &&
           type != NameType::kPerson) {
      ++begin;
    }
    if (words_[begin].folded == "the" && end - begin > 1) ++begin;  // "The Kremlin"
    if (const TokenIndex until = CompanyUntil(begin); type == NameType::kLocation && until > end) {
      Add({begin, until}, ActorKind::kOrganisation);
      return until;
    }
    const bool place = type != NameType::kPerson || IsMetonym(begin, end);
    if (place && AddPlace(begin, end)) return std::max(Behind(), begin + 1);
    if (AddActorNoun(begin, end)) return Behind();
    const bool thing = type == NameType::kOrganisation || type == NameType::kLocation;
    if (thing && end - begin > 1 && end - begin < kLongestTitled && running_.IsTitled(begin)) {
      AddTitled(type, begin, end);
      return end;
    }
    // "Broadcaster Ana Ruiz", taken for an institution
    const bool person = type == NameType::kOrganisation && end - begin == 3 &&
                        words_[begin + 1].Is(kGivenName) &&
                        !words_[end - 1].Is(kOrganisationHead | kRole) &&
                        ActorNounOf(words_[begin].folded) == ActorNoun::kPerson;
    if (person) type = NameType::kPerson;
    switch (type) {
      case NameType::kPerson:
        AddPerson(begin + (person ? 1 : 0), end);
        break;
      case NameType::kOrganisation:
        Add({begin, end}, ActorKind::kOrganisation);
        break;
      case NameType::kLocation:
        Add({begin, end}, ActorKind::kPlace);
        break;
      case NameType::kMisc:
      case NameType::kGroup:
      case NameType::kEvent:
      case NameType::kLaw:
        break;  // laws, events, works: no actors
    }
    return end;
  }

  TokenIndex Behind() const { return names_.back().tokens.end; }

  ActorName& Add(TokenRange tokens, ActorKind kind) {
    ActorName& name = names_.emplace_back();
    name.tokens = tokens;
    name.kind = kind;
    name.text = Mended(TextOf(document_, words_, tokens));
    return name;
  }

  // "Russian", "the White House", "Kyiv".
  bool AddPlace(TokenIndex begin, TokenIndex end) {
    const auto match = MatchPlace(words_, begin, high_);
    if (!match || match->end < end) return false;
    if (AddActorNoun(begin, match->end) || AddGroup(begin, match->end)) return true;
    const PlaceForm form = match->place.form;
    if (form == PlaceForm::kDemonym && IsSomePeople(begin, match->end)) {
      Add({begin, match->end}, ActorKind::kGroup);
      return true;
    }
    const bool place = form == PlaceForm::kCapital && IsLocation(begin);
    ActorName& name = Add({begin, match->end}, place ? ActorKind::kPlace : match->place.kind);
    if (!place) name.text = std::string(match->place.actor);
    name.adjective = form == PlaceForm::kDemonym;
    return true;
  }

  // "Some [Lodrians]": people and not their country.
  bool IsSomePeople(TokenIndex begin, TokenIndex end) const {
    if (document_.syntax[end - 1].xpos != "NNPS" && document_.syntax[end - 1].xpos != "NNS") {
      return false;
    }
    return begin > low_ && words_[begin - 1].Is(kDeterminer) && words_[begin - 1].folded != "the";
  }

  // "Kremlin" is nobody's surname.
  bool IsMetonym(TokenIndex begin, TokenIndex end) const {
    const auto match = MatchPlace(words_, begin, high_);
    return match && match->end == end && match->place.form == PlaceForm::kMetonym;
  }

  bool IsLocation(TokenIndex i) const {
    if (i == low_) return false;
    const std::string_view before = words_[i - 1].folded;
    return before == "in" || before == "at" || before == "near" || before == "from" ||
           before == "to" || before == "outside" || before == "around";
  }

  // "the Ruiz administration", "Ruiz's campaign": another actor than Ruiz.
  bool AddActorNoun(TokenIndex begin, TokenIndex end) {
    TokenIndex last = end;
    const bool possessive = last < high_ && words_[last].IsClass(WordClass::kPossessive);
    if (possessive) ++last;
    while (last < high_ && last - end < 3 && words_[last].IsClass(WordClass::kAdjective)) ++last;
    if (last >= high_ || !words_[last].Is(kOrganisationActor)) return false;
    if (AddGroup(begin, last + 1)) return true;
    if (last + 1 < high_ && words_[last + 1].Is(kRole))
      return false;  // "the Ruiz cabinet official"
    ActorName& name = Add({begin, last + 1}, ActorKind::kOrganisation);
    if (possessive) {  // "Ruiz's new campaign" is the "Ruiz campaign"
      name.text = TextOf(document_, words_, {begin, end}) + ' ' + std::string(words_[last].text);
    }
    return true;
  }

  // "European countries", "some former Ruiz administration officials", "senior officials": people,
  // named by the words from `begin` and the noun at or behind `end`.
  bool AddGroup(TokenIndex begin, TokenIndex end) {
    TokenIndex last = end;
    while (last < high_ && last - end < 3 &&
           (words_[last].IsClass(WordClass::kAdjective) ||
            (words_[last].IsClass(WordClass::kNoun) && !words_[last].Is(kPeople)))) {
      ++last;
    }
    if (last >= high_ || !words_[last].Is(kPeople) || IsVerb(words_[last])) return false;
    while (begin > low_ &&
           (words_[begin - 1].IsClass(WordClass::kAdjective) ||
            words_[begin - 1].IsClass(WordClass::kNoun) || words_[begin - 1].folded == "likely") &&
           !words_[begin - 1].Is(kDeterminer) && (names_.empty() || Behind() < begin)) {
      --begin;
    }
    Add({begin, last + 1}, ActorKind::kGroup);
    return true;
  }

  void AddPerson(TokenIndex begin, TokenIndex end) {
    // "Jing-Mei Zhao", whose hyphen parts tokens
    while (begin >= low_ + 2 && IsMark(words_[begin - 1], '-') && words_[begin - 2].capital &&
           words_[begin - 1].span.begin == words_[begin - 2].span.end &&
           (names_.empty() || Behind() + 2 <= begin)) {
      begin -= 2;
    }
    TokenIndex first = begin;  // the model may have taken the title in
    while (first + 1 < end && IsTitleMark(words_[first])) ++first;
    // "Ana Ruiz Says Ferry Is Late": in a headline the model may have taken the verb in.
    if (words_.IsTitleCase(words_.SentenceOf(begin))) {
      for (TokenIndex i = first + 1; i < end; ++i) {
        if (words_[i].cues != nullptr || IsVerb(words_[i])) end = i;
      }
    }
    ActorName name;
    name.tokens = {first, end};
    name.text = Mended(TextOf(document_, words_, name.tokens));
    name.role = RoleBefore(first);
    if (name.role.empty()) name.role = Apposition(name.tokens);
    name.sex = SexOf(name);
    names_.push_back(name);
  }

  // "U.S. Secretary of Defense", "former State Department spokesman".
  TokenRange RoleBefore(TokenIndex end) {
    if (!EndsAsRole(words_, low_, end)) return {end, end};
    const auto phrase = PhraseEndingAt(words_, low_, end - 1);
    if (!phrase) return {end - 1, end};
    TokenIndex begin = phrase->begin;
    for (TokenIndex i = begin; i < end; ++i) {  // "Ruiz and Mayor": from behind the coordinator
      if (words_[i].folded == "and" || words_[i].IsClass(WordClass::kPreposition)) {
        const bool office = words_[i].folded == "of" || words_[i].folded == "for";
        // "the sister of Minister": whose sister somebody else is.
        const bool whose = words_[i].folded == "of" && words_[end - 1].Is(kTitle);
        if (!office || whose) begin = i + 1;
      }
    }
    for (size_t n = names_.size(); n > 0 && names_[n - 1].tokens.end > begin; --n) {
      if (names_[n - 1].kind != ActorKind::kPerson) continue;  // "Ruiz Praises Editor"
      begin = names_[n - 1].tokens.end;
      while (begin < end &&
             (words_[begin].IsClass(WordClass::kPossessive) || words_[begin].cues != nullptr)) {
        ++begin;
      }
      break;
    }
    if (end - begin > kLongestRole) begin = end - 1;
    while (begin + 1 < end && words_[begin].Is(kDeterminer)) ++begin;
    return {begin, end};
  }

  // "Ana Ruiz, the defense secretary," and "Ruritania's envoy, Ana Ruiz,".
  TokenRange Apposition(TokenRange name) const {
    if (name.end + 1 < high_ && IsMark(words_[name.end], ',')) {
      const auto phrase = PhraseAt(words_, name.end + 1, high_);
      // "In Chelsea, the mayor said" is none.
      const bool closed =
          phrase && (phrase->end >= high_ ||
                     !(IsVerb(words_[phrase->end]) || IsAuxiliary(words_[phrase->end]) ||
                       words_[phrase->end].IsClass(WordClass::kAdverb)));
      if (closed && words_[HeadOf(words_, *phrase)].Is(kRole) &&
          !words_[phrase->begin].IsClass(WordClass::kName)) {
        return *phrase;
      }
    }
    if (name.begin > low_ + 1 && IsMark(words_[name.begin - 1], ',')) {
      const auto phrase = PhraseEndingAt(words_, low_, name.begin - 2);
      if (phrase && words_[HeadOf(words_, *phrase)].Is(kRole)) return *phrase;
    }
    return {name.end, name.end};
  }

  Sex SexOf(const ActorName& name) const {
    for (TokenIndex i = name.role.begin; i < name.role.end; ++i) {
      const bool owns = i + 1 < name.role.end && words_[i + 1].IsClass(WordClass::kPossessive);
      if (owns || words_[i].folded == "women" || words_[i].folded == "men") continue;
      const PhraseGender gender = GenderOfNoun(words_[i].folded);
      if (gender == PhraseGender::kFemale) return Sex::kFemale;
      if (gender == PhraseGender::kMale) return Sex::kMale;
    }
    const Word& first = words_[name.tokens.begin];
    const bool given = first.Is(kGivenName) || name.tokens.end - name.tokens.begin > 1;
    if (!given) return Sex::kUnknown;  // "Grant", "Clinton": a surname, too
    if (first.Is(kFemaleName)) return Sex::kFemale;
    return first.Is(kMaleName) ? Sex::kMale : Sex::kUnknown;
  }

  const Document& document_;
  const Words& words_;
  TokenIndex low_ = 0;
  TokenIndex high_ = 0;
  std::map<std::string_view, int> labels_;         // how many lines begin with each
  std::unordered_set<std::string_view> surnames_;  // of persons with full names
  std::unordered_set<std::string_view> given_;     // names of these
  const RunningText running_;
  std::vector<ActorName> names_;
};

}  // namespace

std::string TextOf(const Document& document, const Words& words, TokenRange range) {
  std::string text;
  if (range.empty()) return text;
  const std::string_view source = document.Text(words.SpanOf(range));
  for (size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    const bool unbroken = source.substr(i, 2) == "\u00a0";
    if (unbroken) ++i;
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && !unbroken) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  return text;
}

std::vector<ActorName> FindActorNames(const Document& document, const Words& words) {
  return ActorNameFinder(document, words).Find();
}

}  // namespace whosaid
