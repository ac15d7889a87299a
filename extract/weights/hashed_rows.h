// HashedRows: the weights of a linear model whose features are hashed (Weinberger et al. 2009): for
// each bucket a row with a weight for each label, rounded to a byte each and a shift for them all.
#ifndef WHOSAID_EXTRACT_WEIGHTS_HASHED_ROWS_H_
#define WHOSAID_EXTRACT_WEIGHTS_HASHED_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace whosaid {

class HashedRows {
 public:
  HashedRows() = default;
  // `bytes` as Append wrote them: BytesOf(buckets, columns) of them. `buckets`: a power of two.
  HashedRows(const char* bytes, uint32_t buckets, uint32_t columns)
      : rows_(reinterpret_cast<const int8_t*>(bytes)), mask_(buckets - 1), columns_(columns) {}

  static size_t BytesOf(uint32_t buckets, uint32_t columns) {
    return size_t{buckets} * (size_t{columns} + 1);
  }
  // What a rounded weight of 1 stands for. Rounded weights stay below 2^15, so that hundreds of
  // them add up within int32_t.
  static float UnitOf(std::span<const float> weights);
  // Rounds `weights`, row by row.
  static void Append(std::span<const float> weights, uint32_t columns, float unit,
                     std::string& bytes);

  // Adds the row of a feature, given by its hash, to sums[0 … columns). A number of columns that
  // the compiler knows makes for loops without branches.
  template <uint32_t kColumns = 0>
  void AddTo(int32_t* sums, uint32_t feature) const {
    constexpr int kMostShift = 15;
    const uint32_t count = kColumns == 0 ? columns_ : kColumns;
    const int8_t* const row = rows_ + size_t{feature & mask_} * (count + 1);
    const int32_t factor = 1 << (row[0] & kMostShift);
    for (uint32_t i = 0; i < count; ++i) sums[i] += row[1 + i] * factor;
  }

 private:
  const int8_t* rows_ = nullptr;
  uint32_t mask_ = 0;
  uint32_t columns_ = 0;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_WEIGHTS_HASHED_ROWS_H_
