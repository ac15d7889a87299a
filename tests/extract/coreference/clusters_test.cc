#include "extract/coreference/clusters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

struct Reference {
  std::string name;
  Span span;
};

// "[Ana Ruiz|She] said" → "She said" and who "She" is.
std::string Unmark(const std::string& marked, std::vector<Reference>& references) {
  std::string text;
  for (size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '[') {
      text += marked[i];
      continue;
    }
    const size_t bar = marked.find('|', i);
    const size_t end = marked.find(']', bar);
    const auto begin = static_cast<uint32_t>(text.size());
    text += marked.substr(bar + 1, end - bar - 1);
    references.push_back(
        {marked.substr(i + 1, bar - i - 1), Span{begin, static_cast<uint32_t>(text.size())}});
    i = end;
  }
  return text;
}

TEST(Clusters, MentionWhomTheCasesSay) {
  const Models models = LoadModels();
  for (const Case& one : ReadCases("cases/clusters.txt")) {
    std::vector<Reference> references;
    Article article;
    article.text = Unmark(one.marked, references);
    const Document document = Extract(std::move(article), models);
    std::string found;
    for (const Cluster& cluster : document.clusters) found += " [" + cluster.name + "]";
    for (const Reference& reference : references) {
      const bool hit = std::ranges::any_of(document.clusters, [&](const Cluster& cluster) {
        return (cluster.name == reference.name || cluster.name == "the " + reference.name) &&
               std::ranges::any_of(cluster.mentions, [&](const Mention& mention) {
                 return mention.span.Overlaps(reference.span);
               });
      });
      EXPECT_TRUE(hit) << "clusters.txt:" << one.line << ": " << reference.name << " as "
                       << document.Text(reference.span) << "; clusters:" << found;
    }
  }
}

// "Ode", "Harbour Board" and "Arden", but no "Proposed Ferry Service".
TEST(Clusters, TakeNamesOutOfTitleCaseByWhatTheRunningTextShows) {
  Article article;
  article.text =
      "Harbour Board Rejects Proposed Toll Bridge\n\n"
      "The Harbour Board rejected a toll bridge on Monday. A proposed bridge costs too much.\n\n"
      "- Toll Bridge “Unaffordable” – Ode dismisses the ferry tax as a fair price.\n"
      "- Proposed Ferry Service – Suggests boats from Arden.\n\n"
      "Peter Ode, the mayor, rejected the ferry tax, too. The ferry service is slow, Ode said.\n";
  const Document document = Extract(std::move(article), LoadModels());
  std::vector<std::string> names;
  for (const Cluster& cluster : document.clusters) names.push_back(cluster.name);
  for (const char* name : {"Harbour Board", "Peter Ode", "Arden"}) {
    EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
  }
  for (const std::string& name : names) {
    EXPECT_EQ(name.find("Proposed"), std::string::npos) << name;
    EXPECT_EQ(name.find("Bridge"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace whosaid
