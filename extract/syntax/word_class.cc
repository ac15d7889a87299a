#include "extract/syntax/word_class.h"

namespace whosaid {
namespace {

struct PennTag {
  std::string_view tag;
  WordClass word_class;
};

constexpr PennTag kPennTags[] = {
    {"NN", WordClass::kNoun},
    {"NNS", WordClass::kNoun},
    {"NNP", WordClass::kName},
    {"NNPS", WordClass::kName},
    {"PRP", WordClass::kPronoun},
    {"PRP$", WordClass::kPossessivePronoun},
    {"DT", WordClass::kDeterminer},
    {"PDT", WordClass::kDeterminer},
    {"JJ", WordClass::kAdjective},
    {"JJR", WordClass::kAdjective},
    {"JJS", WordClass::kAdjective},
    {"AFX", WordClass::kAdjective},
    {"CD", WordClass::kNumber},
    {"RB", WordClass::kAdverb},
    {"RBR", WordClass::kAdverb},
    {"RBS", WordClass::kAdverb},
    {"VB", WordClass::kBase},
    {"VBD", WordClass::kPast},
    {"VBN", WordClass::kPastParticiple},
    {"VBG", WordClass::kIng},
    {"VBZ", WordClass::kPresentS},
    {"VBP", WordClass::kPresent},
    {"MD", WordClass::kModal},
    {"IN", WordClass::kPreposition},
    {"TO", WordClass::kTo},
    {"CC", WordClass::kConjunction},
    {"POS", WordClass::kPossessive},
    {"WDT", WordClass::kWh},
    {"WP", WordClass::kWh},
    {"WP$", WordClass::kWh},
    {"WRB", WordClass::kWh},
    {"EX", WordClass::kExistential},
    {"RP", WordClass::kParticle},
    {",", WordClass::kPunctuation},
    {".", WordClass::kPunctuation},
    {":", WordClass::kPunctuation},
    {"``", WordClass::kPunctuation},
    {"''", WordClass::kPunctuation},
    {"HYPH", WordClass::kPunctuation},
    {"-LRB-", WordClass::kPunctuation},
    {"-RRB-", WordClass::kPunctuation},
    {"NFP", WordClass::kPunctuation},
};

}  // namespace

WordClass WordClassOf(std::string_view penn_tag) {
  for (const PennTag& row : kPennTags) {
    if (row.tag == penn_tag) return row.word_class;
  }
  return WordClass::kOther;
}

}  // namespace whosaid
