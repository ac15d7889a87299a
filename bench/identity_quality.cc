// How well actors are told apart and put together across documents, on corpora that give each
// mention its entity. Every document is extracted, all are linked, and each gold mention is taken
// to mean the actor whose mention covers most of it (at least half of both together).
//
//   identity_quality meantime FILE    tokens, mentions with clusters: B³ of persons,
//                                     organisations and places
//   identity_quality links FILE       text, mentions with Wikidata ids: pairs of mentions of one
//                                     entity
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/knowledge.h"
#include "core/utf8.h"
#include "extract/extract.h"
#include "graph/link/link.h"
#include "graph/store.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;

struct GoldMention {
  Span span;
  std::string entity;
};

struct GoldDocument {
  Article article;
  std::vector<GoldMention> mentions;
};

bool JoinsToTheLeft(const std::string& token) {
  return token == "." || token == "," || token == ";" || token == ":" || token == "!" ||
         token == "?" || token == ")" || token == "%" || token == "n't" || token.starts_with('\'');
}

// The text that the tokens may have come from. Headline and date stand on lines of their own.
GoldDocument ReadMeantime(const Json& json) {
  GoldDocument document;
  document.article.uri = json["id"];
  std::string& text = document.article.text;
  std::vector<Span> tokens;
  const auto starts = json["sentence_starts"].get<std::vector<size_t>>();
  for (size_t i = 0; i < json["tokens"].size(); ++i) {
    const std::string token = json["tokens"][i];
    const auto sentence = std::ranges::find(starts, i);
    if (sentence != starts.end() && i > 0) {
      text += sentence - starts.begin() < 3 ? "\n\n" : " ";
    } else if (!text.empty() && !JoinsToTheLeft(token) && text.back() != '(' &&
               text.back() != '$') {
      text += ' ';
    }
    const auto begin = static_cast<uint32_t>(text.size());
    text += token;
    tokens.push_back({begin, static_cast<uint32_t>(text.size())});
  }
  for (const Json& mention : json["mentions"]) {
    const std::string entity = mention["cluster"];
    const bool named = entity.find("PER") != std::string::npos ||
                       entity.find("ORG") != std::string::npos ||
                       entity.find("LOC") != std::string::npos;
    const size_t end = mention["end"];
    if (!named || end == 0) continue;
    document.mentions.push_back(
        {{tokens[mention["start"].get<size_t>()].begin, tokens[end - 1].end}, entity});
  }
  return document;
}

GoldDocument ReadLinks(const Json& json, size_t number) {
  GoldDocument document;
  document.article.uri = fmt::format("{}", number);
  document.article.text = json["text"];
  const CodePointIndex index(document.article.text);
  for (const Json& mention : json["mentions"]) {
    const std::string entity = mention["qid"];
    if (entity.size() < 2 || entity[0] != 'Q' || entity == "QUANTITY" || mention["optional"]) {
      continue;
    }
    document.mentions.push_back(
        {index.ToBytes({mention["start"].get<uint32_t>(), mention["end"].get<uint32_t>()}),
         entity});
  }
  return document;
}

// Shared bytes over all bytes.
double Overlap(Span a, Span b) {
  const uint32_t begin = std::max(a.begin, b.begin);
  const uint32_t end = std::min(a.end, b.end);
  if (end <= begin) return 0;
  return static_cast<double>(end - begin) / (std::max(a.end, b.end) - std::min(a.begin, b.begin));
}

// Gold mentions with what they were taken to mean; a mention that was not found means itself.
struct Labelled {
  std::string gold;
  std::string found;
};

std::vector<Labelled> Label(const std::vector<GoldDocument>& documents) {
  const Models models = LoadModels();
  const auto store = NewMemoryStore();
  for (const GoldDocument& document : documents) {
    static_cast<void>(store->Put(ToFacts(Extract(document.article, models))));
  }
  const auto gazetteer = LoadGazetteer(**store->TakeSnapshot());
  if (const auto links = Link(**store->TakeSnapshot(), *gazetteer)) {
    static_cast<void>(store->PutLinks(*links));
  }
  const auto snapshot = *store->TakeSnapshot();
  std::vector<Labelled> labelled;
  for (const GoldDocument& document : documents) {
    const auto row = snapshot->Document(HashOf(document.article.uri));
    for (const GoldMention& mention : document.mentions) {
      std::string found = fmt::format("{} {}", document.article.uri, labelled.size());
      double best = 0.5;
      for (size_t i = 0; row && i < row->clusters.size(); ++i) {
        for (const Mention& candidate : row->clusters[i].mentions) {
          const double overlap = Overlap(candidate.span, mention.span);
          if (overlap < best || overlap == 0.5) continue;
          best = overlap;
          found = row->actors[i].ToHex();
        }
      }
      labelled.push_back({mention.entity, std::move(found)});
    }
  }
  return labelled;
}

void PrintScores(const char* what, double precision, double recall) {
  const double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  fmt::print("{}: precision {:.1f} recall {:.1f} F1 {:.1f}\n", what, 100 * precision, 100 * recall,
             100 * f1);
}

// Counts of mentions by gold entity, by actor, and by both.
struct Counts {
  std::map<std::string, double> gold;
  std::map<std::string, double> found;
  std::map<std::pair<std::string, std::string>, double> both;
};

Counts Count(const std::vector<Labelled>& mentions) {
  Counts counts;
  for (const Labelled& mention : mentions) {
    ++counts.gold[mention.gold];
    ++counts.found[mention.found];
    ++counts.both[{mention.gold, mention.found}];
  }
  return counts;
}

void PrintBCubed(const std::vector<Labelled>& mentions) {
  const Counts counts = Count(mentions);
  double precision = 0;
  double recall = 0;
  for (const auto& [pair, count] : counts.both) {
    precision += count * count / counts.found.at(pair.second);
    recall += count * count / counts.gold.at(pair.first);
  }
  const auto all = static_cast<double>(mentions.size());
  PrintScores("B3", precision / all, recall / all);
}

void PrintPairs(const std::vector<Labelled>& mentions) {
  const auto pairs = [](const auto& sizes) {
    double sum = 0;
    for (const auto& [name, size] : sizes) sum += size * (size - 1) / 2;
    return sum;
  };
  const Counts counts = Count(mentions);
  PrintScores("pairs", pairs(counts.both) / std::max(1.0, pairs(counts.found)),
              pairs(counts.both) / std::max(1.0, pairs(counts.gold)));
}

int Run(const std::string& form, const std::string& path) {
  std::ifstream lines(path);
  std::vector<GoldDocument> documents;
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line);
    documents.push_back(form == "meantime" ? ReadMeantime(json)
                                           : ReadLinks(json, documents.size()));
  }
  const std::vector<Labelled> mentions = Label(documents);
  if (mentions.empty()) {
    fmt::print(stderr, "{}: no mentions\n", path);
    return 2;
  }
  const auto found = std::ranges::count_if(
      mentions, [](const Labelled& mention) { return mention.found.size() == 32; });
  fmt::print("{} documents, {} mentions, {} found\n", documents.size(), mentions.size(), found);
  PrintBCubed(mentions);
  PrintPairs(mentions);
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "write: identity_quality meantime|links FILE\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2]);
}
