#include "extract/attributions/attributions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "extract/attributions/attributions_act.h"
#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"
#include "extract/attributions/speakers.h"
#include "extract/attributions/unnamed_sources.h"
#include "extract/coreference/actor_names.h"
#include "extract/coreference/mention_index.h"
#include "extract/coreference/phrases.h"
#include "extract/coreference/resolve.h"
#include "extract/lexicon.h"
#include "extract/syntax/words.h"
#include "extract/times/said_time.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

bool IsFirstPerson(const Word& word) {
  if (word.text == "US") return false;  // the country
  return word.folded == "i" || word.folded == "we" || word.folded == "my" || word.folded == "our" ||
         word.folded == "us" || word.folded == "me";
}

bool IsNetwork(std::string_view name) {
  return name == "twitter" || name == "x" || name == "facebook" || name == "instagram" ||
         name == "telegram" || name == "truth" || name == "bluesky" || name == "linkedin";
}

// "WSS" of "Wanda S. Stroud"
std::string InitialsOf(std::string_view name) {
  std::string initials;
  for (std::string_view word : Split(name, ' ')) initials += word.front();
  return initials;
}

class AttributionBuilder {
 public:
  AttributionBuilder(const Document& document, const Reading& reading)
      : document_(document),
        reading_(reading),
        words_(reading.words),
        mentions_(document.clusters),
        unnamed_(document, reading.words, mentions_) {
    for (ClusterIndex i = 0; i < document.clusters.size(); ++i) {
      if (document.clusters[i].kind != ActorKind::kPerson) continue;
      const std::string name = Folded(document.clusters[i].name);
      const auto [bearer, is_new] = by_surname_.emplace(name.substr(name.rfind(' ') + 1), i);
      if (!is_new) bearer->second.reset();
      const auto [initialled, is_first] =
          by_initials_.emplace(InitialsOf(document.clusters[i].name), i);
      if (!is_first) initialled->second.reset();
    }
  }

  AttributionLayer Build(std::vector<Resolved> resolved) {
    std::vector<StatementIndex> index_of(resolved.size());
    for (size_t i = 0; i < resolved.size(); ++i) {
      index_of[i] = static_cast<StatementIndex>(built_.size());
      Add(resolved[i], index_of);
    }
    return {std::move(built_), unnamed_.Take()};
  }

 private:
  void Add(const Resolved& resolved, const std::vector<StatementIndex>& index_of) {
    const Candidate& candidate = resolved.candidate;
    Attribution attribution;
    if (candidate.source) attribution.source = words_.SpanOf(*candidate.source);
    if (candidate.cue) attribution.cue = words_.SpanOf(*candidate.cue);
    attribution.content = candidate.content;
    if (resolved.parent) attribution.parent = index_of[*resolved.parent];
    attribution.zone = ZoneOf(attribution);
    attribution.confidence = candidate.confidence;
    attribution.found_by = candidate.found_by;
    std::vector<ClusterIndex> speakers;
    if (candidate.source) speakers = Speakers(candidate, attribution);
    if (candidate.follows) Continue(attribution, speakers);
    SetKindAndVoice(candidate, attribution);
    SetAct(candidate, attribution);
    SetCircumstances(candidate, attribution);
    SetRelays(resolved, attribution);
    if (speakers.empty()) {
      SetAbout(attribution);
      built_.push_back(std::move(attribution));
      return;
    }
    for (ClusterIndex speaker : speakers) {
      Attribution& one = built_.emplace_back(attribution);
      one.speaker = speaker;
      SetAbout(one);
    }
  }

