// Where tests find files.
#ifndef WHOSAID_TESTS_SUPPORT_PATHS_H_
#define WHOSAID_TESTS_SUPPORT_PATHS_H_

#include <filesystem>
#include <string>
#include <string_view>

namespace whosaid {

// A file or folder of the project, by its path from the top.
std::filesystem::path SourcePath(std::string_view relative);

// A file or folder of the reference data that lies beside a developer's checkout.
std::filesystem::path SharedPath(std::string_view relative);

// The whole file; fails the running test where it can't be read.
std::string ReadWholeFile(const std::filesystem::path& path);

// A fresh empty folder that is removed with this object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Writes a file of the folder, making folders on the way, and returns its path.
  std::filesystem::path Write(std::string_view relative, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

}  // namespace whosaid

// Skips the running test, saying so, where the reference data is absent.
#define WHOSAID_REQUIRE_SHARED(relative)                         \
  if (!std::filesystem::exists(::whosaid::SharedPath(relative))) \
  GTEST_SKIP() << "reference data is absent: " << ::whosaid::SharedPath(relative).string()

#endif  // WHOSAID_TESTS_SUPPORT_PATHS_H_
