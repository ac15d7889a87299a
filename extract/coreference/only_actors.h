// Only actors: whom a description without a name means because the document names only one who
// fits: "the board" its one board, "the father" the man whose surname another bears, "the
// government" that of its one country.
#ifndef WHOSAID_EXTRACT_COREFERENCE_ONLY_ACTORS_H_
#define WHOSAID_EXTRACT_COREFERENCE_ONLY_ACTORS_H_

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/coreference/actors.h"
#include "extract/coreference/chains.h"

namespace whosaid {

class OnlyActors {
 public:
  // The reading must outlive this.
  explicit OnlyActors(const CoreferenceReading& reading);

  // The one institution that the noun, folded, is part of the name of: "Orlice Board of Elections".
  std::optional<ActorIndex> Body(std::string_view noun) const;
  // The same for "the board", where it was named before.
  std::optional<ActorIndex> CalledBody(const NounPhrase& phrase) const;
  // The one person named before whose office that is, for "the mayor".
  std::optional<ActorIndex> Bearer(const NounPhrase& phrase) const;
  // The one man or woman named before who shares a surname with another, for "the father".
  std::optional<ActorIndex> Kin(const NounPhrase& phrase) const;
  // "Lodrian government" for "the government".
  std::optional<std::string> Government(const NounPhrase& phrase) const;

 private:
  void ReadBodies();
  void ReadBearers();
  void ReadKin();
  void ReadCountry();
  bool IsBefore(ActorIndex actor, TokenIndex token) const;

  const CoreferenceReading& reading_;
  std::map<std::string, std::optional<ActorIndex>, std::less<>> bodies_;  // none where several are
  std::map<std::string_view, std::optional<ActorIndex>> bearers_;         // of offices; likewise
  std::array<std::vector<ActorIndex>, 3> kin_;  // by Sex, the first two of each
  std::string demonym_;                         // of the one country; or empty
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_ONLY_ACTORS_H_
