#include "query/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "query/snapshot_reader.h"
#include "query/word_diff.h"

namespace whosaid {
namespace {

constexpr size_t kContext = 60;

// The words before `begin` as far as the context reaches.
std::string_view Before(std::string_view text, size_t begin) {
  if (begin <= kContext) return text.substr(0, begin);
  const size_t blank = text.find_first_of(" \n\t", begin - kContext);
  const size_t from = std::min(blank == std::string_view::npos ? begin : blank + 1, begin);
  return text.substr(from, begin - from);
}

std::string_view After(std::string_view text, size_t end) {
  if (text.size() - end <= kContext) return text.substr(end);
  const size_t blank = text.find_last_of(" \n\t", end + kContext);
  const size_t until = blank == std::string_view::npos ? end : std::max(blank, end);
  return text.substr(end, until - end);
}

// Collects what is known of one fact of one document.
class Explainer {
 public:
  Explainer(const SnapshotReader& reader, const OpenDocument& document,
            std::vector<Decision> decisions)
      : reader_(reader),
        document_(document),
        index_(document.text()),
        decisions_(std::move(decisions)) {
    explanation_.document = document.row();
  }

  void AddEvidence(std::string_view part, Span span) {
    const std::string_view text = document_.text();
    explanation_.evidence.push_back(
        {std::string(part), index_.ToCodePoints(span), std::string(Before(text, span.begin)),
         std::string(Slice(text, span)), std::string(After(text, span.end))});
  }
  void AddEvidence(std::string_view part, const std::optional<Span>& span) {
    if (span) AddEvidence(part, *span);
  }
  void AddActor(std::string_view role, const std::optional<ClusterIndex>& cluster) {
    if (!cluster) return;
    Identity identity{std::string(role), document_.row().clusters[*cluster].name,
                      reader_.NameOf(document_.row(), *cluster), "", 0};
    Decide(*cluster, false, identity);
    explanation_.identities.push_back(std::move(identity));
  }
  void AddStatement(const Attribution& fact) {
    AddEvidence("source", fact.source);
    AddEvidence("cue", fact.cue);
    for (const Span& span : fact.content) AddEvidence("content", span);
    AddActor("speaker", fact.speaker);
    for (const ClusterIndex cluster : fact.relayed_by) AddActor("relayed by", cluster);
    AddActor("addressee", fact.addressee);
    for (const ClusterIndex cluster : fact.about) AddActor("about", cluster);
  }
  void AddPosition(const PositionRow& row) {
    const Position& fact = row.fact;
    AddEvidence("evidence", fact.evidence);
    AddEvidence("target", fact.target.span);
    AddActor("actor", fact.actor);
    AddActor("on behalf of", fact.on_behalf_of);
    AddActor("ascribed by", fact.ascribed_by);
    if (fact.target.actor) {
      AddActor("target", fact.target.actor);
      return;
    }
    const auto issue = reader_.issues().find(row.issue);
    const bool linked = issue != reader_.issues().end();
    Identity identity{"issue", fact.target.label, linked ? issue->second.label : fact.target.label,
                      "", 0};
    Decide(row.id.ordinal, true, identity);
    explanation_.identities.push_back(std::move(identity));
    if (linked) AddRejected(issue->second);
  }

  // The issues that contain the target's or that it contains.
  void AddRejected(const IssueRow& own) {
    constexpr size_t kMost = 5;
    if (own.parent) {
      const auto parent = reader_.issues().find(*own.parent);
      if (parent != reader_.issues().end()) {
        explanation_.rejected.push_back({parent->second.label, "broader, and contains it"});
      }
    }
    for (const auto& [id, issue] : reader_.issues()) {
      if (issue.parent != own.id || explanation_.rejected.size() >= kMost) continue;
      explanation_.rejected.push_back({issue.label, "narrower: it says more than the text"});
    }
  }

  // Takes the result.
  Explanation Finish(const FactId& id, std::string summary, std::string found_by,
                     double confidence) {
    explanation_.id = id;
    explanation_.summary = std::move(summary);
    explanation_.found_by = std::move(found_by);
    explanation_.confidence = confidence;
    return std::move(explanation_);
  }

 private:
  void Decide(uint32_t index, bool issue, Identity& identity) const {
    for (const Decision& decision : decisions_) {
      if (decision.index != index || decision.issue != issue) continue;
      identity.reason = decision.reason;
      identity.confidence = decision.confidence;
    }
  }

