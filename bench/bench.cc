// whosaid_bench WHAT PATHS…: measures extraction on the articles in PATHS.
//   stages    each stage alone, the language analysis (also with slower kernels), and the whole: on
//             one core, then on all
//   growth    the cost of a byte in articles from 1 KB to 10 MB
//   start     loading the models, and the memory that they and an article of 1 MB take
// Figures are the best of several runs, by the processor time of the thread, so that what else the
// machine does matters little; those of all cores are by the clock.
#include <sys/resource.h>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "core/utf8.h"
#include "extract/attributions/attributions.h"
#include "extract/coreference/clusters.h"
#include "extract/extract.h"
#include "extract/names/names.h"
#include "extract/positions/positions.h"
#include "extract/readers/reader.h"
#include "extract/syntax/kernels.h"
#include "extract/syntax/syntax.h"
#include "extract/times/published.h"
#include "extract/times/timexes.h"
#include "extract/tokens/quotations.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "extract/zones/zones.h"

namespace whosaid {
namespace {

constexpr int kRuns = 5;

struct Stage {
  std::string_view name;
  bool is_language;  // part of text → tokens, tags, parse, names
  void (*run)(Document& document, const Models& models);
};

// As in Extract.
constexpr Stage kStages[] = {
    {"zones", false, [](Document& d, const Models&) { d.zones = FindZones(d); }},
    {"published", false, [](Document& d, const Models&) { d.published = FindPublished(d); }},
    {"tokens", true, [](Document& d, const Models&) { d.tokens = FindTokens(d); }},
    {"sentences", true, [](Document& d, const Models&) { d.sentences = FindSentences(d); }},
    {"syntax", true, [](Document& d, const Models& m) { d.syntax = FindSyntax(d, m); }},
    {"timexes", false, [](Document& d, const Models&) { d.timexes = FindTimexes(d); }},
    {"quotations", false, [](Document& d, const Models&) { d.quotations = FindQuotations(d); }},
    {"names", true, [](Document& d, const Models& m) { d.names = FindNames(d, m); }},
    {"clusters", false, [](Document& d, const Models& m) { d.clusters = FindClusters(d, m); }},
    {"attributions", false,
     [](Document& d, const Models& m) {
       AttributionLayer said = FindAttributions(d, m);
       d.attributions = std::move(said.attributions);
       std::ranges::move(said.sources, std::back_inserter(d.clusters));
     }},
    {"positions", false,
     [](Document& d, const Models& m) { d.positions = FindPositions(d, m).positions; }},
};

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double ClockSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<Article> ReadArticles(int count, char** paths) {
  std::vector<Article> articles;
  const auto complain = [](const Error& error) {
    fmt::print(stderr, "whosaid_bench: {}\n", error.message);
  };
  for (int i = 0; i < count; ++i) {
    const auto files = ListInputs(paths[i]);
    if (!files) complain(files.error());
    for (const std::string& file : files.value_or(std::vector<std::string>())) {
      ReadInput(file, {}, [&](Result<Article> article) {
        if (!article) return complain(article.error());
        articles.push_back(std::move(*article));
      });
    }
  }
  return articles;
}

// What a run took, stage by stage, in seconds.
struct Times {
  std::vector<double> stages = std::vector<double>(std::size(kStages));
  size_t tokens = 0;