  // Within whose words ", she said," at token i stands, or whose it goes on with.
  const Attribution* Interrupted(TokenIndex i, const Attribution& attribution) const {
    if (attribution.parent) {
      const Attribution* outer = &built_[*attribution.parent];
      for (int steps = 0; outer->parent && steps < 4; ++steps) outer = &built_[*outer->parent];
      return outer;
    }
    const uint32_t comma = words_[i - 1].span.begin;
    const uint32_t begin = attribution.content.front().begin;
    for (size_t n = built_.size(); n > 0 && built_.size() - n < 4; --n) {
      const uint32_t end = built_[n - 1].content.back().end;
      if (end == comma || (end <= begin && begin - end <= 2)) return &built_[n - 1];
    }
    return nullptr;
  }

  // "Ruiz replied that she was glad Hale had come because, [she] said, …": who replied, unless of
  // the other sex.
  std::optional<ClusterIndex> Parenthesist(const Candidate& candidate,
                                           const Attribution& attribution) const {
    if (!candidate.cue) return std::nullopt;
    const TokenIndex i = candidate.source->begin;
    const bool she = words_[i].folded == "she";
    const TokenIndex behind = std::max(candidate.cue->end, candidate.source->end);
    const bool apart = candidate.source->end == i + 1 && (she || words_[i].folded == "he") &&
                       i > 0 && IsMark(words_[i - 1], ',') && behind < words_.size() &&
                       IsMark(words_[behind], ',');
    const Attribution* outer = apart ? Interrupted(i, attribution) : nullptr;
    if (outer == nullptr || !outer->speaker || !outer->cue) return std::nullopt;
    if (*outer->speaker >= document_.clusters.size()) return std::nullopt;  // has no name
    const uint32_t sentence = words_.SentenceOf(words_.At(outer->cue->begin));
    if (sentence != words_.SentenceOf(i)) return std::nullopt;
    const Cluster& cluster = document_.clusters[*outer->speaker];
    const bool other_sex = std::ranges::any_of(cluster.mentions, [&](const Mention& mention) {
      const std::string_view word = words_[words_.At(mention.span.begin)].folded;
      const bool of_man = word == "he" || word == "his" || word == "him";
      const bool of_woman = word == "she" || word == "her";
      return mention.form == MentionForm::kPronoun && (she ? of_man : of_woman);
    });
    return cluster.kind == ActorKind::kPerson && !other_sex ? outer->speaker : std::nullopt;
  }

  // "as you say, [Laura], …": whom the sentence addresses by name.
  std::optional<ClusterIndex> Addressed(TokenIndex you) const {
    const Sentence& sentence = SentenceAt(reading_, you);
    const Span span = {words_[sentence.first_token].span.begin,
                       words_[sentence.end_token - 1].span.end};
    for (const IndexedMention& mention : mentions_.In(span)) {
      const TokenIndex begin = words_.At(mention.span.begin);
      const TokenIndex end = words_.At(mention.span.end);
      if (begin < sentence.first_token + 2 || end >= sentence.end_token) continue;
      const bool person = document_.clusters[mention.cluster].kind == ActorKind::kPerson &&
                          mention.form == MentionForm::kName;
      const bool apart = IsMark(words_[begin - 1], ',') && !IsNominal(words_[begin - 2]) &&
                         words_[end].IsClass(WordClass::kPunctuation);
      if (person && apart) return mention.cluster;
    }
    return std::nullopt;
  }

