// Phrases: names, places, times and numbers for pages made by program, and how they are drawn.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_PHRASES_H_
#define WHOSAID_TRAIN_ZONES_ZONE_PHRASES_H_

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "train/learn/random.h"

namespace whosaid {

inline constexpr std::string_view kPlaces[] = {"Leeds", "Oakland", "Marlow", "Cork",
                                               "Perth", "Tulsa",   "Lagos",  "Delhi",
                                               "Oslo",  "Durban",  "Ghent",  "Reno"};

// One of the rows of a table.
template <typename Table>
std::string Pick(const Table& table, Random& random) {
  return std::string(table[random.Below(std::size(table))]);
}

bool Chance(double share, Random& random);

std::string Number(size_t least, size_t most, Random& random);

// Replaces each `mark` in the text.
void Replace(std::string& text, std::string_view mark, const std::string& by);

std::string FirstName(Random& random);
std::string PersonName(Random& random);

// A time in one of nine styles: "3 hours ago", "4d", "May 3, 2031 6:12 AM", "10:22" and so on.
std::string Time(size_t style, Random& random);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_PHRASES_H_
