// Lines that name their speaker without a verb: transcripts ("MR. OLDACRE: The ferry will sail."),
// interviews ("Q: …", "A: …", "((Quill)) …"), and quotations with a name behind a dash ("“…” — Ada
// Quill").
#include <algorithm>
#include <map>
#include <set>

#include "extract/attributions/finders.h"
#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

constexpr TokenIndex kLongestLabel = 6;
constexpr TokenIndex kLongestWeakLabel = 3;
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

// "Q" and "A" of a printed interview, also "Q." and "A.".
bool IsTurn(std::string_view folded) {
  if (folded.ends_with('.')) folded.remove_suffix(1);
  return folded == "q" || folded == "a" || folded == "question" || folded == "answer";
}

// What pages put before a colon that speaks for nobody: "WATCH: …", "READ MORE: …".
bool IsNotice(std::string_view folded) {
  constexpr std::string_view kNotices[] = {
      "also",    "analysis", "breaking", "clarification", "correction", "editor", "exclusive",
      "fact",    "listen",   "live",     "more",          "note",       "notes",  "opinion",
      "photo",   "photos",   "poll",     "read",          "related",    "see",    "source",
      "sources", "update",   "updated",  "video",         "videos",     "watch"};
  return std::ranges::find(kNotices, folded) != std::end(kNotices);
}

// A line that begins with a label and a colon, or a label in brackets.
struct Labelled {
  TokenRange label;
  std::optional<TokenRange> mark;  // the colon
  TokenIndex begin = 0;            // of the words
  TokenIndex end = 0;              // of the line
  bool turn = false;
  bool titled = false;  // begins with a title: "MR.", "Senator"
  bool named = false;   // a person of the document: "Ana Ruiz", "RUIZ"
  bool weak = false;    // only capitalised: "Moderator"

  bool known() const { return turn || titled || named; }
};

class LineFinder {
 public:
  explicit LineFinder(const Reading& reading) : reading_(reading), words_(reading.words) {
    for (const Name& name : reading.document.names) {
      if (name.type == NameType::kPerson) surnames_.insert(words_[name.end_token - 1].folded);
    }
  }

