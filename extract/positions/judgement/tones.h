// ToneLexicon: words that judge by themselves (models/lexicons/tones.tsv), and how often a clause
// does so, with what negations and the like turn round.
#ifndef WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_TONES_H_
#define WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_TONES_H_

#include <map>
#include <string>
#include <string_view>

#include "core/result.h"
#include "extract/positions/parse.h"

namespace whosaid {

struct Tone {
  int sign = 0;        // 1 or -1; 0 for words that do not judge
  bool turns = false;  // what it governs: "lack of courage"
};

class ToneLexicon {
 public:
  // Rows of a tone ("+", "-", "!": turns), a tab, and lemmas with a blank between. An error names
  // the line that is none.
  static Result<ToneLexicon> Parse(std::string_view tsv);

  Tone Of(std::string_view lemma) const;
  // The sign of a word where it stands, turned round as often as the words above it and their
  // negations say.
  int SignAt(const ParsedSentence& parse, WordIndex word) const;

 private:
  std::map<std::string, Tone, std::less<>> tones_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_JUDGEMENT_TONES_H_
