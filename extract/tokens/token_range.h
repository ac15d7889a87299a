// TokenRange: a half-open range of Document::tokens.
#ifndef WHOSAID_EXTRACT_TOKENS_TOKEN_RANGE_H_
#define WHOSAID_EXTRACT_TOKENS_TOKEN_RANGE_H_

#include <compare>
#include <cstdint>

#include "core/span.h"

namespace whosaid {

struct Document;

using TokenIndex = uint32_t;

struct TokenRange {
  TokenIndex begin = 0;
  TokenIndex end = 0;  // not included

  bool empty() const { return begin >= end; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

// The tokens that share a byte with `span`.
TokenRange TokensIn(const Document& document, Span span);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_TOKEN_RANGE_H_
