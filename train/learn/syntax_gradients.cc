// The backward pass of SyntaxNetwork.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "train/learn/layers.h"
#include "train/learn/syntax_network.h"

namespace whosaid {
namespace {

constexpr float kTagWeight = 2.0f;  // the tags' share in the loss, against 1 for arcs and labels

}  // namespace

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
  std::vector<EmbeddingTable*> tables = {&words_};
  for (EmbeddingTable& table : affixes_) tables.push_back(&table);
  const std::vector<Parameter*> dense = Dense();
  double squares = 0;
  for (const Parameter* parameter : dense) squares += parameter->SquaredGradient();
  for (const EmbeddingTable* table : tables) squares += table->SquaredGradient();
  const auto length = static_cast<float>(std::sqrt(squares));
  const float scale = length > step.clip ? step.clip / length : 1.0f;
  for (Parameter* parameter : dense) parameter->Move(step, scale);
  for (EmbeddingTable* table : tables) table->Move(step, scale);
}

}  // namespace whosaid
