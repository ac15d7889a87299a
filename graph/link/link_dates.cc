#include "graph/link/link_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace whosaid {
namespace {

constexpr double kFewShared = 0.6;   // confidence where one utterance is shared
constexpr double kManyShared = 0.8;  // where three or more are

// A sister document's date, and how many utterances it shares.
struct Sister {
  Date date;
  uint32_t shared = 0;
};
using Sisters = std::map<Id, Sister>;

// The document that shares most, the earliest of several, the first by id.
Result<InheritedDate> Choose(const Id& document, const Sisters& sisters, const Snapshot& snapshot) {
  const auto best = std::ranges::min_element(sisters, {}, [](const auto& sister) {
    return std::tuple(UINT32_MAX - sister.second.shared, sister.second.date, sister.first);
  });
  const auto sister = snapshot.Document(best->first);
  if (!sister) return tl::make_unexpected(sister.error());
  const uint32_t shared = best->second.shared;
  InheritedDate inherited;
  inherited.document = document;
  inherited.date = best->second.date;
  inherited.sister = best->first;
  inherited.confidence = shared >= 3 ? kManyShared : shared == 2 ? 0.7 : kFewShared;
  inherited.reason = fmt::format("shares {} utterance{} with {}", shared, shared == 1 ? "" : "s",
                                 sister->article.uri);
  return inherited;
}

}  // namespace

Result<std::vector<InheritedDate>> InheritDates(const std::vector<UtteranceRow>& utterances,
                                                const PublishedDates& published,
                                                const Snapshot& snapshot) {
  std::map<Id, Sisters> undated;  // by document
  for (const UtteranceRow& utterance : utterances) {
    std::set<Id> sharing;
    for (const UtteranceMember& member : utterance.members)
      sharing.insert(member.statement.document);
    std::vector<std::pair<Date, Id>> dated;
    for (const Id& id : sharing) {
      if (const auto& date = published.at(id)) dated.emplace_back(*date, id);
    }
    // Of an utterance that very many repeat, the earliest tell as much as all.
    constexpr size_t kEnough = 8;
    std::ranges::sort(dated);
    if (dated.size() > kEnough) dated.resize(kEnough);
    for (const Id& id : sharing) {
      if (published.at(id)) continue;
      for (const auto& [date, sister] : dated) {
        Sister& known = undated[id][sister];
        known.date = date;
        ++known.shared;
      }
    }
  }
  std::vector<InheritedDate> dates;
  for (const auto& [document, sisters] : undated) {
    auto chosen = Choose(document, sisters, snapshot);
    if (!chosen) return tl::make_unexpected(chosen.error());
    dates.push_back(std::move(*chosen));
  }
  return dates;
}

std::optional<Date> ResolveOpenTime(const SaidTime& said, const Date& document) {
  constexpr std::string_view kWeekday = "XXXX-WXX-";
  if (said.date || !said.timex.starts_with(kWeekday) || said.timex.size() <= kWeekday.size()) {
    return std::nullopt;
  }
  const int weekday = said.timex[kWeekday.size()] - '0';
  if (weekday < 1 || weekday > 7 || document.precision != DatePrecision::kDay) return std::nullopt;
  const int32_t day = document.FirstDay();
  const int32_t today = ((day + 3) % 7 + 7) % 7 + 1;  // 1970-01-01 was a Thursday
  return Date::FromDay(day - (today - weekday + 7) % 7);
}

}  // namespace whosaid
