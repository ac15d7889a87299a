// Names as people type them, and what they stand for.
#ifndef WHOSAID_QUERY_NAMES_H_
#define WHOSAID_QUERY_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/hash.h"

namespace whosaid {

// Lower case without accents, words parted by single blanks; punctuation is left out:
// "José O'Neill-Čapek" → "jose o neill capek".
std::string SearchKey(std::string_view name);

// All names of one kind of thing. Build it once, ask it often.
class NameIndex {
 public:
  // `name` is the one that suggestions show; any of them finds it.
  void Add(const Id& id, std::string_view name, const std::vector<std::string>& variants);

  // The things that `name` stands for, sorted: those that have exactly this name or variant; else
  // those of which it is the last word; else those with all of its words.
  std::vector<Id> Find(std::string_view name) const;

  // Up to three names that are spelled much like it, the nearest first.
  std::vector<std::string> Nearest(std::string_view name) const;

 private:
  struct Entry {
    Id id;
    std::string key;
    std::string shown;
  };
  std::vector<Entry> entries_;
};

}  // namespace whosaid

#endif  // WHOSAID_QUERY_NAMES_H_
