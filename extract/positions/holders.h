// Holders: whose stand a finding is: the subject of its verb, the speaker of the statement that
// holds it, or the name before a headline's colon. Groups that nobody else mentioned ("shopkeepers
// oppose …") become actors of their own.
#ifndef WHOSAID_EXTRACT_POSITIONS_HOLDERS_H_
#define WHOSAID_EXTRACT_POSITIONS_HOLDERS_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/document.h"
#include "extract/coreference/mention_index.h"
#include "extract/positions/frames/find.h"
#include "extract/positions/statement_finder.h"

namespace whosaid {

struct Holder {
  ClusterIndex actor = 0;
  std::optional<ClusterIndex> on_behalf_of;
  std::optional<ClusterIndex> ascribed_by;
  std::optional<StatementIndex> statement;
  bool sure = true;  // false where the holder was reached over a pronoun or a colon
};

class HolderFinder {
 public:
  // `document` and `mentions` must outlive it.
  HolderFinder(const Document& document, const MentionIndex& mentions);

  // Of the document's clusters or of the groups found so far.
  const Cluster& ClusterAt(ClusterIndex actor) const {
    const size_t known = document_.clusters.size();
    return actor < known ? document_.clusters[actor] : groups_[actor - known];
  }

  // The groups found so far, to be appended to the document's clusters.
  std::vector<Cluster> TakeGroups() { return std::move(groups_); }

  // Nothing where nobody known holds the stand.
  std::optional<Holder> Find(const ParsedSentence& parse, const StanceFinding& finding,
                             ZoneKind zone);

  // Not "one", "many", "a message": what holds no stand that one could ascribe.
  static bool IsHolder(const Cluster& actor);

  // Not "acts that threaten the peace": a name, or a noun for persons or institutions.
  static bool NamesHolder(const Cluster& actor);

  // Whether an official's office belongs to the institution, by what the article says of it.
  bool SpeaksFor(ClusterIndex person, ClusterIndex institution) const;

  // Who says the words of a span.
  std::optional<ClusterIndex> SpeakerOf(Span span) const;

  // "the mayor": the one person of whom that is known to be the role.
  std::optional<ClusterIndex> BearerAt(const ParsedSentence& parse, WordIndex head) const;

  // Who bears this name or surname, in lower case.
  std::optional<ClusterIndex> Known(const std::string& name) const;

 private:
  std::optional<ClusterIndex> SourceAt(const ParsedSentence& parse, WordIndex holder,
                                       Span cue) const;
  std::optional<ClusterIndex> Named(const ParsedSentence& parse, WordIndex head);
  std::optional<Holder> OfSpeaker(const ParsedSentence& parse, const StanceFinding& finding,
                                  StatementIndex statement) const;
  ClusterIndex GroupNamed(Span span);
  std::optional<ClusterIndex> GroupAt(const ParsedSentence& parse, WordIndex head);
  std::optional<ClusterIndex> ApposedTo(const ParsedSentence& parse, WordIndex head) const;
  std::optional<ClusterIndex> PersonOf(const ParsedSentence& parse, WordIndex head) const;
  std::optional<ClusterIndex> BeforeColon(const ParsedSentence& parse, const StanceFinding& finding,
                                          ZoneKind zone) const;
  Holder Relate(const ParsedSentence& parse, WordIndex head, ClusterIndex named,
                std::optional<StatementIndex> statement) const;
  bool SpeaksForPhrase(ClusterIndex person, const ParsedSentence& parse, WordIndex head) const;

  const Document& document_;
  const MentionIndex& mentions_;
  StatementFinder statements_;
  std::vector<Cluster> groups_;
  std::map<std::string, ClusterIndex> by_name_;  // also of groups_; names in lower case
  std::map<std::string, ClusterIndex> by_surname_;
  struct Called {
    bool he = false;
    bool she = false;
  };
  std::vector<Called> called_;  // by cluster: the pronouns that stand for it
  // Who bears a role with this word in its title; nobody where several do.
  std::map<std::string, std::optional<ClusterIndex>> bearers_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_POSITIONS_HOLDERS_H_
