// Places: names that everybody knows (countries, demonyms, capitals, metonyms) by their words.
#ifndef WHOSAID_EXTRACT_COREFERENCE_PLACES_H_
#define WHOSAID_EXTRACT_COREFERENCE_PLACES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/vocabulary.h"
#include "extract/syntax/words.h"

namespace whosaid {

enum class PlaceForm : uint8_t { kName, kDemonym, kCapital, kMetonym };

struct Place {
  std::string_view actor;  // "United States" for "American"
  ActorKind kind = ActorKind::kCountry;
  PlaceForm form = PlaceForm::kName;
};

struct PlaceMatch {
  Place place;
  TokenIndex end = 0;  // behind the last token
};

// The longest known name that begins with token `first`, case respected. U.S., US and us differ.
std::optional<PlaceMatch> MatchPlace(const Words& words, TokenIndex first, TokenIndex high);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_PLACES_H_
