#include "train/learn/tensor_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace whosaid {
namespace {

template <typename T>
void AppendNumber(T number, std::string& out) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &number, sizeof(T));
  out.append(bytes, sizeof(T));
}

void AlignTo(size_t alignment, std::string& out) {
  out.append((alignment - out.size() % alignment) % alignment, '\0');
}

void Quantise(const Matrix& matrix, bool by_rows, std::string& data, std::string& scales) {
  constexpr float kMost = 127;
  std::vector<float> largest(by_rows ? matrix.rows : matrix.columns, 0);
  const auto group = [&](size_t row, size_t column) { return by_rows ? row : column; };
  for (size_t i = 0; i < matrix.rows; ++i) {
    for (size_t j = 0; j < matrix.columns; ++j) {
      float& most = largest[group(i, j)];
      most = std::max(most, std::abs(matrix.Row(i)[j]));
    }
  }
  for (size_t i = 0; i < matrix.rows; ++i) {
    for (size_t j = 0; j < matrix.columns; ++j) {
      const float most = largest[group(i, j)];
      const float value = most == 0 ? 0 : std::nearbyint(matrix.Row(i)[j] * (kMost / most));
      data += static_cast<char>(static_cast<int8_t>(std::clamp(value, -kMost, kMost)));
    }
  }
  for (const float most : largest) AppendNumber(most / kMost, scales);
}

}  // namespace

void TensorWriter::Add(std::string_view name, const Matrix& matrix, TensorType type) {
  Entry entry{std::string(name),
              type,
              static_cast<uint32_t>(matrix.rows),
              static_cast<uint32_t>(matrix.columns),
              "",
              ""};
  if (type == TensorType::kFloat) {
    for (const float value : matrix.values) AppendNumber(value, entry.data);
  } else {
    Quantise(matrix, type == TensorType::kByteRows, entry.data, entry.scales);
  }
  entries_.push_back(std::move(entry));
}

void TensorWriter::AddStrings(std::string_view name, const std::vector<std::string>& strings) {
  std::string data;
  for (const std::string& line : strings) data += line + "\n";
  entries_.push_back({std::string(name), TensorType::kStrings,
                      static_cast<uint32_t>(strings.size()), static_cast<uint32_t>(data.size()),
                      data, ""});
}

std::string TensorWriter::Finish() const {
  constexpr size_t kFixedEntry = 32;
  const auto padded = [](size_t size) { return (size + 7) / 8 * 8; };
  size_t head = kTensorMagic.size() + 8;
  for (const Entry& entry : entries_) head += kFixedEntry + padded(entry.name.size());
  std::string body;  // begins at the first boundary behind the head
  const size_t body_begin = (head + kTensorAlignment - 1) / kTensorAlignment * kTensorAlignment;
  const auto place = [&](const std::string& bytes) -> uint64_t {
    if (bytes.empty()) return 0;
    AlignTo(kTensorAlignment, body);
    body += bytes;
    return body_begin + body.size() - bytes.size();
  };
  std::string file(kTensorMagic);
  AppendNumber(kTensorVersion, file);
  AppendNumber(static_cast<uint32_t>(entries_.size()), file);
  for (const Entry& entry : entries_) {
    AppendNumber(static_cast<uint32_t>(entry.type), file);
    AppendNumber(entry.rows, file);
    AppendNumber(entry.columns, file);
    AppendNumber(static_cast<uint32_t>(entry.name.size()), file);
    AppendNumber(place(entry.data), file);
    AppendNumber(place(entry.scales), file);
    file += entry.name;
    AlignTo(8, file);
  }
  AlignTo(kTensorAlignment, file);
  return file + body;
}

}  // namespace whosaid
