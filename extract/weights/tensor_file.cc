#include "extract/weights/tensor_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

namespace whosaid {
namespace {

constexpr uint32_t kMostTensors = 1000;
constexpr uint32_t kLongestName = 100;

// Reads numbers from the head of the file; fails for good past its end.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  T Number() {
    T number = 0;
    const std::string_view from = Bytes(sizeof(T));
    if (from.size() == sizeof(T)) std::memcpy(&number, from.data(), sizeof(T));
    return number;
  }
  std::string_view Bytes(size_t count) {
    if (count > bytes_.size() - at_) {
      failed_ = true;
      return {};
    }
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }
  void AlignTo(size_t alignment) { Bytes((alignment - at_ % alignment) % alignment); }
  bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  bool failed_ = false;
};

template <typename T>
std::optional<std::span<const T>> ArrayAt(std::string_view bytes, uint64_t offset, uint64_t count) {
  if (offset % kTensorAlignment != 0 || offset > bytes.size()) return std::nullopt;
  if (count > (bytes.size() - offset) / sizeof(T)) return std::nullopt;
  return std::span<const T>(reinterpret_cast<const T*>(bytes.data() + offset), count);
}

// Whether these can be weights: finite, so that what they make stays finite.
bool AreWeights(std::span<const float> floats) {
  constexpr float kLargest = 1e6f;
  return std::ranges::all_of(floats, [](float number) { return std::abs(number) <= kLargest; });
}

std::optional<Tensor> ReadEntry(Cursor& cursor, std::string_view bytes, std::string& name) {
  Tensor tensor;
  const auto type = cursor.Number<uint32_t>();
  tensor.type = static_cast<TensorType>(type);
  tensor.rows = cursor.Number<uint32_t>();
  tensor.columns = cursor.Number<uint32_t>();
  const auto name_size = cursor.Number<uint32_t>();
  const auto data = cursor.Number<uint64_t>();
  const auto scales = cursor.Number<uint64_t>();
  if (type > 3 || name_size > kLongestName) return std::nullopt;
  name = std::string(cursor.Bytes(name_size));
  cursor.AlignTo(8);
  if (cursor.failed()) return std::nullopt;
  const uint64_t count = uint64_t{tensor.rows} * tensor.columns;
  if (tensor.type == TensorType::kStrings) {
    const auto strings = ArrayAt<char>(bytes, data, tensor.columns);
    if (!strings) return std::nullopt;
    tensor.strings = {strings->data(), strings->size()};
    return tensor;
  }
  if (tensor.type == TensorType::kFloat) {
    const auto floats = ArrayAt<float>(bytes, data, count);
    if (!floats || !AreWeights(*floats)) return std::nullopt;
    tensor.floats = *floats;
    return tensor;
  }
  const auto values = ArrayAt<int8_t>(bytes, data, count);
  const auto factors = ArrayAt<float>(
      bytes, scales, tensor.type == TensorType::kByteRows ? tensor.rows : tensor.columns);
  if (!values || !factors || !AreWeights(*factors)) return std::nullopt;
  tensor.bytes = *values;
  tensor.scales = *factors;
  return tensor;
}

}  // namespace

std::vector<std::string_view> Tensor::Lines() const {
  std::vector<std::string_view> lines;
  for (std::string_view rest = strings; lines.size() < rows && !rest.empty();) {
    const size_t end = rest.find('\n');
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return lines;
}

Result<TensorFile> TensorFile::Open(std::string_view bytes, std::string_view name) {
  const auto damaged = [&] {
    return Fail(ErrorKind::kBadInput, fmt::format("{}: not a whole model file", name));
  };
  Cursor cursor(bytes);
  if (cursor.Bytes(kTensorMagic.size()) != kTensorMagic) return damaged();
  const auto version = cursor.Number<uint32_t>();
  if (version != kTensorVersion) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: model file of version {}; this program reads "
                            "version {}",
                            name, version, kTensorVersion));
  }
  const auto count = cursor.Number<uint32_t>();
  if (cursor.failed() || count > kMostTensors) return damaged();
  TensorFile file;
  file.name_ = name;
  for (uint32_t i = 0; i < count; ++i) {
    std::string tensor_name;
    const std::optional<Tensor> tensor = ReadEntry(cursor, bytes, tensor_name);
    if (!tensor) return damaged();
    file.tensors_.emplace(std::move(tensor_name), *tensor);
  }
  return file;
}

Result<Tensor> TensorFile::Get(const std::string& name, TensorType type) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end() || found->second.type != type) {
    return Fail(ErrorKind::kBadInput, fmt::format("{}: tensor '{}' is missing", name_, name));
  }
  return found->second;
}

}  // namespace whosaid
