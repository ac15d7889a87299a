// Actor nouns: which common nouns name persons ("publicist") and people together ("jury"), from
// models/lexicons/actors.tsv.
#ifndef WHOSAID_EXTRACT_COREFERENCE_ACTOR_NOUNS_H_
#define WHOSAID_EXTRACT_COREFERENCE_ACTOR_NOUNS_H_

#include <cstdint>
#include <string_view>

namespace whosaid {

enum class ActorNoun : uint8_t { kNone, kPerson, kGroup };

// By the lemma, in lower case; of a compound with a hyphen its last part counts ("co-author").
ActorNoun ActorNounOf(std::string_view lemma);

// Whether the noun of a description, in lower case, names persons or an institution: "acts that
// threaten the peace" names neither.
bool NamesActor(std::string_view description);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_ACTOR_NOUNS_H_
