#include "graph/store.h"

#include <fmt/format.h>

#include <charconv>

namespace whosaid {
namespace {

constexpr size_t kHexDigits = 32;
constexpr size_t kShownDigits = 12;
constexpr size_t kFewestDigits = 6;

struct FactName {
  std::string digits;
  FactId::Kind kind = FactId::Kind::kStatement;
  uint32_t ordinal = 0;
};

// Nothing unless `name` has the form of a fact's name.
std::optional<FactName> ParseName(std::string_view name) {
  const size_t dot = name.find('.');
  if (dot == std::string_view::npos || dot < kFewestDigits || dot > kHexDigits) return {};
  FactName parsed{std::string(name.substr(0, dot))};
  name.remove_prefix(dot + 1);
  if (!name.starts_with('s') && !name.starts_with('p')) return {};
  parsed.kind = name[0] == 's' ? FactId::Kind::kStatement : FactId::Kind::kPosition;
  name.remove_prefix(1);
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), parsed.ordinal);
  if (error != std::errc() || end != name.data() + name.size()) return {};
  if (!Id::FromHex(parsed.digits + std::string(kHexDigits - dot, '0'))) return {};
  return parsed;
}

}  // namespace

std::string FactId::ToString() const {
  return fmt::format("{}.{}{}", document.ToHex(), kind == Kind::kStatement ? 's' : 'p', ordinal);
}

std::string FactId::ToShortString() const {
  return ToString().erase(kShownDigits, kHexDigits - kShownDigits);
}

Result<FactId> FindFact(const Snapshot& snapshot, std::string_view name) {
  const std::optional<FactName> parsed = ParseName(name);
  if (!parsed) {
    return Fail(ErrorKind::kUsage,
                fmt::format("“{}” is no fact; write 6 to 32 digits of its document, then .s or "
                            ".p and a number, as in 0123456789ab.s0",
                            name));
  }
  const size_t missing = kHexDigits - parsed->digits.size();
  const auto documents =
      snapshot.DocumentIds(*Id::FromHex(parsed->digits + std::string(missing, '0')),
                           *Id::FromHex(parsed->digits + std::string(missing, 'f')));
  if (!documents) return tl::make_unexpected(documents.error());
  if (documents->size() > 1) {
    return Fail(ErrorKind::kUsage,
                fmt::format("“{}” fits {} documents; write more digits", name, documents->size()));
  }
  if (documents->empty()) {
    return Fail(ErrorKind::kNotFound, fmt::format("“{}”: no such fact", name));
  }
  const FactId id{documents->front(), parsed->kind, parsed->ordinal};
  const auto document = snapshot.Document(id.document);
  if (!document) return tl::make_unexpected(document.error());
  const bool statement = id.kind == FactId::Kind::kStatement;
  const uint32_t facts = statement ? document->statements : document->positions;
  if (id.ordinal >= facts) {
    return Fail(ErrorKind::kNotFound,
                fmt::format("“{}”: no such fact; {} has {} {}", name, document->article.uri, facts,
                            statement ? "statements" : "positions"));
  }
  return id;
}

}  // namespace whosaid
