// The rules of TempEval-3 (UzZaman et al. 2013): a timex is found where it overlaps one of the gold
// (relaxed) or has its very span (strict); the value's F1 is the relaxed one times the share of
// right values among what was found.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "core/utf8.h"
#include "extract/models.h"
#include "extract/syntax/syntax.h"
#include "extract/times/timexes.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;

struct Counts {
  size_t gold = 0;
  size_t found = 0;
  size_t relaxed = 0;
  size_t strict = 0;
  size_t type = 0;
  size_t value = 0;
};

struct GoldTimex {
  Span span;  // bytes
  std::string type;
  std::string value;
};

// Gold lines: text, dct (ISO date), timexes with start and end in code points, type and value.
Document ReadDocument(const Json& record, const Models& models) {
  Document document;
  document.article.text = record.at("text").get<std::string>();
  const auto date = Date::FromIso(record.at("dct").get<std::string>());
  if (date) document.published = Published{*date, DateSource::kMetadata};
  if (!document.text().empty()) {
    document.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(document.text().size())}}};
  }
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  document.syntax = FindSyntax(document, models);
  return document;
}

std::vector<GoldTimex> ReadGold(const Json& record, const CodePointIndex& index) {
  std::vector<GoldTimex> gold;
  for (const Json& timex : record.at("timexes")) {
    gold.push_back({index.ToBytes(Span{timex.at("start"), timex.at("end")}), timex.at("type"),
                    timex.at("value")});
  }
  std::ranges::sort(gold, {}, &GoldTimex::span);
  return gold;
}

// Each of the gold goes with the first of those found that overlaps it and is still free.
void Compare(const std::vector<GoldTimex>& gold, const std::vector<Timex>& found, Counts& counts) {
  counts.gold += gold.size();
  counts.found += found.size();
  size_t free = 0;
  for (const GoldTimex& wanted : gold) {
    while (free < found.size() && found[free].span.end <= wanted.span.begin) ++free;
    if (free == found.size()) break;
    const Timex& timex = found[free];
    if (!timex.span.Overlaps(wanted.span)) continue;
    ++free;
    ++counts.relaxed;
    counts.strict += timex.span == wanted.span;
    counts.type += NameOf(timex.type) == wanted.type;
    counts.value += timex.value == wanted.value;
  }
}

std::string Report(const Counts& counts) {
  const auto line = [&](const char* name, size_t right) {
    const auto percent = [](size_t part, size_t whole) {
      return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<size_t>(1, whole));
    };
    return fmt::format("{:8} P {:5.1f} R {:5.1f} F1 {:5.1f}  (gold {}, found {}, right {})\n", name,
                       percent(right, counts.found), percent(right, counts.gold),
                       percent(2 * right, counts.gold + counts.found), counts.gold, counts.found,
                       right);
  };
  return line("relaxed", counts.relaxed) + line("strict", counts.strict) +
         line("type", counts.type) + line("value", counts.value);
}

}  // namespace

Result<std::string> EvaluateTimexes(const std::vector<std::string>& /*facts*/,
                                    const std::string& gold) {
  const Models models = LoadModels();
  Counts counts;
  std::istringstream lines(gold);
  std::string line;
  try {
    while (std::getline(lines, line)) {
      if (line.empty()) continue;
      const Json record = Json::parse(line);
      Document document = ReadDocument(record, models);
      document.timexes = FindTimexes(document);
      Compare(ReadGold(record, CodePointIndex(document.text())), document.timexes, counts);
    }
  } catch (const Json::exception&) {
    return Fail(ErrorKind::kBadInput,
                "is no gold of timexes: lines of JSON with text, dct and timexes");
  }
  return Report(counts);
}

}  // namespace whosaid
