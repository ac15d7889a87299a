#include "train/corpora/syntax_data.h"

#include <map>

#include "extract/syntax/word_features.h"

namespace whosaid {

uint32_t Numbering::Add(const std::string& text) {
  const auto [found, is_new] = numbers_.emplace(text, static_cast<uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(text);
  return found->second;
}

uint32_t Numbering::Find(const std::string& text) const {
  const auto found = numbers_.find(text);
  return found == numbers_.end() ? kUnknown : found->second;
}

SyntaxVocabulary::SyntaxVocabulary(const std::vector<ConlluSentence>& trees,
                                   const std::vector<std::string>& known) {
  words.Add("<unknown>");
  for (const std::string& word : known) words.Add(word);
  std::map<std::string, size_t> counts;
  for (const ConlluSentence& tree : trees) {
    for (const ConlluWord& word : tree.words) {
      ++counts[NormalWord(word.form)];
      upos.Add(word.upos);
      xpos.Add(word.xpos);
      labels.Add(word.deprel);
    }
  }
  for (const auto& [word, count] : counts) {
    if (count >= 2) words.Add(word);
  }
}

SyntaxExample SyntaxVocabulary::Number(const ConlluSentence& sentence) const {
  SyntaxExample example;
  for (const ConlluWord& word : sentence.words) {
    const std::string normal = NormalWord(word.form);
    const uint32_t number = words.Find(normal);
    example.words.push_back(number == Numbering::kUnknown ? 0 : number);
    example.affixes.push_back(AffixesOf(word.form, normal, example.affixes.empty()));
    example.upos.push_back(upos.Find(word.upos));
    example.xpos.push_back(xpos.Find(word.xpos));
    example.heads.push_back(word.head);
    example.labels.push_back(labels.Find(word.deprel));
  }
  return example;
}

SyntaxScores Score(const SyntaxNetwork& network, const SyntaxVocabulary& vocabulary,
                   const std::vector<SyntaxExample>& examples) {
  constexpr size_t kAtOnce = 32;
  const auto universal = [&](uint32_t label) -> std::string_view {
    if (label == Numbering::kUnknown) return "?";
    const std::string_view text = vocabulary.labels.texts()[label];
    return text.substr(0, text.find(':'));
  };
  SyntaxScores right;
  double words = 0;
  for (size_t first = 0; first < examples.size(); first += kAtOnce) {
    std::vector<const SyntaxExample*> batch;
    for (size_t i = first; i < std::min(first + kAtOnce, examples.size()); ++i) {
      batch.push_back(&examples[i]);
    }
    const std::vector<SyntaxPrediction> predictions = network.Predict(batch);
    for (size_t s = 0; s < batch.size(); ++s) {
      const SyntaxExample& gold = *batch[s];
      for (size_t i = 0; i < gold.words.size(); ++i) {
        const bool attached = predictions[s].heads[i] == gold.heads[i];
        words += 1;
        right.upos += predictions[s].upos[i] == gold.upos[i];
        right.xpos += predictions[s].xpos[i] == gold.xpos[i];
        right.unlabelled += attached;
        right.labelled +=
            attached && universal(predictions[s].labels[i]) == universal(gold.labels[i]);
      }
    }
  }
  const double share = 100 / words;
  return {right.upos * share, right.xpos * share, right.unlabelled * share, right.labelled * share};
}

}  // namespace whosaid
