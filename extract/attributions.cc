#include "extract/attributions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extract/actor_names.h"
#include "extract/finders.h"
#include "extract/finders/content.h"
#include "extract/mention_index.h"
#include "extract/phrases.h"
#include "extract/resolve.h"
#include "extract/said_time.h"
#include "extract/speakers.h"
#include "extract/words.h"

namespace whosaid {
namespace {

bool IsFirstPerson(const Word& word) {
  return word.folded == "i" || word.folded == "we" || word.folded == "my" || word.folded == "our" ||
         word.folded == "us" || word.folded == "me";
}

class AttributionBuilder {
 public:
  AttributionBuilder(const Document& document, const Reading& reading)
      : document_(document),
        reading_(reading),
        words_(reading.words),
        mentions_(document.clusters) {}

  std::vector<Attribution> Build(std::vector<Resolved> resolved) {
    std::vector<StatementIndex> index_of(resolved.size());
    for (size_t i = 0; i < resolved.size(); ++i) {
      index_of[i] = static_cast<StatementIndex>(built_.size());
      Add(resolved[i], index_of);
    }
    return std::move(built_);
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

  std::vector<ClusterIndex> Speakers(const Candidate& candidate,
                                     const Attribution& attribution) const {
    const Word& first = words_[candidate.source->begin];
    if (IsFirstPerson(first)) {  // within a quotation: who is quoted
      if (attribution.parent && built_[*attribution.parent].speaker) {
        return {*built_[*attribution.parent].speaker};
      }
      return {};
    }
    return SpeakersOf(document_, words_, mentions_, *candidate.source);
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
    if (candidate.verb == nullptr) return;
    const CueVerb& verb = *candidate.verb;
    attribution.factuality = verb.cue->factuality;
    if (verb.negated) {
      attribution.factuality = Factuality::kNotSaid;
    } else if (verb.future) {
      attribution.factuality = Factuality::kWillSay;
    }
    for (TokenIndex i = verb.group.begin; i < verb.group.end; ++i) {
      if (words_[i].folded == "reportedly") attribution.factuality = Factuality::kReportedly;
    }
    if (!candidate.addressee) return;
    const auto inside = mentions_.In(words_.SpanOf(*candidate.addressee));
    if (!inside.empty()) attribution.addressee = inside.front().cluster;
  }

  // Time, place and medium stand in the cue's sentence outside source and content.
  void SetCircumstances(const Candidate& candidate, Attribution& attribution) const {
    if (!candidate.cue) return;
    const Sentence& sentence = SentenceAt(reading_, candidate.cue->begin);
    const bool future = candidate.verb != nullptr && candidate.verb->future;
    for (TokenRange range : OutsideContent(sentence, attribution)) {
      if (!attribution.said) attribution.said = FindSaidTime(document_, range, future);
      for (TokenIndex i = std::max(range.begin, candidate.cue->end); i + 1 < range.end; ++i) {
        SetPlaceOrMedium(i, range.end, attribution);
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
    bool speech = false;
    for (TokenIndex k = phrase->begin; k < phrase->end; ++k) {
      speech |= words_[k].Is(kSpeechNoun);
    }
    const std::string_view name = words_[phrase->begin].folded;
    const bool network =
        preposition == "on" && (name == "twitter" || name == "x" || name == "facebook" ||
                                name == "instagram" || name == "telegram");
    if (attribution.medium.empty() && (speech || network)) {
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

  void SetRelays(const Resolved& resolved, Attribution& attribution) const {
    for (TokenRange relay : resolved.relays) {
      for (ClusterIndex cluster : SpeakersOf(document_, words_, mentions_, relay)) {
        attribution.relayed_by.push_back(cluster);
      }
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
  std::vector<Attribution> built_;
};

}  // namespace

std::vector<Attribution> FindAttributions(const Document& document, const Models& models) {
  const Words words(document);
  const Reading reading{document, words, FindCueVerbs(document, words), models};
  std::vector<Candidate> candidates;
  for (const Finder& finder : Finders()) {
    std::ranges::move(finder.find(reading), std::back_inserter(candidates));
  }
  return AttributionBuilder(document, reading)
      .Build(ResolveCandidates(words, std::move(candidates)));
}

}  // namespace whosaid