  std::vector<Candidate> Find() {
    std::vector<Labelled> lines;
    for (TokenIndex first = 0; first < words_.size();) {
      const TokenIndex end = EndOfLine(first);
      const bool headline = ZoneAt(first) == ZoneKind::kHeadline;
      const auto line = headline ? std::nullopt : LabelledAt(first, end);
      if (line) lines.push_back(*line);
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
    if (IsMark(words_[first], '(') || IsMark(words_[first], '[')) return BracketedAt(first, end);
    // “QUILL: The ferry will sail.
    const bool quoted = words_[first].IsClass(WordClass::kPunctuation) && first + 1 < end &&
                        IsQuotationMark(CharacterAt(words_[first].text, 0).code);
    if (quoted) ++first;
    Labelled line;
    line.end = end;
    line.turn = IsTurn(words_[first].folded) && words_[first].capital;
    if (line.turn && words_[first].text.ends_with('.') && first + 1 < end) {
      line.label = {first, first + 1};
      line.begin = first + 1;
      return line;
    }
    const TokenIndex high = std::min(end, first + kLongestLabel + 1);
    for (TokenIndex i = first; i + 1 < high; ++i) {
      if (i > first && IsMark(words_[i], ':')) {
        line.label = {first, i};
        line.mark = {i, i + 1};
        line.begin = i + 1;
        if (line.turn && i > first + 1) return std::nullopt;
        return WithName(line);
      }
      const bool title = words_[i].Is(kTitle) || IsMark(words_[i], '.');
      if (line.turn || title || IsCapitals(words_[i].text) || IsNamed(i)) continue;
      if (!words_[i].capital || i - first >= kLongestWeakLabel) return std::nullopt;
      line.weak = true;
    }
    return std::nullopt;
  }

  // "((Ada Quill)) …", "[Quill]: …"
  std::optional<Labelled> BracketedAt(TokenIndex first, TokenIndex end) const {
    const auto is_bracket = [&](TokenIndex i) {
      return IsMark(words_[i], '(') || IsMark(words_[i], '[') || IsMark(words_[i], ')') ||
             IsMark(words_[i], ']');
    };
    Labelled line;
    line.end = end;
    line.label.begin = first;
    while (line.label.begin < end && is_bracket(line.label.begin)) ++line.label.begin;
    line.label.end = line.label.begin;
    while (line.label.end < end && !is_bracket(line.label.end)) ++line.label.end;
    line.begin = line.label.end;
    while (line.begin < end && is_bracket(line.begin)) ++line.begin;
    const TokenIndex opened = line.label.begin - first;
    const bool closed = line.begin - line.label.end == opened;
    const TokenIndex size = line.label.end - line.label.begin;
    if (!closed || size == 0 || size > kLongestLabel) return std::nullopt;
    if (line.begin < end && IsMark(words_[line.begin], ':')) {
      line.mark = {line.begin, line.begin + 1};
      ++line.begin;
    }
    if ((opened < 2 && !line.mark) || line.begin >= end) return std::nullopt;
    return WithName(line);
  }

  // Nothing where the label is a notice.
  std::optional<Labelled> WithName(Labelled line) const {
    if (IsNotice(words_[line.label.begin].folded)) return std::nullopt;
    line.titled = words_[line.label.begin].Is(kTitle);
    line.named = surnames_.contains(words_[line.label.end - 1].folded);
    return line;
  }

  bool IsNamed(TokenIndex i) const {
    const auto& names = reading_.document.names;
    const auto name = std::ranges::upper_bound(names, i, {}, &Name::end_token);
    return name != names.end() && name->first_token <= i &&
           (name->type == NameType::kPerson || name->type == NameType::kOrganisation);
  }

  // One labelled line may be anything ("UPDATE: …"). A speaker has a title, answers a question or
  // speaks again; who is called "Ana Ruiz" at first may be "RUIZ" or "Ruiz" later.
  void AddTurns(const std::vector<Labelled>& lines) {
    std::map<std::string_view, size_t> labels;
    size_t turns = 0;
    for (const Labelled& line : lines) {
      ++labels[KeyOf(line)];
      turns += line.turn;
    }
    const bool interview = std::ranges::any_of(
        lines, [&](const Labelled& line) { return line.known() && labels[KeyOf(line)] >= 2; });
    if (lines.size() < 2) return;
    for (size_t k = 0; k < lines.size(); ++k) {
      const Labelled& line = lines[k];
      const bool speaks =
          line.turn ? labels.size() >= 2 && turns >= 2 : line.titled || labels[KeyOf(line)] >= 2;
      if (!speaks || (line.weak && !interview)) continue;
      std::vector<Span> content = {words_.SpanOf({line.begin, line.end})};
      if (line.known() && k + 1 < lines.size()) GoOn(line.end, lines[k + 1].label.begin, content);
      Add(line.label, line.mark, std::move(content), line.known() || interview);
    }
  }

  // A turn goes on over paragraphs without a label, up to the next turn.
  void GoOn(TokenIndex first, TokenIndex next, std::vector<Span>& content) const {
    const ZoneKind zone = ZoneAt(first - 1);
    while (first < next && ZoneAt(first) == zone) {
      const TokenIndex end = std::min(EndOfLine(first), next);
      if (words_[first].IsClass(WordClass::kPunctuation) && end == next) return;  // its bracket
      content.push_back(words_.SpanOf({first, end}));
      first = end;
    }
  }

  ZoneKind ZoneAt(TokenIndex i) const {
    return reading_.document.sentences[words_.SentenceOf(i)].zone;
  }

  std::string_view KeyOf(const Labelled& line) const { return words_[line.label.end - 1].folded; }

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
      if (!verb) Add({i + 1, last}, TokenRange{i, i + 1}, {quoted}, false);
      return;
    }
  }

  // `preferred`: it is known who speaks, so that the line says more than the trained model can
  // know.
  void Add(TokenRange source, std::optional<TokenRange> cue, std::vector<Span> content,
           bool preferred) {
    Candidate candidate;
    candidate.source = source;
    candidate.cue = cue;
    candidate.content = std::move(content);
    candidate.preferred = preferred;
    candidate.labels = true;
    candidate.confidence = 0.9;
    candidate.found_by = "rule:line";
    found_.push_back(std::move(candidate));
  }

  const Reading& reading_;
  const Words& words_;
  std::set<std::string_view> surnames_;  // of the document's persons, in lower case
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> FindLines(const Reading& reading) { return LineFinder(reading).Find(); }

}  // namespace whosaid
