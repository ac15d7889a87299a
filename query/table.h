// Table: the result of a question, as typed cells that a command line or a web page can lay out.
// Rows are in the question's order, which never depends on the order in which documents came in.
#ifndef WHOSAID_QUERY_TABLE_H_
#define WHOSAID_QUERY_TABLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/date.h"
#include "core/span.h"

namespace whosaid {

// Stretches of one article, byte for byte, with their spans in code points of its text.
struct Excerpt {
  std::vector<std::string> texts;
  std::vector<Span> spans;
};

// std::monostate is an unknown value.
using Cell = std::variant<std::monostate, bool, int64_t, double, Date, std::string,
                          std::vector<std::string>, Excerpt>;

// What a column says, so that every face shows it alike.
enum class Meaning : uint8_t {
  kActor,   // who
  kAct,     // does what: a cue, a stance
  kTarget,  // to what
  kWords,   // in which words
  kWhere,   // source: outlet, uri, zone
  kFile,    // source, too: a path or address, whose end tells most
  kWhen,    // a date
  kSaid,    // when the words were said; worth showing where `kWhen` is another date
  kFact,    // the name by which `why` finds the fact
  kNumber,
  kDetail,  // for programs rather than for people
};

struct Column {
  std::string_view name;
  Meaning meaning = Meaning::kDetail;
};

struct Table {
  std::span<const Column> columns;      // of static lifetime
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
};

}  // namespace whosaid

#endif  // WHOSAID_QUERY_TABLE_H_
