// train_names SHARED VECTORS OUT: trains NameModel on SHARED/data with the word vectors that
// train_vectors wrote, writes OUT, and prints its figures on the dev corpora.
//
// Structured averaged perceptron (Collins 2002) over hashed features, one thread, fixed order of
// shuffling: the same data gives the same bytes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>
#include <random>

#include "extract/name_model.h"
#include "train/name_corpus.h"
#include "train/name_gazetteer.h"
#include "train/word_vectors.h"

namespace whosaid {
namespace {

constexpr uint32_t kBuckets = 1u << 17;
constexpr int kEpochs = 8;

// A sentence ready for training: its features and gold labels.
struct Example {
  std::vector<std::vector<uint32_t>> features;
  std::vector<uint8_t> labels;
};

class Perceptron {
 public:
  Perceptron()
      : weights_(size_t{kBuckets} * kNameLabels),
        sums_(weights_.size()),
        transitions_(kNameLabels * kNameLabels),
        transition_sums_(transitions_.size()) {}

  std::vector<uint8_t> Predict(const Example& example) const {
    std::vector<float> scores(example.features.size() * kNameLabels);
    for (size_t i = 0; i < example.features.size(); ++i) {
      for (const uint32_t feature : example.features[i]) {
        const float* weights = &weights_[size_t{feature} * kNameLabels];
        for (uint32_t label = 0; label < kNameLabels; ++label) {
          scores[i * kNameLabels + label] += weights[label];
        }
      }
    }
    return DecodeNames(scores, transitions_);
  }

  // One step; true where the prediction was wrong.
  bool Learn(const Example& example) {
    ++step_;
    const std::vector<uint8_t> predicted = Predict(example);
    if (predicted == example.labels) return false;
    uint32_t gold_before = kOutside;
    uint32_t predicted_before = kOutside;
    for (size_t i = 0; i < predicted.size(); ++i) {
      const uint32_t gold = example.labels[i];
      const uint32_t wrong = predicted[i];
      if (gold != wrong) {
        for (const uint32_t feature : example.features[i]) {
          Update(size_t{feature} * kNameLabels + gold, 1);
          Update(size_t{feature} * kNameLabels + wrong, -1);
        }
      }
      UpdateTransition(gold_before * kNameLabels + gold, 1);
      UpdateTransition(predicted_before * kNameLabels + wrong, -1);
      gold_before = gold;
      predicted_before = wrong;
    }
    return true;
  }

  // The weights averaged over all steps.
  void Average() {
    const auto steps = static_cast<double>(step_ + 1);
    for (size_t i = 0; i < weights_.size(); ++i) {
      weights_[i] = static_cast<float>(weights_[i] - sums_[i] / steps);
    }
    for (size_t i = 0; i < transitions_.size(); ++i) {
      transitions_[i] = static_cast<float>(transitions_[i] - transition_sums_[i] / steps);
    }
  }

  const std::vector<float>& weights() const { return weights_; }
  const std::vector<float>& transitions() const { return transitions_; }

 private:
  void Update(size_t index, float by) {
    weights_[index] += by;
    sums_[index] += static_cast<double>(step_) * by;
  }
  void UpdateTransition(size_t index, float by) {
    transitions_[index] += by;
    transition_sums_[index] += static_cast<double>(step_) * by;
  }

