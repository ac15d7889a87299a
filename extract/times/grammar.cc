#include "extract/times/grammar.h"

#include <algorithm>

#include "extract/times/rules.h"

namespace whosaid {
namespace {

struct Rule {
  std::string_view name;
  PhraseOrNothing (*read)(const TimeView& view, TokenIndex i);
};

// Of phrases of the same length the first rule's stands.
constexpr Rule kRules[] = {
    {"iso date", ReadIsoDate},
    {"clock", ReadClock},
    {"month and day", ReadMonthDate},
    {"day and month", ReadDayMonth},
    {"month", ReadMonth},
    {"quarter", ReadQuarter},
    {"season", ReadSeason},
    {"decade", ReadDecade},
    {"weekday", ReadWeekday},
    {"day word", ReadDayWord},
    {"holiday", ReadHoliday},
    {"set", ReadSet},
    {"pointing word", ReadDeictic},
    {"year earlier", ReadYearEarlier},
    {"duration", ReadDuration},
    {"reference", ReadReference},
    {"year", ReadYear},
};

PhraseOrNothing ReadCore(const TimeView& view, TokenIndex i) {
  PhraseOrNothing longest;
  for (const Rule& rule : kRules) {
    PhraseOrNothing phrase = rule.read(view, i);
    if (!phrase || (longest && phrase->range.end <= longest->range.end)) continue;
    phrase->rule = rule.name;
    longest = std::move(phrase);
  }
  return longest;
}

// "[early] next year", "[earlier] Wednesday", "[the end of] 1990", "[late in] the week"
struct Modifier {
  TokenIndex end = 0;
  std::string_view mod;
};
std::optional<Modifier> ReadModifier(const TimeView& view, TokenIndex i) {
  constexpr std::string_view kPhases[] = {"START", "MID", "END"};
  if (view.Is(i, TimeClass::kPhase)) {
    const bool compared = view.IsAny(i, {"earlier", "later"});
    const TokenIndex end = view.Is(i + 1, "-") ? i + 2 : i + 1;
    return Modifier{end, compared ? "" : kPhases[view.Word(i).value]};
  }
  if (view.Is(i, "sometime")) return Modifier{i + 1, ""};
  const TokenIndex at = view.Is(i, "the") ? i + 1 : i;
  if (at == i || !view.Is(at + 1, "of")) return std::nullopt;
  if (view.IsAny(at, {"beginning", "start"})) return Modifier{at + 2, "START"};
  if (view.Is(at, "middle")) return Modifier{at + 2, "MID"};
  if (view.Is(at, "end")) return Modifier{at + 2, "END"};
  return std::nullopt;
}

// "[nearly] two years", "[at least] a month": how many tokens, and the modifier.
Modifier ReadApproximator(const TimeView& view, TokenIndex i) {
  if (view.IsAny(i, {"nearly", "almost", "about", "around", "approximately", "roughly", "some"})) {
    return {i + 1, "APPROX"};
  }
  if (view.Is(i, "up") && view.Is(i + 1, "to")) return {i + 2, "EQUAL_OR_LESS"};
  if (view.Is(i, "at") && view.Is(i + 1, "least")) return {i + 2, "EQUAL_OR_MORE"};
  if (view.Is(i, "at") && view.Is(i + 1, "most")) return {i + 2, "EQUAL_OR_LESS"};
  if (view.Is(i, "no") && view.IsAny(i + 1, {"more", "less"}) && view.Is(i + 2, "than")) {
    return {i + 3, view.Is(i + 1, "more") ? "EQUAL_OR_LESS" : "EQUAL_OR_MORE"};
  }
  if (view.IsAny(i, {"more", "less", "fewer", "longer"}) && view.Is(i + 1, "than")) {
    return {i + 2, view.IsAny(i, {"more", "longer"}) ? "MORE_THAN" : "LESS_THAN"};
  }
  return {i, ""};
}

PhraseOrNothing ReadApproximate(const TimeView& view, TokenIndex i) {
  const Modifier modifier = ReadApproximator(view, i);
  if (modifier.end == i) return std::nullopt;
  PhraseOrNothing phrase = ReadCore(view, modifier.end);
  const bool dated = view.IsAny(i, {"about", "around"}) && phrase && phrase->weekday == 0 &&
                     (phrase->day > 0 || !phrase->clock.empty());
  if (!phrase || (phrase->rule != "duration" && !dated) || phrase->unit == TimeUnit::kVague) {
    return std::nullopt;
  }
  phrase->range.begin = i;
  phrase->mod = modifier.mod;
  return phrase;
}

PhraseOrNothing ReadModified(const TimeView& view, TokenIndex i) {
  const auto modifier = ReadModifier(view, i);
  if (!modifier) return std::nullopt;
  PhraseOrNothing phrase = ReadCore(view, modifier->end);
  if (!phrase && view.IsAny(modifier->end, {"in", "the"})) {
    // "earlier in the year", "the end of the month"
    const TokenIndex at = view.Is(modifier->end, "in") ? modifier->end + 1 : modifier->end;
    if (view.Is(at, "the") && view.Is(at + 1, TimeClass::kUnit) && !view.Word(at + 1).plural) {
      phrase = MakePhrase(i, at + 2, TimexType::kDate, view.Word(at + 1).unit);
      phrase->shift = 0;
      phrase->rule = "pointing word";
    }
  }
  if (!phrase || (phrase->type != TimexType::kDate && phrase->type != TimexType::kTime)) {
    return std::nullopt;
  }
  if (phrase->unit == TimeUnit::kVague) return std::nullopt;
  phrase->range.begin = i;
  if (!modifier->mod.empty()) phrase->mod = modifier->mod;
  return phrase;
}

}  // namespace

bool TimeView::IsAny(TokenIndex i, std::initializer_list<std::string_view> words) const {
  return std::ranges::find(words, std::string_view((*this)[i].folded)) != words.end();
}

TimePhrase MakePhrase(TokenIndex begin, TokenIndex end, TimexType type, TimeUnit unit) {
  TimePhrase phrase;
  phrase.range = {begin, end};
  phrase.type = type;
  phrase.unit = unit;
  return phrase;
}

std::optional<TimePhrase> ReadTimePhrase(const TimeView& view, TokenIndex i) {
  PhraseOrNothing longest;
  for (const auto read : {ReadCore, ReadModified, ReadApproximate}) {
    PhraseOrNothing phrase = read(view, i);
    if (phrase && (!longest || phrase->range.end > longest->range.end)) longest = std::move(phrase);
  }
  if (longest && !view[i].mod.empty()) longest->mod = view[i].mod;
  return longest;
}

}  // namespace whosaid
