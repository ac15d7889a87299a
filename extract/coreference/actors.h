// Actors: the clusters of a document while they are being built. Names come first, all of the
// document's at once; then pronouns and descriptions find their actor in the order of the text.
#ifndef WHOSAID_EXTRACT_COREFERENCE_ACTORS_H_
#define WHOSAID_EXTRACT_COREFERENCE_ACTORS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/coreference/actor_names.h"
#include "extract/syntax/words.h"

namespace whosaid {

using ActorIndex = uint32_t;

struct ActorMention {
  TokenRange tokens;
  MentionForm form = MentionForm::kName;
};

struct Actor {
  ActorKind kind = ActorKind::kPerson;
  Sex sex = Sex::kUnknown;
  bool either_sex = false;  // the given name is one of women and of men
  std::vector<std::string> names;  // persons: folded words of the fullest name
  std::string text;                // the fullest name, for display
  std::vector<ActorMention> mentions;
  std::vector<TokenRange> roles;
  std::vector<std::string_view> role_words;  // folded, of all its roles; "senator" for "Sen."
};

// Persons by name: the index of each name's actor, parallel to `names`. Spelling variants of one
// first name with the same surname are one person; a surname alone is the person of that surname.
std::vector<ActorIndex> GroupNames(const Document& document, const Words& words,
                                   const std::vector<ActorName>& names, std::vector<Actor>& actors);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_ACTORS_H_
