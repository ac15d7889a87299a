#include "extract/syntax/syntax_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "extract/syntax/tree.h"

namespace whosaid {
namespace {

constexpr float kLeak = 0.1f;
constexpr size_t kBlockRows = 48;
constexpr ptrdiff_t kLongestArc = 31;
constexpr size_t kArcLengths = 2 * kLongestArc + 2;
constexpr std::array<const char*, kAffixFeatures> kAffixNames = {"prefix1", "prefix3", "suffix2",
                                                                 "suffix3", "suffix4", "shape"};

float Leak(float value) { return std::max(value, kLeak * value); }

size_t ArcLength(size_t dependent, size_t head) {
  if (head == 0) return kArcLengths - 1;
  const auto length = static_cast<ptrdiff_t>(head) - static_cast<ptrdiff_t>(dependent);
  return static_cast<size_t>(std::clamp(length, -kLongestArc, kLongestArc) + kLongestArc);
}

// Rows of int8, each with its own scale, so that no word's numbers depend on another's.
struct QuantisedRows {
  size_t columns;
  std::vector<int8_t> values;
  std::vector<float> scales;

  QuantisedRows(size_t rows, size_t padded_columns)
      : columns(padded_columns), values(rows * padded_columns, 0), scales(rows) {}
  void Set(size_t row, const float* from, size_t count, const Kernels& kernels) {
    scales[row] = kernels.quantise(from, count, values.data() + row * columns);
  }
};

void CopyRow(const Tensor& table, uint32_t row, float*& to) {
  const int8_t* const from = table.bytes.data() + size_t{row} * table.columns;
  const float scale = table.scales[row];
  for (size_t i = 0; i < table.columns; ++i) *to++ = static_cast<float>(from[i]) * scale;
}

uint32_t BestOf(const float* scores, size_t count) {
  return static_cast<uint32_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

Result<SyntaxModel::Dense> SyntaxModel::LoadDense(const TensorFile& file, const std::string& name) {
  const Result<Tensor> weights = file.Get(name, TensorType::kByteColumns);
  if (!weights) return tl::make_unexpected(weights.error());
  const std::string bias_name =
      name.starts_with("layer") ? "layer_bias" + name.substr(5) : name + "_bias";
  const Result<Tensor> bias = file.Get(bias_name, TensorType::kFloat);
  if (!bias) return tl::make_unexpected(bias.error());
  if (bias->floats.size() != weights->columns) {
    return Fail(ErrorKind::kBadInput, fmt::format("{}: tensor '{}' has another size than its layer",
                                                  file.name(), bias_name));
  }
  Dense dense;
  dense.inputs = weights->rows;
  dense.outputs = weights->columns;
  dense.weights =
      PackedMatrix(weights->bytes.data(), dense.inputs, dense.outputs, dense.outputs, 1);
  dense.scales.assign(weights->scales.begin(), weights->scales.end());
  dense.bias.assign(bias->floats.begin(), bias->floats.end());
  dense.scales.resize(dense.weights.columns, 0);
  dense.bias.resize(dense.weights.columns, 0);
  return dense;
}

bool SyntaxModel::IsWhole() const {
  size_t inputs = word_table_.columns;
  for (size_t i = 0; i < kAffixFeatures; ++i) {
    if (affix_tables_[i].rows != kAffixBuckets[i]) return false;
    inputs += affix_tables_[i].columns;
  }
  const size_t hidden = input_.outputs;
  const auto fits = [](const Dense& dense, size_t in, size_t out) {
    return out > 0 && dense.inputs == in && dense.outputs == out;
  };
  for (const Layer& layer : layers_) {
    if (!fits(layer.gates, hidden, 3 * hidden) || layer.recall.size() != 2 * hidden) return false;
  }
  const size_t arc = head_.outputs;
  const size_t label = label_head_.outputs;
  return hidden > 0 && hidden % 2 == 0 && input_.inputs == inputs &&
         word_table_.rows == words_.size() && words_.size() > 0 &&
         fits(upos_layer_, hidden, upos_.size()) && fits(xpos_layer_, hidden, xpos_.size()) &&
         fits(dependent_, hidden, dependent_.outputs) && fits(arc_, dependent_.outputs, arc) &&
         fits(head_, hidden, arc) && arc_root_.size() == arc && arc_length_.size() == kArcLengths &&
         fits(label_dependent_, hidden, label) && fits(label_head_, hidden, label) &&
         label_root_.size() == label && fits(label_layer_, 2 * label, labels_.size());
}

Result<SyntaxModel> SyntaxModel::Load(std::string_view bytes, std::string_view name) {
  const Result<TensorFile> file = TensorFile::Open(bytes, name);
  if (!file) return tl::make_unexpected(file.error());
  SyntaxModel model;
  std::optional<Error> error;
  const auto get = [&](const std::string& tensor, TensorType type) {
    const Result<Tensor> found = file->Get(tensor, type);
    if (!found && !error) error = found.error();
    return found.value_or(Tensor{});
  };
  const auto load = [&](const std::string& layer, Dense& to) {
    Result<Dense> dense = LoadDense(*file, layer);
    if (!dense && !error) error = dense.error();
    if (dense) to = std::move(*dense);
  };
  model.words_ = WordNumbers(get("word_list", TensorType::kStrings).Lines());
  model.upos_ = get("upos_list", TensorType::kStrings).Lines();
  model.xpos_ = get("xpos_list", TensorType::kStrings).Lines();
  model.labels_ = get("label_list", TensorType::kStrings).Lines();
  model.word_table_ = get("words", TensorType::kByteRows);
  for (size_t i = 0; i < kAffixFeatures; ++i) {
    model.affix_tables_[i] = get(kAffixNames[i], TensorType::kByteRows);
  }
  const std::pair<const char*, Dense*> layers[] = {{"input", &model.input_},
                                                   {"upos", &model.upos_layer_},
                                                   {"xpos", &model.xpos_layer_},
                                                   {"dependent", &model.dependent_},
                                                   {"head", &model.head_},
                                                   {"arc", &model.arc_},
                                                   {"label_head", &model.label_head_},
                                                   {"label_dependent", &model.label_dependent_},
                                                   {"label", &model.label_layer_}};
  for (const auto& [layer, to] : layers) load(layer, *to);
  for (size_t i = 0; file->Get("layer" + std::to_string(i), TensorType::kByteColumns); ++i) {
    model.layers_.emplace_back();
    load("layer" + std::to_string(i), model.layers_.back().gates);
    model.layers_.back().recall = get("recall" + std::to_string(i), TensorType::kFloat).floats;
  }
  model.arc_length_ = get("arc_length", TensorType::kFloat).floats;
  model.arc_root_ = get("arc_root", TensorType::kFloat).floats;
  model.label_root_ = get("label_root", TensorType::kFloat).floats;
  if (!error && !model.IsWhole()) {
    error = Error{ErrorKind::kBadInput, std::string(name) + ": not this program's model"};
  }
  if (error) return tl::make_unexpected(*error);
  return model;
}

SyntaxModel::Rows SyntaxModel::Apply(const Dense& dense, const Rows& input, size_t rows, bool leaks,
                                     const Kernels& kernels) const {
  QuantisedRows quantised(rows, dense.weights.rows);
  for (size_t i = 0; i < rows; ++i) quantised.Set(i, input.Row(i), dense.inputs, kernels);
  Rows output{dense.weights.columns, std::vector<float>(rows * dense.weights.columns)};
  // In blocks whose sums stay in the nearest memory.
  std::vector<int32_t> sums(std::min(rows, kBlockRows) * output.columns);
  for (size_t first = 0; first < rows; first += kBlockRows) {
    const size_t count = std::min(kBlockRows, rows - first);
    kernels.multiply(quantised.values.data() + first * quantised.columns, count, dense.weights,
                     sums.data());
    for (size_t i = 0; i < count; ++i) {
      kernels.rescale(sums.data() + i * output.columns, quantised.scales[first + i],
                      dense.scales.data(), dense.bias.data(), output.columns,
                      output.Row(first + i));
    }
  }
  if (leaks) {
    for (float& value : output.values) value = Leak(value);
  }
  return output;
}

SyntaxModel::Rows SyntaxModel::Embed(std::span<const std::string_view> words,
                                     std::span<const size_t> sizes) const {
  Rows input{input_.inputs, std::vector<float>(words.size() * input_.inputs)};
  size_t word = 0;
  for (const size_t size : sizes) {
    for (size_t i = 0; i < size; ++i, ++word) {
      const std::string normal = NormalWord(words[word]);
      const Affixes affixes = AffixesOf(words[word], normal, i == 0);
      float* to = input.Row(word);
      CopyRow(word_table_, words_.Find(normal).value_or(0), to);
      for (size_t k = 0; k < kAffixFeatures; ++k) CopyRow(affix_tables_[k], affixes[k], to);
    }
  }
  return input;
}

SyntaxModel::Rows SyntaxModel::RunLayer(const Layer& layer, const Rows& input,
                                        std::span<const size_t> sizes,
                                        const Kernels& kernels) const {
  const size_t hidden = layer.gates.inputs;
  const size_t units = hidden / 2;
  const size_t rows = input.values.size() / input.columns;
  const Rows gates = Apply(layer.gates, input, rows, false, kernels);
  Rows output{hidden, std::vector<float>(rows * hidden)};
  std::vector<float> cells(2 * units);
  size_t begin = 0;
  for (const size_t size : sizes) {
    for (size_t side = 0; side < 2; ++side) {
      std::fill(cells.begin(), cells.end(), 0.0f);
      for (size_t step = 0; step < size; ++step) {
        const size_t row = begin + (side == 0 ? step : size - 1 - step);
        const float* const z = gates.Row(row) + side * 3 * units;
        float* const before = cells.data() + step % 2 * units;
        float* const after = cells.data() + (step + 1) % 2 * units;
        kernels.recur({z, z + units, z + 2 * units, layer.recall.data() + side * units,
                       layer.recall.data() + hidden + side * units, input.Row(row) + side * units,
                       before, after, output.Row(row) + side * units, units});
      }
    }
    begin += size;
  }
  return output;
}

void SyntaxModel::FindHeads(const Rows& hidden, std::span<const size_t> sizes,
                            const Kernels& kernels, std::vector<PredictedWord>& predicted) const {
  const size_t rows = predicted.size();
  const Rows queries =
      Apply(arc_, Apply(dependent_, hidden, rows, true, kernels), rows, false, kernels);
  const Rows heads = Apply(head_, hidden, rows, true, kernels);
  const size_t width = arc_.outputs;
  std::vector<float> scores;
  size_t begin = 0;
  for (const size_t size : sizes) {
    // Words against the root (row 0) and each other, again in int8.
    QuantisedRows left(size, arc_.weights.rows);
    QuantisedRows right(size + 1, arc_.weights.rows);
    right.Set(0, arc_root_.data(), width, kernels);
    for (size_t i = 0; i < size; ++i) {
      left.Set(i, queries.Row(begin + i), width, kernels);
      right.Set(i + 1, heads.Row(begin + i), width, kernels);
    }
    const PackedMatrix packed(right.values.data(), width, size + 1, 1, right.columns);
    std::vector<int32_t> sums(size * packed.columns);
    kernels.multiply(left.values.data(), size, packed, sums.data());
    scores.resize(size * (size + 1));
    for (size_t i = 0; i < size; ++i) {
      for (size_t j = 0; j <= size; ++j) {
        scores[i * (size + 1) + j] =
            static_cast<float>(sums[i * packed.columns + j]) * (left.scales[i] * right.scales[j]) +
            arc_length_[ArcLength(i + 1, j)];
      }
    }
    const std::vector<uint32_t> tree = BestTree(scores, size);
    for (size_t i = 0; i < size; ++i) predicted[begin + i].head = tree[i];
    begin += size;
  }
}

void SyntaxModel::FindLabels(const Rows& hidden, std::span<const size_t> sizes,
                             const Kernels& kernels, std::vector<PredictedWord>& predicted) const {
  const size_t rows = predicted.size();
  const Rows dependents = Apply(label_dependent_, hidden, rows, true, kernels);
  const Rows heads = Apply(label_head_, hidden, rows, true, kernels);
  const size_t width = label_dependent_.outputs;
  Rows features{2 * width, std::vector<float>(rows * 2 * width)};
  size_t begin = 0;
  for (const size_t size : sizes) {
    for (size_t row = begin; row < begin + size; ++row) {
      const uint32_t head = predicted[row].head;
      const float* const l = dependents.Row(row);
      const float* const h = head == 0 ? label_root_.data() : heads.Row(begin + head - 1);
      float* const to = features.Row(row);
      for (size_t j = 0; j < width; ++j) {
        to[j] = l[j] * h[j];
        to[width + j] = Leak(l[j] + h[j]);
      }
    }
    begin += size;
  }
  const Rows scores = Apply(label_layer_, features, rows, false, kernels);
  for (size_t row = 0; row < rows; ++row) {
    predicted[row].label = BestOf(scores.Row(row), label_layer_.outputs);
  }
}

std::vector<PredictedWord> SyntaxModel::Predict(std::span<const std::string_view> words,
                                                std::span<const size_t> sizes,
                                                const Kernels& kernels) const {
  const size_t rows = words.size();
  Rows hidden = Apply(input_, Embed(words, sizes), rows, true, kernels);
  for (const Layer& layer : layers_) hidden = RunLayer(layer, hidden, sizes, kernels);
  std::vector<PredictedWord> predicted(rows);
  const Rows upos = Apply(upos_layer_, hidden, rows, false, kernels);
  const Rows xpos = Apply(xpos_layer_, hidden, rows, false, kernels);
  for (size_t row = 0; row < rows; ++row) {
    predicted[row].upos = BestOf(upos.Row(row), upos_layer_.outputs);
    predicted[row].xpos = BestOf(xpos.Row(row), xpos_layer_.outputs);
  }
  FindHeads(hidden, sizes, kernels, predicted);
  FindLabels(hidden, sizes, kernels, predicted);
  return predicted;
}

}  // namespace whosaid
