#include "extract/tokens/token_range.h"

#include <algorithm>

#include "core/document.h"

namespace whosaid {

TokenRange TokensIn(const Document& document, Span span) {
  const auto& tokens = document.tokens;
  const auto begin = std::ranges::partition_point(
      tokens, [&](const Token& token) { return token.span.end <= span.begin; });
  const auto end = std::partition_point(
      begin, tokens.end(), [&](const Token& token) { return token.span.begin < span.end; });
  return {static_cast<TokenIndex>(begin - tokens.begin()),
          static_cast<TokenIndex>(end - tokens.begin())};
}

}  // namespace whosaid
