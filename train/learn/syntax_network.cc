#include "train/learn/syntax_network.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "extract/syntax/sigmoid.h"
#include "extract/syntax/tree.h"

namespace whosaid {
namespace {

constexpr float kLeak = 0.1f;
constexpr float kTagWeight = 2.0f;  // the tags' share in the loss, against 1 for arcs and labels

void AddBias(const Matrix& bias, Matrix& matrix) {
  for (size_t i = 0; i < matrix.rows; ++i) {
    float* const row = matrix.Row(i);
    for (size_t j = 0; j < matrix.columns; ++j) row[j] += bias.values[j];
  }
}

void AddColumnSums(const Matrix& matrix, Matrix& sums) {
  for (size_t i = 0; i < matrix.rows; ++i) {
    for (size_t j = 0; j < matrix.columns; ++j) sums.values[j] += matrix.Row(i)[j];
  }
}

void Leak(Matrix& matrix) {
  for (float& value : matrix.values) value = value < 0 ? kLeak * value : value;
}

// A leaky unit keeps the sign of its input.
void BackThroughLeak(const Matrix& output, Matrix& gradient) {
  for (size_t i = 0; i < gradient.size(); ++i) {
    if (output.values[i] < 0) gradient.values[i] *= kLeak;
  }
}

Matrix Linear(const Matrix& input, const Parameter& weights, const Parameter& bias) {
  Matrix output(input.rows, weights.value.columns);
  AddProduct(input, weights.value, output);
  AddBias(bias.value, output);
  return output;
}

// Adds the gradients of output = input · weights + bias.
void BackThroughLinear(const Matrix& input, const Matrix& output_gradient, Parameter& weights,
                       Parameter& bias, Matrix& input_gradient) {
  AddProduct(MatrixView(input).Transposed(), output_gradient, weights.gradient);
  AddColumnSums(output_gradient, bias.gradient);
  AddProduct(output_gradient, MatrixView(weights.value).Transposed(), input_gradient);
}

// Turns scores into their gradient under a softmax and returns the loss.
double SoftmaxGradient(float* scores, size_t count, size_t gold, float weight) {
  const float most = *std::max_element(scores, scores + count);
  double sum = 0;
  for (size_t i = 0; i < count; ++i) sum += std::exp(static_cast<double>(scores[i] - most));
  const double loss = std::log(sum) - (scores[gold] - most);
  for (size_t i = 0; i < count; ++i) {
    const double share = std::exp(static_cast<double>(scores[i] - most)) / sum;
    scores[i] = weight * static_cast<float>(share - (i == gold ? 1 : 0));
  }
  return loss;
}

// A mask of zeros and 1 / (1 - rate).
Matrix DropoutMask(size_t rows, size_t columns, float rate, Random& random) {
  Matrix mask(rows, columns);
  for (float& value : mask.values) value = random.Uniform() < rate ? 0 : 1 / (1 - rate);
  return mask;
}

void MultiplyBy(const Matrix& mask, Matrix& matrix) {
  if (mask.size() == 0) return;
  for (size_t i = 0; i < matrix.size(); ++i) matrix.values[i] *= mask.values[i];
}

std::vector<uint32_t> BestColumns(const Matrix& scores) {
  std::vector<uint32_t> best;
  for (size_t i = 0; i < scores.rows; ++i) {
    const float* const row = scores.Row(i);
    best.push_back(static_cast<uint32_t>(std::max_element(row, row + scores.columns) - row));
  }
  return best;
}

Parameter Randomised(size_t rows, size_t columns, Random& random) {
  Parameter parameter(rows, columns);
  parameter.Randomise(random);
  return parameter;
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

// What a forward pass leaves for the backward pass. Rows are the words of all sentences.
struct SyntaxNetwork::Pass {
  std::span<const SyntaxExample* const> batch;
  std::vector<size_t> begins;               // of each sentence, and the end
  std::vector<uint32_t> words;              // after word dropout
  Matrix input, input_mask, linear;         // linear: after the leak
  std::vector<Matrix> outputs;              // what each layer reads; the last is read by the heads
  std::vector<Matrix> masks, gates, cells;  // gates: z, and f and r after the sigmoid
  Matrix dependent, head, queries;          // arcs
  Matrix label_dependent, label_head;
  size_t rows() const { return begins.back(); }
};

SyntaxNetwork::SyntaxNetwork(const SyntaxSizes& sizes, uint64_t seed) : sizes_(sizes) {
  Random random(seed);
  words_ = Table(sizes.words, sizes.word_size, random);
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

double SyntaxNetwork::TagGradients(const Pass& pass, Parameter& weights, Parameter& bias,
                                   const std::vector<uint32_t>& gold, float weight,
                                   Matrix& hidden_gradient) {
  const Matrix& hidden = pass.outputs.back();
  Matrix scores = Linear(hidden, weights, bias);
  double loss = 0;
  for (size_t i = 0; i < scores.rows; ++i) {
    loss += SoftmaxGradient(scores.Row(i), scores.columns, gold[i], weight);
  }
  BackThroughLinear(hidden, scores, weights, bias, hidden_gradient);
  return loss;
}

double SyntaxNetwork::ArcGradients(const Pass& pass, const std::vector<uint32_t>& heads,
                                   Matrix& hidden_gradient) {
  const size_t rows = pass.rows();
  const float weight = 1.0f / static_cast<float>(rows);
  Matrix query_gradient(rows, sizes_.arc);
  Matrix head_gradient(rows, sizes_.arc);
  double loss = 0;
  Matrix scores;
  for (size_t s = 0; s + 1 < pass.begins.size(); ++s) {
    ScoreArcs(pass, s, scores);
    const size_t begin = pass.begins[s];
    const size_t n = scores.rows;
    for (size_t i = 0; i < n; ++i) {
      loss += SoftmaxGradient(scores.Row(i), n + 1, heads[begin + i], weight);
      for (size_t j = 0; j <= n; ++j) {
        arc_length_.gradient.values[ArcLength(i + 1, j)] += scores.Row(i)[j];
      }
    }
    const MatrixView all(scores);
    const MatrixView root(scores.values.data(), n, 1, n + 1, 1);
    const MatrixView inner(scores.values.data() + 1, n, n, n + 1, 1);
    const MatrixView queries = MatrixView(pass.queries).RowsFrom(begin, n);
    AddProduct(root, arc_root_.value, query_gradient.Row(begin), sizes_.arc);
    AddProduct(inner, MatrixView(pass.head).RowsFrom(begin, n), query_gradient.Row(begin),
               sizes_.arc);
    AddProduct(root.Transposed(), queries, arc_root_.gradient);
    AddProduct(inner.Transposed(), queries, head_gradient.Row(begin), sizes_.arc);
  }
  Matrix dependent_gradient(rows, sizes_.arc);
  BackThroughLinear(pass.dependent, query_gradient, arc_, arc_bias_, dependent_gradient);
  BackThroughLeak(pass.dependent, dependent_gradient);
  BackThroughLeak(pass.head, head_gradient);
  const Matrix& hidden = pass.outputs.back();
  BackThroughLinear(hidden, dependent_gradient, dependent_, dependent_bias_, hidden_gradient);
  BackThroughLinear(hidden, head_gradient, head_, head_bias_, hidden_gradient);
  return loss;
}

double SyntaxNetwork::LabelGradients(const Pass& pass, const std::vector<uint32_t>& heads,
                                     const std::vector<uint32_t>& labels, Matrix& hidden_gradient) {
  const size_t rows = pass.rows();
  const size_t size = sizes_.label;
  const Matrix features = LabelFeatures(pass, heads);
  Matrix scores = Linear(features, label_, label_bias_);
  double loss = 0;
  for (size_t i = 0; i < rows; ++i) {
    loss +=
        SoftmaxGradient(scores.Row(i), scores.columns, labels[i], 1.0f / static_cast<float>(rows));
  }
  Matrix feature_gradient(rows, 2 * size);
  BackThroughLinear(features, scores, label_, label_bias_, feature_gradient);
  Matrix dependent_gradient(rows, size);
  Matrix head_gradient(rows, size);
  for (size_t s = 0; s + 1 < pass.begins.size(); ++s) {
    for (size_t row = pass.begins[s]; row < pass.begins[s + 1]; ++row) {
      const bool is_root = heads[row] == 0;
      const size_t head = is_root ? 0 : pass.begins[s] + heads[row] - 1;
      const float* const l = pass.label_dependent.Row(row);
      const float* const h = is_root ? label_root_.value.Row(0) : pass.label_head.Row(head);
      float* const to_head = is_root ? label_root_.gradient.Row(0) : head_gradient.Row(head);
      const float* const product = feature_gradient.Row(row);
      const float* const sum = product + size;
      for (size_t j = 0; j < size; ++j) {
        const float shared = l[j] + h[j] < 0 ? kLeak * sum[j] : sum[j];
        dependent_gradient.Row(row)[j] += product[j] * h[j] + shared;
        to_head[j] += product[j] * l[j] + shared;
      }
    }
  }
  BackThroughLeak(pass.label_dependent, dependent_gradient);
  BackThroughLeak(pass.label_head, head_gradient);
  const Matrix& hidden = pass.outputs.back();
  BackThroughLinear(hidden, dependent_gradient, label_dependent_, label_dependent_bias_,
                    hidden_gradient);
  BackThroughLinear(hidden, head_gradient, label_head_, label_head_bias_, hidden_gradient);
  return loss;
}

// `gradient`: of the layer's output on entry, of its input on return.
void SyntaxNetwork::BackThroughLayer(Layer& layer, const Pass& pass, size_t number,
                                     Matrix& gradient) {
  MultiplyBy(pass.masks[number], gradient);
  const Matrix& input = pass.outputs[number];
  const Matrix& gates = pass.gates[number];
  const Matrix& cells = pass.cells[number];
  const size_t d = sizes_.direction;
  Matrix gate_gradient(gates.rows, gates.columns);
  Matrix input_gradient(input.rows, input.columns);
  const std::vector<float> zeros(d, 0);
  std::vector<float> carried(d);  // the gradient of the cell, from the step after
  for (size_t s = 0; s + 1 < pass.begins.size(); ++s) {
    const size_t begin = pass.begins[s];
    const size_t end = pass.begins[s + 1];
    for (size_t side = 0; side < 2; ++side) {
      const float* const recall_f = layer.recall.value.Row(0) + side * d;
      const float* const recall_r = layer.recall.value.Row(1) + side * d;
      float* const recall_f_gradient = layer.recall.gradient.Row(0) + side * d;
      float* const recall_r_gradient = layer.recall.gradient.Row(1) + side * d;
      std::fill(carried.begin(), carried.end(), 0.0f);
      for (size_t step = end; step > begin; --step) {
        const size_t t = side == 0 ? step - 1 : begin + end - step;
        const bool is_first = step - 1 == begin;
        const float* const before =
            is_first ? zeros.data() : cells.Row(side == 0 ? t - 1 : t + 1) + side * d;
        const float* const z = gates.Row(t) + side * 3 * d;
        const float* const f = z + d;
        const float* const r = f + d;
        const float* const c = cells.Row(t) + side * d;
        const float* const x = input.Row(t) + side * d;
        const float* const h_gradient = gradient.Row(t) + side * d;
        float* const z_gradient = gate_gradient.Row(t) + side * 3 * d;
        float* const f_gradient = z_gradient + d;
        float* const r_gradient = f_gradient + d;
        float* const x_gradient = input_gradient.Row(t) + side * d;
        for (size_t j = 0; j < d; ++j) {
          const float to_r = h_gradient[j] * (c[j] - x[j]) * r[j] * (1 - r[j]);
          x_gradient[j] += h_gradient[j] * (1 - r[j]);
          const float to_c = carried[j] + h_gradient[j] * r[j];
          const float to_f = to_c * (before[j] - z[j]) * f[j] * (1 - f[j]);
          z_gradient[j] = to_c * (1 - f[j]);
          f_gradient[j] = to_f;
          r_gradient[j] = to_r;
          recall_f_gradient[j] += to_f * before[j];
          recall_r_gradient[j] += to_r * before[j];
          carried[j] = to_c * f[j] + to_f * recall_f[j] + to_r * recall_r[j];
        }
      }
    }
  }
  BackThroughLinear(input, gate_gradient, layer.weights, layer.bias, input_gradient);
  gradient = std::move(input_gradient);
}

void SyntaxNetwork::BackToInput(const Pass& pass, Matrix& gradient) {
  BackThroughLeak(pass.linear, gradient);
  Matrix input_gradient(pass.input.rows, pass.input.columns);
  BackThroughLinear(pass.input, gradient, input_, input_bias_, input_gradient);
  MultiplyBy(pass.input_mask, input_gradient);
  size_t row = 0;
  for (const SyntaxExample* example : pass.batch) {
    for (const Affixes& affixes : example->affixes) {
      const float* from = input_gradient.Row(row);
      words_.AddGradient(pass.words[row], from);
      from += sizes_.word_size;
      for (size_t k = 0; k < kAffixFeatures; ++k) {
        affixes_[k].AddGradient(affixes[k], from);
        from += sizes_.affix_sizes[k];
      }
      ++row;
    }
  }
}

double SyntaxNetwork::AddGradients(std::span<const SyntaxExample* const> batch,
                                   const SyntaxDropout& dropout, Random& random) {
  const Pass pass = Forward(batch, &dropout, &random);
  const auto gather = [&](std::vector<uint32_t> SyntaxExample::* column) {
    std::vector<uint32_t> all;
    for (const SyntaxExample* example : batch) {
      all.insert(all.end(), (example->*column).begin(), (example->*column).end());
    }
    assert(all.size() == pass.rows());
    return all;
  };
  const auto rows = static_cast<double>(pass.rows());
  const auto tag_weight = static_cast<float>(kTagWeight / rows);
  const std::vector<uint32_t> heads = gather(&SyntaxExample::heads);
  Matrix gradient(pass.rows(), sizes_.hidden());
  double loss = 0;
  loss +=
      TagGradients(pass, upos_, upos_bias_, gather(&SyntaxExample::upos), tag_weight / 2, gradient);
  loss +=
      TagGradients(pass, xpos_, xpos_bias_, gather(&SyntaxExample::xpos), tag_weight / 2, gradient);
  loss += ArcGradients(pass, heads, gradient);
  loss += LabelGradients(pass, heads, gather(&SyntaxExample::labels), gradient);
  for (size_t i = layers_.size(); i > 0; --i)
    BackThroughLayer(layers_[i - 1], pass, i - 1, gradient);
  BackToInput(pass, gradient);
  return loss / rows;
}

void SyntaxNetwork::Move(const AdamStep& step) {
  std::vector<Table*> tables = {&words_};
  for (Table& table : affixes_) tables.push_back(&table);
  const std::vector<Parameter*> dense = Dense();
  double squares = 0;
  for (const Parameter* parameter : dense) squares += parameter->SquaredGradient();
  for (const Table* table : tables) squares += table->SquaredGradient();
  const auto length = static_cast<float>(std::sqrt(squares));
  const float scale = length > step.clip ? step.clip / length : 1.0f;
  for (Parameter* parameter : dense) parameter->Move(step, scale);
  for (Table* table : tables) table->Move(step, scale);
}

}  // namespace whosaid
