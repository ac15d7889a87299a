// The closed vocabularies of whosaid, one table each: the value, its name on the wire and on the
// screen, and its number on disk.
//
//   NameOf(Stance::kRejects)            == "rejects"
//   Parse<Stance>("rejects")            == Stance::kRejects
//   for (const auto& term : TermsOf<Stance>()) …
//
// DO NOT CHANGE THE NUMBERS: they are embedded in stores. Add new terms at the end of a table.
#ifndef WHOSAID_CORE_VOCABULARY_H_
#define WHOSAID_CORE_VOCABULARY_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace whosaid {

// What a stretch of the article is. Body zones (headline, body, bullets) are the article's own
// words; everything else is kept, labelled, and left out of default answers.
enum class ZoneKind : uint8_t {
  kHeadline = 0,
  kByline = 1,
  kDateline = 2,
  kBody = 3,
  kBullets = 4,
  kCaption = 5,
  kTeaser = 6,
  kComment = 7,
  kEmbedded = 8,  // a post from another medium set into the article
  kBoilerplate = 9,
};

enum class ActorKind : uint8_t {
  kPerson = 0,
  kOrganisation = 1,
  kCountry = 2,
  kPlace = 3,
  kGroup = 4,      // "European countries", "former administration officials"
  kAnonymous = 5,  // "a European defense official": one per description and document
};

// What kind of name stands in the text: the four types of CoNLL 2003, and three of OntoNotes that
// part of its miscellaneous ones are.
enum class NameType : uint8_t {
  kPerson = 0,
  kOrganisation = 1,
  kLocation = 2,
  kMisc = 3,
  kGroup = 4,  // nations, religions, those of a party
  kEvent = 5,
  kLaw = 6,  // also treaties and resolutions
};

constexpr NameType AsConll(NameType type) {
  return type < NameType::kMisc ? type : NameType::kMisc;
}

// Universal part-of-speech tags (Universal Dependencies v2).
enum class Upos : uint8_t {
  kAdj = 0,
  kAdp = 1,
  kAdv = 2,
  kAux = 3,
  kCconj = 4,
  kDet = 5,
  kIntj = 6,
  kNoun = 7,
  kNum = 8,
  kPart = 9,
  kPron = 10,
  kPropn = 11,
  kPunct = 12,
  kSconj = 13,
  kSym = 14,
  kVerb = 15,
  kX = 16,
};

// How a mention names its referent.
enum class MentionForm : uint8_t { kName = 0, kPronoun = 1, kDescription = 2 };

// How much of an attribution's content stands between quotation marks: all, none, some.
enum class QuoteKind : uint8_t { kDirect = 0, kIndirect = 1, kMixed = 2 };

// How the article gives a statement or position (positions.md, "Voice").
enum class Voice : uint8_t { kQuoted = 0, kReported = 1, kNarrated = 2, kHeadlined = 3 };

// Whether the act of speaking took place.
enum class Factuality : uint8_t {
  kSaid = 0,
  kNotSaid = 1,
  kDeclined = 2,
  kDenied = 3,
  kWillSay = 4,
  kReportedly = 5,
};

enum class Stance : uint8_t {
  kSupports = 0,
  kDemands = 1,
  kProposes = 2,
  kCommitsTo = 3,
  kPraises = 4,
  kRejects = 5,
  kCriticizes = 6,
  kAccuses = 7,
  kWarnsAgainst = 8,
  kThreatens = 9,
  kDenies = 10,
  kDoubts = 11,
};

enum class Modality : uint8_t { kAsserted = 0, kConditional = 1, kPossible = 2 };

// How a date was come by.
enum class DateSource : uint8_t {
  kUnknown = 0,
  kMetadata = 1,  // a field of the record, a meta element, a sidecar
  kDateline = 2,  // the article's dateline or byline
  kText = 3,      // elsewhere in the text
  kFilename = 4,
  kOption = 5,     // given by the user for a set of files
  kExplicit = 6,   // an utterance dated in full ("on February 12, 2025")
  kResolved = 7,   // resolved against the article's date ("on Monday")
  kDocument = 8,   // the article's own date, for want of a nearer one
  kInherited = 9,  // taken over from a sister document by link
};

enum class DatePrecision : uint8_t { kDay = 0, kMonth = 1, kYear = 2 };

// Kinds of time expressions, as TimeML has them.
enum class TimexType : uint8_t { kDate = 0, kTime = 1, kDuration = 2, kSet = 3 };

// How finely a time expression cuts time. A part of a day is a morning or a night.
enum class TimeUnit : uint8_t {
  kSecond = 0,
  kMinute = 1,
  kHour = 2,
  kDayPart = 3,
  kDay = 4,
  kWeekend = 5,
  kWeek = 6,
  kMonth = 7,
  kQuarter = 8,
  kSeason = 9,
  kHalf = 10,  // of a year
  kYear = 11,
  kDecade = 12,
  kCentury = 13,
  kVague = 14,  // "now", "in the past"
};

template <typename E>
struct Term {
  E value;
  std::string_view name;
};

// The table of a vocabulary, in the order of its numbers.
template <typename E>
std::span<const Term<E>> TermsOf();

template <typename E>
std::string_view NameOf(E value) {
  return TermsOf<E>()[static_cast<size_t>(value)].name;
}

template <typename E>
std::optional<E> Parse(std::string_view name) {
  for (const Term<E>& term : TermsOf<E>()) {
    if (term.name == name) return term.value;
  }
  return std::nullopt;
}

// The value with this number on disk, if there is one.
template <typename E>
std::optional<E> FromNumber(uint64_t number) {
  if (number >= TermsOf<E>().size()) return std::nullopt;
  return TermsOf<E>()[number].value;
}

// +1 for stances that favour their target, -1 for those that do not.
int PolarityOf(Stance stance);

// The zones that hold the article's own words: headline, body, bullets.
bool IsBodyZone(ZoneKind kind);

}  // namespace whosaid

#endif  // WHOSAID_CORE_VOCABULARY_H_
