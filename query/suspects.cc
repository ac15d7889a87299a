#include "query/suspects.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/names.h"
#include "query/decisions.h"

namespace whosaid {
namespace {

constexpr Column kColumns[] = {
    {"suspicion", Meaning::kAct},    {"actor", Meaning::kActor},   {"other", Meaning::kActor},
    {"documents", Meaning::kNumber}, {"because", Meaning::kWhere}, {"likely", Meaning::kNumber},
    {"id", Meaning::kFact},          {"other_id", Meaning::kFact},
};

constexpr size_t kLargestBlock = 50;  // of actors compared pairwise, those in most documents

struct Suspect {
  bool over_merged = false;
  const ActorRow* actor = nullptr;
  const ActorRow* other = nullptr;  // of duplicates
  std::string because;
  double likely = 0;
  uint32_t documents = 0;  // that a decision would set right
};

bool IsInitialOf(std::string_view initial, std::string_view name) {
  return initial.size() == 1 && name.size() > 1 && name[0] == initial[0];
}

// How two given names of one surname may be one person's, and how likely that is.
std::pair<const char*, double> CompareGivenNames(std::string_view a, std::string_view b,
                                                 const ActorGazetteer& gazetteer) {
  if (a.empty() || b.empty()) return {"a surname alone that several have", 0.3};
  const std::string_view first = a.substr(0, a.find(' '));
  const std::string_view other = b.substr(0, b.find(' '));
  if (first == other) return {"the same first name, and further ones", 0.6};
  if (gazetteer.FullGivenName(first) == gazetteer.FullGivenName(other)) {
    return {"short for the same given name", 0.6};
  }
  if (IsInitialOf(first, other) || IsInitialOf(other, first)) {
    return {"an initial of the other's given name", 0.5};
  }
  if (AreSpellingVariants(first, other)) return {"given names but for a letter or two", 0.4};
  return {"", 0};
}

class Finder {
 public:
  Finder(const Snapshot& snapshot, const ActorGazetteer& gazetteer)
      : snapshot_(snapshot), gazetteer_(gazetteer) {}

  Result<std::vector<Suspect>> Find() {
    const NameNormalizer normalizer;
    auto read = snapshot_.VisitActors([&](const ActorRow& actor) {
      if (actor.kind != ActorKind::kAnonymous) actors_.push_back({actor, actor.key});
      return true;
    });
    if (!read) return tl::make_unexpected(read.error());
    auto log = snapshot_.Rulings();
    if (!log) return tl::make_unexpected(log.error());
    rulebook_ = Rulebook(std::move(*log));
    FindDuplicates();
    read = FindOverMerges();
    if (!read) return tl::make_unexpected(read.error());
    std::ranges::sort(suspects_, [](const Suspect& a, const Suspect& b) {
      const auto rank = [](const Suspect& s) {
        return std::tuple(-s.likely * s.documents, -s.likely, s.actor->name, s.actor->id,
                          s.other == nullptr ? Id() : s.other->id);
      };
      return rank(a) < rank(b);
    });
    return std::move(suspects_);
  }

 private:
  struct Candidate {
    ActorRow row;
    std::string key;
  };
  using Block = std::vector<const Candidate*>;

  // Compares actors that share something, which finds all that is likely and spares the rest.
  void FindDuplicates() {
    std::map<std::string, Block> blocks;
    for (const Candidate& candidate : actors_) {
      const std::string& key = candidate.key;
      blocks["name " + key].push_back(&candidate);
      if (candidate.row.kind == ActorKind::kPerson) {
        blocks["surname " + std::string(SurnameOf(key))].push_back(&candidate);
        const std::string_view given = GivenNameOf(key);
        if (given.empty()) continue;
        blocks[fmt::format("given {} {}", given, SurnameOf(key).substr(0, 2))].push_back(
            &candidate);
      } else {
        blocks["last " + std::string(SurnameOf(key))].push_back(&candidate);
        for (const std::string& acronym : AcronymsOf(key)) {
          blocks["acronym " + acronym].push_back(&candidate);
        }
        if (key.find(' ') == std::string::npos) {
          blocks["acronym " + key].push_back(&candidate);
        }
      }
    }
    for (auto& [name, block] : blocks) Compare(block);
  }

  void Compare(Block& block) {
    if (block.size() < 2) return;
    std::ranges::sort(block, [](const Candidate* a, const Candidate* b) {
      return std::tuple(b->row.documents, a->row.id) < std::tuple(a->row.documents, b->row.id);
    });
    block.resize(std::min(block.size(), kLargestBlock));
    for (size_t i = 0; i < block.size(); ++i) {
      for (size_t j = 0; j < i; ++j) Compare(*block[j], *block[i]);
    }
  }

