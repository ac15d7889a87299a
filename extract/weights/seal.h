// Seal: the checksum at the end of a file of weights, by which one that was cut short or changed is
// told before it is used: "whosaid.", then XXH3 (64 bits, little-endian) of all bytes before.
#ifndef WHOSAID_EXTRACT_WEIGHTS_SEAL_H_
#define WHOSAID_EXTRACT_WEIGHTS_SEAL_H_

#include <string>
#include <string_view>

#include "core/result.h"

namespace whosaid {

std::string Seal(std::string bytes);

// The bytes that were sealed; they are a part of `bytes`. `name` is the file's, for the message.
Result<std::string_view> Unseal(std::string_view bytes, std::string_view name);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_WEIGHTS_SEAL_H_
