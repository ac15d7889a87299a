// Which folder may include which, and who alone may touch a large library: docs/architecture.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/paths.h"

namespace whosaid {
namespace {

struct Folder {
  const char* name;
  std::vector<std::string> may_use;  // besides itself
};

const std::vector<Folder>& Folders() {
  static const std::vector<Folder> kFolders = {
      {"core", {}},
      {"models", {}},
      {"extract", {"core", "models"}},
      {"graph", {"core"}},
      {"query", {"core", "graph"}},
      {"exports", {"core", "graph"}},
      {"train", {"core", "extract", "models"}},
      {"cli", {"core", "models", "extract", "graph", "query", "exports", "train"}},
  };
  return kFolders;
}

// Libraries that only some files may know, by the beginning of their headers.
struct Reserved {
  const char* header;
  const char* files;  // a pattern of paths
  const char* place;  // in words
};

constexpr Reserved kReserved[] = {
    {"rocksdb/", R"(graph/rocks/[a-z_]+\.cc)", "one source file of graph/"},
    {"CLI/", R"(cli/parse\.cc)", "cli/parse.cc"},
    {"boost/graph/", R"(graph/.*)", "graph/ and tests"},
    {"nlohmann/json.hpp", R"(.*\.cc)", "source files, never headers"},
};

struct Line {
  std::string file;  // relative
  size_t number = 0;
  std::string text;
};

std::vector<Line> LinesOf(const std::string& folder) {
  std::vector<Line> lines;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SourcePath(folder))) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cc") continue;
    const std::string name = std::filesystem::relative(entry.path(), SourcePath("")).string();
    std::ifstream file(entry.path());
    std::string text;
    for (size_t number = 1; std::getline(file, text); ++number)
      lines.push_back({name, number, text});
  }
  return lines;
}

// The header that a line includes; empty for any other line.
std::string IncludedBy(const Line& line) {
  static const std::regex kInclude(R"(\s*#\s*include\s*[<"]([^>"]+)[>"].*)");
  std::smatch match;
  return std::regex_match(line.text, match, kInclude) ? match[1].str() : "";
}

bool IsOurFolder(const std::string& name) {
  return name == "tests" || name == "bench" ||
         std::ranges::any_of(Folders(), [&](const Folder& f) { return name == f.name; });
}

class Layering : public testing::TestWithParam<Folder> {};

TEST_P(Layering, IncludesOnlyWhatTheArchitectureAllows) {
  const Folder& folder = GetParam();
  size_t includes = 0;
  for (const Line& line : LinesOf(folder.name)) {
    const std::string header = IncludedBy(line);
    const std::string from = header.substr(0, header.find('/'));
    if (!IsOurFolder(from)) continue;
    ++includes;
    const bool allowed =
        from == folder.name || std::ranges::find(folder.may_use, from) != folder.may_use.end();
    EXPECT_TRUE(allowed) << line.file << ":" << line.number << ": " << folder.name
                         << "/ must not use " << from << "/, but this line includes " << header;
  }
  if (std::string(folder.name) != "models" && std::string(folder.name) != "train") {
    EXPECT_GT(includes, 0u) << "no includes seen: is this test looking at the right place?";
  }
}

TEST_P(Layering, KeepsLargeLibrariesInTheirPlace) {
  for (const Line& line : LinesOf(GetParam().name)) {
    const std::string header = IncludedBy(line);
    for (const Reserved& reserved : kReserved) {
      if (!header.starts_with(reserved.header)) continue;
      EXPECT_TRUE(std::regex_match(line.file, std::regex(reserved.files)))
          << line.file << ":" << line.number << ": only " << reserved.place << " may include "
          << header;
    }
  }
}

TEST_P(Layering, LeavesTalkingToTheCommandLine) {
  const std::string folder = GetParam().name;
  if (folder == "cli" || folder == "train") return;  // made of programs
  static const std::regex kTalk(
      R"(.*\b(std::cout|std::cerr|std::clog|printf|puts|getenv|exit|abort|_Exit)\b\s*(\(|<<).*)");
  for (const Line& line : LinesOf(folder)) {
    EXPECT_FALSE(std::regex_match(line.text, kTalk))
        << line.file << ":" << line.number
        << ": libraries never print, exit or read the environment: " << line.text;
  }
}

// Two types of one name in one program break it without a word (basic.def.odr).
TEST(Headers, DefineEachTypeOnce) {
  static const std::regex kType(R"((?:struct|class) ([A-Z]\w*)(?: final)?(?: :.*)? \{.*)");
  std::map<std::string, std::string> defined;
  for (const Folder& folder : Folders()) {
    for (const Line& line : LinesOf(folder.name)) {
      std::smatch match;
      if (!line.file.ends_with(".h") || !std::regex_match(line.text, match, kType)) continue;
      const auto [other, first] = defined.emplace(match[1], line.file);
      EXPECT_TRUE(first) << line.file << ":" << line.number << ": " << match[1] << " is defined in "
                         << other->second << ", too";
    }
  }
  EXPECT_GT(defined.size(), 100u);
}

TEST(RocksDb, IsKnownToOneFile) {
  std::vector<std::string> files;
  for (const Line& line : LinesOf("graph")) {
    if (IncludedBy(line).starts_with("rocksdb/")) files.push_back(line.file);
  }
  files.erase(std::unique(files.begin(), files.end()), files.end());
  EXPECT_EQ(files.size(), 1u) << "RocksDB's headers belong into one source file";
}

INSTANTIATE_TEST_SUITE_P(Folders, Layering, testing::ValuesIn(Folders()),
                         [](const auto& folder) { return std::string(folder.param.name); });

}  // namespace
}  // namespace whosaid
