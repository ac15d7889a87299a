// Kinds of miscellaneous names: groups, events and laws, told by their words.
#ifndef WHOSAID_EXTRACT_NAMES_NAME_KINDS_H_
#define WHOSAID_EXTRACT_NAMES_NAME_KINDS_H_

#include <span>
#include <string_view>

#include "core/vocabulary.h"

namespace whosaid {

// Of a name that is neither a person nor an organisation nor a place, by its head, the last noun
// before a preposition: the Treaty of Lisbon is a law, the Summer Games are an event; «Kenyan» and
// «Texas Republicans» are groups. The tables are models/lexicons/name_kinds.tsv and countries.tsv.
NameType MiscTypeOf(std::span<const std::string_view> words);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_NAMES_NAME_KINDS_H_
