// The rules of the CoNLL 2018 shared task (conll18_ud_eval.py): all words count, punctuation too;
// labels are compared without their subtypes; of raw text, words with the same span are compared.
#include <fmt/format.h>

#include <array>
#include <optional>

#include "extract/syntax/conllu.h"
#include "extract/syntax/syntax.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "train/evaluate/evaluate.h"
#include "train/evaluate/match_counts.h"

namespace whosaid {
namespace {

std::string_view Universal(std::string_view label) { return label.substr(0, label.find(':')); }

std::vector<Span> TokenSpans(const Document& document) {
  std::vector<Span> spans;
  for (const Token& token : document.tokens) spans.push_back(token.span);
  return spans;
}

std::vector<Span> SentenceSpans(const Document& document) {
  std::vector<Span> spans;
  for (const Sentence& sentence : document.sentences) spans.push_back(sentence.span);
  return spans;
}

// For each token of `found` the token of `gold` with the same span.
std::vector<std::optional<uint32_t>> Align(const Document& gold, const Document& found) {
  std::vector<std::optional<uint32_t>> partners;
  uint32_t next = 0;
  for (const Token& token : found.tokens) {
    while (next < gold.tokens.size() && gold.tokens[next].span < token.span) ++next;
    const bool same = next < gold.tokens.size() && gold.tokens[next].span == token.span;
    partners.push_back(same ? std::optional(next) : std::nullopt);
  }
  return partners;
}

constexpr std::array<std::string_view, 5> kMetrics = {"UPOS", "XPOS", "lemmas", "UAS", "LAS"};

std::string SyntaxLine(std::string_view name, const Document& gold, const Document& found) {
  const auto partners = Align(gold, found);
  std::array<MatchCounts, kMetrics.size()> counts;
  for (MatchCounts& count : counts) count = {gold.syntax.size(), found.syntax.size(), 0};
  for (uint32_t i = 0; i < found.syntax.size(); ++i) {
    if (!partners[i]) continue;
    const SyntaxWord& a = found.syntax[i];
    const SyntaxWord& b = gold.syntax[*partners[i]];
    // Roots head themselves, on both sides.
    const bool attached = partners[a.head] == b.head;
    const bool right[] = {a.upos == b.upos, a.xpos == b.xpos, a.lemma == b.lemma, attached,
                          attached && Universal(a.deprel) == Universal(b.deprel)};
    for (size_t k = 0; k < counts.size(); ++k) counts[k].right += right[k];
  }
  std::string line = fmt::format("{:12}", name);
  for (size_t k = 0; k < counts.size(); ++k) {
    line += fmt::format(" {} {:5.2f}", kMetrics[k], counts[k].F1());
  }
  return line + "\n";
}

}  // namespace

Result<std::string> EvaluateSyntax(const LayerEvaluation& evaluation) {
  const auto trees = ReadConllu(evaluation.gold, evaluation.name);
  if (!trees) return tl::make_unexpected(trees.error());
  Document gold;
  gold.article = ToArticle(*trees);
  gold.tokens = FindTokens(gold);
  gold.sentences = FindSentences(gold);
  gold.syntax = FindSyntax(gold, evaluation.models);
  Document tokens = gold;
  tokens.article.known_words.clear();
  Document raw = tokens;
  tokens.syntax = FindSyntax(tokens, evaluation.models);
  raw.tokens = FindTokens(raw);
  raw.sentences = FindSentences(raw);
  raw.syntax = FindSyntax(raw, evaluation.models);
  MatchCounts token_counts, sentence_counts;
  token_counts.Add(TokenSpans(gold), TokenSpans(raw));
  sentence_counts.Add(SentenceSpans(gold), SentenceSpans(raw));
  return SyntaxLine("gold tokens", gold, tokens) + SyntaxLine("raw text", gold, raw) +
         ToLine("tokens", token_counts) + ToLine("sentences", sentence_counts);
}

}  // namespace whosaid
