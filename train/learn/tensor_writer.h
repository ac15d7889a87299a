// Tensor writer: makes the files that extract/weights/tensor_file.h reads.
#ifndef WHOSAID_TRAIN_LEARN_TENSOR_WRITER_H_
#define WHOSAID_TRAIN_LEARN_TENSOR_WRITER_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/weights/tensor_file.h"
#include "train/learn/matrix.h"

namespace whosaid {

class TensorWriter {
 public:
  // Rounds to int8 where `type` says so, symmetrically, by the largest number of each row or
  // column.
  void Add(std::string_view name, const Matrix& matrix, TensorType type);
  void AddStrings(std::string_view name, const std::vector<std::string>& strings);
  // The whole file.
  std::string Finish() const;

 private:
  struct Entry {
    std::string name;
    TensorType type;
    uint32_t rows;
    uint32_t columns;
    std::string data;
    std::string scales;
  };
  std::vector<Entry> entries_;
};

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_TENSOR_WRITER_H_
