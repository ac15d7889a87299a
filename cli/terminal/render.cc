#include "cli/terminal/render.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/terminal/text.h"
#include "core/vocabulary.h"

namespace whosaid {
namespace {

using Json = nlohmann::ordered_json;

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

void AddJson(std::string_view name, const Cell& cell, Json& object) {
  Json& value = object[std::string(name)];
  std::visit(Overloaded{[](std::monostate) {}, [&](const Date& date) { value = date.ToString(); },
                        [&](const Excerpt& words) {
                          value = words.texts;
                          Json& spans = object["spans"] = Json::array();
                          for (const Span& span : words.spans) {
                            spans.push_back({span.begin, span.end});
                          }
                        },
                        [&](const auto& plain) { value = plain; }},
             cell);
}

std::string ToText(const Cell& cell) {
  return std::visit(Overloaded{[](std::monostate) { return std::string(); },
                               [](bool yes) { return std::string(yes ? "yes" : "no"); },
                               [](int64_t number) { return fmt::format("{}", number); },
                               [](double number) { return fmt::format("{:.2f}", number); },
                               [](const Date& date) { return date.ToString(); },
                               [](const std::string& text) { return OneLine(text); },
                               [](const std::vector<std::string>& list) {
                                 return OneLine(fmt::format("{}", fmt::join(list, ", ")));
                               },
                               [](const Excerpt& words) {
                                 return OneLine(fmt::format("{}", fmt::join(words.texts, " … ")));
                               }},
                    cell);
}

bool IsNegative(std::string_view act) {
  const auto stance = Parse<Stance>(act);
  return stance && PolarityOf(*stance) < 0;
}

Style StyleOf(Meaning meaning, std::string_view text) {
  switch (meaning) {
    case Meaning::kActor:
      return Style::kName;
    case Meaning::kAct:
      if (!Parse<Stance>(text)) return Style::kPlain;
      return IsNegative(text) ? Style::kBad : Style::kGood;
    case Meaning::kTarget:
      return Style::kBold;
    case Meaning::kWhere:
    case Meaning::kFile:
    case Meaning::kWhen:
    case Meaning::kSaid:
    case Meaning::kFact:
      return Style::kDim;
    case Meaning::kWords:
    case Meaning::kNumber:
    case Meaning::kDetail:
      return Style::kPlain;
  }
  return Style::kPlain;
}

// The stance "warns_against" reads "warns against".
std::string Readable(Meaning meaning, std::string text) {
  if (meaning == Meaning::kAct) std::ranges::replace(text, '_', ' ');
  return text;
}

// "said 2024-05-06", the column's name before its date; empty where the document is of that date.
std::string TellWhenSaid(const Table& table, const std::vector<Cell>& row, size_t column) {
  const std::string date = ToText(row[column]);
  for (size_t i = 0; i < row.size(); ++i) {
    if (table.columns[i].meaning == Meaning::kWhen && ToText(row[i]) == date) return "";
  }
  return date.empty() ? "" : fmt::format("{} {}", table.columns[column].name, date);
}

// "in 3 documents"; empty for a single one.
std::string TellNumber(const Column& column, const Cell& cell) {
  const auto* number = std::get_if<int64_t>(&cell);
  const bool several = number != nullptr && *number > 1;
  return several ? fmt::format("in {} {}", *number, column.name) : "";
}

// What a paragraph says of a cell.
std::string TellCell(const Table& table, const std::vector<Cell>& row, size_t column) {
  switch (table.columns[column].meaning) {
    case Meaning::kSaid:
      return TellWhenSaid(table, row, column);
    case Meaning::kNumber:
      return TellNumber(table.columns[column], row[column]);
    default:
      return ToText(row[column]);
  }
}

// The cells of a row that share a line, each painted, empty ones left out.
std::string JoinCells(const Table& table, const std::vector<Cell>& row, std::string_view between,
                      const Terminal& terminal, bool (*wanted)(Meaning)) {
  std::string line;
  for (size_t i = 0; i < row.size(); ++i) {
    const Meaning meaning = table.columns[i].meaning;
    if (!wanted(meaning)) continue;
    std::string text = TellCell(table, row, i);
    if (text.empty() && meaning == Meaning::kActor) text = "(nobody named)";
    if (text.empty()) continue;
    if (!line.empty()) line += between;
    line += terminal.Paint(StyleOf(meaning, text), Readable(meaning, text));
  }
  return line;
}

bool InTitle(Meaning meaning) {
  return meaning == Meaning::kActor || meaning == Meaning::kAct || meaning == Meaning::kTarget;
}

bool InSource(Meaning meaning) {
  return meaning == Meaning::kWhen || meaning == Meaning::kSaid || meaning == Meaning::kWhere ||
         meaning == Meaning::kNumber || meaning == Meaning::kFact;
}

void PrintParagraphs(const Table& table, Terminal& terminal) {
  bool first = true;
  for (const std::vector<Cell>& row : table.rows) {
    if (!terminal.out()) return;
    if (!std::exchange(first, false)) terminal.out() << '\n';
    terminal.out() << JoinCells(table, row, "  ", terminal, InTitle) << '\n';
    for (size_t i = 0; i < row.size(); ++i) {
      if (table.columns[i].meaning != Meaning::kWords) continue;
      const size_t width = terminal.width() == 0 ? 0 : std::max<size_t>(terminal.width(), 20) - 4;
      for (const std::string& line : Wrap(ToText(row[i]), width)) {
        terminal.out() << "    " << terminal.Paint(Style::kQuote, line) << '\n';
      }
    }
    terminal.out() << "  " << JoinCells(table, row, " · ", terminal, InSource) << '\n';
  }
}

bool IsNumber(const Cell& cell) {
  return std::holds_alternative<int64_t>(cell) || std::holds_alternative<double>(cell);
}

// The columns that people are shown, as laid out for one table and screen.
struct Layout {
  std::vector<size_t> columns;  // indexes into the table's
  std::vector<size_t> widths;   // of each
};

// Makes the columns fit the screen: the widest give way, but no number or date is cut.
void Fit(const Table& table, size_t screen, Layout& layout) {
  constexpr size_t kGap = 2;
  constexpr size_t kNarrowest = 8;
  size_t total = 0;
  for (const size_t width : layout.widths) total += width + kGap;
  while (total > screen + kGap) {
    size_t* widest = nullptr;
    for (size_t k = 0; k < layout.columns.size(); ++k) {
      const Meaning meaning = table.columns[layout.columns[k]].meaning;
      if (meaning == Meaning::kNumber || meaning == Meaning::kWhen) continue;
      if (widest == nullptr || layout.widths[k] > *widest) widest = &layout.widths[k];
    }
    if (widest == nullptr || *widest <= kNarrowest) return;
    --*widest;
    --total;
  }
}

Layout LayOut(const Table& table, size_t screen) {
  Layout layout;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].meaning == Meaning::kDetail) continue;
    size_t width = DisplayWidth(table.columns[i].name);
    for (const auto& row : table.rows) width = std::max(width, DisplayWidth(ToText(row[i])));
    layout.columns.push_back(i);
    layout.widths.push_back(screen == 0 ? width : std::min(width, screen));
  }
  if (screen > 0) Fit(table, screen, layout);
  return layout;
}

