// Actor names: the names of a document that name actors, each with the kind of actor and the words
// that give its role. What several names share is not known yet: extract/coreference/clusters.h.
#ifndef WHOSAID_EXTRACT_COREFERENCE_ACTOR_NAMES_H_
#define WHOSAID_EXTRACT_COREFERENCE_ACTOR_NAMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/vocabulary.h"
#include "extract/syntax/words.h"

namespace whosaid {

enum class Sex : uint8_t { kUnknown, kFemale, kMale };

struct ActorName {
  TokenRange tokens;  // without titles
  ActorKind kind = ActorKind::kPerson;
  std::string text;  // for display; for countries and metonyms the actor's name: "Russia"
  TokenRange role;   // the words before or behind that give a person's role; may be empty
  Sex sex = Sex::kUnknown;
  bool adjective = false;  // "Russian"
};

// In order, disjoint. Reads Document::names.
std::vector<ActorName> FindActorNames(const Document& document, const Words& words);

// The words of a range as in the text, white space made single.
std::string TextOf(const Document& document, const Words& words, TokenRange range);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_ACTOR_NAMES_H_
