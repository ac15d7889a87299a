#include "train/learn/tensor_writer.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>

namespace whosaid {
namespace {

// Model files are used in place, which needs their alignment.
class AlignedBytes {
 public:
  explicit AlignedBytes(const std::string& bytes)
      : size_(bytes.size()),
        data_(static_cast<char*>(std::aligned_alloc(64, (bytes.size() / 64 + 1) * 64)), std::free) {
    std::memcpy(data_.get(), bytes.data(), size_);
  }
  std::string_view view() const { return {data_.get(), size_}; }

 private:
  size_t size_;
  std::unique_ptr<char, decltype(&std::free)> data_;
};

std::string WriteExample() {
  Matrix matrix(2, 3);
  matrix.values = {0, 1, -4, 0.5f, 0, 2};
  TensorWriter writer;
  writer.Add("exact", matrix, TensorType::kFloat);
  writer.Add("by_rows", matrix, TensorType::kByteRows);
  writer.Add("by_columns", matrix, TensorType::kByteColumns);
  writer.AddStrings("names", {"a", "", "caf\u00e9"});
  return writer.Finish();
}

TEST(TensorWriter, WritesWhatTensorFileReads) {
  const AlignedBytes bytes(WriteExample());
  const auto file = TensorFile::Open(bytes.view(), "example");
  ASSERT_TRUE(file) << file.error().message;
  const auto exact = file->Get("exact", TensorType::kFloat);
  ASSERT_TRUE(exact);
  EXPECT_EQ(exact->floats[2], -4);
  const auto by_rows = file->Get("by_rows", TensorType::kByteRows);
  ASSERT_TRUE(by_rows);
  EXPECT_EQ(by_rows->bytes[2], -127);
  EXPECT_NEAR(static_cast<float>(by_rows->bytes[1]) * by_rows->scales[0], 1, 0.02);
  const auto by_columns = file->Get("by_columns", TensorType::kByteColumns);
  ASSERT_TRUE(by_columns);
  EXPECT_EQ(by_columns->bytes[3], 127);
  EXPECT_NEAR(static_cast<float>(by_columns->bytes[5]) * by_columns->scales[2], 2, 0.02);
  const auto names = file->Get("names", TensorType::kStrings);
  ASSERT_TRUE(names);
  EXPECT_EQ(names->Lines(), (std::vector<std::string_view>{"a", "", "caf\u00e9"}));
  EXPECT_EQ(file->Get("exact", TensorType::kByteRows).error().message,
            "example: tensor 'exact' is missing");
}

TEST(TensorFile, RefusesEveryCutOfAFile) {
  const std::string whole = WriteExample();
  for (size_t size = 0; size + 1 < whole.size(); size += 7) {
    const AlignedBytes bytes(whole.substr(0, size));
    EXPECT_FALSE(TensorFile::Open(bytes.view(), "cut")) << size;
  }
  std::string newer = whole;
  newer[kTensorMagic.size()] = 9;
  const AlignedBytes bytes(newer);
  EXPECT_EQ(TensorFile::Open(bytes.view(), "new").error().message,
            "new: model file of version 9; this program reads version 1");
}

}  // namespace
}  // namespace whosaid
