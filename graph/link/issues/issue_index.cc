#include "graph/link/issues/issue_index.h"

#include <optional>
#include <utility>
#include <vector>

#include "graph/coder.h"

namespace whosaid {
namespace {

std::string BlockOf(const std::string& key) {
  std::string core = Join(Reduced(SplitKey(key)));
  return core.empty() ? '\1' + key : core;
}

std::string BlockPrefix(const std::string& block) { return "k" + block + '\0'; }

std::string FigurePrefix(const std::string& figure) { return "g" + figure + '\0'; }

std::string HashedKey(const std::string& key) { return EncodeId(HashOf(key)); }

tl::unexpected<Error> DamagedRow() {
  return Fail(ErrorKind::kBadInput, "the index of links is damaged; build the store again");
}

}  // namespace

template <typename Coder, Is<IssueSum> T>
void Code(Coder& coder, T& sum) {
  coder(sum.labels, sum.whole, sum.positions);
}

IssueIndex::IssueIndex(const Snapshot& snapshot, const Rulebook& rulings) : snapshot_(snapshot) {
  for (const Ruling& ruling : rulings.log()) {
    if (!ruling.issue) continue;
    for (const std::string& one : {ruling.first.key, ruling.second.key}) {
      ruled_[one].insert({ruling.first.key, ruling.second.key});
    }
  }
}

// Follows what ties keys together until there is nothing new.
class IssueIndex::Loader {
 public:
  explicit Loader(const IssueIndex& index) : index_(index) {}

  Result<IssueKeys> Load(const std::set<std::string>& keys, const std::set<std::string>& cores) {
    for (const std::string& key : keys) Reach(key);
    for (const std::string& core : cores) {
      if (auto read = ReadBlock(core); !read) return tl::make_unexpected(read.error());
    }
    while (!due_.empty()) {
      const std::string key = std::move(due_.back());
      due_.pop_back();
      if (auto read = ReadBlock(BlockOf(key)); !read) return tl::make_unexpected(read.error());
      for (const std::string& figure : FiguresOf(key)) {
        if (auto read = ReadFigure(figure); !read) return tl::make_unexpected(read.error());
      }
      if (const auto ruled = index_.ruled_.find(key); ruled != index_.ruled_.end()) {
        for (const std::string& other : ruled->second) Reach(other);
      }
    }
    return std::move(keys_);
  }

 private:
  void Reach(const std::string& key) {
    if (reached_.insert(key).second) due_.push_back(key);
  }

  Result<void> ReadBlock(const std::string& block) {
    const std::string prefix = BlockPrefix(block);
    if (!read_.insert(prefix).second) return {};
    bool sound = true;
    const auto read =
        index_.snapshot_.VisitIndex(prefix, [&](std::string_view, std::string_view value) {
          auto row = DecodeKey(value);
          sound = row.has_value();
          if (!sound) return false;
          Reach(row->first);
          keys_.keys[row->first] = std::move(row->second);
          return true;
        });
    if (read && !sound) return DamagedRow();
    return read;
  }

  Result<void> ReadFigure(const std::string& figure) {
    const std::string prefix = FigurePrefix(figure);
    if (!read_.insert(prefix).second) return {};
    return index_.snapshot_.VisitIndex(prefix, [&](std::string_view, std::string_view value) {
      Reach(std::string(value));
      return true;
    });
  }

  const IssueIndex& index_;
  std::set<std::string> reached_;
  std::vector<std::string> due_;
  std::set<std::string> read_;
  IssueKeys keys_;
};

Result<IssueKeys> IssueIndex::Load(const std::set<std::string>& keys,
                                   const std::set<std::string>& cores) const {
  return Loader(*this).Load(keys, cores);
}

Result<IssueSum> IssueIndex::SumOf(const std::string& issue) const {
  const auto row = snapshot_.IndexRow(SumKey(issue));
  if (!row) return tl::make_unexpected(row.error());
  if (!*row) return IssueSum();
  auto sum = Decode<IssueSum>(**row);
  if (!sum) return DamagedRow();
  return std::move(*sum);
}

LinkIndex IssueIndex::RowsOf(const IssueKeys& keys) {
  LinkIndex rows;
  for (const auto& [key, row] : keys.keys) {
    rows[BlockPrefix(BlockOf(key)) + HashedKey(key)] = EncodeKey(key, row);
    for (const std::string& figure : FiguresOf(key)) {
      rows[FigurePrefix(figure) + HashedKey(key)] = key;
    }
  }
  return rows;
}

std::string IssueIndex::SumKey(const std::string& issue) { return "i" + issue; }
std::string IssueIndex::EncodeSum(const IssueSum& sum) { return Encode(sum); }

}  // namespace whosaid