  std::vector<ClusterIndex> Speakers(const Candidate& candidate, const Attribution& attribution) {
    const Word& first = words_[candidate.source->begin];
    if (IsFirstPerson(first)) {  // within a quotation: who is quoted
      if (attribution.parent && built_[*attribution.parent].speaker) {
        return {*built_[*attribution.parent].speaker};
      }
      return {};
    }
    if (first.folded == "you") {
      const auto told = attribution.parent ? built_[*attribution.parent].addressee : std::nullopt;
      const auto addressed = told ? told : Addressed(candidate.source->begin);
      return addressed ? std::vector{*addressed} : std::vector<ClusterIndex>{};
    }
    if (const auto outer = Parenthesist(candidate, attribution)) return {*outer};
    if (const auto some = unnamed_.SomeOfThem(*candidate.source)) return {*some};
    std::vector<ClusterIndex> speakers =
        SpeakersOf(document_, words_, mentions_, *candidate.source);
    // "RUIZ: The ferry will sail": known by that name alone.
    if (speakers.empty() && candidate.labels) {
      const auto bearer = by_surname_.find(std::string(words_[candidate.source->end - 1].folded));
      if (bearer != by_surname_.end() && bearer->second) speakers.push_back(*bearer->second);
      const auto initialled = by_initials_.find(words_[candidate.source->end - 1].text);
      const bool known = initialled != by_initials_.end() && initialled->second;
      if (known && speakers.empty()) speakers.push_back(*initialled->second);
    }
    // "Hale says that the mayor believes …": not herself (Chomsky 1981, principle C).
    const bool described = first.folded == "the" || first.folded == "a" || first.folded == "an";
    if (described && attribution.parent) std::erase(speakers, built_[*attribution.parent].speaker);
    if (speakers.empty()) {
      if (const auto unnamed = unnamed_.Find(*candidate.source)) speakers.push_back(*unnamed);
    }
    return speakers;
  }

  // A quotation that fills its paragraph right behind a quotation of the paragraph before goes on
  // with its speaker.
  void Continue(Attribution& attribution, std::vector<ClusterIndex>& speakers) const {
    for (auto before = built_.rbegin(); before != built_.rend(); ++before) {
      if (before->parent) continue;
      if (before->kind == QuoteKind::kIndirect || !before->speaker) return;
      uint32_t end = before->content.back().end;
      if (before->cue) end = std::max(end, before->cue->end);
      if (before->source) end = std::max(end, before->source->end);
      const TokenIndex at = words_.At(end);
      const TokenIndex next = words_.At(attribution.content.front().begin);
      const bool same_sentence = at < next && words_.SentenceOf(at) != words_.SentenceOf(next - 1);
      if (same_sentence || end > attribution.content.front().begin) return;
      attribution.source = before->source;
      speakers = {*before->speaker};
      attribution.confidence = 0.6;
      return;
    }
  }

  ZoneKind ZoneOf(const Attribution& attribution) const {
    const TokenIndex first = words_.At(attribution.content.front().begin);
    return document_.sentences[words_.SentenceOf(first)].zone;
  }

  void SetKindAndVoice(const Candidate& candidate, Attribution& attribution) const {
    if (candidate.found_by == "rule:line") {  // word for word, with or without marks
      attribution.kind = QuoteKind::kDirect;
      attribution.voice = Voice::kQuoted;
      return;
    }
    uint32_t quoted = 0;
    uint32_t plain = 0;
    for (Span span : attribution.content) {
      for (TokenIndex i = words_.At(span.begin);
           i < words_.size() && words_[i].span.begin < span.end; ++i) {
        if (words_[i].IsClass(WordClass::kPunctuation)) continue;
        ++(words_[i].quotation == kNoQuotation ? plain : quoted);
      }
    }
    attribution.kind = quoted == 0  ? QuoteKind::kIndirect
                       : plain == 0 ? QuoteKind::kDirect
                                    : QuoteKind::kMixed;
    if (attribution.zone == ZoneKind::kHeadline) {
      attribution.voice = Voice::kHeadlined;
    } else if (quoted > plain) {
      attribution.voice = Voice::kQuoted;
    } else {
      const bool narrated =
          candidate.found_by == "rule:object" || candidate.found_by == "rule:claim-noun";
      attribution.voice = narrated ? Voice::kNarrated : Voice::kReported;
    }
  }