  void Compare(const Candidate& more, const Candidate& fewer) {
    const Id& a = more.row.id;
    const Id& b = fewer.row.id;
    if (rulebook_.apart().contains(std::minmax(a, b)) ||
        !compared_.insert(std::minmax(a, b)).second) {
      return;
    }
    const auto [because, likely] = Likeness(more, fewer);
    if (likely > 0) {
      suspects_.push_back({false, &more.row, &fewer.row, because, likely, fewer.row.documents});
    }
  }

  std::pair<std::string, double> Likeness(const Candidate& a, const Candidate& b) const {
    const bool person = a.row.kind == ActorKind::kPerson;
    if (person != (b.row.kind == ActorKind::kPerson)) {
      return a.key == b.key ? std::pair("the same name under another kind", 0.5)
                            : std::pair("", 0.0);
    }
    if (person) {
      const std::string_view surname = SurnameOf(a.key);
      const std::string_view other = SurnameOf(b.key);
      if (surname == other)
        return CompareGivenNames(GivenNameOf(a.key), GivenNameOf(b.key), gazetteer_);
      const bool near =
          AreSpellingVariants(surname, other) || SpellingKey(surname) == SpellingKey(other);
      return {"the same given name, surnames but for a letter or two", near ? 0.5 : 0.0};
    }
    for (const auto& [name, acronym] : {std::pair(&a, &b), std::pair(&b, &a)}) {
      const auto acronyms = AcronymsOf(name->key);
      if (std::ranges::find(acronyms, acronym->key) != acronyms.end()) {
        return {"an acronym of the other's name", 0.4};
      }
    }
    const auto& [shorter, longer] =
        a.key.size() < b.key.size() ? std::tie(a.key, b.key) : std::tie(b.key, a.key);
    const bool tail = shorter.find(' ') != std::string::npos && longer.ends_with(" " + shorter);
    return {"the end of the other's name", tail ? 0.3 : 0.0};
  }

  // What link was least sure of.
  Result<void> FindOverMerges() {
    struct Doubt {
      std::set<std::string> names;
      uint32_t documents = 0;
      double confidence = 1;
    };
    std::map<std::pair<Id, std::string>, Doubt> doubts;  // by actor and reason
    Result<void> read_all;
    const auto read = snapshot_.VisitDocuments([&](const DocumentRow& document) {
      const auto decisions = snapshot_.DecisionsOf(document.id);
      if (!decisions) read_all = tl::make_unexpected(decisions.error());
      if (!decisions) return false;
      for (const Decision& decision : *decisions) {
        if (decision.issue || decision.confidence >= 0.8) continue;
        Doubt& doubt = doubts[{decision.subject, decision.reason}];
        doubt.names.insert(document.clusters[decision.index].name);
        doubt.confidence = decision.confidence;
        ++doubt.documents;
      }
      return true;
    });
    if (!read || !read_all) return read ? read_all : read;
    std::map<Id, const ActorRow*> rows;
    for (const Candidate& candidate : actors_) rows[candidate.row.id] = &candidate.row;
    for (const auto& [key, doubt] : doubts) {
      const auto row = rows.find(key.first);
      const bool joined = row != rows.end() && !row->second->variants.empty();
      if (!joined) continue;  // it stands alone: nothing was merged
      suspects_.push_back({true, row->second, nullptr,
                           fmt::format("{}: {}", *doubt.names.begin(), key.second),
                           1 - doubt.confidence, doubt.documents});
    }
    return {};
  }

  const Snapshot& snapshot_;
  const ActorGazetteer& gazetteer_;
  Rulebook rulebook_;
  std::vector<Candidate> actors_;
  std::set<std::pair<Id, Id>> compared_;
  std::vector<Suspect> suspects_;
};

}  // namespace

Result<Table> ListSuspects(const Snapshot& snapshot, const ActorGazetteer& gazetteer) {
  Finder finder(snapshot, gazetteer);
  const auto suspects = finder.Find();
  if (!suspects) return tl::make_unexpected(suspects.error());
  Table table{kColumns, {}};
  for (const Suspect& suspect : *suspects) {
    const bool pair = suspect.other != nullptr;
    table.rows.push_back(
        {std::string(suspect.over_merged ? "over-merge" : "duplicate"), suspect.actor->name,
         pair ? Cell(suspect.other->name) : Cell(std::monostate()), int64_t{suspect.documents},
         suspect.because, suspect.likely, ShortId(suspect.actor->id),
         pair ? Cell(ShortId(suspect.other->id)) : Cell(std::monostate())});
  }
  return table;
}

}  // namespace whosaid
