#include "tests/extract/cases.h"

#include <gtest/gtest.h>

#include <sstream>
#include <utility>

#include "extract/tokens/quotations.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "tests/support/paths.h"

namespace whosaid {

std::vector<Case> ReadCases(std::string_view name) {
  std::istringstream file(ReadWholeFile(SourcePath("tests/extract/" + std::string(name))));
  std::vector<Case> cases;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.starts_with("# ")) continue;
    cases.push_back({number, ReplaceAll(ReplaceAll(line, "↵", "\n"), "¶", "\n\n")});
  }
  EXPECT_FALSE(cases.empty()) << name;
  return cases;
}

std::string ReplaceAll(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

Document ReadText(std::string text) {
  Document document;
  document.article.text = std::move(text);
  if (!document.article.text.empty()) {
    document.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(document.text().size())}}};
  }
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  document.quotations = FindQuotations(document);
  return document;
}

}  // namespace whosaid
