// Unnamed sources: those whom only an attribution mentions ("most analysts had forecast …"). Each
// description is one actor of the document.
#ifndef WHOSAID_EXTRACT_ATTRIBUTIONS_UNNAMED_SOURCES_H_
#define WHOSAID_EXTRACT_ATTRIBUTIONS_UNNAMED_SOURCES_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/document.h"
#include "extract/coreference/mention_index.h"
#include "extract/syntax/words.h"

namespace whosaid {

class UnnamedSources {
 public:
  // All must outlive this.
  UnnamedSources(const Document& document, const Words& words, const MentionIndex& mentions);

  // The actor whom the source describes, known or new; none for pronouns. For "who" what it stands
  // for.
  std::optional<ClusterIndex> Find(TokenRange source);

  // Of "some of them" those, of "one of them" one of the pilots; none for others.
  std::optional<ClusterIndex> SomeOfThem(TokenRange source);

  // The new ones, to be appended to the document's clusters.
  std::vector<Cluster> Take() { return std::move(fresh_); }

 private:
  std::optional<TokenIndex> AntecedentOf(TokenIndex relative) const;
  bool IsPlace(TokenIndex i) const;
  bool IsTitled(TokenIndex i) const;
  std::optional<ClusterIndex> Owned(TokenRange source, TokenIndex head);
  std::optional<ClusterIndex> NamedAtEnd(TokenRange source);
  ClusterIndex Named(std::string name, ActorKind kind, TokenRange mention);

  const Document& document_;
  const Words& words_;
  const MentionIndex& mentions_;
  std::map<std::string, ClusterIndex> by_name_;  // folded
  std::vector<Cluster> fresh_;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ATTRIBUTIONS_UNNAMED_SOURCES_H_
