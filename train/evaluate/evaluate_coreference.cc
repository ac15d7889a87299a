#include "train/evaluate/evaluate_coreference.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "extract/coreference/coreference.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

// How much better than both names of a snippet another candidate must be.
constexpr float kConvinced = 1;

std::vector<Entity> WithoutSingles(std::vector<Entity> entities) {
  std::erase_if(entities, [](const Entity& entity) { return entity.size() < 2; });
  return entities;
}

std::vector<Entity> EntitiesOf(const Coreference& coreference) {
  std::vector<Entity> entities;
  std::set<Span> seen;
  for (const Chain& chain : coreference.chains) {
    Entity entity;
    for (PhraseIndex phrase : chain.phrases) {
      const TokenRange tokens = coreference.phrases[phrase].tokens;
      const Span span{tokens.begin, tokens.end};
      if (seen.insert(span).second) entity.push_back(span);
    }
    entities.push_back(std::move(entity));
  }
  return WithoutSingles(std::move(entities));
}

void Count(Agreement& agreement, bool predicted, bool gold) {
  agreement.precision.whole += predicted ? 1 : 0;
  agreement.recall.whole += gold ? 1 : 0;
  agreement.precision.part += predicted && gold ? 1 : 0;
  agreement.recall.part += predicted && gold ? 1 : 0;
}

float ScoreOf(const ChainModel& model, const FeatureList& features) {
  return model.Scores(std::span(&features, 1)).front();
}

std::string LineOf(std::string_view name, const Agreement& agreement) {
  return fmt::format("{:16} P {:5.1f}  R {:5.1f}  F1 {:5.1f}\n", name,
                     100 * agreement.precision.Value(), 100 * agreement.recall.Value(),
                     100 * agreement.F1());
}

}  // namespace

CoreferenceScores ScoreCoreference(std::span<const CoreferenceDocument> documents,
                                   const Models& models, const ChooseChain& choose) {
  CoreferenceScores scores;
  for (const CoreferenceDocument& document : documents) {
    const std::vector<Entity> key = WithoutSingles(document.entities);
    const std::vector<Entity> response =
        EntitiesOf(FindCoreference(document.document, models, choose));
    scores.mentions += MentionsOf(key, response);
    scores.muc += MucOf(key, response);
    scores.b_cubed += BCubedOf(key, response);
    scores.ceafe += CeafeOf(key, response);
  }
  return scores;
}

std::vector<PhraseIndex> PhrasesAt(const std::vector<NounPhrase>& phrases, const Document& document,
                                   Span span) {
  std::set<TokenIndex> heads;
  for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
    if (span.Overlaps(document.tokens[i].span)) heads.insert(i);
  }
  std::vector<PhraseIndex> found;
  for (int steps = 0; steps < 2 && found.empty(); ++steps) {
    for (PhraseIndex i = 0; i < phrases.size(); ++i) {
      if (!phrases[i].joined && heads.contains(phrases[i].head)) found.push_back(i);
    }
    std::set<TokenIndex> above;
    for (TokenIndex i : heads) {
      if (PlainRelation(document.syntax[i]) == "flat") above.insert(document.syntax[i].head);
    }
    heads = std::move(above);
  }
  return found;
}

bool HasOneOf(const ChainCandidate& candidate, const std::vector<Chain>& chains,
              const std::vector<PhraseIndex>& phrases) {
  const auto is_one = [&](PhraseIndex i) { return std::ranges::find(phrases, i) != phrases.end(); };
  return (candidate.next && is_one(*candidate.next)) ||
         std::ranges::any_of(chains[candidate.chain].phrases, is_one);
}

PronounScores ScorePronouns(std::span<const PronounSnippet> snippets, const Models& models,
                            const ChainModel& model) {
  PronounScores scores;
  const ChooseChain by_model = ChooseBy(model);
  for (const PronounSnippet& snippet : snippets) {
    bool is_a = false;
    bool is_b = false;
    const Document& document = snippet.document;
    const Words words(document);
    const std::vector<NounPhrase> phrases = FindNounPhrases(document, words);
    const std::vector<PhraseIndex> a = PhrasesAt(phrases, document, snippet.a);
    const std::vector<PhraseIndex> b = PhrasesAt(phrases, document, snippet.b);
    const auto choose = [&](PhraseIndex phrase, const std::vector<Chain>& chains,
                            std::span<const ChainCandidate> candidates, const FeatureList* alone) {
      const size_t chosen = by_model(phrase, chains, candidates, alone);
      if (!snippet.pronoun.Overlaps(document.tokens[phrases[phrase].head].span)) return chosen;
      float best = 0;
      bool found = false;
      float rival = ScoreOf(model, *alone);
      for (const ChainCandidate& candidate : candidates) {
        const bool at_a = HasOneOf(candidate, chains, a);
        const bool at_b = HasOneOf(candidate, chains, b);
        const float score = ScoreOf(model, candidate.features);
        if (!at_a && !at_b) rival = std::max(rival, score);
        if (!at_a && !at_b) continue;
        if (found && score <= best) continue;
        found = true;
        best = score;
        is_a = at_a;
        is_b = at_b;
      }
      if (rival > best + kConvinced) is_a = is_b = false;
      return chosen;
    };
    FindCoreference(document, models, choose);
    for (Agreement* sum : {&scores.all, snippet.female ? &scores.female : &scores.male}) {
      Count(*sum, is_a, snippet.is_a);
      Count(*sum, is_b, snippet.is_b);
    }
  }
  return scores;
}

Result<std::string> EvaluateCoreference(const std::vector<std::string>& /*facts*/,
                                        const std::string& gold) {
  const Models models = LoadModels();
  const auto documents = ReadCoreferenceDocuments(gold, models);
  if (!documents) return tl::make_unexpected(documents.error());
  const CoreferenceScores scores =
      ScoreCoreference(*documents, models, ChooseBy(models.coreference));
  return LineOf("mentions", scores.mentions) + LineOf("MUC", scores.muc) +
         LineOf("B³", scores.b_cubed) + LineOf("CEAFe", scores.ceafe) +
         fmt::format("CoNLL average F1 {:.1f}\n", 100 * scores.Conll());
}

Result<std::string> EvaluatePronouns(const std::vector<std::string>& /*facts*/,
                                     const std::string& gold) {
  const Models models = LoadModels();
  const auto snippets = ReadPronounSnippets(gold, models);
  if (!snippets) return tl::make_unexpected(snippets.error());
  const PronounScores scores = ScorePronouns(*snippets, models, models.coreference);
  return LineOf("all", scores.all) + LineOf("masculine", scores.male) +
         LineOf("feminine", scores.female);
}

}  // namespace whosaid
