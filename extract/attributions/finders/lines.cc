// Lines that name their speaker without a verb: transcripts ("MR. OLDACRE: The ferry will sail."),
// interviews ("Q: …", "A: …"), and quotations with a name behind a dash ("“…” — Ada Quill").
#include <algorithm>
#include <map>

#include "extract/attributions/finders.h"
#include "extract/attributions/finders/content.h"

namespace whosaid {
namespace {

constexpr TokenIndex kLongestLabel = 6;
constexpr TokenIndex kLongestName = 12;

bool IsDash(const Word& word) {
  return word.text == "―" || word.text == "—" || word.text == "–" || word.text == "--";
}

bool IsCapitals(std::string_view text) {
  size_t letters = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z';
  }
  return letters >= 2;
}

// "Q" and "A" of a printed interview.
bool IsTurn(std::string_view folded) {
  return folded == "q" || folded == "a" || folded == "question" || folded == "answer";
}

// A line that begins with a label and a colon.
struct Labelled {
  TokenRange label;
  TokenRange mark;     // the colon
  TokenIndex end = 0;  // of the line
  bool turn = false;
  bool titled = false;  // begins with a title: "MR.", "Senator"
};

class LineFinder {
 public:
  explicit LineFinder(const Reading& reading) : reading_(reading), words_(reading.words) {}

  std::vector<Candidate> Find() {
    std::vector<Labelled> lines;
    for (TokenIndex first = 0; first < words_.size();) {
      const TokenIndex end = EndOfLine(first);
      if (const auto line = LabelledAt(first, end)) lines.push_back(*line);
      FindNameBehind(first, end);
      first = end;
    }
    AddTurns(lines);
    return std::move(found_);
  }

 private:
  TokenIndex EndOfLine(TokenIndex first) const {
    const std::string_view text = reading_.document.text();
    TokenIndex end = first + 1;
    while (end < words_.size() &&
           text.substr(words_[end - 1].span.end, words_[end].span.begin - words_[end - 1].span.end)
                   .find('\n') == std::string_view::npos) {
      ++end;
    }
    return end;
  }

  // A label is "Q" or "A", or all in capitals, or a name.
  std::optional<Labelled> LabelledAt(TokenIndex first, TokenIndex end) const {
    Labelled line;
    line.end = end;
    line.turn = IsTurn(words_[first].folded) && words_[first].capital;
    line.titled = words_[first].Is(kTitle);
    const TokenIndex high = std::min(end, first + kLongestLabel + 1);
    for (TokenIndex i = first; i + 1 < high; ++i) {
      if (i > first && IsMark(words_[i], ':')) {
        line.label = {first, i};
        line.mark = {i, i + 1};
        if (line.turn && i > first + 1) return std::nullopt;
        return line;
      }
      const bool title = words_[i].Is(kTitle) || IsMark(words_[i], '.');
      if (!line.turn && !title && !IsCapitals(words_[i].text) && !IsNamed(i)) return std::nullopt;
    }
    return std::nullopt;
  }

  bool IsNamed(TokenIndex i) const {
    const auto& names = reading_.document.names;
    const auto name = std::ranges::upper_bound(names, i, {}, &Name::end_token);
    return name != names.end() && name->first_token <= i && name->type == NameType::kPerson;
  }

  // One labelled line may be anything ("UPDATE: …"). A speaker has a title, answers a question or
  // speaks again.
  void AddTurns(const std::vector<Labelled>& lines) {
    std::map<std::string_view, size_t> labels;
    size_t turns = 0;
    for (const Labelled& line : lines) {
      ++labels[TextOf(line)];
      turns += line.turn;
    }
    if (lines.size() < 2) return;
    for (const Labelled& line : lines) {
      const bool speaks = line.turn ? turns >= 2 : line.titled || labels[TextOf(line)] >= 2;
      if (!speaks) continue;
      const Span content = words_.SpanOf({line.mark.end, line.end});
      Add(line.label, line.mark, content);
    }
  }

  std::string_view TextOf(const Labelled& line) const {
    return reading_.document.Text(words_.SpanOf(line.label));
  }

  // “…” — Ada Quill, ferry captain: on the quotation's line or the next.
  void FindNameBehind(TokenIndex first, TokenIndex end) {
    for (TokenIndex i = std::max<TokenIndex>(first, 1); i + 1 < end; ++i) {
      if (!IsDash(words_[i]) || end - i > kLongestName) continue;
      const uint32_t quotation = words_[i - 1].quotation;
      if (quotation == kNoQuotation || words_[i].quotation == quotation) continue;
      const Span quoted = reading_.document.quotations[quotation].span;
      TokenIndex last = end;
      while (last > i + 1 && IsMark(words_[last - 1], '.')) --last;
      if (last == i + 1 || !words_[i + 1].capital || words_.At(quoted.end) != i) continue;
      bool verb = false;
      for (TokenIndex k = i + 1; k < last; ++k) verb |= IsFiniteVerb(words_[k]);
      if (!verb) Add({i + 1, last}, {i, i + 1}, quoted);
      return;
    }
  }

  void Add(TokenRange source, TokenRange cue, Span content) {
    Candidate candidate;
    candidate.source = source;
    candidate.cue = cue;
    candidate.content = {content};
    candidate.confidence = 0.9;
    candidate.found_by = "rule:line";
    found_.push_back(std::move(candidate));
  }

  const Reading& reading_;
  const Words& words_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> FindLines(const Reading& reading) { return LineFinder(reading).Find(); }

}  // namespace whosaid
