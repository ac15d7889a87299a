#include "core/facts.h"

#include <fmt/format.h>

#include "core/utf8.h"

namespace whosaid {
namespace {

class FlawFinder {
 public:
  explicit FlawFinder(const FactSet& facts) : facts_(facts) {}

  std::optional<std::string> Find() {
    if (const auto offset = FindInvalidUtf8(facts_.article.text)) {
      return fmt::format("text is not valid UTF-8 at byte {}", *offset);
    }
    uint32_t covered = 0;
    for (size_t i = 0; i < facts_.zones.size(); ++i) {
      const Span span = facts_.zones[i].span;
      CheckSpan(span, fmt::format("zones[{}]", i));
      if (span.begin < covered) Report(fmt::format("zones[{}] overlaps the zone before it", i));
      covered = span.end;
    }
    for (size_t i = 0; i < facts_.clusters.size(); ++i) CheckCluster(facts_.clusters[i], i);
    for (size_t i = 0; i < facts_.statements.size(); ++i) CheckStatement(facts_.statements[i], i);
    for (size_t i = 0; i < facts_.positions.size(); ++i) CheckPosition(facts_.positions[i], i);
    return flaw_;
  }

 private:
  void Report(std::string flaw) {
    if (!flaw_) flaw_ = std::move(flaw);
  }

  void CheckSpan(Span span, const std::string& where) {
    const std::string& text = facts_.article.text;
    if (span.begin >= span.end || span.end > text.size()) {
      Report(fmt::format("{}: span [{}, {}) does not fit the text of {} bytes", where, span.begin,
                         span.end, text.size()));
    } else if (!IsCodePointBoundary(text, span.begin) || !IsCodePointBoundary(text, span.end)) {
      Report(fmt::format("{}: span [{}, {}) cuts a character", where, span.begin, span.end));
    }
  }

  void CheckSpan(const std::optional<Span>& span, const std::string& where) {
    if (span) CheckSpan(*span, where);
  }

  void CheckIndex(const std::optional<uint32_t>& index, size_t size, const std::string& where) {
    if (index && *index >= size) {
      Report(fmt::format("{}: index {} of {} entries", where, *index, size));
    }
  }

  void CheckConfidence(double confidence, const std::string& where) {
    if (!(confidence >= 0 && confidence <= 1)) {
      Report(fmt::format("{}: confidence {} is not in [0, 1]", where, confidence));
    }
  }

  void CheckTime(const std::optional<SaidTime>& time, const std::string& where) {
    if (time) CheckSpan(time->span, where);
  }

  void CheckCluster(const Cluster& cluster, size_t index) {
    const std::string where = fmt::format("actors[{}]", index);
    if (cluster.name.empty()) Report(where + ": no name");
    for (const Mention& mention : cluster.mentions) CheckSpan(mention.span, where + ".mentions");
    for (const Role& role : cluster.roles) CheckSpan(role.span, where + ".roles");
  }

  void CheckStatement(const Attribution& statement, size_t index) {
    const std::string where = fmt::format("statements[{}]", index);
    const size_t actors = facts_.clusters.size();
    if (statement.content.empty()) Report(where + ": no content, so no evidence");
    for (const Span span : statement.content) CheckSpan(span, where + ".content");
    CheckSpan(statement.source, where + ".source");
    CheckSpan(statement.cue, where + ".cue");
    CheckIndex(statement.speaker, actors, where + ".speaker");
    CheckIndex(statement.addressee, actors, where + ".addressee");
    CheckIndex(statement.parent, facts_.statements.size(), where + ".parent");
    if (statement.parent == index) Report(where + ".parent: a statement inside itself");
    for (const ClusterIndex actor : statement.relayed_by) {
      CheckIndex(actor, actors, where + ".relayed_by");
    }
    for (const ClusterIndex actor : statement.about) CheckIndex(actor, actors, where + ".about");
    CheckTime(statement.said, where + ".said");
    CheckConfidence(statement.confidence, where);
  }

  void CheckPosition(const Position& position, size_t index) {
    const std::string where = fmt::format("positions[{}]", index);
    const size_t actors = facts_.clusters.size();
    CheckSpan(position.evidence, where + ".evidence");
    CheckIndex(position.actor, actors, where + ".actor");
    CheckIndex(position.on_behalf_of, actors, where + ".on_behalf_of");
    CheckIndex(position.ascribed_by, actors, where + ".ascribed_by");
    CheckIndex(position.statement, facts_.statements.size(), where + ".statement");
    CheckIndex(position.target.actor, actors, where + ".target.actor");
    CheckSpan(position.target.span, where + ".target");
    if (position.target.label.empty()) Report(where + ".target: no label");
    CheckTime(position.expressed, where + ".expressed");
    CheckConfidence(position.confidence, where);
  }

  const FactSet& facts_;
  std::optional<std::string> flaw_;
};

}  // namespace

std::optional<std::string> FindFlaw(const FactSet& facts) { return FlawFinder(facts).Find(); }

}  // namespace whosaid
