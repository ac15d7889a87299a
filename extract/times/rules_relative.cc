#include <fmt/format.h>

#include "extract/times/rules.h"

namespace whosaid {
namespace {

constexpr const char* kParts[] = {"TMO", "TMI", "TAF", "TEV", "TNI"};

// The day that a clock time goes with: "10 p.m. [Wednesday]", "5 p.m. EST, [Nov. 9]".
PhraseOrNothing ReadDayOf(const TimeView& view, TokenIndex i) {
  for (const auto rule : {ReadMonthDate, ReadWeekday, ReadDayWord}) {
    if (auto day = rule(view, i); day && day->clock.empty()) return day;
  }
  return std::nullopt;
}

// "in [the same period last year]", "[the year-ago quarter]": the quarter spoken of, a year before.
PhraseOrNothing ReadPeriodBefore(const TimeView& view, TokenIndex i) {
  TokenIndex at = view.Is(i, "the") ? i + 1 : i;
  if (view.IsAny(at, {"comparable", "corresponding"})) ++at;
  bool before = false;
  if (view.Is(at, "year") && view.Is(at + 1, "-") && view.IsAny(at + 2, {"earlier", "ago"})) {
    at += 3;
    before = true;
  } else if (view.Is(at, "same")) {
    ++at;
  } else if (at == i || view.Is(i + 1, "period") || view.Is(i + 1, "quarter")) {
    return std::nullopt;
  }
  if (!view.IsAny(at, {"period", "quarter"})) return std::nullopt;
  ++at;
  if (view.Is(at, "last") && view.Is(at + 1, "year")) {
    at += 2;
    before = true;
  } else if (view.Is(at, "a") && view.Is(at + 1, "year") &&
             view.IsAny(at + 2, {"ago", "earlier"})) {
    at += 3;
    before = true;
  }
  if (!before) return std::nullopt;
  TimePhrase phrase = MakePhrase(i, at, TimexType::kDate, TimeUnit::kQuarter);
  phrase.shift = -4;
  phrase.from_text = true;
  return phrase;
}

// Units that a pointing word alone turns into a date; hours and the like stay lengths.
bool IsDatedUnit(const TimeView& view, TokenIndex i) {
  return view.Is(i, TimeClass::kUnit) && !view.Word(i).plural &&
         view.Word(i).unit >= TimeUnit::kDay && view.Word(i).value == 1;
}

}  // namespace

PhraseOrNothing ReadClock(const TimeView& view, TokenIndex i) {
  const TimeWord word = view.Word(i);
  TokenIndex at = i + 1;
  int minutes = word.value;
  bool sure = view.IsAny(i, {"noon", "midnight"});
  if (word.Is(TimeClass::kNumber) && word.value >= 1 && word.value <= 12) {
    minutes = word.value * 60;
    if (view.Is(at, "o'clock")) {
      sure = true;
      ++at;
    } else if (!view.Is(at, TimeClass::kMeridiem)) {
      return std::nullopt;
    }
  } else if (!word.Is(TimeClass::kClock)) {
    return std::nullopt;
  }
  if (view.Is(at, TimeClass::kMeridiem)) {
    // "am" is a verb too.
    if (view.Is(at, "am") && !view[i].folded.empty() && view[i].folded[0] > '9')
      return std::nullopt;
    minutes = minutes % 720 + view.Word(at++).value * 60;
    sure = true;
  }
  if (view.Is(at, "local") && view.Is(at + 1, "time")) at += 2;
  while (view.Is(at, TimeClass::kZone)) {
    sure = true;
    ++at;
  }
  sure = sure || (i > 0 && view.IsAny(i - 1, {"at", "by", "around", "about", "until", "since"}));
  if (!sure) return std::nullopt;
  const TokenIndex day_at = view.Is(at, ",") ? at + 1 : at;
  TimePhrase phrase = MakePhrase(i, at, TimexType::kTime, TimeUnit::kDay);
  if (const auto day = ReadDayOf(view, day_at)) {
    phrase = *day;
    phrase.type = TimexType::kTime;
    phrase.range = {i, day->range.end};
  } else {
    phrase.shift = 0;
    phrase.from_text = true;
  }
  phrase.unit = TimeUnit::kDay;
  phrase.clock = fmt::format("T{:02}:{:02}", minutes / 60, minutes % 60);
  return phrase;
}

PhraseOrNothing ReadDayWord(const TimeView& view, TokenIndex i) {
  if (i > 0 && view[i].capital && view[i - 1].capital) return std::nullopt;  // "Arden Today"
  TimePhrase phrase = MakePhrase(i, i + 1, TimexType::kDate, TimeUnit::kDay);
  const bool pointed = view.IsAny(i, {"this", "last"}) && view.Is(i + 1, TimeClass::kDayPart);
  if (view.IsAny(i, {"tonight", "overnight"})) {
    phrase.shift = 0;
    phrase.clock = "TNI";
  } else if (pointed && !view.Word(i + 1).plural) {
    phrase.shift = view.Is(i, "last") ? -1 : 0;
    phrase.clock = kParts[view.Word(i + 1).value];
    phrase.range.end = i + 2;
  } else if (view.Is(i, TimeClass::kDay)) {
    phrase.shift = view.Word(i).value;
    if (view.Is(i + 1, TimeClass::kDayPart) && !view.Word(i + 1).plural) {
      phrase.clock = kParts[view.Word(i + 1).value];
      phrase.range.end = i + 2;
    }
  } else if (view.Is(i, "the") && view.Is(i + 1, "day") && view.IsAny(i + 2, {"before", "after"})) {
    phrase.shift = view.Is(i + 2, "before") ? -1 : 1;
    phrase.from_text = true;
    phrase.range.end = i + 3;
    if (view.IsAny(i + 3, {"yesterday", "tomorrow"})) {
      phrase.shift = *phrase.shift + view.Word(i + 3).value;
      phrase.from_text = false;
      phrase.range.end = i + 4;
    } else if (!view.IsAny(i + 3, {",", ".", ""})) {
      return std::nullopt;  // "the day before the vote"
    }
  } else {
    return std::nullopt;
  }
  if (!phrase.clock.empty()) phrase.type = TimexType::kTime;
  return phrase;
}

PhraseOrNothing ReadDeictic(const TimeView& view, TokenIndex i) {
  if (auto period = ReadPeriodBefore(view, i)) return period;
  const bool the = view.IsAny(i, {"the", "its", "their"});
  TokenIndex at = the ? i + 1 : i;
  TimePhrase phrase = MakePhrase(i, 0, TimexType::kDate, TimeUnit::kDay);
  const TokenIndex first = at;
  while (view.Is(at, TimeClass::kDeictic) && at < first + 2) {
    phrase.shift = view.Word(at).value;
    phrase.from_text = view.IsAny(at, {"previous", "preceding", "prior", "following", "same"});
    ++at;
  }
  if (!phrase.shift && (view.Is(at, "that") || (the && view.Is(at, "latest")))) {
    phrase.shift = 0;
    phrase.from_text = true;
    phrase.latest = view.Is(at, "latest");
    ++at;
  }
  if (!phrase.shift && the && view.IsAny(at, {"weekend", "quarter", "period"})) {
    phrase.shift = 0;  // "over the weekend", "for the quarter"
    phrase.from_text = !view.Is(at, "weekend");
    if (view.Is(at, "weekend")) phrase.shift = -1;
  }
  // "for [the year]", "[the year] ended March 31"
  const TokenIndex unit = view.IsAny(at, {"fiscal", "calendar", "full"}) ? at + 1 : at;
  if (!phrase.shift && view.Is(i, "the") && view.IsAny(unit, {"year", "month", "week", "day"}) &&
      !view.Is(unit + 1, "-")) {
    phrase.shift = 0;
    phrase.from_text = view.Is(unit, "day");
    if (view.IsAny(unit + 1, {"ended", "ending"})) {
      phrase.type = TimexType::kDuration;
      phrase.value = DurationValue({1, false, 0}, view.Word(unit).unit);
    }
  }
  if (!phrase.shift) return std::nullopt;
  // "past" without an article is a preposition, "following week" needs one as well.
  if (!the && view.IsAny(i, {"past", "previous", "preceding", "following", "current", "same",
                             "coming", "upcoming", "prior"}))
    return std::nullopt;
  if (view.IsAny(at, {"fiscal", "calendar", "full"})) ++at;
  const bool period = phrase.from_text && view.Is(at, "period");
  if (!period && !IsDatedUnit(view, at)) return std::nullopt;
  phrase.unit = period ? TimeUnit::kQuarter : view.Word(at).unit;
  phrase.range.end = at + 1;
  if (phrase.unit == TimeUnit::kDecade && view.Is(at - 1, TimeClass::kDeictic) && the) {
    phrase.type = TimexType::kDuration;  // "over [the past decade]"
    phrase.value = DurationValue({1, false, 0}, phrase.unit);
  }
  if (view.Is(at + 1, "or") && view.Is(at + 2, "so")) phrase.range.end = at + 3;
  // "[the quarter a year ago]"
  if (phrase.unit == TimeUnit::kQuarter && view.Is(at + 1, "a") && view.Is(at + 2, "year") &&
      view.IsAny(at + 3, {"ago", "earlier"})) {
    phrase.shift = -4;
    phrase.range.end = at + 4;
  }
  if (phrase.unit == TimeUnit::kDay && !phrase.from_text) return std::nullopt;  // "this day"
  return phrase;
}

PhraseOrNothing ReadReference(const TimeView& view, TokenIndex i) {
  constexpr const char* kValues[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
  TimePhrase phrase = MakePhrase(i, i + 1, TimexType::kDate, TimeUnit::kVague);
  const bool the = view.Is(i, "the");
  const bool compared = (i > 0 && view.Is(i - 1, "as")) || view.IsAny(i + 1, {"as", "after"});
  if (view.Is(i, "soon") && compared) return std::nullopt;
  if (view.Is(i, TimeClass::kReference)) {
    phrase.value = kValues[view.Word(i).value];
    // "[more recently]", "[right now]"
  } else if ((view.Is(i, "right") && view.Is(i + 1, "now")) ||
             (view.IsAny(i, {"more", "most"}) && view.Is(i + 1, "recently"))) {
    phrase.value = kValues[view.Is(i, "right") ? 0 : 1];
    phrase.range.end = i + 2;
  } else if (the && view.Is(i + 1, "past") && !view.Is(i + 2, TimeClass::kUnit) && i > 0 &&
             view.Is(i - 1, "in")) {
    phrase.value = kValues[1];
    phrase.range.end = i + 2;
  } else if (the && view.IsAny(i + 1, {"future", "near"})) {
    phrase.range.end = view.Is(i + 1, "near") ? i + 3 : i + 2;
    phrase.value = kValues[2];
    if (view.Is(i + 1, "near") && !view.IsAny(i + 2, {"future", "term"})) return std::nullopt;
  } else if (view.Is(i, "these") && view.Is(i + 1, "days")) {
    phrase.value = kValues[0];
    phrase.range.end = i + 2;
  } else if (view.IsAny(i, {"recent", "coming"}) && view.Is(i + 1, TimeClass::kUnit) &&
             view.Word(i + 1).plural) {
    phrase.value = kValues[view.Is(i, "recent") ? 1 : 2];
    phrase.range.end = i + 2;
    if (view.Is(i + 2, "and") && view.Is(i + 3, TimeClass::kUnit)) phrase.range.end = i + 4;
    const TimeUnit unit = view.Word(i + 1).unit;
    if (unit == TimeUnit::kMonth || unit == TimeUnit::kWeek) {
      phrase.type = TimexType::kDuration;
      phrase.unit = unit;
      phrase.value = DurationValue({}, unit);
    }
  } else if (view.IsAny(i, {"recent", "current"}) && view[i + 1].xpos.starts_with("N")) {
    phrase.value = kValues[view.Is(i, "recent") ? 1 : 0];
  } else {
    return std::nullopt;
  }
  return phrase;
}

PhraseOrNothing ReadYearEarlier(const TimeView& view, TokenIndex i) {
  if (!view.Is(i, "year") || !view.Is(i + 1, "-")) return std::nullopt;
  if (view.Is(i + 2, "end")) {
    TimePhrase phrase = MakePhrase(i, i + 3, TimexType::kDate, TimeUnit::kYear);
    phrase.shift = 0;
    phrase.mod = "END";
    return phrase;
  }
  if (!view.IsAny(i + 2, {"earlier", "ago"})) return std::nullopt;
  TimePhrase phrase = MakePhrase(i, i + 3, TimexType::kDate, TimeUnit::kYear);
  phrase.shift = -1;
  return phrase;
}

}  // namespace whosaid
