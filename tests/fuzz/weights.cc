// Weights that were changed behind their seal are refused, or give some answer: the input says
// which bytes of the shipped files change. First byte: the file; then whether the file is cut, and
// where; then places and bytes.
#include <cstring>
#include <memory>

#include "extract/models.h"
#include "extract/weights/seal.h"
#include "models/embedded.h"
#include "tests/fuzz/target.h"

namespace whosaid {

std::vector<std::string> FuzzSeeds() {
  return {std::string("\0\0\0\0\0\0\x10\0\0\0\x01", 11),
          std::string("\1\0\0\0\0\0\x10\0\0\0\x01", 11),
          std::string("\0\1\0\0\x10\0\x18\0\0\0\x7F\x22\0\0\0\xFF", 16)};
}

std::vector<std::string> FuzzWords() {
  return {std::string(4, '\0'), std::string(4, '\xFF'), "\x7F", std::string("\0\x01\0\0", 4)};
}

// A file's bytes, aligned, which take back what was changed.
class Copy {
 public:
  explicit Copy(const char* name)
      : original_(Unseal(EmbeddedFile(name).value(), name).value()),
        memory_(new char[original_.size() + 64]) {
    void* at = memory_.get();
    size_t room = original_.size() + 64;
    bytes_ = static_cast<char*>(std::align(64, original_.size(), at, room));
    std::memcpy(bytes_, original_.data(), original_.size());
  }
  std::string_view Bytes(size_t cut) const {
    return {bytes_, original_.size() - cut % original_.size()};
  }
  // Most of what can go wrong stands in the first bytes.
  void Change(uint32_t place, char byte) {
    const size_t at = place % (place & 1 ? original_.size() : 4096);
    bytes_[at] = byte;
    changed_.push_back(at);
  }
  void Restore() {
    for (const size_t at : changed_) bytes_[at] = original_[at];
    changed_.clear();
  }

 private:
  std::string_view original_;
  std::unique_ptr<char[]> memory_;
  char* bytes_;
  std::vector<size_t> changed_;
};

void UseSyntax(std::string_view bytes) {
  const auto model = SyntaxModel::Load(bytes, "fuzz.bin");
  if (!model) return Require(model.error().message.starts_with("fuzz.bin: "), "the file is named");
  const std::vector<std::string_view> words = {"Ana", "Venn", "left", "."};
  const std::vector<size_t> sizes = {4};
  for (const PredictedWord& word : model->Predict(words, sizes)) {
    Require(word.head <= 4, "heads lie within the sentence");
    Require(word.upos < model->upos_names().size(), "tags have names");
    Require(word.xpos < model->xpos_names().size(), "tags have names");
    Require(word.label < model->label_names().size(), "labels have names");
  }
}

void UseNames(std::string_view bytes) {
  const auto model = NameModel::Open(bytes);
  if (!model) return;
  const std::vector<std::vector<std::string_view>> sentences = {
      {"Ana", "Venn", "left", "Orla", "."}};
  const auto found = model->FindNames(sentences);
  for (const NameSpan& name : found.front()) {
    Require(name.begin < name.end && name.end <= 5, "names lie within the sentence");
  }
}

}  // namespace whosaid

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace whosaid;
  if (size < 6) return 0;
  static Copy* const syntax = new Copy("syntax.bin");
  static Copy* const names = new Copy("names.bin");
  Copy& copy = data[0] % 2 == 0 ? *syntax : *names;
  const auto number = [&](size_t at) {
    uint32_t value;
    std::memcpy(&value, data + at, sizeof value);
    return value;
  };
  const size_t cut = data[1] % 4 == 1 ? number(2) : 0;
  constexpr size_t kMostChanges = 64;
  for (size_t at = 6, left = kMostChanges; at + 5 <= size && left > 0; at += 5, --left) {
    copy.Change(number(at), static_cast<char>(data[at + 4]));
  }
  if (data[0] % 2 == 0) {
    UseSyntax(copy.Bytes(cut));
  } else {
    UseNames(copy.Bytes(cut));
  }
  copy.Restore();
  return 0;
}
