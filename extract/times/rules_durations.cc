#include <fmt/format.h>

#include "extract/times/rules.h"

namespace whosaid {
namespace {

// "20 [more] years", "eight [trading] days", "two [straight] weeks"
TokenIndex SkipAdjective(const TimeView& view, TokenIndex i) {
  const bool adjective = view.IsAny(
      i, {"more", "additional", "extra", "full", "straight", "consecutive", "trading", "business",
          "working", "calendar", "fiscal", "successive", "long", "short", "other"});
  return adjective ? i + 1 : i;
}

bool IsUnit(const TimeView& view, TokenIndex i) { return view.Is(i, TimeClass::kUnit); }

// Which letter of a TIMEX3 period, and how many of it make the unit.
std::pair<char, int> LetterOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return {'S', 1};
    case TimeUnit::kMinute:
    case TimeUnit::kMonth:
      return {'M', 1};
    case TimeUnit::kHour:
      return {'H', 1};
    case TimeUnit::kWeek:
      return {'W', 1};
    case TimeUnit::kQuarter:
      return {'Q', 1};
    case TimeUnit::kYear:
      return {'Y', 1};
    case TimeUnit::kDecade:
      return {'Y', 10};
    case TimeUnit::kCentury:
      return {'C', 1};
    default:
      return {'D', 1};
  }
}

// Words that a bare plural stands behind: "[for] years", "[within] days".
bool IsBeforeBareUnit(const TimeView& view, TokenIndex i) {
  return view.IsAny(i, {"for", "in", "over", "within", "after", "during", "through", "took",
                        "takes", "take", "lasted", "last", "spent"});
}

// A length: its count and unit, at `begin` of a possibly longer phrase.
struct Length {
  Counted count;
  TimeUnit unit = TimeUnit::kDay;
  int times = 1;
  TokenIndex end = 0;
};

std::optional<Length> ReadLength(const TimeView& view, TokenIndex i) {
  const auto count = ReadCount(view, i);
  if (!count) return std::nullopt;
  Length length;
  length.count = *count;
  TokenIndex at = count->end;
  // "12 to 18 months", "a year or two"
  if (view.IsAny(at, {"to", "or", "-", "\u2013"})) {
    if (const auto upper = ReadCount(view, at + 1); upper && IsUnit(view, upper->end)) {
      at = upper->end;
    } else if (view.Is(at, "-")) {
      ++at;  // "two-year"
    }
  }
  at = SkipAdjective(view, at);
  if (!IsUnit(view, at)) return std::nullopt;
  // "a [year-earlier] loss", "three-quarters of it", "a quarter of it", "37 years old"
  const bool earlier = view.Is(at + 1, "-") && view.IsAny(at + 2, {"earlier", "ago", "end"});
  const bool fraction = view.Word(at).unit == TimeUnit::kQuarter &&
                        (view.Is(at - 1, "-") || view.IsAny(at - 1, {"a", "one"}));
  const bool plural_of_one =
      view.IsAny(i, {"a", "an"}) && count->number == 1 && view.Word(at).plural;
  if (earlier || fraction || plural_of_one || view.Is(at + 1, "old")) return std::nullopt;
  length.unit = view.Word(at).unit;
  length.times = view.Word(at).value;
  length.end = at + 1;
  if (view.Is(length.end, "and") && view.Is(length.end + 1, "a") &&
      view.Is(length.end + 2, "half")) {
    length.count.half = true;
    length.end += 3;
  }
  if (view.Is(length.end, "or") && view.IsAny(length.end + 1, {"so", "two", "more"}))
    length.end += 2;
  return length;
}

TimePhrase AsDuration(TokenIndex begin, const Length& length) {
  TimePhrase phrase = MakePhrase(begin, length.end, TimexType::kDuration, length.unit);
  phrase.value = DurationValue(length.count, length.unit, length.times);
  return phrase;
}

// What lies further off has no date: "65 million years ago".
constexpr int kMostUnits = 100000;

// "two years [ago]": a date, counted from the article's time or from what was spoken of.
PhraseOrNothing ReadShifted(const TimeView& view, TokenIndex begin, const Length& length) {
  const TokenIndex at = length.end;
  int direction = 0;
  TokenIndex end = at + 1;
  bool from_text = true;
  if (view.Is(at, "ago")) {
    direction = -1;
    from_text = false;
  } else if (view.Is(at, "earlier")) {
    direction = -1;
  } else if (view.Is(at, "from") && view.Is(at + 1, "now")) {
    direction = 1;
    end = at + 2;
    from_text = false;
  }
  if (direction == 0) return std::nullopt;
  TimePhrase phrase = MakePhrase(begin, end, TimexType::kDate, length.unit);
  phrase.from_text = from_text;
  if (!length.count.number || *length.count.number > kMostUnits) {
    phrase.unit = TimeUnit::kVague;
    phrase.value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
  } else {
    const bool decades = length.unit == TimeUnit::kDecade;
    if (decades) phrase.unit = TimeUnit::kYear;
    phrase.shift = direction * *length.count.number * length.times * (decades ? 10 : 1);
  }
  return phrase;
}

