// What the trained cue and role taggers find (extract/attributions/attribution_model.h).
#include <functional>

#include "extract/attributions/attribution_model.h"
#include "extract/attributions/finders.h"
#include "extract/positions/lexicon.h"

namespace whosaid {
namespace {

// The least of noun phrases behind a verb that is not known to govern words: "raised funds".
constexpr float kLeastOfPhrase = 0.5f;

const CueVerb* VerbOf(const Reading& reading, TokenRange cue) {
  const auto first = std::ranges::lower_bound(reading.cues, cue.begin, std::less_equal(),
                                              [](const CueVerb& verb) { return verb.group.end; });
  if (first != reading.cues.end() && first->group.begin < cue.end) return &*first;
  return nullptr;
}

// The tag of the finite word of the clause that a cue verb governs; empty where there is none.
std::string_view ClauseTag(const std::vector<SyntaxWord>& syntax, TokenRange cue,
                           TokenRange content) {
  std::string_view tag;
  for (TokenIndex i = content.begin; i < content.end; ++i) {
    const SyntaxWord& word = syntax[i];
    const bool governed = word.head >= cue.begin && word.head < cue.end;
    if (governed && word.deprel == "ccomp" && tag.empty()) tag = word.xpos;
    const bool finite = word.deprel.starts_with("aux") || word.deprel == "cop";
    const SyntaxWord& head = syntax[word.head];
    if (finite && head.deprel == "ccomp" && head.head >= cue.begin && head.head < cue.end) {
      return word.xpos;
    }
  }
  return tag;
}

// Whether a later cue verb is a second act of who spoke at `verb`: "Ruiz said that the pier leaks
// and claimed that the board knew", "…, adding that it was old". Tenses tell where the tree
// doesn't.
bool IsSecondAct(const Reading& reading, const CueVerb& verb, const CueVerb& later,
                 TokenRange content) {
  const Words& words = reading.words;
  const auto& syntax = reading.document.syntax;
  if (later.passive || later.infinitive) return false;
  const Word& before = words[later.group.begin - 1];
  if (before.quotation != kNoQuotation) return false;
  if (later.gerund) return IsMark(before, ',');
  const SyntaxWord& word = syntax[later.verb];
  if (before.folded != "and" && before.folded != "but") return false;
  if (word.xpos != syntax[verb.verb].xpos) return false;
  const bool attached = word.head >= verb.group.begin && word.head < verb.group.end;
  const bool that = later.group.end < words.size() && words[later.group.end].folded == "that";
  const std::string_view tag = ClauseTag(syntax, verb.group, content);
  return attached || that || (!tag.empty() && tag != word.xpos);
}

// Whether nothing in the content says anything: "which", "that".
bool IsEmpty(const Reading& reading, const std::vector<TokenRange>& content) {
  for (const TokenRange range : content) {
    for (TokenIndex i = range.begin; i < range.end; ++i) {
      const Upos upos = reading.document.syntax[i].upos;
      if (upos == Upos::kVerb || upos == Upos::kNoun || upos == Upos::kPropn ||
          upos == Upos::kAdj || upos == Upos::kAdv || upos == Upos::kNum || upos == Upos::kIntj ||
          reading.words[i].quotation != kNoQuotation) {
        return false;
      }
    }
  }
  return true;
}

// Whether a lexicon knows the verb as one whose object is what somebody says or wants.
bool GovernsPhrases(const Reading& reading, TokenIndex verb, const CueVerb* cue) {
  if (cue != nullptr && (cue->cue->frames & kObject) != 0) return true;
  const StanceLexicon& stances = reading.models.stances;
  for (const uint32_t number : stances.AnchoredAt(reading.document.syntax[verb].lemma)) {
    const StanceEntry& entry = stances.entries()[number];
    if (!entry.IsVerb()) continue;
    bool stands = true;
    for (size_t k = entry.anchor + 1; k < entry.words.size(); ++k) {
      const size_t at = verb + (k - entry.anchor);
      stands &= at < reading.words.size() &&
                reading.words[static_cast<TokenIndex>(at)].folded == entry.words[k];
    }
    if (stands) return true;
  }
  return false;
}

// How probable an attribution must be. A noun phrase is a statement where its verb says so: a
// demand is rejected, funds are raised.
float LeastConfidence(const Reading& reading, const AttributionContext& context,
                      const TokenAttribution& found, const CueVerb* verb) {
  const auto& syntax = reading.document.syntax;
  const TokenIndex cue = context.HeadOf(found.cue);
  const TokenRange content = found.content.front();
  const Upos head = syntax[context.HeadOf(content)].upos;
  const bool phrase = head == Upos::kNoun || head == Upos::kPropn || head == Upos::kPron ||
                      head == Upos::kNum || head == Upos::kDet || head == Upos::kSym;
  const bool behind_verb = syntax[cue].upos == Upos::kVerb && content.begin >= found.cue.end;
  const bool quoted = reading.words[content.begin].quotation != kNoQuotation;
  bool noun = false;  // "made comments about"
  for (TokenIndex i = found.cue.begin; i < found.cue.end; ++i) {
    noun |= syntax[i].upos == Upos::kNoun || syntax[i].upos == Upos::kAdj;
  }
  if (!phrase || !behind_verb || quoted || noun || GovernsPhrases(reading, cue, verb)) {
    return static_cast<float>(kLeastConfidence);
  }
  return kLeastOfPhrase;
}

// Cuts content where a second act begins.
void CutAtSecondAct(const Reading& reading, const CueVerb& verb, TokenRange& content) {
  for (auto later = std::ranges::lower_bound(reading.cues, content.begin, {}, &CueVerb::verb);
       later != reading.cues.end() && later->group.end < content.end; ++later) {
    if (later->group.begin <= content.begin + 1 || !IsSecondAct(reading, verb, *later, content))
      continue;
    content.end = later->group.begin - 1;
    return;
  }
}

// Whether no word stands between `at` and the end of its line.
bool EndsLine(std::string_view text, size_t at) {
  const size_t next = text.find_first_not_of(" \t\r.!?", at);
  return next == std::string_view::npos || text[next] == '\n';
}

// A quotation that goes on in the next paragraphs, and fills them, is content to its end.
void GoOn(const Document& document, Span& content) {
  const std::string_view text = document.article.text;
  auto at = std::ranges::upper_bound(document.quotations, content.end - 1, {},
                                     [](const Quotation& q) { return q.span.begin; });
  while (at != document.quotations.begin()) {
    --at;
    if (!at->nested) break;
  }
  if (at == document.quotations.end() || at->nested || at->span.begin >= content.end) return;
  const uint32_t end = at->span.end;
  if (end > content.end && EndsLine(text, content.end) && EndsLine(text, end)) content.end = end;
}

}  // namespace

std::vector<Candidate> FindModelled(const Reading& reading) {
  const AttributionContext context(reading.document, reading.models.names);
  std::vector<Candidate> candidates;
  for (const TokenAttribution& found : reading.models.attributions.Find(context)) {
    const CueVerb* const verb = VerbOf(reading, found.cue);
    if (found.confidence < LeastConfidence(reading, context, found, verb)) continue;
    if (IsEmpty(reading, found.content)) continue;
    Candidate candidate;
    candidate.cue = found.cue;
    candidate.source = found.source;
    candidate.verb = verb;
    for (TokenRange range : found.content) {
      if (candidate.verb != nullptr) CutAtSecondAct(reading, *candidate.verb, range);
      candidate.content.push_back(reading.words.SpanOf(range));
    }
    GoOn(reading.document, candidate.content.back());
    candidate.confidence = double{found.confidence};
    candidate.preferred = true;
    candidate.found_by = "model:attribution";
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace whosaid
