#include "train/learn/syntax_network.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "extract/syntax/sigmoid.h"
#include "extract/syntax/tree.h"
#include "train/learn/layers.h"

namespace whosaid {
namespace {

std::vector<uint32_t> BestColumns(const Matrix& scores) {
  std::vector<uint32_t> best;
  for (size_t i = 0; i < scores.rows; ++i) {
    const float* const row = scores.Row(i);
    best.push_back(static_cast<uint32_t>(std::max_element(row, row + scores.columns) - row));
  }
  return best;
}

}  // namespace

size_t SyntaxSizes::input() const {
  size_t size = word_size;
  for (const size_t affix : affix_sizes) size += affix;
  return size;
}

size_t ArcLength(size_t dependent, size_t head) {
  if (head == 0) return kArcLengths - 1;
  const auto length = static_cast<ptrdiff_t>(head) - static_cast<ptrdiff_t>(dependent);
  constexpr auto kLongest = static_cast<ptrdiff_t>(kLongestArc);
  return static_cast<size_t>(std::clamp(length, -kLongest, kLongest) + kLongest);
}

SyntaxNetwork::SyntaxNetwork(const SyntaxSizes& sizes, uint64_t seed) : sizes_(sizes) {
  Random random(seed);
  words_ = EmbeddingTable(sizes.words, sizes.word_size, random);
  for (size_t i = 0; i < kAffixFeatures; ++i) {
    affixes_.emplace_back(kAffixBuckets[i], sizes.affix_sizes[i], random);
  }
  const size_t hidden = sizes.hidden();
  input_ = Randomised(sizes.input(), hidden, random);
  input_bias_ = Parameter(1, hidden);
  for (size_t i = 0; i < sizes.layers; ++i) {
    Layer layer{Randomised(hidden, 3 * hidden, random), Parameter(1, 3 * hidden),
                Randomised(2, hidden, random)};
    const size_t d = sizes.direction;
    for (const size_t side : {size_t{0}, 3 * d}) {
      std::fill_n(layer.bias.value.values.begin() + static_cast<ptrdiff_t>(side + d), d, 0.5f);
    }
    for (float& value : layer.recall.value.values) value *= 0.5f;
    layers_.push_back(std::move(layer));
  }
  const auto projection = [&](size_t size, Parameter& weights, Parameter& bias) {
    weights = Randomised(hidden, size, random);
    bias = Parameter(1, size);
  };
  projection(sizes.upos, upos_, upos_bias_);
  projection(sizes.xpos, xpos_, xpos_bias_);
  projection(sizes.arc, dependent_, dependent_bias_);
  projection(sizes.arc, head_, head_bias_);
  projection(sizes.label, label_dependent_, label_dependent_bias_);
  projection(sizes.label, label_head_, label_head_bias_);
  arc_ = Randomised(sizes.arc, sizes.arc, random);
  arc_bias_ = Parameter(1, sizes.arc);
  arc_length_ = Parameter(1, kArcLengths);
  arc_root_ = Randomised(1, sizes.arc, random);
  label_root_ = Randomised(1, sizes.label, random);
  label_ = Randomised(2 * sizes.label, sizes.labels, random);
  label_bias_ = Parameter(1, sizes.labels);
}

std::vector<Parameter*> SyntaxNetwork::Dense() {
  std::vector<Parameter*> all = {&input_,
                                 &input_bias_,
                                 &upos_,
                                 &upos_bias_,
                                 &xpos_,
                                 &xpos_bias_,
                                 &dependent_,
                                 &head_,
                                 &dependent_bias_,
                                 &head_bias_,
                                 &arc_,
                                 &arc_bias_,
                                 &arc_length_,
                                 &arc_root_,
                                 &label_dependent_,
                                 &label_head_,
                                 &label_dependent_bias_,
                                 &label_head_bias_,
                                 &label_root_,
                                 &label_,
                                 &label_bias_};
  for (Layer& layer : layers_) {
    for (Parameter* parameter : {&layer.weights, &layer.bias, &layer.recall}) {
      all.push_back(parameter);
    }
  }
  return all;
}

void SyntaxNetwork::ForEach(const std::function<void(const char*, const Matrix&)>& visit) const {
  constexpr std::array<const char*, kAffixFeatures> kNames = {"prefix1", "prefix3", "suffix2",
                                                              "suffix3", "suffix4", "shape"};
  visit("words", words_.value());
  for (size_t i = 0; i < kAffixFeatures; ++i) visit(kNames[i], affixes_[i].value());
  visit("input", input_.value);
  visit("input_bias", input_bias_.value);
  for (size_t i = 0; i < layers_.size(); ++i) {
    const std::string number = std::to_string(i);
    visit(("layer" + number).c_str(), layers_[i].weights.value);
    visit(("layer_bias" + number).c_str(), layers_[i].bias.value);
    visit(("recall" + number).c_str(), layers_[i].recall.value);
  }
  const std::pair<const char*, const Parameter*> rest[] = {
      {"upos", &upos_},
      {"upos_bias", &upos_bias_},
      {"xpos", &xpos_},
      {"xpos_bias", &xpos_bias_},
      {"dependent", &dependent_},
      {"dependent_bias", &dependent_bias_},
      {"head", &head_},
      {"head_bias", &head_bias_},
      {"arc", &arc_},
      {"arc_bias", &arc_bias_},
      {"arc_length", &arc_length_},
      {"arc_root", &arc_root_},
      {"label_dependent", &label_dependent_},
      {"label_dependent_bias", &label_dependent_bias_},
      {"label_head", &label_head_},
      {"label_head_bias", &label_head_bias_},
      {"label_root", &label_root_},
      {"label", &label_},
      {"label_bias", &label_bias_},
  };
  for (const auto& [name, parameter] : rest) visit(name, parameter->value);
}

void SyntaxNetwork::Embed(std::span<const SyntaxExample* const> batch, const SyntaxDropout* dropout,
                          Random* random, Pass& pass) const {
  pass.batch = batch;
  pass.begins.push_back(0);
  for (const SyntaxExample* example : batch) {
    pass.begins.push_back(pass.begins.back() + example->words.size());
  }
  pass.input = Matrix(pass.rows(), sizes_.input());
  size_t row = 0;
  for (const SyntaxExample* example : batch) {
    for (size_t i = 0; i < example->words.size(); ++i, ++row) {
      const bool drop = dropout != nullptr && random->Uniform() < dropout->words;
      pass.words.push_back(drop ? 0 : example->words[i]);
      float* to = std::copy_n(words_.Row(pass.words.back()), sizes_.word_size, pass.input.Row(row));
      for (size_t k = 0; k < kAffixFeatures; ++k) {
        to = std::copy_n(affixes_[k].Row(example->affixes[i][k]), sizes_.affix_sizes[k], to);
      }
    }
  }
  if (dropout == nullptr) return;
  pass.input_mask = DropoutMask(pass.rows(), sizes_.input(), dropout->input, *random);
  MultiplyBy(pass.input_mask, pass.input);
}

void SyntaxNetwork::RunLayer(const Layer& layer, const SyntaxDropout* dropout, Random* random,
                             size_t number, Pass& pass) const {
  const Matrix& input = pass.outputs[number];
  const size_t d = sizes_.direction;
  Matrix gates = Linear(input, layer.weights, layer.bias);
  Matrix cells(input.rows, input.columns);
  Matrix output(input.rows, input.columns);
  const std::vector<float> zeros(d, 0);
  for (size_t s = 0; s + 1 < pass.begins.size(); ++s) {
    const size_t begin = pass.begins[s];
    const size_t end = pass.begins[s + 1];
    for (size_t side = 0; side < 2; ++side) {
      const float* const recall_f = layer.recall.value.Row(0) + side * d;
      const float* const recall_r = layer.recall.value.Row(1) + side * d;
      const float* before = zeros.data();
      for (size_t step = begin; step < end; ++step) {
        const size_t t = side == 0 ? step : begin + end - 1 - step;
        float* const z = gates.Row(t) + side * 3 * d;
        float* const f = z + d;
        float* const r = f + d;
        float* const c = cells.Row(t) + side * d;
        float* const h = output.Row(t) + side * d;
        const float* const x = input.Row(t) + side * d;
        for (size_t j = 0; j < d; ++j) {
          f[j] = Sigmoid(f[j] + recall_f[j] * before[j]);
          r[j] = Sigmoid(r[j] + recall_r[j] * before[j]);
          c[j] = f[j] * before[j] + (1 - f[j]) * z[j];
          h[j] = r[j] * c[j] + (1 - r[j]) * x[j];
        }
        before = c;
      }
    }
  }
  Matrix mask;
  if (dropout != nullptr) {
    mask = DropoutMask(output.rows, output.columns, dropout->layers, *random);
    MultiplyBy(mask, output);
  }
  pass.gates.push_back(std::move(gates));
  pass.cells.push_back(std::move(cells));
  pass.masks.push_back(std::move(mask));
  pass.outputs.push_back(std::move(output));
}

SyntaxNetwork::Pass SyntaxNetwork::Forward(std::span<const SyntaxExample* const> batch,
                                           const SyntaxDropout* dropout, Random* random) const {
  Pass pass;
  Embed(batch, dropout, random, pass);
  pass.linear = Linear(pass.input, input_, input_bias_);
  Leak(pass.linear);
  pass.outputs.push_back(pass.linear);
  for (size_t i = 0; i < layers_.size(); ++i) RunLayer(layers_[i], dropout, random, i, pass);
  const Matrix& hidden = pass.outputs.back();
  const auto project = [&](const Parameter& weights, const Parameter& bias) {
    Matrix projected = Linear(hidden, weights, bias);
    Leak(projected);
    return projected;
  };
  pass.dependent = project(dependent_, dependent_bias_);
  pass.head = project(head_, head_bias_);
  pass.queries = Linear(pass.dependent, arc_, arc_bias_);
  pass.label_dependent = project(label_dependent_, label_dependent_bias_);
  pass.label_head = project(label_head_, label_head_bias_);
  return pass;
}

// scores: n x (n + 1), the first column is the root.
void SyntaxNetwork::ScoreArcs(const Pass& pass, size_t sentence, Matrix& scores) const {
  const size_t begin = pass.begins[sentence];
  const size_t n = pass.begins[sentence + 1] - begin;
  scores = Matrix(n, n + 1);
  const MatrixView queries = MatrixView(pass.queries).RowsFrom(begin, n);
  const MatrixView heads = MatrixView(pass.head).RowsFrom(begin, n);
  AddProduct(queries, MatrixView(arc_root_.value).Transposed(), scores.values.data(), n + 1);
  AddProduct(queries, heads.Transposed(), scores.values.data() + 1, n + 1);
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j <= n; ++j) {
      scores.Row(i)[j] += arc_length_.value.values[ArcLength(i + 1, j)];
    }
    scores.Row(i)[i + 1] = -1e9f;  // no word heads itself
  }
}