  void SetAct(const Candidate& candidate, Attribution& attribution) const {
    if (candidate.verb != nullptr) {
      attribution.factuality = candidate.verb->cue->factuality;
      if (candidate.verb->negated) attribution.factuality = Factuality::kNotSaid;
      if (candidate.verb->future) attribution.factuality = Factuality::kWillSay;
    }
    if (candidate.addressee) {
      const auto inside = mentions_.In(words_.SpanOf(*candidate.addressee));
      if (!inside.empty()) SetAddressee(inside.front(), attribution);
    }
    if (!candidate.cue) return;
    const SpeechAct act = ReadSpeechAct(document_, *candidate.cue);
    if (act.factuality) attribution.factuality = *act.factuality;
    if (attribution.addressee || !act.addressee) return;
    const Span head = words_[*act.addressee].span;
    if (std::ranges::any_of(attribution.content, [&](Span span) { return span.Overlaps(head); })) {
      return;
    }
    const auto named = mentions_.In(head);
    if (!named.empty()) SetAddressee(named.front(), attribution);
  }

  // Whoever tells a newspaper tells its readers: it relays what it was told. Bodies that only
  // listen don't.
  void SetAddressee(const IndexedMention& mention, Attribution& attribution) const {
    attribution.addressee = mention.cluster;
    if (document_.clusters[mention.cluster].kind != ActorKind::kOrganisation) return;
    constexpr std::string_view kListeners[] = {
        "assembly", "board",   "cabinet",    "chamber", "commission", "committee",
        "congress", "council", "court",      "house",   "inquiry",    "jury",
        "ministry", "panel",   "parliament", "police",  "senate",     "tribunal"};
    const TokenIndex end = words_.At(mention.span.end);
    for (TokenIndex i = words_.At(mention.span.begin); i < end; ++i) {
      if (std::ranges::find(kListeners, words_[i].folded) != std::end(kListeners)) return;
    }
    attribution.relayed_by.push_back(mention.cluster);
  }

  // Time, place and medium stand in the cue's sentence outside source and content.
  void SetCircumstances(const Candidate& candidate, Attribution& attribution) const {
    if (!candidate.cue) return;
    const Sentence& sentence = SentenceAt(reading_, candidate.cue->begin);
    const bool future = candidate.verb != nullptr && candidate.verb->future;
    for (TokenRange range : OutsideContent(sentence, attribution)) {
      if (!attribution.said) attribution.said = FindSaidTime(document_, range, future);
      for (TokenIndex i = std::max(range.begin, candidate.cue->begin + 1); i + 1 < range.end; ++i) {
        SetPlaceOrMedium(i, range.end, attribution);
        SetRelay(i, range.end, attribution);
      }
    }
    if (!attribution.said && document_.published) {
      attribution.said =
          SaidTime{"", document_.published->date, DateSource::kDocument, std::nullopt};
    }
  }

  std::vector<TokenRange> OutsideContent(const Sentence& sentence,
                                         const Attribution& attribution) const {
    std::vector<TokenRange> ranges;
    TokenIndex begin = sentence.first_token;
    for (Span span : attribution.content) {
      const TokenIndex first = std::max(words_.At(span.begin), sentence.first_token);
      if (first >= sentence.end_token) break;
      if (begin < first) ranges.push_back({begin, first});
      begin = std::max(begin, words_.At(span.end));
    }
    if (begin < sentence.end_token) ranges.push_back({begin, sentence.end_token});
    return ranges;
  }

  // "in Oslo", "on Twitter", "in a statement"
  void SetPlaceOrMedium(TokenIndex i, TokenIndex end, Attribution& attribution) const {
    const std::string_view preposition = words_[i].folded;
    if (preposition != "in" && preposition != "on" && preposition != "at" &&
        preposition != "during" && preposition != "via") {
      return;
    }
    const auto phrase = BasePhraseAt(words_, i + 1, end);
    if (!phrase) return;
    const TokenIndex after = phrase->end;  // "in a post on X": the network says more than the post
    if (after + 1 < end && words_[after].folded == "on" && IsNetwork(words_[after + 1].folded)) {
      attribution.medium = std::string(words_[after + 1].text);
      return;
    }
    bool speech = false;
    for (TokenIndex k = phrase->begin; k < phrase->end; ++k) {
      speech |= words_[k].Is(kSpeechNoun);
    }
    const bool network = preposition == "on" && IsNetwork(words_[phrase->begin].folded);
    if ((attribution.medium.empty() || network) && (speech || network)) {
      attribution.medium = TextOf(document_, words_, *phrase);
      return;
    }
    if (!attribution.place.empty() || (preposition != "in" && preposition != "at")) return;
    for (const IndexedMention& mention : mentions_.In(words_.SpanOf(*phrase))) {
      const ActorKind kind = document_.clusters[mention.cluster].kind;
      if (kind != ActorKind::kPlace && kind != ActorKind::kCountry) continue;
      attribution.place = std::string(document_.Text(mention.span));
      return;
    }
  }

