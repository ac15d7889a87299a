// train_zones SHARED PAGES OUT: trains the model of zones on the pages of the folder PAGES, filled
// also with corpora below SHARED, writes OUT, and prints what models trained on four fifths of the
// pages find on the others.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "extract/weights/seal.h"
#include "train/zones/zone_training.h"

namespace whosaid {
namespace {

namespace fs = std::filesystem;

constexpr size_t kFolds = 5;

// The pages of all files but those kept unseen.
Result<std::vector<ZonePage>> ReadAll(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("unseen") || !(name.ends_with(".txt") || name.ends_with(".html")))
      continue;
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<ZonePage> pages;
  for (const fs::path& file : files) {
    auto read = ReadZonePages(file);
    if (!read) return tl::make_unexpected(read.error());
    for (ZonePage& page : *read) page.name = file.stem().string() + ": " + page.name;
    std::move(read->begin(), read->end(), std::back_inserter(pages));
  }
  return pages;
}

void CrossValidate(const std::vector<ZonePage>& pages, const ZoneFilling& filling) {
  ZoneTally total;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<ZonePage> seen;
    for (size_t i = 0; i < pages.size(); ++i) {
      if (i % kFolds != fold) seen.push_back(pages[i]);
    }
    const std::string bytes = TrainZones(seen, filling);
    const ChainModel model = ChainModel::Open(bytes).value();
    for (size_t i = fold; i < pages.size(); i += kFolds) {
      const ZoneTally tally = JudgePage(pages[i], model);
      fmt::print("{}: {:.1f} % of {}, own words kept {:.1f} %\n", pages[i].name,
                 100 * tally.Share(), tally.all, 100 * tally.KeptShare());
      total.Add(tally);
    }
  }
  fmt::print("unseen: {}\n", total.ToString());
}

int Run(const std::string& shared, const std::string& folder, const std::string& out) {
  const auto filling = ReadZoneFilling(shared);
  const auto pages = ReadAll(folder);
  if (!filling || !pages) {
    fmt::print(stderr, "train_zones: {}\n", (filling ? pages.error() : filling.error()).message);
    return 2;
  }
  CrossValidate(*pages, *filling);
  std::ofstream(out, std::ios::binary) << Seal(TrainZones(*pages, *filling));
  return 0;
}

}  // namespace
}  // namespace whosaid

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: train_zones SHARED PAGES OUT\n");
    return 2;
  }
  return whosaid::Run(argv[1], argv[2], argv[3]);
}
