// train_names SHARED VECTORS OUT: trains NameModel on SHARED/data with the word vectors that
// train_vectors wrote, writes OUT, and prints its figures on the dev corpora.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extract/names/name_model.h"
#include "extract/weights/seal.h"
#include "train/corpora/name_corpus.h"
#include "train/corpora/name_gazetteer.h"
#include "train/learn/chain_trainer.h"
#include "train/learn/word_vectors.h"

namespace whosaid {
namespace {

std::vector<ChainExample> MakeExamples(std::span<const NameDocument> documents,
                                       const Gazetteer& gazetteer,
                                       std::span<const Gazetteer::Entry> clusters) {
  std::vector<ChainExample> examples;
  for (const NameDocument& document : documents) {
    DocumentHabits habits;
    std::vector<std::vector<std::string_view>> sentences;
    for (const NameSentence& sentence : document) {
      sentences.emplace_back(sentence.tokens.begin(), sentence.tokens.end());
      CountHabits(sentences.back(), habits);
    }
    for (size_t i = 0; i < document.size(); ++i) {
      ChainExample example;
      NameFeatures(sentences[i], {&gazetteer, clusters, &habits},
                   [&](std::span<const uint32_t> features) {
                     example.features.emplace_back(features.begin(), features.end());
                   });
      example.labels = LabelsOf(document[i].names, sentences[i].size());
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

// A file's documents by one of the readers of name_corpus.h.
Result<std::vector<NameDocument>> ReadCorpus(
    const std::string& path,
    Result<std::vector<NameDocument>> (*read)(const std::string&, std::string_view)) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorKind::kNotFound, path + ": cannot be read");
  std::ostringstream content;
  content << file.rdbuf();
  return read(content.str(), path);
}

void Report(const std::string& bytes, const std::string& data) {
  const auto model = NameModel::Open(bytes);
  for (const char* name : {"conllpp.dev", "crossner_politics.dev", "wikigold"}) {
    const auto gold = ReadCorpus(fmt::format("{}/ner/{}.bio", data, name), ReadBio);
    if (gold) fmt::print("{}\n{}", name, ToText(ScoreNames(*model, *gold)));
  }
  const auto silver = ReadCorpus(data + "/polnear/polnear.dev.silver.conll", ReadSilver);
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
  const auto gold = ReadCorpus(data + "/ner/conllpp.train.bio", ReadBio);
  const auto silver = ReadCorpus(data + "/polnear/polnear.train.silver.conll", ReadSilver);
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
  std::vector<ChainExample> examples = MakeExamples(documents, gazetteer, clusters);
  fmt::print("{} sentences, {} gazetteer entries, {} clustered words\n", examples.size(),
             entries->size(), clusters.size());
  const std::string chain = TrainChain(examples, NameRules(), {}, [&](int epoch, size_t wrong) {
    fmt::print("epoch {}: {} of {} sentences wrong\n", epoch, wrong, examples.size());
    std::fflush(stdout);
  });
  const std::string bytes = NameModel::Serialise(*entries, clusters, chain);
  std::ofstream(out, std::ios::binary) << Seal(bytes);
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
