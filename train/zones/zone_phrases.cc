#include "train/zones/zone_phrases.h"

namespace whosaid {
namespace {

constexpr std::string_view kFirst[] = {
    "Anna",   "Bob",    "Carol", "Dave",  "Erin",   "Frank", "Gail",  "Hugh",  "Irene",
    "Jim",    "Kofi",   "Lena",  "Mike",  "Nora",   "Omar",  "Pat",   "Rita",  "Sven",
    "Tom",    "Ursula", "Vik",   "Wendy", "Yusuf",  "Zoe",   "Marge", "Liam",  "Priya",
    "Dieter", "Chen",   "Aoife", "Jorge", "Thandi", "Mrs",   "Dr",    "Uncle", "Old"};
constexpr std::string_view kLast[] = {"Abbott", "Brown",  "Castle", "Dunne",  "Ekman",   "Farrell",
                                      "Grant",  "Hobbs",  "Iqbal",  "Jones",  "Kelly",   "Larsen",
                                      "Mensah", "Nguyen", "Osei",   "Porter", "Quigley", "Rossi",
                                      "Smith",  "Tanner", "Unger",  "Vance",  "Webb",    "Young",
                                      "Zeller", "B.",     "M",      "K"};
constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::string_view kLongMonths[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
std::string Clock(bool half, Random& random) {
  std::string minute = Number(0, 59, random);
  if (minute.size() == 1) minute.insert(0, "0");
  return Number(1, half ? 12 : 23, random) + ':' + minute +
         (half ? Chance(.5, random) ? " AM" : " pm" : "");
}

constexpr std::string_view kBegins[] = {"b",  "br", "c",  "ch", "d", "dr", "f", "g", "gr", "h",
                                        "j",  "k",  "kr", "l",  "m", "n",  "p", "r", "s",  "sh",
                                        "st", "t",  "th", "tr", "v", "w",  "y", "z"};
constexpr std::string_view kMiddles[] = {"a", "e", "i", "o", "u", "ai", "ee", "ia", "o", "a", "ou"};
constexpr std::string_view kCloses[] = {"",  "",   "n",  "r",  "l", "s",
                                        "m", "nd", "rt", "ck", "v", "ll"};

// "Drasten", "Mia": a name that nobody bears.
std::string MadeName(size_t least, Random& random) {
  std::string name;
  for (size_t left = least + random.Below(2); left > 0; --left) {
    name += Pick(kBegins, random) + Pick(kMiddles, random) + Pick(kCloses, random);
  }
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

}  // namespace

bool Chance(double share, Random& random) { return random.Uniform() < static_cast<float>(share); }

std::string Number(size_t least, size_t most, Random& random) {
  return std::to_string(least + random.Below(most - least + 1));
}

void Replace(std::string& text, std::string_view mark, const std::string& by) {
  for (size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += by.size()) {
    text.replace(at, mark.size(), by);
  }
}

std::string FirstName(Random& random) {
  return Chance(.5, random) ? Pick(kFirst, random) : MadeName(1, random);
}

std::string PersonName(Random& random) {
  std::string name = FirstName(random) + ' ';
  if (Chance(.08, random)) name += MadeName(1, random) + ' ';
  name += Chance(.4, random) ? Pick(kLast, random) : MadeName(1, random);
  if (Chance(.06, random)) name += '-' + MadeName(1, random);
  return name;
}

std::string Time(size_t style, Random& random) {
  constexpr std::string_view kUnits[] = {"minutes", "hours", "days", "weeks", "months"};
  const std::string day = Number(1, 28, random), year = Number(2024, 2039, random);
  switch (style) {
    case 0:
      return Number(2, 23, random) + ' ' + Pick(kUnits, random) + " ago";
    case 1:
      return Number(1, 23, random) + "mhdwy"[random.Below(5)];
    case 2:
      return Pick(kMonths, random) + ' ' + day + ", " + year + ' ' + Clock(true, random);
    case 3:
      return day + ' ' + Pick(kLongMonths, random) + ' ' + year + " at " + Clock(true, random);
    case 4:
      return Pick(kLongMonths, random) + ' ' + day + ", " + year;
    case 5:
      return day + ' ' + Pick(kMonths, random) + ' ' + year + ", " + Clock(false, random);
    case 6:
      return Chance(.5, random) ? "yesterday" : "an hour ago";
    case 7:
      return year + "-0" + Number(1, 9, random) + '-' + Number(10, 28, random) + ' ' +
             Clock(false, random);
    default:
      return Clock(false, random);
  }
}

}  // namespace whosaid
