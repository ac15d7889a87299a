// The rules of score_facts.py.
#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "train/corpora/complaint.h"
#include "train/evaluate/evaluate.h"
#include "train/evaluate/fact_matching.h"

namespace whosaid {
namespace {

// Python's re.search(pattern, text, re.I). The gold's patterns look ahead, which RE2 can't.
class Pattern {
 public:
  explicit Pattern(const std::string& pattern)
      : pattern_(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern),
                                            UREGEX_CASE_INSENSITIVE, status_)) {}
  bool Finds(const std::string& text) const {
    if (!pattern_) return false;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern_->matcher(subject, status));
    return U_SUCCESS(status) && matcher->find(status);
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexPattern> pattern_;
};

bool Contains(const Json& list, const Json& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

double Share(size_t part, size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<size_t>(1, whole));
}

std::string Percent(size_t part, size_t whole) {
  const double percent =
      100.0 * static_cast<double>(part) / static_cast<double>(std::max<size_t>(1, whole));
  return fmt::format("{}/{} = {:.1f} %", part, whole, percent);
}

// Bullets count as body, a dateline as byline, embedded posts as comment, boilerplate as teaser.
std::string ZoneClass(const std::string& kind) {
  if (kind == "bullets") return "body";
  if (kind == "dateline") return "byline";
  if (kind == "embedded") return "comment";
  if (kind == "boilerplate") return "teaser";
  return kind;
}

bool MatchesStatement(const Json& gold, const Json& statement) {
  const auto overlaps = [&](const Json& a) {
    const Json& contents = statement.at("content");
    return std::ranges::any_of(contents, [&](const Json& b) { return Overlap(a, b); });
  };
  if (!std::ranges::any_of(gold.at("content"), overlaps)) return false;
  if (Has(gold, "cue") && !(Has(statement, "cue") && Overlap(gold["cue"], statement["cue"]))) {
    return false;
  }
  if (Has(gold, "source")) {
    return Has(statement, "source") && Overlap(gold["source"], statement["source"]);
  }
  return !statement.contains("speaker") || statement["speaker"].is_null();
}

// The first 70 characters from the first to the last content.
std::string BeginningOf(const Json& document, const Json& statement) {
  const std::string text = document.at("document").value("text", "");
  const CodePointIndex index(text);
  const Json& content = statement.at("content");
  const uint32_t begin = content.front()[0];
  const uint32_t end = std::min(content.back()[1].get<uint32_t>(), begin + 70);
  return std::string(Slice(text, index.ToBytes(Span{begin, std::max(begin, end)})));
}

// Reads both sides and turns what JSON complains of into an error.
Result<std::string> Evaluate(const std::vector<std::string>& facts, const std::string& gold,
                             std::string (*evaluate)(const Documents&, const Json&)) {
  try {
    return evaluate(ByKey(facts), Json::parse(gold));
  } catch (const nlohmann::json::exception& error) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("not of the form this measure reads: {}", Complaint(error)));
  }
}

std::string Zones(const Documents& documents, const Json& gold) {
  int64_t right = 0;
  int64_t all = 0;
  for (const Json& segment : gold.at("segments")) {
    const int64_t begin = segment.at("span")[0];
    const int64_t end = segment.at("span")[1];
    all += end - begin;
    const Json* document = FindDocument(documents, GoldKey(segment));
    if (!document || !document->contains("zones")) continue;
    for (const Json& zone : (*document)["zones"]) {
      const int64_t common =
          std::min<int64_t>(end, zone.at("span")[1]) - std::max<int64_t>(begin, zone.at("span")[0]);
      if (common > 0 && ZoneClass(zone.at("kind")) == ZoneClass(segment.at("kind")))
        right += common;
    }
  }
  return "zone characters right " + Percent(static_cast<size_t>(right), static_cast<size_t>(all)) +
         "\n";
}

