#include "extract/positions/judgement/tones.h"

#include <fmt/format.h>

#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr int kHighest = 3;  // words above that may turn a word

}  // namespace

Result<ToneLexicon> ToneLexicon::Parse(std::string_view tsv) {
  ToneLexicon lexicon;
  size_t number = 0;
  for (const std::string_view line : SplitAt(tsv, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.size() < 3 || line[1] != '\t' || std::string_view("+-!").find(line[0]) == line.npos) {
      return Fail(ErrorKind::kBadInput, fmt::format("tones.tsv:{}: no tone and lemmas", number));
    }
    for (const std::string_view lemma : SplitAt(line.substr(2), ' ')) {
      Tone& tone = lexicon.tones_[std::string(lemma)];
      if (line[0] == '!') {
        tone.turns = true;
      } else {
        tone.sign = line[0] == '+' ? 1 : -1;
      }
    }
  }
  return lexicon;
}

Tone ToneLexicon::Of(std::string_view lemma) const {
  const auto found = tones_.find(lemma);
  return found == tones_.end() ? Tone() : found->second;
}

int ToneLexicon::SignAt(const ParsedSentence& parse, WordIndex word) const {
  const Upos upos = parse[word].upos;
  const bool content = upos == Upos::kNoun || upos == Upos::kVerb || upos == Upos::kAdj ||
                       upos == Upos::kAdv || upos == Upos::kDet || upos == Upos::kAux;
  int sign = content ? Of(parse[word].lemma).sign : 0;
  if (sign == 0) return 0;
  WordIndex at = word;
  for (int step = 0; step < kHighest; ++step) {
    for (const WordIndex child : parse.ChildrenOf(at)) {
      const std::string_view relation = parse[child].relation;
      const bool small = relation == "advmod" || relation == "det" || relation == "aux" ||
                         relation == "case" || relation == "cc" || relation == "mark" ||
                         relation == "nummod" || relation == "amod";
      if (small && child < at && child != word && Of(parse[child].lemma).turns) sign = -sign;
    }
    if (parse.IsRoot(at)) break;
    // A clause is turned by its own negations only, not by those of what it hangs on.
    const std::string_view relation = parse[at].relation;
    if (relation == "ccomp" || relation == "advcl" || relation == "parataxis" ||
        relation == "conj" || parse[at].deprel == "acl:relcl") {
      break;
    }
    const WordIndex above = parse[at].head;
    if (above < at && Of(parse[above].lemma).turns && relation != "nsubj") sign = -sign;
    at = above;
  }
  return sign;
}

}  // namespace whosaid
