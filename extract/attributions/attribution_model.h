// AttributionModel: finds attributions (who said what) by two chain models (CRFs) trained on
// PolNeAR (Newell, Margolin and Ruths 2018), after Pareti's scheme: a cue tagger labels the words
// that signal an attribution, then a role tagger, run once for each cue, labels its source and
// content in the paragraph around it. models/attributions.md says how well.
//
// A view of bytes that must outlive it; any number of threads may use one model at once.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTION_MODEL_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTION_MODEL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/names/name_model.h"
#include "extract/tokens/token_range.h"
#include "extract/weights/crf_model.h"

namespace whosaid {

// A cue, and how probable it is that it is one.
struct FoundCue {
  TokenRange range;
  float probability = 0;
};

// An attribution in terms of tokens. `content` is in order and disjoint.
struct TokenAttribution {
  TokenRange cue;
  std::optional<TokenRange> source;
  std::vector<TokenRange> content;
  float confidence = 0;  // that content and source are right, in [0, 1]; see Calibration
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
    uint64_t subject = 0;     // who the subject below it is: a name's type, a pronoun, a cluster
    uint64_t clause = 0;      // what the clause below it is like
    uint64_t object = 0;      // the lemma of the object below it
    uint64_t auxiliary = 0;   // the lemma of the first auxiliary below it
    uint64_t opens = 0;       // relation of the largest part of the tree that begins here
    uint64_t closes = 0;      // and of the largest that ends here
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
  // The token of a range on which its others hang. REQUIRES: not empty
  uint32_t HeadOf(TokenRange range) const;
  // The stretch in which the roles of a cue are sought: from two sentences before the cue's to four
  // behind it, within its paragraph.
  TokenRange Window(TokenRange cue) const;

 private:
  void ReadParts();

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
const StateGraph& CueGraph();
// Its states remember whether a source and whether content lie behind: a window has one source at
// most. The final position has features of its own, about which of the two are missing.
const StateGraph& RoleGraph();
// The chains of states for labels, with the final state. REQUIRES: labels that the graph allows.
std::vector<uint8_t> CueChain(const std::vector<uint8_t>& labels);
std::vector<uint8_t> RoleChain(const std::vector<uint8_t>& labels);

// The features of each token of a sentence, and none for the final position.
void CueFeatures(const AttributionContext& context, uint32_t sentence,
                 std::vector<FeatureList>& features);
// The features of each token of the cue's window, and of the final position. `cues`: all cues of
// the document, in order; `cue`: the one whose roles are sought.
void RoleFeatures(const AttributionContext& context, const std::vector<TokenRange>& cues,
                  TokenRange cue, std::vector<FeatureList>& features);

// What speaks for and against a found attribution; the last number is the judge's.
constexpr size_t kEvidence = 17;
using Evidence = std::array<float, kEvidence>;

// Turns evidence into the probability that an attribution is right (its content shares at least
// half its words with the true one's, and its source overlaps): logistic regression on articles
// held out of training (Platt 1999).
struct Calibration {
  Evidence weights{};
  float Confidence(const Evidence& evidence) const;
};

// An attribution that the taggers propose.
struct Proposal {
  TokenAttribution attribution;
  float cue_probability = 0;
  Evidence evidence{};
  FeatureList features;  // of the judge
};

// The judge: a logistic regression over features of whole proposals, a chain of one position whose
// label 1 is "right".
const StateGraph& JudgeGraph();
// Sets the features of all proposals of a document, which are in order of their cues.
void JudgeFeatures(const AttributionContext& context, std::vector<Proposal>& proposals);

class AttributionModel {
 public:
  // The bytes: Calibration, the CrfModels of the cue tagger, of the role tagger and of the judge.
  // Nothing where they are none.
  static std::optional<AttributionModel> Open(std::string_view bytes);

  // Cues in order. A bias above 0 finds more of them.
  std::vector<FoundCue> FindCues(const AttributionContext& context, float bias) const;
  // Proposals that the judge has not seen, in order of their cues.
  std::vector<Proposal> Propose(const AttributionContext& context) const;
  // Attributions, in order of their cues, sure or not.
  std::vector<TokenAttribution> Find(const AttributionContext& context) const;
  // What the judge says of a proposal's features, as logarithm of the odds that it is right.
  float Judge(const FeatureList& features) const;
  const Calibration& calibration() const { return calibration_; }

  static std::string Serialise(const Calibration& calibration, const std::string& cues,
                               const std::string& roles, const std::string& judge);

  // The bias with which Find seeks cues: half of those it adds are none, which the confidence
  // tells.
  static constexpr float kCueBias = 1.4f;

 private:
  Proposal ProposeRoles(const AttributionContext& context, const std::vector<TokenRange>& cues,
                        const FoundCue& cue, std::vector<FeatureList>& features) const;

  Calibration calibration_;
  CrfModel cues_;
  CrfModel roles_;
  CrfModel judge_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTION_MODEL_H_
