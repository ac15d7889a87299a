#include "cli/terminal/marked.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <vector>

#include "exports/xml.h"

namespace whosaid {
namespace {

enum class Part : uint8_t { kSource, kCue, kContent };

struct PartName {
  std::string_view letter;
  std::string_view html;
  Style style;
};
constexpr std::array<PartName, 3> kParts = {
    {{"S", "source", Style::kName}, {"C", "cue", Style::kBold}, {"K", "content", Style::kQuote}}};
const PartName& NameOf(Part part) { return kParts[static_cast<size_t>(part)]; }

struct Mark {
  Span span;
  Part part = Part::kContent;
  bool nested = false;
  StatementIndex statement = 0;
};

// Longer marks before shorter ones that begin at the same place. Statements of joint speakers have
// the same spans, which are marked once.
std::vector<Mark> MarksOf(const Document& document) {
  std::vector<Mark> marks;
  for (StatementIndex i = 0; i < document.attributions.size(); ++i) {
    const Attribution& statement = document.attributions[i];
    const bool nested = statement.parent.has_value();
    if (statement.source) marks.push_back({*statement.source, Part::kSource, nested, i});
    if (statement.cue) marks.push_back({*statement.cue, Part::kCue, nested, i});
    for (const Span span : statement.content) marks.push_back({span, Part::kContent, nested, i});
  }
  std::erase_if(marks, [](const Mark& mark) { return mark.span.empty(); });
  const auto key = [](const Mark& mark) {
    return std::tuple(mark.span.begin, UINT32_MAX - mark.span.end, mark.part, mark.statement);
  };
  std::ranges::sort(marks, {}, key);
  const auto same = std::ranges::unique(
      marks, [](const Mark& a, const Mark& b) { return a.span == b.span && a.part == b.part; });
  marks.erase(same.begin(), same.end());
  return marks;
}

// Calls `visit(text, open)` for the stretches between the ends of marks, in order; `open`: the
// marks around it, the longest first. Marks may cross.
template <typename Visit>
void ForEachStretch(const Document& document, const std::vector<Mark>& marks, Visit visit) {
  std::vector<uint32_t> cuts = {0, static_cast<uint32_t>(document.text().size())};
  for (const Mark& mark : marks) {
    cuts.push_back(mark.span.begin);
    cuts.push_back(mark.span.end);
  }
  std::ranges::sort(cuts);
  std::vector<const Mark*> open;
  auto next = marks.begin();
  for (size_t i = 0; i + 1 < cuts.size(); ++i) {
    if (cuts[i] == cuts[i + 1]) continue;
    std::erase_if(open, [&](const Mark* mark) { return mark->span.end <= cuts[i]; });
    for (; next != marks.end() && next->span.begin <= cuts[i]; ++next) open.push_back(&*next);
    visit(document.Text({cuts[i], cuts[i + 1]}), open);
  }
}

bool NeedsBrackets(const Mark& mark, bool color) {
  return !color || (mark.part == Part::kContent && mark.nested);
}

std::string TitleOf(const Document& document, const Mark& mark) {
  const Attribution& statement = document.attributions[mark.statement];
  return fmt::format(
      "{}, {}, {:.2f}",
      statement.speaker ? document.clusters[*statement.speaker].name : "unattributed",
      whosaid::NameOf(statement.kind), statement.confidence);
}

}  // namespace

void PrintMarked(const Document& document, Terminal& terminal) {
  const std::vector<Mark> marks = MarksOf(document);
  const bool color = terminal.color();
  std::vector<const Mark*> before;
  std::string line;
  const auto close = [&](const std::vector<const Mark*>& open) {
    for (const Mark* mark : before) {
      if (std::ranges::find(open, mark) == open.end() && NeedsBrackets(*mark, color)) line += ']';
    }
  };
  ForEachStretch(document, marks, [&](std::string_view text, const auto& open) {
    close(open);
    for (const Mark* mark : open) {
      if (std::ranges::find(before, mark) != before.end() || !NeedsBrackets(*mark, color)) continue;
      line += color ? "[" : fmt::format("[{} ", NameOf(mark->part).letter);
    }
    line +=
        open.empty() ? std::string(text) : terminal.Paint(NameOf(open.back()->part).style, text);
    before = open;
  });
  close({});
  terminal.out() << line;
  if (line.empty() || line.back() != '\n') terminal.out() << '\n';
}

std::string HtmlBegin() {
  return R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Who said what</title>
<style>
  body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 17px/1.6 serif; color: #222 }
  article { white-space: pre-wrap; margin-bottom: 4em }
  .content { background: #fff2c4 }
  .content .content { background: #ffdf80 }
  .source { color: #0b5394; font-weight: bold }
  .cue { color: #a61c00; text-decoration: underline }
  p.key { font: 14px sans-serif }
</style>
<p class="key"><span class="source">source</span> <span class="cue">cue</span> <span class="content">content</span></p>
)";
}

std::string HtmlOf(const Document& document) {
  std::string html = "<article>";
  ForEachStretch(document, MarksOf(document), [&](std::string_view text, const auto& open) {
    for (const Mark* mark : open) {
      html += fmt::format(R"(<span class="{}" title="{}">)", NameOf(mark->part).html,
                          EscapeXml(TitleOf(document, *mark)));
    }
    html += EscapeXml(text);
    for (size_t i = 0; i < open.size(); ++i) html += "</span>";
  });
  return html + "</article>\n";
}

std::string HtmlEnd() { return "</html>\n"; }

}  // namespace whosaid
