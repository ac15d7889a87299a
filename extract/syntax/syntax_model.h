// Syntax model: trained weights in int8 that give each word of a sentence its tags and head. What
// the network is: train/learn/syntax_network.h; corpora and figures: models/syntax.md.
#ifndef WHOSAID_EXTRACT_SYNTAX_SYNTAX_MODEL_H_
#define WHOSAID_EXTRACT_SYNTAX_SYNTAX_MODEL_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/syntax/kernels.h"
#include "extract/syntax/word_features.h"
#include "extract/times/word_numbers.h"
#include "extract/weights/tensor_file.h"

namespace whosaid {

// What the model says of one word, as numbers into its lists of names.
struct PredictedWord {
  uint32_t upos = 0;
  uint32_t xpos = 0;
  uint32_t label = 0;
  uint32_t head = 0;  // from 1 within the sentence; 0 for the root
};

// Immutable once loaded; any number of threads may use it at once.
class SyntaxModel {
 public:
  // No sentence may be longer: the cost of a tree grows with the square of its length.
  static constexpr size_t kLongestSentence = 256;

  // `bytes` must outlive the model, which reads its tables in place.
  static Result<SyntaxModel> Load(std::string_view bytes, std::string_view name);

  // The words of some sentences, one after the other; sizes[i] words belong to the i-th.
  // REQUIRES: 0 < sizes[i] <= kLongestSentence.
  std::vector<PredictedWord> Predict(std::span<const std::string_view> words,
                                     std::span<const size_t> sizes,
                                     const Kernels& kernels = AvailableKernels().back()) const;

  // The names live as long as the bytes.
  const std::vector<std::string_view>& upos_names() const { return upos_; }
  const std::vector<std::string_view>& xpos_names() const { return xpos_; }
  const std::vector<std::string_view>& label_names() const { return labels_; }

 private:
  struct Dense {
    PackedMatrix weights;
    std::vector<float> scales;  // padded like the weights' columns
    std::vector<float> bias;
    size_t inputs = 0;
    size_t outputs = 0;
  };
  struct Layer {
    Dense gates;
    std::span<const float> recall;  // 2 x outputs / 3
  };
  // Rows of floats, `columns` apart.
  struct Rows {
    size_t columns = 0;
    std::vector<float> values;
    float* Row(size_t row) { return values.data() + row * columns; }
    const float* Row(size_t row) const { return values.data() + row * columns; }
  };

  // Whether all sizes fit each other, so that Predict reads within its tables.
  bool IsWhole() const;
  static Result<Dense> LoadDense(const TensorFile& file, const std::string& name);
  Rows Apply(const Dense& dense, const Rows& input, size_t rows, bool leaks,
             const Kernels& kernels) const;
  Rows Embed(std::span<const std::string_view> words, std::span<const size_t> sizes) const;
  Rows RunLayer(const Layer& layer, const Rows& input, std::span<const size_t> sizes,
                const Kernels& kernels) const;
  void FindHeads(const Rows& hidden, std::span<const size_t> sizes, const Kernels& kernels,
                 std::vector<PredictedWord>& predicted) const;
  void FindLabels(const Rows& hidden, std::span<const size_t> sizes, const Kernels& kernels,
                  std::vector<PredictedWord>& predicted) const;

  WordNumbers words_;
  std::vector<std::string_view> upos_, xpos_, labels_;
  Tensor word_table_;
  std::array<Tensor, kAffixFeatures> affix_tables_;
  Dense input_, upos_layer_, xpos_layer_;
  std::vector<Layer> layers_;
  Dense dependent_, head_, arc_, label_dependent_, label_head_, label_layer_;
  std::span<const float> arc_length_, arc_root_, label_root_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_SYNTAX_MODEL_H_
