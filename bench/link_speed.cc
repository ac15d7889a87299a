// How long link takes for many document entities: synthetic people and institutions, Zipf by
// frequency, under variants of their names (initials, surnames, transliterations, acronyms).
//
//   link_speed [ENTITIES [DOCUMENTS_ADDED]]     (1,000,000 and 100)
//
// One thread, in memory. Prints seconds, entities a second and the greatest resident size.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
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
  const std::string surname = Invent(rank * 13 % 60'013) + "sky";
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

double Seconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
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

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  const auto entities = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
  return whosaid::Run(static_cast<uint32_t>(entities));
}
