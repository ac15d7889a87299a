// Arguments: what the user gave to one command, checked against its table row but otherwise inert.
// Names are those of the row: "STORE", "since".
#ifndef WHOSAID_CLI_ARGUMENTS_H_
#define WHOSAID_CLI_ARGUMENTS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/vocabulary.h"

namespace whosaid {

class Arguments {
 public:
  void Add(std::string_view name, std::string value) {
    values_[std::string(name)].push_back(std::move(value));
  }

  bool Has(std::string_view name) const { return values_.contains(name); }
  // All values, in order; none where not given.
  const std::vector<std::string>& All(std::string_view name) const;
  // The (last) value; empty where not given.
  const std::string& Text(std::string_view name) const;

  // Of values that parsing has checked; nothing where not given.
  std::optional<Date> DateOf(std::string_view name) const { return Date::FromIso(Text(name)); }
  std::optional<uint32_t> CountOf(std::string_view name) const;
  std::optional<double> FractionOf(std::string_view name) const;
  template <typename E>
  std::optional<E> TermOf(std::string_view name) const {
    return Parse<E>(Text(name));
  }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace whosaid

#endif  // WHOSAID_CLI_ARGUMENTS_H_
