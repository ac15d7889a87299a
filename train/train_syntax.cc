// train_syntax SHARED VECTORS OUT: learns the tagger and parser from the trees of SHARED/data/ud
// and word vectors that train_vectors made, and writes the weights to OUT. Prints its progress.
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <sstream>

#include "extract/weights/seal.h"
#include "train/corpora/syntax_data.h"
#include "train/learn/tensor_writer.h"
#include "train/learn/word_vectors.h"

namespace whosaid {
namespace {

Result<std::string> ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorKind::kNotFound, fmt::format("{}: cannot be read", path.string()));
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

Result<std::vector<ConlluSentence>> ReadTrees(const std::filesystem::path& path) {
  const Result<std::string> content = ReadFile(path);
  if (!content) return tl::make_unexpected(content.error());
  return ReadConllu(*content, path.string());
}

struct Trees {
  std::vector<ConlluSentence> train;
  std::vector<ConlluSentence> web_dev;
  std::vector<ConlluSentence> gum_dev;
};

Result<Trees> ReadAllTrees(const std::filesystem::path& data) {
  Trees trees;
  const std::pair<const char*, std::vector<ConlluSentence>*> files[] = {
      {"ud/en_ewt-ud-train.conllu", &trees.train},
      {"ud/en_gum_by-ud-train.conllu", &trees.train},
      {"ud/en_ewt-ud-dev.conllu", &trees.web_dev},
      {"ud/en_gum_by-ud-dev.conllu", &trees.gum_dev}};
  for (const auto& [name, to] : files) {
    Result<std::vector<ConlluSentence>> read = ReadTrees(data / name);
    if (!read) return tl::make_unexpected(read.error());
    to->insert(to->end(), read->begin(), read->end());
  }
  return trees;
}

void PrintScores(const char* name, const SyntaxScores& scores) {
  fmt::print("  {} UPOS {:.2f} XPOS {:.2f} UAS {:.2f} LAS {:.2f}", name, scores.upos, scores.xpos,
             scores.unlabelled, scores.labelled);
}

// Warm-up, then a cosine down to 2 %.
float RateAt(size_t step, size_t steps) {
  constexpr float kRate = 0.003f;
  constexpr size_t kWarmUp = 200;
  if (step < kWarmUp) return kRate * static_cast<float>(step + 1) / kWarmUp;
  const auto done = static_cast<float>(step) / static_cast<float>(steps);
  return kRate * (0.02f + 0.98f * 0.5f * (1 + std::cos(std::numbers::pi_v<float> * done)));
}

// Batches of about 800 words.
std::vector<std::vector<const SyntaxExample*>> Batches(std::vector<const SyntaxExample*> order) {
  constexpr size_t kWords = 800;
  std::vector<std::vector<const SyntaxExample*>> batches;
  size_t words = kWords;
  for (const SyntaxExample* example : order) {
    if (words >= kWords) {
      batches.emplace_back();
      words = 0;
    }
    batches.back().push_back(example);
    words += example->words.size();
  }
  return batches;
}

void Write(const SyntaxNetwork& network, const SyntaxVocabulary& vocabulary,
           const std::string& path) {
  TensorWriter writer;
  writer.AddStrings("word_list", vocabulary.words.texts());
  writer.AddStrings("upos_list", vocabulary.upos.texts());
  writer.AddStrings("xpos_list", vocabulary.xpos.texts());
  writer.AddStrings("label_list", vocabulary.labels.texts());
  network.ForEach([&](const char* name, const Matrix& matrix) {
    const std::string_view text(name);
    const bool is_table = text == "words" || text.starts_with("prefix") ||
                          text.starts_with("suffix") || text == "shape";
    const bool is_small = text.find("bias") != std::string_view::npos || matrix.rows <= 2;
    writer.Add(name, matrix,
               is_small   ? TensorType::kFloat
               : is_table ? TensorType::kByteRows
                          : TensorType::kByteColumns);
  });
  std::ofstream(path, std::ios::binary) << Seal(writer.Finish());
}

int Train(const std::filesystem::path& data, const std::string& vector_file, const std::string& out,
          size_t epochs, SyntaxSizes sizes, uint64_t seed, float dropped) {
  const Result<Trees> trees = ReadAllTrees(data);
  if (!trees) {
    fmt::print(stderr, "{}\n", trees.error().message);
    return 2;
  }
  const Result<WordVectors> vectors = ReadVectors(vector_file);
  if (!vectors) {
    fmt::print(stderr, "{}\n", vectors.error().message);
    return 2;
  }
  const SyntaxVocabulary vocabulary(trees->train, vectors->words);
  sizes.words = vocabulary.words.texts().size();
  sizes.upos = vocabulary.upos.texts().size();
  sizes.xpos = vocabulary.xpos.texts().size();
  sizes.labels = vocabulary.labels.texts().size();
  sizes.word_size = vectors->dimensions;
  SyntaxNetwork network(sizes, seed);
  for (size_t i = 0; i < vectors->words.size(); ++i) {
    const uint32_t row = vocabulary.words.Find(vectors->words[i]);
    std::copy_n(vectors->values.begin() + static_cast<ptrdiff_t>(i * vectors->dimensions),
                sizes.word_size, network.words().value().Row(row));
  }
  const auto number = [&](const std::vector<ConlluSentence>& sentences) {
    std::vector<SyntaxExample> examples;
    for (const ConlluSentence& sentence : sentences)
      examples.push_back(vocabulary.Number(sentence));
    return examples;
  };
  const std::vector<SyntaxExample> train = number(trees->train);
  const std::vector<SyntaxExample> web_dev = number(trees->web_dev);
  const std::vector<SyntaxExample> gum_dev = number(trees->gum_dev);
  fmt::print("{} trees, {} words in the vocabulary, {} labels\n", train.size(), sizes.words,
             sizes.labels);
  Random random(seed);
  SyntaxDropout dropout;
  dropout.layers = dropped;
  dropout.input = 0.7f * dropped;
  std::vector<const SyntaxExample*> order;
  for (const SyntaxExample& example : train) order.push_back(&example);
  const size_t steps = epochs * Batches(order).size() + epochs;
  size_t step = 0;
  for (size_t epoch = 1; epoch <= epochs; ++epoch) {
    random.Shuffle(order);
    double loss = 0;
    const auto batches = Batches(order);
    for (const auto& batch : batches) {
      loss += network.AddGradients(batch, dropout, random);
      network.Move({RateAt(step, steps), 5.0f, step + 1});
      ++step;
    }
    fmt::print("epoch {} loss {:.4f}", epoch, loss / static_cast<double>(batches.size()));
    PrintScores("EWT dev", Score(network, vocabulary, web_dev));
    PrintScores("GUM dev", Score(network, vocabulary, gum_dev));
    fmt::print("\n");
    std::fflush(stdout);
    Write(network, vocabulary, out);
  }
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(
        stderr,
        "usage: train_syntax SHARED VECTORS OUT [EPOCHS [LAYERS [DIRECTION [SEED [DROPOUT]]]]]\n");
    return 2;
  }
  whosaid::SyntaxSizes sizes;
  const size_t epochs = argc > 4 ? std::stoul(argv[4]) : 20;
  if (argc > 5) sizes.layers = std::stoul(argv[5]);
  if (argc > 6) sizes.direction = std::stoul(argv[6]);
  const uint64_t seed = argc > 7 ? std::stoull(argv[7]) : 20;
  const float dropped = argc > 8 ? std::stof(argv[8]) : 0.35f;
  return whosaid::Train(std::filesystem::path(argv[1]) / "data", argv[2], argv[3], epochs, sizes,
                        seed, dropped);
}
