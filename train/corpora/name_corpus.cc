#include "train/corpora/name_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include <optional>
#include <sstream>

namespace whosaid {
namespace {

struct TypeName {
  std::string_view name;
  NameType type;
};

constexpr std::array kTypeNames = {
    // CoNLL 2003, WikiGold
    TypeName{"PER", NameType::kPerson},
    TypeName{"ORG", NameType::kOrganisation},
    TypeName{"LOC", NameType::kLocation},
    TypeName{"MISC", NameType::kMisc},
    // CoreNLP
    TypeName{"PERSON", NameType::kPerson},
    TypeName{"ORGANIZATION", NameType::kOrganisation},
    TypeName{"LOCATION", NameType::kLocation},
    TypeName{"CITY", NameType::kLocation},
    TypeName{"COUNTRY", NameType::kLocation},
    TypeName{"STATE_OR_PROVINCE", NameType::kLocation},
    TypeName{"NATIONALITY", NameType::kMisc},
    TypeName{"RELIGION", NameType::kMisc},
    TypeName{"IDEOLOGY", NameType::kMisc},
    // CrossNER politics
    TypeName{"politician", NameType::kPerson},
    TypeName{"person", NameType::kPerson},
    TypeName{"organisation", NameType::kOrganisation},
    TypeName{"politicalparty", NameType::kOrganisation},
    TypeName{"location", NameType::kLocation},
    TypeName{"country", NameType::kLocation},
    TypeName{"election", NameType::kMisc},
    TypeName{"event", NameType::kMisc},
    TypeName{"misc", NameType::kMisc},
};

std::optional<NameType> TypeOf(std::string_view name) {
  const auto at = std::find_if(kTypeNames.begin(), kTypeNames.end(),
                               [&](const TypeName& row) { return row.name == name; });
  if (at == kTypeNames.end()) return std::nullopt;
  return at->type;
}

// Builds documents token by token from tags: "B-PER", "I-PER", "O", or bare types, of which equal
// neighbours are one name.
class CorpusBuilder {
 public:
  void Add(std::string_view token, std::string_view tag) {
    const bool bio = tag.size() > 2 && tag[1] == '-';
    const bool begins = bio && tag[0] == 'B';
    const std::string_view type_name = bio ? tag.substr(2) : tag;
    const auto position = static_cast<uint32_t>(sentence_.tokens.size());
    sentence_.tokens.emplace_back(token);
    const std::optional<NameType> type = TypeOf(type_name);
    if (type && !begins && type_name == last_type_ && !sentence_.names.empty() &&
        sentence_.names.back().end == position) {
      sentence_.names.back().end = position + 1;
    } else if (type) {
      sentence_.names.push_back({*type, position, position + 1});
    }
    last_type_ = std::string(type_name);
  }
  void EndSentence() {
    if (!sentence_.tokens.empty()) document_.push_back(std::move(sentence_));
    sentence_ = {};
    last_type_.clear();
  }
  void EndDocument() {
    EndSentence();
    if (!document_.empty()) documents_.push_back(std::move(document_));
    document_.clear();
  }
  std::vector<NameDocument> Take() {
    EndDocument();
    return std::move(documents_);
  }

 private:
  std::vector<NameDocument> documents_;
  NameDocument document_;
  NameSentence sentence_;
  std::string last_type_;
};

std::vector<std::string_view> SplitColumns(std::string_view line) {
  std::vector<std::string_view> columns;
  while (true) {
    const size_t tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

Result<std::vector<NameDocument>> ReadBio(const std::string& content, std::string_view name) {
  std::istringstream lines(content);
  CorpusBuilder builder;
  std::string line;
  for (size_t number = 1; std::getline(lines, line); ++number) {
    if (line.starts_with("# doc")) {
      builder.EndDocument();
    } else if (line.empty()) {
      builder.EndSentence();
    } else {
      const auto columns = SplitColumns(line);
      if (columns.size() != 2) {
        return Fail(ErrorKind::kBadInput,
                    fmt::format("{}:{}: expected token, tab, tag", name, number));
      }
      builder.Add(columns[0], columns[1]);
    }
  }
  return builder.Take();
}

Result<std::vector<NameDocument>> ReadSilver(const std::string& content, std::string_view name) {
  std::istringstream lines(content);
  CorpusBuilder builder;
  std::string line;
  for (size_t number = 1; std::getline(lines, line); ++number) {
    if (line.starts_with("#begin document")) {
      builder.EndDocument();
    } else if (line.empty()) {
      builder.EndSentence();
    } else if (!line.starts_with("#end")) {
      const auto columns = SplitColumns(line);
      if (columns.size() < 5) {
        return Fail(ErrorKind::kBadInput, fmt::format("{}:{}: too few columns", name, number));
      }
      builder.Add(columns[1], columns[4]);
    }
  }
  return builder.Take();
}

NameSentence SplitHyphens(const NameSentence& sentence) {
  NameSentence split;
  std::vector<uint32_t> begins;
  for (const std::string& token : sentence.tokens) {
    begins.push_back(static_cast<uint32_t>(split.tokens.size()));
    size_t begin = 0;
    for (size_t hyphen = token.find('-', 1);
         hyphen != std::string::npos && hyphen + 1 < token.size();
         hyphen = token.find('-', hyphen + 2)) {
      if (hyphen > begin) split.tokens.push_back(token.substr(begin, hyphen - begin));
      split.tokens.push_back("-");
      begin = hyphen + 1;
      if (hyphen + 2 > token.size()) break;
    }
    split.tokens.push_back(token.substr(begin));
  }
  begins.push_back(static_cast<uint32_t>(split.tokens.size()));
  for (const NameSpan& name : sentence.names) {
    split.names.push_back({name.type, begins[name.begin], begins[name.end]});
  }
  return split;
}

}  // namespace whosaid