  const SnapshotReader& reader_;
  const OpenDocument& document_;
  CodePointIndex index_;
  std::vector<Decision> decisions_;
  Explanation explanation_;
};

Result<Explanation> ExplainStatement(const SnapshotReader& reader, const OpenDocument& document,
                                     const FactId& id, Explainer explainer) {
  const Result<StatementRow> row = reader.snapshot().Statement(id);
  if (!row) return tl::make_unexpected(row.error());
  const Attribution& fact = row->fact;
  explainer.AddStatement(fact);
  const std::string who =
      fact.speaker ? reader.NameOf(document.row(), *fact.speaker) : "somebody unnamed";
  const std::string cue = fact.cue ? document.WordsOf(fact.cue) : "said";
  return explainer.Finish(id, fmt::format("{}: {}", who, cue), fact.found_by, fact.confidence);
}

Result<Explanation> ExplainPosition(const SnapshotReader& reader, const OpenDocument& document,
                                    const FactId& id, Explainer explainer) {
  const Result<PositionRow> row = reader.snapshot().Position(id);
  if (!row) return tl::make_unexpected(row.error());
  const Position& fact = row->fact;
  explainer.AddPosition(*row);
  if (fact.statement) {
    const Result<StatementRow> statement =
        reader.snapshot().Statement({id.document, FactId::Kind::kStatement, *fact.statement});
    if (!statement) return tl::make_unexpected(statement.error());
    explainer.AddStatement(statement->fact);
  }
  std::string stance(NameOf(fact.stance));
  std::ranges::replace(stance, '_', ' ');
  return explainer.Finish(
      id,
      fmt::format("{} {} {}", reader.NameOf(document.row(), fact.actor), stance, fact.target.label),
      fact.found_by, fact.confidence);
}

std::string ContentOf(const Attribution& fact, std::string_view text) {
  std::string words;
  for (const Span& span : fact.content) {
    if (!words.empty()) words += " … ";
    words += Slice(text, span);
  }
  return words;
}

Result<std::string> WordsOf(const Snapshot& snapshot, const FactId& statement) {
  const Result<StatementRow> row = snapshot.Statement(statement);
  if (!row) return tl::make_unexpected(row.error());
  const Result<std::string> text = snapshot.Text(statement.document);
  if (!text) return tl::make_unexpected(text.error());
  return ContentOf(row->fact, *text);
}

// Which other statements repeat the utterance, and how they word it.
Result<void> AddWordings(const SnapshotReader& reader, const FactId& statement,
                         Explanation& explanation) {
  constexpr size_t kMost = 20;
  const UtteranceRow* utterance = reader.UtteranceOf(statement);
  if (utterance == nullptr) return {};
  const Result<std::string> own = WordsOf(reader.snapshot(), statement);
  if (!own) return tl::make_unexpected(own.error());
  for (const UtteranceMember& member : utterance->members) {
    if (member.statement == statement || explanation.wordings.size() >= kMost) continue;
    const Result<std::string> words = WordsOf(reader.snapshot(), member.statement);
    if (!words) return tl::make_unexpected(words.error());
    const Result<DocumentRow> document = reader.snapshot().Document(member.statement.document);
    if (!document) return tl::make_unexpected(document.error());
    explanation.wordings.push_back({member.statement, document->article.uri,
                                    document->article.outlet, DateOf(*document, std::nullopt),
                                    WordDiff(*own, *words), member.reason, member.confidence});
  }
  return {};
}

// The statement that a fact is or rests on.
Result<std::optional<FactId>> StatementOf(const Snapshot& snapshot, const FactId& id) {
  if (id.kind == FactId::Kind::kStatement) return std::optional(id);
  const Result<PositionRow> row = snapshot.Position(id);
  if (!row) return tl::make_unexpected(row.error());
  if (!row->fact.statement) return std::optional<FactId>();
  return std::optional(FactId{id.document, FactId::Kind::kStatement, *row->fact.statement});
}

}  // namespace

Result<Explanation> Explain(const Snapshot& snapshot, std::string_view name) {
  const Result<FactId> id = FindFact(snapshot, name);
  if (!id) return tl::make_unexpected(id.error());
  Result<SnapshotReader> reader = SnapshotReader::Open(snapshot);
  if (!reader) return tl::make_unexpected(reader.error());
  const Result<const OpenDocument*> document = reader->Document(id->document);
  if (!document) return tl::make_unexpected(document.error());
  Result<std::vector<Decision>> decisions = snapshot.DecisionsOf(id->document);
  if (!decisions) return tl::make_unexpected(decisions.error());
  Explainer explainer(*reader, **document, std::move(*decisions));
  Result<Explanation> explanation =
      id->kind == FactId::Kind::kStatement
          ? ExplainStatement(*reader, **document, *id, std::move(explainer))
          : ExplainPosition(*reader, **document, *id, std::move(explainer));
  if (!explanation) return explanation;
  const Result<std::optional<FactId>> statement = StatementOf(snapshot, *id);
  if (!statement) return tl::make_unexpected(statement.error());
  if (*statement) {
    if (auto added = AddWordings(*reader, **statement, *explanation); !added) {
      return tl::make_unexpected(added.error());
    }
  }
  return explanation;
}

}  // namespace whosaid
