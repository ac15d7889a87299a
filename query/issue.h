// An issue as a whole: what it is called and why, what it contains, and who
// stands where on it.
#ifndef WHOSAID_QUERY_ISSUE_H_
#define WHOSAID_QUERY_ISSUE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "core/vocabulary.h"
#include "graph/store.h"
#include "query/answer.h"
#include "query/question.h"

namespace whosaid {

// A label that documents give it.
struct IssueVariant {
  std::string label;
  int64_t positions = 0;
  std::string reason;     // for being of this issue: of the surest position
  double confidence = 0;  // of that
};

// One actor's one stance on it.
struct IssueStand {
  std::string actor;
  Stance stance = Stance::kSupports;
  int64_t positions = 0;
  int64_t utterances = 0;  // a quotation that many documents give counts once
  int64_t documents = 0;
  int64_t outlets = 0;  // unnamed ones not counted
  std::optional<Date> first;
  std::optional<Date> last;
  std::string words;  // of the surest position
  std::string uri;    // of its document
  FactId surest;
};

struct IssueReport {
  IssueRow issue;
  int64_t positions = 0;               // of those asked for
  std::optional<std::string> part_of;  // the issue that contains it
  std::vector<std::string> parts;      // issues that it contains, sorted
  std::vector<IssueVariant> variants;  // by positions, then label
  std::vector<IssueStand> stands;      // by utterances, then actor and stance
};

struct IssueAnswer {
  std::vector<IssueReport> reports;  // by positions, then label
  std::vector<UnknownName> unknown;  // where not empty there are no reports
};

// Every issue that `name` stands for.
Result<IssueAnswer> AskIssue(const Snapshot& snapshot, const std::string& name,
                             const FactFilter& filter);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_ISSUE_H_