  double Whole() const {
    double sum = 0;
    for (const double seconds : stages) sum += seconds;
    return sum;
  }
  double Language() const {
    double sum = 0;
    for (size_t i = 0; i < stages.size(); ++i) sum += kStages[i].is_language ? stages[i] : 0;
    return sum;
  }
};

void Run(const Article& article, const Models& models, Times& times) {
  Document document;
  document.article = article;
  for (size_t i = 0; i < std::size(kStages); ++i) {
    const double begin = ThreadSeconds();
    kStages[i].run(document, models);
    times.stages[i] += ThreadSeconds() - begin;
  }
  times.tokens += document.tokens.size();
}

Times BestOf(int runs, const std::vector<Article>& articles, const Models& models) {
  Times best;
  for (int run = 0; run < runs; ++run) {
    Times times;
    for (const Article& article : articles) Run(article, models, times);
    if (run == 0) best = times;
    for (size_t i = 0; i < times.stages.size(); ++i) {
      best.stages[i] = std::min(best.stages[i], times.stages[i]);
    }
  }
  return best;
}

void PrintRow(std::string_view name, double seconds, size_t tokens, size_t bytes) {
  fmt::print("{:16} {:10.0f} tokens/s {:8.2f} MB/s {:8.2f} us/token\n", name,
             static_cast<double>(tokens) / seconds, static_cast<double>(bytes) / seconds / 1e6,
             1e6 * seconds / static_cast<double>(tokens));
}

// What the language analysis would take if its syntax ran on slower processors.
double LanguageWith(const Kernels& kernels, const std::vector<Article>& articles,
                    const Models& models, const Times& best) {
  std::vector<Document> documents(articles.size());
  for (size_t i = 0; i < articles.size(); ++i) {
    documents[i].article = articles[i];
    documents[i].zones = FindZones(documents[i]);
    documents[i].tokens = FindTokens(documents[i]);
    documents[i].sentences = FindSentences(documents[i]);
  }
  double fastest = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    const double begin = ThreadSeconds();
    for (const Document& document : documents) FindSyntax(document, models, kernels);
    fastest = std::min(fastest, ThreadSeconds() - begin);
  }
  const auto syntax = std::ranges::find(kStages, "syntax", &Stage::name) - std::begin(kStages);
  return best.Language() - best.stages[syntax] + fastest;
}

void MeasureStages(const std::vector<Article>& articles, const Models& models) {
  size_t bytes = 0;
  for (const Article& article : articles) bytes += article.text.size();
  const Times best = BestOf(kRuns, articles, models);
  fmt::print("{} articles, {} bytes, {} tokens; {} kernels\n", articles.size(), bytes, best.tokens,
             AvailableKernels().back().name);
  for (size_t i = 0; i < best.stages.size(); ++i) {
    PrintRow(kStages[i].name, best.stages[i], best.tokens, bytes);
  }
  PrintRow("language", best.Language(), best.tokens, bytes);
  for (const Kernels& kernels : AvailableKernels()) {
    PrintRow(fmt::format("  {}", kernels.name), LanguageWith(kernels, articles, models, best),
             best.tokens, bytes);
  }
  PrintRow("whole", best.Whole(), best.tokens, bytes);
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  double fastest = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    std::atomic<size_t> next = 0;
    const double begin = ClockSeconds();
    {
      std::vector<std::jthread> threads;
      for (unsigned i = 0; i < cores; ++i) {
        threads.emplace_back([&] {
          for (size_t at = next++; at < articles.size(); at = next++) Extract(articles[at], models);
        });
      }
    }
    fastest = std::min(fastest, ClockSeconds() - begin);
  }
  PrintRow(fmt::format("whole, {} cores", cores), fastest, best.tokens, bytes);
}

// The articles' texts one after the other, over and over.
Article ArticleOf(const std::vector<Article>& articles, size_t bytes) {
  Article article;
  article.uri = "bench";
  for (size_t i = 0; article.text.size() < bytes; ++i) {
    article.text += articles[i % articles.size()].text + "\n\n";
  }
  size_t end = bytes;
  while (!IsCodePointBoundary(article.text, end)) --end;
  article.text.resize(end);
  return article;
}

void MeasureGrowth(const std::vector<Article>& articles, const Models& models) {
  for (const size_t bytes : {1'000, 10'000, 100'000, 1'000'000, 10'000'000}) {
    const Article article = ArticleOf(articles, bytes);
    const size_t copies = std::max<size_t>(1, 200'000 / bytes);
    const std::vector<Article> all(copies, article);
    const Times best = BestOf(bytes > 1'000'000 ? 1 : 3, all, models);
    const double factor = 1e9 / static_cast<double>(copies * bytes);
    fmt::print("{:>10} bytes: language {:7.1f} ns/byte, whole {:7.1f} ns/byte\n", bytes,
               best.Language() * factor, best.Whole() * factor);
    std::fflush(stdout);
  }
}

double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1e3;
}

int MeasureStart(const std::vector<Article>& articles) {
  double best = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    const double begin = ThreadSeconds();
    const Result<Models> models = OpenModels();
    if (!models) return 2;
    best = std::min(best, ThreadSeconds() - begin);
  }
  fmt::print("loading all models: {:.1f} ms\n", 1e3 * best);
  const Result<Models> models = OpenModels();
  fmt::print("peak memory with the models: {:.0f} MB\n", PeakMegabytes());
  Extract(ArticleOf(articles, 1'000'000), *models);
  fmt::print("peak memory after an article of 1 MB: {:.0f} MB\n", PeakMegabytes());
  return 0;
}

int Bench(const std::string& what, const std::vector<Article>& articles) {
  if (articles.empty()) return 2;
  if (what == "start") return MeasureStart(articles);
  const Result<Models> models = OpenModels();
  if (!models) return 2;
  if (what == "stages") {
    MeasureStages(articles, *models);
  } else {
    MeasureGrowth(articles, *models);
  }
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  if (what != "stages" && what != "growth" && what != "start") {
    fmt::print(stderr, "usage: whosaid_bench stages|growth|start PATHS…\n");
    return 2;
  }
  return whosaid::Bench(what, whosaid::ReadArticles(argc - 2, argv + 2));
}
