// The files that gazetteers are read from (graph/gazetteer.h).
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "graph/gazetteer.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// The cells of each line of a tab-separated lexicon but for comments.
std::vector<std::vector<std::string>> RowsOf(std::string_view tsv) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : Split(tsv, '\n')) {
    if (line.starts_with('#')) continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

// One record of comma-separated values (RFC 4180) from the front of `text`, which is moved behind
// it. `lines` counts the line breaks passed. Nothing where a quotation mark is left open.
std::optional<std::vector<std::string>> TakeRecord(std::string_view& text, size_t& lines) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++lines;
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cells.back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      cells.back() += c;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  text.remove_prefix(std::min(i + 1, text.size()));
  if (quoted) return std::nullopt;
  return cells;
}

// Fills an entry member by member, and keeps the first thing that is wrong.
struct EntryReader {
  GazetteerEntry entry;
  std::string fault;
  bool has_kind = false;

  void Set(std::string_view key, const std::string& value) {
    if (key == "id") {
      entry.id = value;
    } else if (key == "name") {
      entry.name = value;
    } else if (key == "aliases") {
      entry.aliases = Split(value, '|');
    } else if (key == "kind") {
      const auto kind = Parse<ActorKind>(value);
      has_kind = kind.has_value() && *kind != ActorKind::kAnonymous;
      if (has_kind) entry.kind = *kind;
      if (!has_kind) Refuse(fmt::format("kind: “{}” is not known", value));
    } else if (key == "from" || key == "until") {
      (key == "from" ? entry.from : entry.until) = Day(key, value);
    } else {
      Refuse(fmt::format("“{}” is none of id, name, aliases, kind, from, until", key));
    }
  }
  std::optional<Date> Day(std::string_view key, const std::string& value) {
    if (value.empty()) return std::nullopt;
    const auto day = Date::FromIso(value);
    if (!day) Refuse(fmt::format("{}: “{}” is no date", key, value));
    return day;
  }
  void Refuse(std::string what) {
    if (fault.empty()) fault = std::move(what);
  }
  std::string Fault() const {
    if (!fault.empty()) return fault;
    if (entry.name.empty()) return "name: missing";
    return has_kind ? "" : "kind: missing";
  }
};

tl::unexpected<Error> BadLine(size_t line, const std::string& what) {
  return Fail(ErrorKind::kBadInput, fmt::format("{}: {}", line, what));
}

Result<std::vector<GazetteerEntry>> ReadCsv(std::string_view text) {
  std::vector<GazetteerEntry> entries;
  std::vector<std::string> columns;
  for (size_t line = 1, lines = 0; !text.empty(); line = lines + 1) {
    const auto cells = TakeRecord(text, lines);
    if (!cells) return BadLine(line, "a quotation mark is not closed");
    if (columns.empty()) {
      columns = *cells;
      continue;
    }
    if (cells->size() == 1 && cells->front().empty()) continue;
    if (cells->size() != columns.size()) {
      return BadLine(line, fmt::format("{} cells, not {}", cells->size(), columns.size()));
    }
    EntryReader reader;
    for (size_t i = 0; i < columns.size(); ++i) reader.Set(columns[i], (*cells)[i]);
    if (const std::string fault = reader.Fault(); !fault.empty()) return BadLine(line, fault);
    entries.push_back(std::move(reader.entry));
  }
  return entries;
}

Result<std::vector<GazetteerEntry>> ReadJsonLines(std::string_view text) {
  std::vector<GazetteerEntry> entries;
  for (size_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return BadLine(number, "not a JSON object");
    EntryReader reader;
    for (const auto& [key, value] : json.items()) {
      const bool list = key == "aliases" && value.is_array() &&
                        std::all_of(value.begin(), value.end(),
                                    [](const Json& alias) { return alias.is_string(); });
      if (list) {
        reader.entry.aliases = value.get<std::vector<std::string>>();
      } else if (value.is_string()) {
        reader.Set(key, value.get<std::string>());
      } else if (!value.is_null()) {
        reader.Refuse(key + ": not a text");
      }
    }
    if (const std::string fault = reader.Fault(); !fault.empty()) return BadLine(number, fault);
    entries.push_back(std::move(reader.entry));
  }
  return entries;
}

}  // namespace

std::vector<GazetteerEntry> ReadShippedGazetteer(std::string_view tsv) {
  std::vector<GazetteerEntry> entries;
  for (std::vector<std::string>& row : RowsOf(tsv)) {
    row.resize(4);
    const auto kind = Parse<ActorKind>(row[0]);
    if (kind) entries.push_back({row[3], row[1], *kind, Split(row[2], '|'), {}, {}});
  }
  return entries;
}

GivenNames ReadGivenNames(std::string_view tsv) {
  GivenNames full;
  for (const std::vector<std::string>& row : RowsOf(tsv)) {
    if (row.size() < 2) continue;
    for (const std::string& name : Split(row[1], ' ')) full.emplace(name, row[0]);
  }
  return full;
}

Result<std::vector<GazetteerEntry>> ReadGazetteer(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && text[first] == '{';
  return json ? ReadJsonLines(text) : ReadCsv(text);
}

}  // namespace whosaid