// "years", "months" alone: where a word announces a length or "ago" follows.
PhraseOrNothing ReadBareUnits(const TimeView& view, TokenIndex i) {
  if (!IsUnit(view, i) || !view.Word(i).plural) return std::nullopt;
  Length length;
  length.unit = view.Word(i).unit;
  length.times = view.Word(i).value;
  length.end = i + 1;
  if (auto shifted = ReadShifted(view, i, length)) return shifted;
  // "in the [days] before the vote"
  const bool around =
      i > 0 && view.Is(i - 1, "the") && view.IsAny(i + 1, {"before", "after", "since"});
  if (!around && (i == 0 || !IsBeforeBareUnit(view, i - 1) || view.Is(i + 1, "of"))) {
    return std::nullopt;
  }
  if (view.Is(i + 1, "or") && IsUnit(view, i + 2)) length.end = i + 3;  // "weeks or months"
  return AsDuration(i, length);
}

}  // namespace

std::optional<Counted> ReadCount(const TimeView& view, TokenIndex i) {
  if (view.Is(i, TimeClass::kVague)) return Counted{std::nullopt, false, i + 1};
  if (view.Is(i, "a") || view.Is(i, "an") || view.Is(i, "another")) {
    if (view.Is(i + 1, "few")) return Counted{std::nullopt, false, i + 2};
    if (view.Is(i + 1, "couple")) return Counted{2, false, i + (view.Is(i + 2, "of") ? 3u : 2u)};
    if (view.Is(i + 1, "dozen")) return Counted{12, false, i + 2};
    if (view.Is(i + 1, TimeClass::kScale)) return Counted{view.Word(i + 1).value, false, i + 2};
    return Counted{1, false, i + 1};
  }
  if (view.Is(i, "couple") && view.Is(i + 1, "of")) return Counted{2, false, i + 2};
  if (!view.Is(i, TimeClass::kNumber) &&
      !(view.Is(i, TimeClass::kYear) && view.Word(i).value < 1900)) {
    return std::nullopt;
  }
  int number = view.Word(i).value;
  TokenIndex end = i + 1;
  const TokenIndex ones = view.Is(end, "-") ? end + 1 : end;
  if (number >= 20 && number % 10 == 0 && view.Is(ones, TimeClass::kNumber) &&
      view.Word(ones).value < 10 && view[ones].folded[0] > '9') {
    number += view.Word(ones).value;
    end = ones + 1;
  }
  if (view.Is(end, TimeClass::kScale) && number < 1000) number *= view.Word(end++).value;
  const bool half = view.Is(end, "1/2") || view.Is(end, "\u00bd");
  return Counted{number, half, half ? end + 1 : end};
}

std::string DurationValue(const Counted& count, TimeUnit unit, int times) {
  const auto [letter, per_unit] = LetterOf(unit);
  const char* prefix = unit < TimeUnit::kDayPart ? "PT" : "P";
  if (unit == TimeUnit::kWeekend) {
    return count.number ? fmt::format("P{}WE", *count.number) : "PXWE";
  }
  if (!count.number) return fmt::format("{}X{}", prefix, letter);
  std::string value =
      fmt::format("{}{}{}", prefix, int64_t{*count.number} * times * per_unit, letter);
  if (!count.half) return value;
  if (unit == TimeUnit::kYear) return value + "6M";
  if (unit == TimeUnit::kHour) return value + "30M";
  if (unit == TimeUnit::kMinute) return value + "30S";
  return value;
}

