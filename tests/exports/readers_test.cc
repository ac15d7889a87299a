// The exported files before the eyes of other programs, which say what they count in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <fstream>

#include "exports/exporter.h"
#include "tests/exports/sample_view.h"
#include "tests/support/paths.h"

namespace whosaid {
namespace {

struct Outcome {
  int code = -1;
  std::string output;  // standard output and error
};

Outcome RunCommand(const std::string& command) {
  Outcome outcome;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return outcome;
  char buffer[4096];
  for (size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    outcome.output.append(buffer, n);
  }
  const int status = pclose(pipe);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return outcome;
}

// What a script says that can't run here, for want of a package or of the network.
constexpr int kCannotRun = 77;

class GraphmlReader : public testing::TestWithParam<const char*> {
 protected:
  std::string WriteSample() const {
    const std::filesystem::path path = folder_.path() / "sample.graphml";
    std::ofstream out(path, std::ios::binary);
    FindExporter("graphml")->write(SampleView(), out);
    return path.string();
  }

 private:
  TemporaryFolder folder_;
};

TEST_P(GraphmlReader, ReadsEverythingWithoutComplaint) {
  const std::string script =
      SourcePath(std::string("tests/exports/readers/") + GetParam()).string();
  const Outcome outcome = RunCommand("'" + script + "' '" + WriteSample() + "'");
  if (outcome.code == kCannotRun) GTEST_SKIP() << outcome.output;
  EXPECT_EQ(outcome.code, 0);
  // Nodes, edges, the sum of all weights, the sum of all signed weights.
  EXPECT_EQ(outcome.output, "4 5 8 -2\n");
}

INSTANTIATE_TEST_SUITE_P(Exports, GraphmlReader,
                         testing::Values("with_networkx.py", "gephi.py", "graphology.sh",
                                         "xmllint.sh"),
                         [](const auto& reader) {
                           const std::string name = reader.param;
                           return name.substr(0, name.find('.'));
                         });

}  // namespace
}  // namespace whosaid
