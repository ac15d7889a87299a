// Values of the features of AttributionModel, packed into one number.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTION_PACK_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTION_PACK_H_

#include <cstdint>

namespace whosaid {

inline uint64_t Pack(uint64_t a, uint64_t b, uint64_t c = 0, uint64_t d = 0) {
  return ((a * 1000003 + b) * 1000003 + c) * 1000003 + d;
}

// How many bits AttributionContext::Word::dependants has.
inline constexpr uint64_t kDependantBits = 18;

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_ATTRIBUTION_PACK_H_
