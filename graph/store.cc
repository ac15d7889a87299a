#include "graph/store.h"

#include <fmt/format.h>

namespace whosaid {

std::string FactId::ToString() const {
  return fmt::format("{}.{}{}", document.ToHex(), kind == Kind::kStatement ? 's' : 'p', ordinal);
}

std::string FactId::ToShortString() const { return ToString().erase(12, 20); }

}  // namespace whosaid
