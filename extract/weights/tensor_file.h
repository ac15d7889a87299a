// Tensor files: named matrices and lists of strings in one block of bytes, which is used in place:
// nothing is copied on loading. docs: see models/syntax.md for what the syntax model's file holds.
//
// Layout, little-endian: "whosaid tensors\n", u32 version, u32 count, then per entry: u32 type,
// u32 rows, u32 columns, u32 length of the name, u64 offset of the data, u64 offset of the scales,
// the name padded to 8 bytes. Data and scales begin at multiples of 64 bytes.
#ifndef WHOSAID_EXTRACT_WEIGHTS_TENSOR_FILE_H_
#define WHOSAID_EXTRACT_WEIGHTS_TENSOR_FILE_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace whosaid {

// DO NOT CHANGE THESE NUMBERS: they are embedded in model files.
enum class TensorType : uint32_t {
  kFloat = 0,
  kByteRows = 1,     // int8 with one scale per row
  kByteColumns = 2,  // int8 with one scale per column
  kStrings = 3,      // `rows` strings, each ended by a line feed; `columns` bytes in all
};

inline constexpr std::string_view kTensorMagic = "whosaid tensors\n";
inline constexpr uint32_t kTensorVersion = 1;
inline constexpr size_t kTensorAlignment = 64;

// A view of the file's bytes. Row-major: element (i, j) is number i * columns + j.
struct Tensor {
  TensorType type = TensorType::kFloat;
  uint32_t rows = 0;
  uint32_t columns = 0;
  std::span<const float> floats;
  std::span<const int8_t> bytes;
  std::span<const float> scales;
  std::string_view strings;

  // The strings of a kStrings tensor.
  std::vector<std::string_view> Lines() const;
};

class TensorFile {
 public:
  // Refuses bytes that are cut short, of another version or hold numbers beyond any weight; `name`
  // is for the message. `bytes` must be aligned to 64 and outlive the file.
  static Result<TensorFile> Open(std::string_view bytes, std::string_view name);

  const std::string& name() const { return name_; }  // for messages
  // The tensor of this name and type, or an error that names it.
  Result<Tensor> Get(const std::string& name, TensorType type) const;

 private:
  std::string name_;
  std::map<std::string, Tensor> tensors_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_WEIGHTS_TENSOR_FILE_H_
