// How long link takes for many document entities: synthetic people and institutions, Zipf by
// frequency, under variants of their names (initials, surnames, transliterations, acronyms).
//
//   link_speed [ENTITIES]            of documents without statements, in memory (1,000,000)
//   link_speed added [DOCUMENTS]     in a store on disk, all, and then 100 more (100,000), each
//                                    with statements, some of them repeated, and positions
//
// One thread, but for what RocksDB does in the background. Prints its seconds of the processor,
// entities a second and the greatest resident size.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "graph/link/link.h"
#include "graph/store.h"

namespace whosaid {
namespace {

constexpr uint32_t kEntitiesPerDocument = 10;

// Rank r with a probability of about 1/r.
uint32_t ZipfRank(uint32_t ranks, std::mt19937_64& random) {
  const double uniform = std::uniform_real_distribution<double>(0, 1)(random);
  return std::min(ranks - 1, static_cast<uint32_t>(std::pow(ranks, uniform)) - 1);
}

// An invented name of three syllables at most, the same for the same number.
std::string Invent(uint32_t number) {
  static constexpr const char* kOnsets[] = {"B", "D", "K", "M", "T", "V", "Z", "Kh", "Sh", "R"};
  static constexpr const char* kRimes[] = {"ar", "en", "il", "os", "un", "ay", "ev", "ik"};
  std::string name = kOnsets[number % 10];
  name += kRimes[number / 10 % 8];
  for (uint32_t rest = number / 80; rest > 0; rest /= 80) {
    name += static_cast<char>(std::tolower(*kOnsets[rest % 10]));
    name += kRimes[rest / 10 % 8];
  }
  return name;
}

// The name of a person under one of its variants.
std::string PersonName(uint32_t rank, std::mt19937_64& random) {
  const std::string given = Invent(rank * 7 % 4001);
  std::string surname = Invent(rank * 13 % 60'013) + "sky";
  switch (random() % 12) {
    case 0:
      return surname;
    case 1:
      return fmt::format("{} Q. {}", given, surname);
    case 2:
      return given + " " + surname.substr(0, surname.size() - 1) + "yy";
    case 3:
      return "Dr. " + given + " " + surname;
    default:
      return given + " " + surname;
  }
}

std::string InstitutionName(uint32_t rank, std::mt19937_64& random) {
  const std::string first = Invent(rank * 11 % 60'013);
  const std::string second = Invent(rank * 17 % 5003);
  if (random() % 4 > 0) return fmt::format("{} {} Board", first, second);
  return fmt::format("{}{}B", first[0], second[0]);
}

FactSet MakeDocument(uint32_t number, uint32_t actors) {
  std::mt19937_64 random(number);
  FactSet facts;
  facts.article.uri = fmt::format("bench/{}", number);
  for (uint32_t i = 0; i < kEntitiesPerDocument; ++i) {
    const uint32_t rank = ZipfRank(actors, random);
    const bool person = rank % 3 > 0;
    Cluster cluster;
    cluster.kind = person ? ActorKind::kPerson : ActorKind::kOrganisation;
    cluster.name = person ? PersonName(rank, random) : InstitutionName(rank, random);
    const auto begin = static_cast<uint32_t>(facts.article.text.size());
    facts.article.text += cluster.name + ". ";
    cluster.mentions = {{{begin, begin + static_cast<uint32_t>(cluster.name.size())}}};
    if (person && rank % 5 == 0) cluster.roles = {{"Mayor", "", cluster.mentions[0].span}};
    facts.clusters.push_back(std::move(cluster));
  }
  return facts;
}

// Some words, the same for the same number: one that many documents quote, in part with an edit.
std::string Sentence(uint64_t number, std::mt19937_64& random) {
  std::mt19937_64 own(number);
  std::string sentence;
  for (uint64_t words = 6 + own() % 20; words > 0; --words) {
    sentence += Invent(ZipfRank(20'000, own)) + (random() % 60 == 0 ? " " + Invent(7) : "") + " ";
  }
  return sentence;
}

Span Append(const std::string& words, FactSet& facts) {
  const auto begin = static_cast<uint32_t>(facts.article.text.size());
  facts.article.text += words + ". ";
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

FactSet MakeFullDocument(uint32_t number, uint32_t actors) {
  FactSet facts = MakeDocument(number, actors);
  std::mt19937_64 random(number + 1'000'000'007ULL);
  for (uint32_t i = 0; i < 4; ++i) {
    Attribution statement;
    const bool repeated = random() % 5 == 0;
    statement.speaker = i;
    statement.kind = QuoteKind::kDirect;
    statement.content = {Append(Sentence(repeated ? random() % 20'000 : random(), random), facts)};
    facts.statements.push_back(statement);
  }
  for (uint32_t i = 0; i < 2; ++i) {
    Position position;
    const std::string first = Invent(ZipfRank(5000, random));
    position.target.label = position.target.key = first + " " + Invent(ZipfRank(20'000, random));
    position.evidence = Append(position.target.label, facts);
    facts.positions.push_back(position);
  }
  return facts;
}

double Seconds() {
  rusage usage;
  getrusage(RUSAGE_THREAD, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec) * 1e-6;
}

double Gigabytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
}

int Run(uint32_t entities) {
  const uint32_t documents = entities / kEntitiesPerDocument;
  const auto store = NewMemoryStore();
  for (uint32_t i = 0; i < documents; ++i) {
    if (!store->Put(MakeDocument(i, entities / 5))) return 1;
  }
  const auto snapshot = *store->TakeSnapshot();
  const double before = Gigabytes();
  const double begin = Seconds();
  const auto links = Link(*snapshot);
  const double seconds = Seconds() - begin;
  if (!links) return 1;
  fmt::print(
      "{} entities in {} documents: {} actors in {:.2f} s of one processor, {:.0f} entities/s; at "
      "most {:.2f} GB, of which the documents {:.2f} GB\n",
      links->decisions.size(), documents, links->actors.size(), seconds,
      static_cast<double>(links->decisions.size()) / seconds, Gigabytes(), before);
  return 0;
}

int Failed(const Error& error) {
  fmt::print(stderr, "{}\n", error.message);
  return 1;
}

int RunAdded(uint32_t documents) {
  constexpr uint32_t kAdded = 100;
  const auto folder = std::filesystem::temp_directory_path() / "whosaid-link-speed";
  std::filesystem::remove_all(folder);
  double whole = 0;
  for (const auto& [first, end] : {std::pair(0U, documents), {documents, documents + kAdded}}) {
    const auto store = OpenRocksStore(folder.string(), Access::kCreate);
    if (!store) return Failed(store.error());
    for (uint32_t i = first; i < end; ++i) {
      const auto put = (*store)->Put(MakeFullDocument(i, documents * 2));
      if (!put) return Failed(put.error());
    }
    const double begin = Seconds();
    const auto pass = UpdateLinks(**store);
    const double seconds = Seconds() - begin;
    if (!pass) return Failed(pass.error());
    if (first == 0) whole = seconds;
    const Totals totals = (*(*store)->TakeSnapshot())->Count();
    fmt::print(
        "{} documents more, {} read: {:.3f} s of one processor, 1/{:.0f}; {} actors, at most "
        "{:.2f} GB\n",
        end - first, *pass == LinkPass::kAll ? "everything" : "changes", seconds, whole / seconds,
        totals.actors, Gigabytes());
  }
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc > 1 && std::strcmp(argv[1], "added") == 0) {
    const auto documents = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 100'000;
    return whosaid::RunAdded(static_cast<uint32_t>(documents));
  }
  const auto entities = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
  return whosaid::Run(static_cast<uint32_t>(entities));
}