  // "in an interview with the Gazette", "as reported by the Gazette"
  void SetRelay(TokenIndex i, TokenIndex end, Attribution& attribution) const {
    if (i + 2 >= end) return;
    const std::string_view first = words_[i].folded;
    const std::string_view second = words_[i + 1].folded;
    const bool interview = first == "interview" && (second == "with" || second == "to");
    const bool carried = second == "by" && (first == "reported" || first == "quoted" ||
                                            first == "cited" || first == "carried");
    if (!interview && !carried) return;
    const auto phrase = BasePhraseAt(words_, i + 2, end);
    if (!phrase) return;
    const auto inside = mentions_.In(words_.SpanOf(*phrase));
    if (inside.empty() || inside.front().cluster == attribution.speaker) return;
    if (document_.clusters[inside.front().cluster].kind == ActorKind::kPerson && interview) {
      attribution.addressee = inside.front().cluster;
    } else {
      attribution.relayed_by.push_back(inside.front().cluster);
    }
  }

  void SetRelays(const Resolved& resolved, Attribution& attribution) const {
    for (TokenRange relay : resolved.relays) {
      for (ClusterIndex cluster : SpeakersOf(document_, words_, mentions_, relay)) {
        attribution.relayed_by.push_back(cluster);
      }
    }
    // Each once, in the order found.
    auto& relays = attribution.relayed_by;
    for (size_t i = 0; i < relays.size(); ++i) {
      const auto behind = relays.begin() + static_cast<ptrdiff_t>(i) + 1;
      relays.erase(std::remove(behind, relays.end(), relays[i]), relays.end());
    }
  }

  void SetAbout(Attribution& attribution) const {
    for (Span span : attribution.content) {
      for (const IndexedMention& mention : mentions_.In(span)) {
        if (mention.cluster == attribution.speaker || !span.Contains(mention.span)) continue;
        if (document_.clusters[mention.cluster].kind == ActorKind::kPlace) continue;
        attribution.about.push_back(mention.cluster);
      }
    }
    std::ranges::sort(attribution.about);
    const auto twice = std::ranges::unique(attribution.about);
    attribution.about.erase(twice.begin(), twice.end());
  }

  const Document& document_;
  const Reading& reading_;
  const Words& words_;
  MentionIndex mentions_;
  UnnamedSources unnamed_;
  // Persons; none where several bear it.
  std::map<std::string, std::optional<ClusterIndex>> by_surname_;
  std::map<std::string, std::optional<ClusterIndex>, std::less<>> by_initials_;
  std::vector<Attribution> built_;
};

}  // namespace

AttributionLayer FindAttributions(const Document& document, const Models& models) {
  const Words words(document);
  const Reading reading{document, words, FindCueVerbs(document, words), models};
  std::vector<Candidate> candidates;
  for (const Finder& finder : Finders()) {
    for (Candidate& candidate : finder.find(reading)) {
      candidate.trust = finder.trust;
      candidates.push_back(std::move(candidate));
    }
  }
  return AttributionBuilder(document, reading)
      .Build(ResolveCandidates(words, std::move(candidates)));
}

}  // namespace whosaid