  std::vector<float> weights_;
  std::vector<double> sums_;
  std::vector<float> transitions_;
  std::vector<double> transition_sums_;
  uint64_t step_ = 0;
};

std::vector<Example> MakeExamples(std::span<const NameDocument> documents,
                                  const Gazetteer& gazetteer,
                                  std::span<const Gazetteer::Entry> clusters) {
  std::vector<Example> examples;
  for (const NameDocument& document : documents) {
    DocumentHabits habits;
    std::vector<std::vector<std::string_view>> sentences;
    for (const NameSentence& sentence : document) {
      sentences.emplace_back(sentence.tokens.begin(), sentence.tokens.end());
      CountHabits(sentences.back(), habits);
    }
    for (size_t i = 0; i < document.size(); ++i) {
      Example example;
      NameFeatures(sentences[i], {&gazetteer, clusters, &habits}, example.features);
      example.features.resize(sentences[i].size());
      for (auto& features : example.features) {
        for (uint32_t& feature : features) feature &= kBuckets - 1;
      }
      example.labels = LabelsOf(document[i].names, sentences[i].size());
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

Perceptron Train(const std::vector<Example>& examples, int epochs) {
  Perceptron perceptron;
  std::mt19937 random(17);
  std::vector<size_t> order(examples.size());
  std::iota(order.begin(), order.end(), size_t{0});
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    // Fisher-Yates by hand: std::shuffle differs between standard libraries.
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    size_t wrong = 0;
    for (const size_t i : order) wrong += perceptron.Learn(examples[i]);
    fmt::print("epoch {}: {} of {} sentences wrong\n", epoch, wrong, examples.size());
    std::fflush(stdout);
  }
  perceptron.Average();
  return perceptron;
}

template <typename T>
void Append(std::string& bytes, const T* values, size_t count) {
  bytes.append(reinterpret_cast<const char*>(values), sizeof(T) * count);
}

std::string Serialise(const Perceptron& model, std::span<const Gazetteer::Entry> gazetteer,
                      std::span<const Gazetteer::Entry> clusters) {
  float largest = 0;
  for (const float weight : model.weights()) largest = std::max(largest, std::abs(weight));
  // Few weights are extreme: clip at half the largest for a finer step.
  const float step = largest / 2 / 127;
  std::string bytes = "whosaidN";
  const uint32_t numbers[] = {1, static_cast<uint32_t>(gazetteer.size()),
                              static_cast<uint32_t>(clusters.size()), kBuckets};
  Append(bytes, numbers, std::size(numbers));
  Append(bytes, gazetteer.data(), gazetteer.size());
  Append(bytes, clusters.data(), clusters.size());
  std::vector<float> transitions = model.transitions();
  for (float& weight : transitions) weight /= step;
  Append(bytes, transitions.data(), transitions.size());
  for (const float weight : model.weights()) {
    bytes += static_cast<char>(
        static_cast<int8_t>(std::clamp(std::round(weight / step), -127.0f, 127.0f)));
  }
  return bytes;
}

void Report(const std::string& bytes, const std::string& data) {
  const auto model = NameModel::Open(bytes);
  for (const char* name : {"conllpp.dev", "crossner_politics.dev", "wikigold"}) {
    const auto gold = ReadBio(fmt::format("{}/ner/{}.bio", data, name));
    if (gold) fmt::print("{}\n{}", name, ToText(ScoreNames(*model, *gold)));
  }
  const auto silver = ReadSilver(data + "/polnear/polnear.dev.silver.conll");
  if (silver) fmt::print("polnear.dev silver\n{}", ToText(ScoreNames(*model, *silver)));
  std::fflush(stdout);
}

// Clusters by hash of the word, as the model looks them up.
std::vector<Gazetteer::Entry> ClusterEntries(const WordVectors& vectors) {
  const std::vector<uint32_t> clusters = ClusterWords(vectors, 9);
  std::vector<Gazetteer::Entry> entries;
  for (size_t i = 0; i < clusters.size(); ++i) {
    entries.push_back({HashOfNameWord(vectors.words[i]), clusters[i]});
  }
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.hash < b.hash; });
  return entries;
}

int Run(const std::string& shared, const std::string& vector_file, const std::string& out) {
  const std::string data = shared + "/data";
  const auto entries = BuildGazetteer(
      {data + "/gazetteer/mledoze_countries.json", "/usr/share/iso-codes/json/iso_3166-2.json",
       "/usr/share/wordnet", data + "/gazetteer/us_legislators_current.yaml"});
  const auto gold = ReadBio(data + "/ner/conllpp.train.bio");
  const auto silver = ReadSilver(data + "/polnear/polnear.train.silver.conll");
  const auto vectors = ReadVectors(vector_file);
  for (const Error* error :
       {entries ? nullptr : &entries.error(), gold ? nullptr : &gold.error(),
        silver ? nullptr : &silver.error(), vectors ? nullptr : &vectors.error()}) {
    if (error) {
      fmt::print(stderr, "train_names: {}\n", error->message);
      return 2;
    }
  }
  const std::vector<Gazetteer::Entry> clusters = ClusterEntries(*vectors);
  // The gold text goes in twice: as it is, and with hyphens split as our tokeniser splits them.
  std::vector<NameDocument> documents = *gold;
  for (NameDocument document : *gold) {
    for (NameSentence& sentence : document) sentence = SplitHyphens(sentence);
    documents.push_back(std::move(document));
  }
  documents.insert(documents.end(), silver->begin(), silver->end());
  const Gazetteer gazetteer(*entries);
  std::vector<Example> examples = MakeExamples(documents, gazetteer, clusters);
  fmt::print("{} sentences, {} gazetteer entries, {} clustered words\n", examples.size(),
             entries->size(), clusters.size());
  const Perceptron perceptron = Train(examples, kEpochs);
  const std::string bytes = Serialise(perceptron, *entries, clusters);
  std::ofstream(out, std::ios::binary) << bytes;
  Report(bytes, data);
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: train_names SHARED VECTORS OUT\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2], argv[3]);
}
