// Word classes: what a Penn Treebank tag says, as far as rules tell tags apart.
#ifndef WHOSAID_EXTRACT_SYNTAX_WORD_CLASS_H_
#define WHOSAID_EXTRACT_SYNTAX_WORD_CLASS_H_

#include <cstdint>
#include <string_view>

namespace whosaid {

// The Penn Treebank's tags, merged where nothing here tells them apart.
enum class WordClass : uint8_t {
  kNoun,
  kName,
  kPronoun,
  kPossessivePronoun,
  kDeterminer,
  kAdjective,
  kNumber,
  kAdverb,
  kBase,            // infinitive, imperative
  kPast,            // "said"
  kPastParticiple,  // "taken"
  kIng,
  kPresentS,  // "says"
  kPresent,   // "say"
  kModal,
  kPreposition,  // and subordinating conjunctions
  kTo,
  kConjunction,
  kPossessive,  // 's
  kWh,
  kExistential,  // "there is"
  kParticle,     // "rule out"
  kPunctuation,
  kOther,
};

// The class of a Penn Treebank tag.
WordClass WordClassOf(std::string_view penn_tag);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_WORD_CLASS_H_