// Rows of [l * h ; leak(l + h)] for the arcs that `heads` gives; `heads` runs over all sentences.
Matrix SyntaxNetwork::LabelFeatures(const Pass& pass, const std::vector<uint32_t>& heads) const {
  const size_t size = sizes_.label;
  Matrix features(pass.rows(), 2 * size);
  for (size_t s = 0; s + 1 < pass.begins.size(); ++s) {
    for (size_t row = pass.begins[s]; row < pass.begins[s + 1]; ++row) {
      const float* const l = pass.label_dependent.Row(row);
      const float* const h = heads[row] == 0 ? label_root_.value.Row(0)
                                             : pass.label_head.Row(pass.begins[s] + heads[row] - 1);
      float* const out = features.Row(row);
      for (size_t j = 0; j < size; ++j) {
        out[j] = l[j] * h[j];
        const float sum = l[j] + h[j];
        out[size + j] = sum < 0 ? kLeak * sum : sum;
      }
    }
  }
  return features;
}

std::vector<SyntaxPrediction> SyntaxNetwork::Predict(
    std::span<const SyntaxExample* const> batch) const {
  const Pass pass = Forward(batch, nullptr, nullptr);
  const Matrix& hidden = pass.outputs.back();
  const std::vector<uint32_t> upos = BestColumns(Linear(hidden, upos_, upos_bias_));
  const std::vector<uint32_t> xpos = BestColumns(Linear(hidden, xpos_, xpos_bias_));
  std::vector<uint32_t> heads;
  Matrix scores;
  for (size_t s = 0; s < batch.size(); ++s) {
    ScoreArcs(pass, s, scores);
    const std::vector<uint32_t> tree = BestTree(scores.values, scores.rows);
    heads.insert(heads.end(), tree.begin(), tree.end());
  }
  const std::vector<uint32_t> labels =
      BestColumns(Linear(LabelFeatures(pass, heads), label_, label_bias_));
  std::vector<SyntaxPrediction> predictions;
  for (size_t s = 0; s < batch.size(); ++s) {
    const auto part = [&](const std::vector<uint32_t>& all) {
      return std::vector<uint32_t>(all.begin() + static_cast<ptrdiff_t>(pass.begins[s]),
                                   all.begin() + static_cast<ptrdiff_t>(pass.begins[s + 1]));
    };
    predictions.push_back({part(upos), part(xpos), part(heads), part(labels)});
  }
  return predictions;
}

}  // namespace whosaid
