#include "extract/syntax/lost_verbs.h"

#include <algorithm>
#include <string>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

bool IsFinite(const SyntaxWord& word) {
  return word.xpos == "VBZ" || word.xpos == "VBP" || word.xpos == "VBD" || word.xpos == "MD";
}

bool IsNoun(const SyntaxWord& word) { return word.xpos.starts_with("NN"); }

// "backs" behind a singular, "back" behind a plural.
bool AgreesWith(const SyntaxWord& noun, bool third_person) {
  const bool plural = noun.xpos == "NNS" || noun.xpos == "NNPS";
  return third_person ? !plural : plural;
}

bool IsStanceVerb(const Models& models, const std::string& lemma) {
  return std::ranges::any_of(models.stances.AnchoredAt(lemma),
                             [&](uint32_t row) { return models.stances.entries()[row].IsVerb(); });
}

}  // namespace

std::optional<StandIn> FindLostVerb(const Document& document, const Models& models,
                                    const std::vector<SyntaxWord>& words, uint32_t first,
                                    uint32_t end) {
  if (std::any_of(words.begin() + first, words.begin() + end, IsFinite)) return std::nullopt;
  for (uint32_t i = first; i + 1 < end; ++i) {
    if (i == first || !IsNoun(words[i - 1])) continue;
    const SyntaxWord& next = words[i + 1];
    const bool to = next.xpos == "IN" || next.xpos == "TO";
    const bool governs = to || IsNoun(next) || next.xpos == "DT" || next.xpos.starts_with("JJ") ||
                         next.xpos == "PRP$" || next.xpos == "VBG";
    if (!governs) continue;
    const std::string lower = ToLower(document.Text(document.tokens[i].span));
    const std::string lemma = models.nominals.VerbOf(lower);
    const bool third_person = lemma != lower && lower.ends_with('s');
    const bool verb = models.nominals.IsVerb(lemma) && (third_person || lemma == lower);
    if (!verb || !AgreesWith(words[i - 1], third_person) || !IsStanceVerb(models, lemma)) continue;
    if (third_person) return StandIn{i, to ? "argues" : "opposes"};
    return StandIn{i, to ? "argue" : "oppose"};
  }
  return std::nullopt;
}

}  // namespace whosaid
