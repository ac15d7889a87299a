// AttributionModel: finds attributions (who said what) by two chain models trained on PolNeAR
// (Newell, Margolin and Ruths 2018), after Pareti's scheme: a cue tagger labels the words that
// signal an attribution, then a role tagger, run once for each cue, labels its source and content
// in the paragraph around it. models/attributions.md says how well.
//
// A view of bytes that must outlive it; any number of threads may use one model at once.
#ifndef WHOSAID_EXTRACT_ATTRIBUTION_MODEL_H_
#define WHOSAID_EXTRACT_ATTRIBUTION_MODEL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/chain_model.h"
#include "extract/name_model.h"
#include "extract/token_range.h"

namespace whosaid {

// An attribution in terms of tokens. `source` and `content` are in order and disjoint.
struct TokenAttribution {
  TokenRange cue;
  std::vector<TokenRange> source;
  std::vector<TokenRange> content;
  float cue_margin = 0;   // score of the cue labelling above that of no cue; larger is surer
  float role_margin = 0;  // likewise of the roles, for each token of the window
  float confidence = 0;   // that content and source are right, in [0, 1]; see Calibration
};

// What the features know of each token of a document, computed once.
class AttributionContext {
 public:
  struct Word {
    uint64_t lower = 0;
    uint64_t exact = 0;
    uint64_t shape = 0;
    uint64_t suffix2 = 0;
    uint64_t suffix3 = 0;
    uint64_t cluster = 0;  // 1 + number; 0 for unclustered words
    uint64_t name = 0;     // 1 + type, 0 outside names; + 8 at a name's last token
    uint32_t sentence = 0;
    uint32_t paragraph = 0;
    uint32_t quotation = 0;  // 1 + index of the innermost quotation, 0 outside
    // Of the tree; all zero where syntax has not run.
    uint64_t lemma = 0;
    uint64_t upos = 0;
    uint64_t xpos = 0;
    uint64_t relation = 0;    // to the head, without subtype
    uint32_t head = 0;        // token; the word's own for a root
    uint64_t dependants = 0;  // which relations its dependants have, as a set of bits
    bool quotation_mark = false;
    bool comma = false;
    bool that = false;
  };

  // Reads tokens, sentences, syntax, quotations and names of `document`, which must outlive this.
  AttributionContext(const Document& document, const NameModel& names);

  const Document& document() const { return document_; }
  const std::vector<Word>& words() const { return words_; }
  // The tokens of a sentence.
  TokenRange SentenceTokens(uint32_t sentence) const;
  // The stretch in which the roles of a cue are sought: from two sentences before the cue's to four
  // behind it, within its paragraph.
  TokenRange Window(TokenRange cue) const;

 private:
  const Document& document_;
  std::vector<Word> words_;
};

// Labels of the two taggers; label 0 is "outside".
enum CueLabel : uint8_t { kNoCue = 0, kCueBegin = 1, kCueInside = 2 };
enum RoleLabel : uint8_t {
  kNoRole = 0,
  kSourceBegin = 1,
  kSourceInside = 2,
  kContentBegin = 3,
  kContentInside = 4
};
const LabelRules& CueRules();
const LabelRules& RoleRules();

void CueFeatures(const AttributionContext& context, uint32_t sentence,
                 std::vector<FeatureList>& features);
// `cues`: all cues of the document, in order; `cue`: the one whose roles are sought.
void RoleFeatures(const AttributionContext& context, const std::vector<TokenRange>& cues,
                  TokenRange cue, std::vector<FeatureList>& features);

// Turns margins into the probability that an attribution is right (its content shares at least half
// its words with the true one's, and its source overlaps), by logistic regression on articles held
// out of training (Platt 1999). Margins count by their logarithm, log(1 + margin).
struct Calibration {
  float bias = 0;
  float cue_margin = 0;
  float role_margin = 0;
  float Confidence(float cue, float role) const;
};

class AttributionModel {
 public:
  // The bytes: Calibration, the cue tagger's ChainModel, the role tagger's. Nothing where they are
  // none.
  static std::optional<AttributionModel> Open(std::string_view bytes);

  // Cues in order. A bias above 0 finds more of them.
  std::vector<TokenRange> FindCues(const AttributionContext& context, float bias,
                                   std::vector<float>* margins = nullptr) const;
  // Attributions with content, in order of their cues.
  std::vector<TokenAttribution> Find(const AttributionContext& context, float cue_bias) const;
  // The roles of one cue; without content where the model finds none.
  TokenAttribution FindRoles(const AttributionContext& context, const std::vector<TokenRange>& cues,
                             TokenRange cue) const;

  static std::string Serialise(const Calibration& calibration, const std::string& cues,
                               const std::string& roles);

 private:
  Calibration calibration_;
  ChainModel cues_;
  ChainModel roles_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTION_MODEL_H_
