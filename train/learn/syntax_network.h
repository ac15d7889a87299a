// The network behind tags and trees, with its gradients: embeddings of words and their affixes, a
// linear layer, bidirectional simple recurrent units (SRU), linear layers for the tags, biaffine
// scores for the arcs and a small layer for their labels.
#ifndef WHOSAID_TRAIN_LEARN_SYNTAX_NETWORK_H_
#define WHOSAID_TRAIN_LEARN_SYNTAX_NETWORK_H_

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "extract/syntax/word_features.h"
#include "train/learn/parameter.h"

namespace whosaid {

// One sentence in numbers. Gold columns are empty where a sentence is only to be predicted.
struct SyntaxExample {
  std::vector<uint32_t> words;  // rows of the word table; 0 is the unknown word
  std::vector<Affixes> affixes;
  std::vector<uint32_t> upos;
  std::vector<uint32_t> xpos;
  std::vector<uint32_t> heads;  // from 1; 0 is the root
  std::vector<uint32_t> labels;
};

struct SyntaxPrediction {
  std::vector<uint32_t> upos;
  std::vector<uint32_t> xpos;
  std::vector<uint32_t> heads;
  std::vector<uint32_t> labels;
};

struct SyntaxSizes {
  size_t words = 0;
  size_t upos = 0;
  size_t xpos = 0;
  size_t labels = 0;
  size_t word_size = 64;
  std::array<size_t, kAffixFeatures> affix_sizes = {8, 32, 16, 32, 32, 16};
  size_t direction = 128;  // units per direction
  size_t layers = 3;
  size_t arc = 96;
  size_t label = 64;

  size_t input() const;
  size_t hidden() const { return 2 * direction; }
};

struct SyntaxDropout {
  float words = 0.1f;  // replaced by the unknown word
  float input = 0.2f;
  float layers = 0.3f;
};

// Arcs longer than this share the score for their length.
inline constexpr size_t kLongestArc = 31;
inline constexpr size_t kArcLengths = 2 * kLongestArc + 2;  // the last is the root's

// The number of the length of the arc from word `dependent` to `head` (both from 1; 0: the root).
size_t ArcLength(size_t dependent, size_t head);

class SyntaxNetwork {
 public:
  SyntaxNetwork(const SyntaxSizes& sizes, uint64_t seed);

  // Adds the gradients of a batch; returns its loss per word.
  double AddGradients(std::span<const SyntaxExample* const> batch, const SyntaxDropout& dropout,
                      Random& random);
  // Moves all parameters and clears the gradients.
  void Move(const AdamStep& step);
  std::vector<SyntaxPrediction> Predict(std::span<const SyntaxExample* const> batch) const;

  const SyntaxSizes& sizes() const { return sizes_; }
  EmbeddingTable& words() { return words_; }
  // Every table and parameter with its name in the weights file.
  void ForEach(const std::function<void(const char*, const Matrix&)>& visit) const;

 private:
  struct Layer {
    Parameter weights;  // hidden x 6 directions: of each direction z, f, r
    Parameter bias;
    Parameter recall;  // 2 x hidden: how the cell acts on f and r
  };

  // What a forward pass leaves for the backward pass. Rows are the words of all sentences.
  struct Pass {
    std::span<const SyntaxExample* const> batch;
    std::vector<size_t> begins;        // of each sentence, and the end
    std::vector<uint32_t> words;       // after word dropout
    Matrix input, input_mask, linear;  // linear: after the leak
    std::vector<Matrix> outputs;       // what each layer reads; the last is read by the heads
    std::vector<Matrix> masks, gates, cells;  // gates: z, and f and r after the sigmoid
    Matrix dependent, head, queries;          // arcs
    Matrix label_dependent, label_head;
    size_t rows() const { return begins.back(); }
  };

  Pass Forward(std::span<const SyntaxExample* const> batch, const SyntaxDropout* dropout,
               Random* random) const;
  void Embed(std::span<const SyntaxExample* const> batch, const SyntaxDropout* dropout,
             Random* random, Pass& pass) const;
  void RunLayer(const Layer& layer, const SyntaxDropout* dropout, Random* random, size_t number,
                Pass& pass) const;
  void ScoreArcs(const Pass& pass, size_t sentence, Matrix& scores) const;
  Matrix LabelFeatures(const Pass& pass, const std::vector<uint32_t>& heads) const;

  double TagGradients(const Pass& pass, Parameter& weights, Parameter& bias,
                      const std::vector<uint32_t>& gold, float weight, Matrix& hidden_gradient);
  double ArcGradients(const Pass& pass, const std::vector<uint32_t>& heads,
                      Matrix& hidden_gradient);
  double LabelGradients(const Pass& pass, const std::vector<uint32_t>& heads,
                        const std::vector<uint32_t>& labels, Matrix& hidden_gradient);
  void BackThroughLayer(Layer& layer, const Pass& pass, size_t number, Matrix& gradient);
  void BackToInput(const Pass& pass, Matrix& gradient);
  std::vector<Parameter*> Dense();

  SyntaxSizes sizes_;
  EmbeddingTable words_;
  std::vector<EmbeddingTable> affixes_;
  Parameter input_, input_bias_;
  std::vector<Layer> layers_;
  Parameter upos_, upos_bias_, xpos_, xpos_bias_;
  Parameter dependent_, dependent_bias_, head_, head_bias_;  // projections for arcs
  Parameter arc_, arc_bias_, arc_length_, arc_root_;
  Parameter label_dependent_, label_dependent_bias_, label_head_, label_head_bias_, label_root_;
  Parameter label_, label_bias_;
};

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_LEARN_SYNTAX_NETWORK_H_