PhraseOrNothing ReadDuration(const TimeView& view, TokenIndex i) {
  if (auto bare = ReadBareUnits(view, i)) return bare;
  TokenIndex at = i;
  bool pointed = false;
  if (view.IsAny(at, {"the", "these", "those", "its", "their", "his", "her"})) ++at;
  if (view.Is(at, TimeClass::kDeictic) || view.IsAny(at, {"first", "final", "latest", "recent"})) {
    pointed = true;
    ++at;
  }
  if (at > i && !pointed && !view.Is(i, "the")) return std::nullopt;
  const auto length = ReadLength(view, at);
  if (!length) {
    // "the last decade", "the coming weeks", "the first hours"
    const bool plural = IsUnit(view, at) && view.Word(at).plural && pointed && at > i + 1;
    if (!plural) return std::nullopt;
    Length vague;
    vague.unit = view.Word(at).unit;
    vague.end = at + 1;
    return AsDuration(i, vague);
  }
  if (at == i) {
    if (auto shifted = ReadShifted(view, i, *length)) return shifted;
  }
  const bool hyphenated = view.Is(length->count.end, "-");
  const bool one = view.IsAny(at, {"a", "an"});
  if (pointed && one) return std::nullopt;
  if (hyphenated && at > i && !pointed) return std::nullopt;  // "the [two-week] war"
  TimePhrase phrase = AsDuration(i, *length);
  // "a 6-year-old" is an age.
  if (hyphenated && view.Is(length->end, "-") && view.Is(length->end + 1, "old"))
    return std::nullopt;
  return phrase;
}

PhraseOrNothing ReadSet(const TimeView& view, TokenIndex i) {
  TimePhrase phrase = MakePhrase(i, i + 1, TimexType::kSet, TimeUnit::kDay);
  if (view.Is(i, TimeClass::kFrequency)) {
    // "quarterly dividends" are a kind of dividends.
    const bool often = view.Word(i).unit <= TimeUnit::kWeek;  // but "daily life"
    if ((view[i].xpos.starts_with("J") && !often) || view[i].xpos.starts_with("N")) {
      return std::nullopt;
    }
    phrase.unit = view.Word(i).unit;
    phrase.value = DurationValue({view.Word(i).value, false, 0}, phrase.unit);
    return phrase;
  }
  if (view.Is(i, TimeClass::kWeekday) && view.Word(i).plural) {
    phrase.value = fmt::format("XXXX-WXX-{}", view.Word(i).value);
    return phrase;
  }
  const bool night = view.Is(i, TimeClass::kWeekday) && view.Is(i + 1, TimeClass::kDayPart) &&
                     view.Word(i + 1).plural;
  if (night) {
    constexpr const char* kParts[] = {"TMO", "TMI", "TAF", "TEV", "TNI"};
    phrase.value = fmt::format("XXXX-WXX-{}{}", view.Word(i).value, kParts[view.Word(i + 1).value]);
    phrase.range.end = i + 2;
    return phrase;
  }
  // "twice [a week]"
  const bool rate = view.IsAny(i, {"a", "an"}) && i > 0 && IsUnit(view, i + 1) &&
                    !view.Word(i + 1).plural &&
                    !view.IsAny(i + 2, {"ago", "earlier", "later", "and"}) &&
                    view.IsAny(i - 1, {"once", "twice", "times"});
  if (rate) {
    phrase.unit = view.Word(i + 1).unit;
    phrase.value = DurationValue({1, false, 0}, phrase.unit, view.Word(i + 1).value);
    phrase.range.end = i + 2;
    return phrase;
  }
  if (!view.IsAny(i, {"every", "each"})) return std::nullopt;
  TokenIndex at = view.Is(i + 1, "other") ? i + 2 : i + 1;
  const int step = at == i + 2 ? 2 : 1;
  auto count = ReadCount(view, at);
  if (count && !IsUnit(view, count->end)) return std::nullopt;
  if (count) at = count->end;
  phrase.range.end = at + 1;
  phrase.unit = view.Word(at).unit;
  if (IsUnit(view, at)) {
    const int number = count && count->number ? *count->number : step;
    phrase.value = DurationValue({number, false, 0}, phrase.unit, view.Word(at).value);
  } else if (view.Is(at, TimeClass::kWeekday)) {
    phrase.value = fmt::format("XXXX-WXX-{}", view.Word(at).value);
  } else if (view.Is(at, TimeClass::kMonth)) {
    phrase.value = fmt::format("XXXX-{:02}", view.Word(at).value);
  } else if (view.Is(at, TimeClass::kSeason)) {
    constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};
    phrase.value = fmt::format("XXXX-{}", kSeasons[view.Word(at).value]);
  } else if (view.Is(at, TimeClass::kDayPart)) {
    constexpr const char* kParts[] = {"TMO", "TMI", "TAF", "TEV", "TNI"};
    phrase.value = fmt::format("XXXX-XX-XX{}", kParts[view.Word(at).value]);
  } else {
    return std::nullopt;
  }
  return phrase;
}

}  // namespace whosaid
