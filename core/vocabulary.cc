#include "core/vocabulary.h"

#include <array>

namespace whosaid {
namespace {

constexpr std::array kZoneKinds = {
    Term<ZoneKind>{ZoneKind::kHeadline, "headline"},
    Term<ZoneKind>{ZoneKind::kByline, "byline"},
    Term<ZoneKind>{ZoneKind::kDateline, "dateline"},
    Term<ZoneKind>{ZoneKind::kBody, "body"},
    Term<ZoneKind>{ZoneKind::kBullets, "bullets"},
    Term<ZoneKind>{ZoneKind::kCaption, "caption"},
    Term<ZoneKind>{ZoneKind::kTeaser, "teaser"},
    Term<ZoneKind>{ZoneKind::kComment, "comment"},
    Term<ZoneKind>{ZoneKind::kEmbedded, "embedded"},
    Term<ZoneKind>{ZoneKind::kBoilerplate, "boilerplate"},
};

constexpr std::array kActorKinds = {
    Term<ActorKind>{ActorKind::kPerson, "person"},
    Term<ActorKind>{ActorKind::kOrganisation, "organisation"},
    Term<ActorKind>{ActorKind::kCountry, "country"},
    Term<ActorKind>{ActorKind::kPlace, "place"},
    Term<ActorKind>{ActorKind::kGroup, "group"},
    Term<ActorKind>{ActorKind::kAnonymous, "anonymous"},
};

constexpr std::array kNameTypes = {
    Term<NameType>{NameType::kPerson, "PER"},
    Term<NameType>{NameType::kOrganisation, "ORG"},
    Term<NameType>{NameType::kLocation, "LOC"},
    Term<NameType>{NameType::kMisc, "MISC"},
    Term<NameType>{NameType::kGroup, "NORP"},
    Term<NameType>{NameType::kEvent, "EVENT"},
    Term<NameType>{NameType::kLaw, "LAW"},
};

constexpr std::array kUpos = {
    Term<Upos>{Upos::kAdj, "ADJ"},     Term<Upos>{Upos::kAdp, "ADP"},
    Term<Upos>{Upos::kAdv, "ADV"},     Term<Upos>{Upos::kAux, "AUX"},
    Term<Upos>{Upos::kCconj, "CCONJ"}, Term<Upos>{Upos::kDet, "DET"},
    Term<Upos>{Upos::kIntj, "INTJ"},   Term<Upos>{Upos::kNoun, "NOUN"},
    Term<Upos>{Upos::kNum, "NUM"},     Term<Upos>{Upos::kPart, "PART"},
    Term<Upos>{Upos::kPron, "PRON"},   Term<Upos>{Upos::kPropn, "PROPN"},
    Term<Upos>{Upos::kPunct, "PUNCT"}, Term<Upos>{Upos::kSconj, "SCONJ"},
    Term<Upos>{Upos::kSym, "SYM"},     Term<Upos>{Upos::kVerb, "VERB"},
    Term<Upos>{Upos::kX, "X"},
};

constexpr std::array kMentionForms = {
    Term<MentionForm>{MentionForm::kName, "name"},
    Term<MentionForm>{MentionForm::kPronoun, "pronoun"},
    Term<MentionForm>{MentionForm::kDescription, "description"},
};

constexpr std::array kQuoteKinds = {
    Term<QuoteKind>{QuoteKind::kDirect, "direct"},
    Term<QuoteKind>{QuoteKind::kIndirect, "indirect"},
    Term<QuoteKind>{QuoteKind::kMixed, "mixed"},
};

constexpr std::array kVoices = {
    Term<Voice>{Voice::kQuoted, "quoted"},
    Term<Voice>{Voice::kReported, "reported"},
    Term<Voice>{Voice::kNarrated, "narrated"},
    Term<Voice>{Voice::kHeadlined, "headlined"},
};

constexpr std::array kFactualities = {
    Term<Factuality>{Factuality::kSaid, "said"},
    Term<Factuality>{Factuality::kNotSaid, "not_said"},
    Term<Factuality>{Factuality::kDeclined, "declined"},
    Term<Factuality>{Factuality::kDenied, "denied"},
    Term<Factuality>{Factuality::kWillSay, "will_say"},
    Term<Factuality>{Factuality::kReportedly, "reportedly"},
};

constexpr std::array kStances = {
    Term<Stance>{Stance::kSupports, "supports"},
    Term<Stance>{Stance::kDemands, "demands"},
    Term<Stance>{Stance::kProposes, "proposes"},
    Term<Stance>{Stance::kCommitsTo, "commits_to"},
    Term<Stance>{Stance::kPraises, "praises"},
    Term<Stance>{Stance::kRejects, "rejects"},
    Term<Stance>{Stance::kCriticizes, "criticizes"},
    Term<Stance>{Stance::kAccuses, "accuses"},
    Term<Stance>{Stance::kWarnsAgainst, "warns_against"},
    Term<Stance>{Stance::kThreatens, "threatens"},
    Term<Stance>{Stance::kDenies, "denies"},
    Term<Stance>{Stance::kDoubts, "doubts"},
};

constexpr std::array kModalities = {
    Term<Modality>{Modality::kAsserted, "asserted"},
    Term<Modality>{Modality::kConditional, "conditional"},
    Term<Modality>{Modality::kPossible, "possible"},
};

constexpr std::array kDateSources = {
    Term<DateSource>{DateSource::kUnknown, "unknown"},
    Term<DateSource>{DateSource::kMetadata, "metadata"},
    Term<DateSource>{DateSource::kDateline, "dateline"},
    Term<DateSource>{DateSource::kText, "text"},
    Term<DateSource>{DateSource::kFilename, "filename"},
    Term<DateSource>{DateSource::kOption, "option"},
    Term<DateSource>{DateSource::kExplicit, "explicit"},
    Term<DateSource>{DateSource::kResolved, "resolved"},
    Term<DateSource>{DateSource::kDocument, "document"},
    Term<DateSource>{DateSource::kInherited, "inherited"},
};

constexpr std::array kDatePrecisions = {
    Term<DatePrecision>{DatePrecision::kDay, "day"},
    Term<DatePrecision>{DatePrecision::kMonth, "month"},
    Term<DatePrecision>{DatePrecision::kYear, "year"},
};

constexpr std::array kTimexTypes = {
    Term<TimexType>{TimexType::kDate, "DATE"},
    Term<TimexType>{TimexType::kTime, "TIME"},
    Term<TimexType>{TimexType::kDuration, "DURATION"},
    Term<TimexType>{TimexType::kSet, "SET"},
};

constexpr std::array kTimeUnits = {
    Term<TimeUnit>{TimeUnit::kSecond, "second"},
    Term<TimeUnit>{TimeUnit::kMinute, "minute"},
    Term<TimeUnit>{TimeUnit::kHour, "hour"},
    Term<TimeUnit>{TimeUnit::kDayPart, "part of day"},
    Term<TimeUnit>{TimeUnit::kDay, "day"},
    Term<TimeUnit>{TimeUnit::kWeekend, "weekend"},
    Term<TimeUnit>{TimeUnit::kWeek, "week"},
    Term<TimeUnit>{TimeUnit::kMonth, "month"},
    Term<TimeUnit>{TimeUnit::kQuarter, "quarter"},
    Term<TimeUnit>{TimeUnit::kSeason, "season"},
    Term<TimeUnit>{TimeUnit::kHalf, "half"},
    Term<TimeUnit>{TimeUnit::kYear, "year"},
    Term<TimeUnit>{TimeUnit::kDecade, "decade"},
    Term<TimeUnit>{TimeUnit::kCentury, "century"},
    Term<TimeUnit>{TimeUnit::kVague, "vague"},
};

}  // namespace

// clang-format off
template <> std::span<const Term<ZoneKind>> TermsOf() { return kZoneKinds; }
template <> std::span<const Term<ActorKind>> TermsOf() { return kActorKinds; }
template <> std::span<const Term<NameType>> TermsOf() { return kNameTypes; }
template <> std::span<const Term<Upos>> TermsOf() { return kUpos; }
template <> std::span<const Term<MentionForm>> TermsOf() { return kMentionForms; }
template <> std::span<const Term<QuoteKind>> TermsOf() { return kQuoteKinds; }
template <> std::span<const Term<Voice>> TermsOf() { return kVoices; }
template <> std::span<const Term<Factuality>> TermsOf() { return kFactualities; }
template <> std::span<const Term<Stance>> TermsOf() { return kStances; }
template <> std::span<const Term<Modality>> TermsOf() { return kModalities; }
template <> std::span<const Term<DateSource>> TermsOf() { return kDateSources; }
template <> std::span<const Term<DatePrecision>> TermsOf() { return kDatePrecisions; }
template <> std::span<const Term<TimexType>> TermsOf() { return kTimexTypes; }
template <> std::span<const Term<TimeUnit>> TermsOf() { return kTimeUnits; }
// clang-format on

int PolarityOf(Stance stance) { return stance <= Stance::kPraises ? 1 : -1; }

bool IsBodyZone(ZoneKind kind) {
  return kind == ZoneKind::kHeadline || kind == ZoneKind::kBody || kind == ZoneKind::kBullets;
}

}  // namespace whosaid