// REQUIRES: the table has rows.
std::string HeadLine(const Table& table, const Layout& layout, const Terminal& terminal) {
  std::string line;
  for (size_t k = 0; k < layout.columns.size(); ++k) {
    const size_t i = layout.columns[k];
    const std::string name = Shorten(table.columns[i].name, layout.widths[k]);
    const bool right = IsNumber(table.rows.front()[i]);
    line += k == 0 ? "" : "  ";
    line += right ? PadLeft(name, layout.widths[k]) : PadRight(name, layout.widths[k]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return terminal.Paint(Style::kDim, line);
}

std::string RowLine(const Table& table, const std::vector<Cell>& row, const Layout& layout,
                    const Terminal& terminal) {
  std::string line;
  std::string gap;  // blanks that only a further cell makes worth writing
  for (size_t k = 0; k < layout.columns.size(); ++k) {
    const size_t i = layout.columns[k];
    const Meaning meaning = table.columns[i].meaning;
    const std::string text = ToText(row[i]);
    const size_t width = layout.widths[k];
    const std::string shown = meaning == Meaning::kFile ? ShortenFront(text, width)
                                                        : Shorten(Readable(meaning, text), width);
    const std::string fill(width - DisplayWidth(shown), ' ');
    const bool right = IsNumber(row[i]);
    if (right) gap += fill;
    if (!shown.empty()) line += std::exchange(gap, "");
    line += terminal.Paint(StyleOf(meaning, text), shown);
    if (!right) gap += fill;
    gap += "  ";
  }
  return line;
}

void PrintColumns(const Table& table, Terminal& terminal) {
  if (table.rows.empty()) return;
  const Layout layout = LayOut(table, terminal.width());
  terminal.out() << HeadLine(table, layout, terminal) << '\n';
  for (const std::vector<Cell>& row : table.rows) {
    if (!terminal.out()) return;
    terminal.out() << RowLine(table, row, layout, terminal) << '\n';
  }
}

}  // namespace

void PrintJson(const Table& table, Terminal& terminal) {
  for (const std::vector<Cell>& row : table.rows) {
    if (!terminal.out()) return;
    Json object = Json::object();
    for (size_t i = 0; i < row.size(); ++i) AddJson(table.columns[i].name, row[i], object);
    terminal.out() << object.dump() << '\n';
  }
}

void PrintTabbed(const std::string& text, Terminal& terminal) {
  if (!terminal.color()) {
    terminal.out() << text;
    return;
  }
  constexpr Style kInTurn[] = {Style::kDim, Style::kBold, Style::kPlain, Style::kName};
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line) && terminal.out();) {
    if (line.starts_with('#')) {
      terminal.out() << terminal.Paint(Style::kDim, line) << '\n';
      continue;
    }
    std::istringstream cells(line);
    size_t column = 0;
    for (std::string cell; std::getline(cells, cell, '\t'); ++column) {
      terminal.out() << (column == 0 ? "" : "\t")
                     << terminal.Paint(kInTurn[column % std::size(kInTurn)], cell);
    }
    terminal.out() << '\n';
  }
}

void PrintText(const Table& table, Terminal& terminal) {
  const bool has_words = std::ranges::any_of(
      table.columns, [](const Column& column) { return column.meaning == Meaning::kWords; });
  if (has_words) {
    PrintParagraphs(table, terminal);
  } else {
    PrintColumns(table, terminal);
  }
}

}  // namespace whosaid
