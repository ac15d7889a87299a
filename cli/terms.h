// What the options of closed sets may be: the names of the rows of each table.
#ifndef WHOSAID_CLI_TERMS_H_
#define WHOSAID_CLI_TERMS_H_

#include <string_view>
#include <vector>

#include "core/vocabulary.h"

namespace whosaid {

template <typename Rows>
std::vector<std::string_view> NamesIn(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

template <typename E>
std::vector<std::string_view> NamesOf() {
  return NamesIn(TermsOf<E>());
}

std::vector<std::string_view> ZoneNames();  // and "all"
std::vector<std::string_view> ColorNames();
std::vector<std::string_view> ReaderNames();
std::vector<std::string_view> FieldNames();
std::vector<std::string_view> LayerNames();
std::vector<std::string_view> MeasureNames();
std::vector<std::string_view> ExporterNames();
std::vector<std::string_view> CommandNames();

}  // namespace whosaid

#endif  // WHOSAID_CLI_TERMS_H_