std::string Statements(const Documents& documents, const Json& gold) {
  size_t found = 0;
  size_t speakers = 0;
  size_t about = 0;
  size_t about_gold = 0;
  std::set<std::pair<std::string, size_t>> used;
  for (const Json& row : gold.at("statements")) {
    const std::string key = GoldKey(row);
    const Json* document = FindDocument(documents, key);
    if (!document) continue;
    const Json& statements = document->at("statements");
    for (size_t i = 0; i < statements.size(); ++i) {
      const Json& statement = statements[i];
      if (!MatchesStatement(row, statement)) continue;
      ++found;
      used.emplace(key, i);
      const auto speaker = NameOf(*document, statement, "speaker");
      const bool nobody = row.at("speaker").is_null();
      speakers += !speaker ? nobody : !nobody && Same(*speaker, row["speaker"].get<std::string>());
      if (!row.contains("about")) break;
      for (const Json& actor : row["about"]) {
        const auto said = statement.value("about", Json::array());
        about += std::ranges::any_of(said, [&](const Json& index) {
          const std::string name = document->at("actors").at(index.get<size_t>()).at("name");
          return Same(actor.get<std::string>(), name);
        });
      }
      about_gold += row["about"].size();
      break;
    }
  }
  std::string loose;
  size_t count = 0;
  for (const auto& [key, document] : documents) {
    const Json& statements = document.at("statements");
    for (size_t i = 0; i < statements.size(); ++i) {
      const Json& statement = statements[i];
      if (!InBody(statement) || used.contains({key, i})) continue;
      if (statement.contains("parent") && !statement["parent"].is_null()) continue;
      const bool touches = std::ranges::any_of(gold["statements"], [&](const Json& row) {
        if (GoldKey(row) != key) return false;
        return std::ranges::any_of(row.at("content"), [&](const Json& a) {
          return std::ranges::any_of(statement.at("content"),
                                     [&](const Json& b) { return Overlap(a, b); });
        });
      });
      if (touches) continue;
      ++count;
      loose += fmt::format("    {} {} {}\n", key, i, BeginningOf(document, statement));
    }
  }
  return fmt::format(
      "statements found {} ; right speaker {} ; about {}\n"
      "top-level body statements that touch no gold statement: {}\n{}",
      Percent(found, gold["statements"].size()), Percent(speakers, found),
      Percent(about, about_gold), count, loose);
}

std::string Positions(const Documents& documents, const Json& gold) {
  struct Row {
    const Json* gold;
    Pattern pattern;
  };
  std::vector<Row> rows;
  for (const Json& row : gold.at("positions")) {
    rows.push_back({&row, Pattern(row.at("issue_match").get<std::string>())});
  }
  struct Found {
    const std::string* key;
    const Json* document;
    const Json* position;
  };
  std::vector<Found> found;
  for (const auto& [key, document] : documents) {
    for (const Json& position : document.at("positions")) {
      if (InBody(position)) found.push_back({&key, &document, &position});
    }
  }
  const auto matches = [](const Row& row, const Found& f) {
    return GoldKey(*row.gold) == *f.key &&
           SharesHolder(HoldersOf(*row.gold), HoldersOf(*f.document, *f.position)) &&
           Contains(row.gold->at("stance"), f.position->at("stance")) &&
           row.pattern.Finds(LabelOf(*f.document, *f.position)) &&
           Overlap(row.gold->at("evidence"), f.position->at("evidence"));
  };
  size_t must = 0;
  size_t recalled = 0;
  for (const Row& row : rows) {
    if (row.gold->value("optional", false)) continue;
    ++must;
    recalled += std::ranges::any_of(found, [&](const Found& f) { return matches(row, f); });
  }
  size_t right = 0;
  for (const Found& f : found) {
    right += std::ranges::any_of(rows, [&](const Row& row) { return matches(row, f); });
  }
  return fmt::format("positions recall {} ; precision {}\n", Percent(recalled, must),
                     Percent(right, found.size()));
}

int Polarity(const Json& stance) {
  const auto parsed = Parse<Stance>(stance.get<std::string>());
  return parsed ? PolarityOf(*parsed) : 1;
}

// Whether a position is the gold's: level 0 asks for actor, polarity and evidence, level 1 for the
// target too, level 2 for the stance too.
bool MatchesAtLevel(const Json& gold, const Pattern& pattern, const Json& document,
                    const Json& position, int level) {
  const bool polarity = std::ranges::any_of(gold.at("stance"), [&](const Json& stance) {
    return Polarity(stance) == Polarity(position.at("stance"));
  });
  if (!polarity || !Overlap(gold.at("evidence"), position.at("evidence")) ||
      !SharesHolder(HoldersOf(gold), HoldersOf(document, position))) {
    return false;
  }
  if (level > 0 && !pattern.Finds(LabelOf(document, position))) return false;
  return level < 2 || Contains(gold["stance"], position["stance"]);
}

