// Finders: rules that find candidate attributions, one row of the table each. A finder is a pure
// function of a document as read; what it finds may overlap what others find, and
// extract/attributions/attributions.h decides between them.
//
// To add a finder: write its function in extract/attributions/finders/, add a row to the table in
// finders.cc and cases to tests/extract/cases/.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_FINDERS_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_FINDERS_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/attributions/cue_verbs.h"
#include "extract/syntax/words.h"

namespace whosaid {

// What finders look at.
struct Reading {
  const Document& document;
  const Words& words;
  std::vector<CueVerb> cues;  // in order
  const Models& models;
};

// A candidate: spans and what the cue says; fields that depend on other candidates and on clusters
// are filled later.
struct Candidate {
  std::optional<TokenRange> source;
  std::optional<TokenRange> cue;
  std::vector<Span> content;      // one or more, sorted, disjoint
  const CueVerb* verb = nullptr;  // null where the cue is no verb
  std::optional<TokenRange> addressee;
  bool follows = false;    // goes on with the speaker of the attribution before it
  bool preferred = false;  // goes before others: the trained model's, and turns of transcripts
  bool labels = false;     // its source is a label: "RUIZ: …"
  double trust = 1;        // of its finder
  double confidence = 0;
  std::string_view found_by;  // "rule:…"
};

struct Finder {
  std::string_view name;     // "quotation"
  std::string_view summary;  // one line
  std::vector<Candidate> (*find)(const Reading& reading);
  // What the confidence is worth where a candidate stands alone: the trained model, which looked at
  // the same words, holds it for none. Measured on held-out articles of PolNeAR train.
  double trust = 1;
};

// Statements less probable than this are left out: where recall and precision balance best on
// held-out articles of PolNeAR train.
inline constexpr double kLeastConfidence = 0.3;

// All finders. The order decides between candidates of equal confidence: the first one wins.
std::span<const Finder> Finders();

// One function per file of extract/attributions/finders/.
std::vector<Candidate> FindModelled(const Reading& reading);
std::vector<Candidate> FindQuoted(const Reading& reading);
std::vector<Candidate> FindClauses(const Reading& reading);
std::vector<Candidate> FindParentheticals(const Reading& reading);
std::vector<Candidate> FindObjects(const Reading& reading);
std::vector<Candidate> FindAccordingTo(const Reading& reading);
std::vector<Candidate> FindColonHeadlines(const Reading& reading);
std::vector<Candidate> FindLines(const Reading& reading);
std::vector<Candidate> FindClaimNouns(const Reading& reading);
std::vector<Candidate> FindRunningQuotations(const Reading& reading);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_FINDERS_H_