std::string OffsetPositions(const Documents& documents, const Json& gold) {
  constexpr std::array<std::string_view, 3> kLevels = {
      "actor + polarity", "actor + polarity + target", "actor + stance + target"};
  std::array<size_t, 3> recalled{};
  std::array<size_t, 3> right{};
  size_t golds = 0;
  size_t predicted = 0;
  for (const auto& [key, annotators] : gold.items()) {
    const Json* document = FindDocument(documents, key);
    struct Row {
      const Json* gold;
      Pattern pattern;
      bool counts;  // certain, and of the first annotator
    };
    std::vector<Row> rows;
    bool first = true;
    for (const auto& [name, annotation] : annotators.items()) {
      for (const Json& row : annotation.at("positions")) {
        rows.push_back({&row, Pattern(row.at("target_match").get<std::string>()),
                        first && row.at("certain").get<bool>()});
      }
      first = false;
    }
    std::vector<const Json*> found;
    if (document) {
      for (const Json& position : document->at("positions")) {
        if (InBody(position)) found.push_back(&position);
      }
    }
    golds += static_cast<size_t>(std::ranges::count(rows, true, &Row::counts));
    predicted += found.size();
    for (int level = 0; level < 3; ++level) {
      const auto at = static_cast<size_t>(level);
      for (const Row& row : rows) {
        recalled[at] +=
            row.counts && std::ranges::any_of(found, [&](const Json* position) {
              return MatchesAtLevel(*row.gold, row.pattern, *document, *position, level);
            });
      }
      for (const Json* position : found) {
        right[at] += std::ranges::any_of(rows, [&](const Row& row) {
          return MatchesAtLevel(*row.gold, row.pattern, *document, *position, level);
        });
      }
    }
  }
  std::string report;
  for (size_t level = 0; level < kLevels.size(); ++level) {
    const double recall = Share(recalled[level], golds);
    const double precision = Share(right[level], predicted);
    const double f1 = recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
    report +=
        fmt::format("{:27} P {:5.1f} R {:5.1f} F1 {:5.1f}  (gold {}, predicted {})\n",
                    kLevels[level], 100 * precision, 100 * recall, 100 * f1, golds, predicted);
  }
  return report;
}

std::string Speakers(const Documents& documents, const Json& gold) {
  size_t all = 0;
  size_t found = 0;
  size_t right = 0;
  for (const auto& [key, annotators] : gold.items()) {
    const Json* document = FindDocument(documents, key);
    for (const Json& row : annotators.front().at("speakers")) {
      if (!Has(row, "mention") || !Has(row, "cue")) continue;
      ++all;
      if (!document) continue;
      for (const Json& statement : document->at("statements")) {
        if (!Has(statement, "cue") || !Overlap(statement["cue"], row["cue"])) continue;
        if (!Has(statement, "source") || !Overlap(statement["source"], row["mention"])) continue;
        ++found;
        const auto speaker = NameOf(*document, statement, "speaker");
        right += speaker && row.at("canonical").is_string() &&
                 Same(*speaker, row["canonical"].get<std::string>());
        break;
      }
    }
  }
  return fmt::format("attributions found {} ; right canonical speaker {}\n", Percent(found, all),
                     Percent(right, found));
}

}  // namespace

Result<std::string> EvaluateZones(const std::vector<std::string>& facts, const std::string& gold) {
  return Evaluate(facts, gold, Zones);
}

Result<std::string> EvaluateStatements(const std::vector<std::string>& facts,
                                       const std::string& gold) {
  return Evaluate(facts, gold, Statements);
}

Result<std::string> EvaluatePositions(const std::vector<std::string>& facts,
                                      const std::string& gold) {
  return Evaluate(facts, gold, Positions);
}

Result<std::string> EvaluateOffsetPositions(const std::vector<std::string>& facts,
                                            const std::string& gold) {
  return Evaluate(facts, gold, OffsetPositions);
}

Result<std::string> EvaluateSpeakers(const std::vector<std::string>& facts,
                                     const std::string& gold) {
  return Evaluate(facts, gold, Speakers);
}

}  // namespace whosaid
