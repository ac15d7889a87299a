// Works: polls, studies, letters and whatever else speaks for who made it: "the survey found" is
// what the institute found whose survey it is.
#ifndef WHOSAID_EXTRACT_COREFERENCE_WORKS_H_
#define WHOSAID_EXTRACT_COREFERENCE_WORKS_H_

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/coreference/actors.h"
#include "extract/coreference/chains.h"

namespace whosaid {

class Works {
 public:
  // The reading must outlive this. Linear in the text.
  explicit Works(const CoreferenceReading& reading);

  // Whether the noun, by its lemma, is a work that speaks for its maker wherever one is known.
  static bool IsWork(std::string_view lemma);
  // Whether it speaks for whoever owns it: "Ruiz's website", also of works.
  static bool SpeaksForOwner(std::string_view lemma);

  // Whose work the phrases of a chain mean, of which `best` says most: the one whom the text around
  // them calls its maker ("the [Gazette]'s poll", "a letter signed by [Ruiz]", "[the board]
  // released a report"), else who made all works of this kind, else, for messages, who made the
  // last.
  std::optional<ActorIndex> MakerOf(const std::vector<NounPhrase>& phrases, const Chain& chain,
                                    const NounPhrase& best) const;

 private:
  void ReadBefore(size_t name);
  void ReadBehind(size_t name);
  void ReadObjects();
  bool IsIn(TokenIndex noun) const;
  void Add(TokenIndex noun, ActorIndex maker);
  std::optional<ActorIndex> MakerOf(TokenIndex noun) const;
  std::optional<ActorIndex> OnlyMaker(std::string_view lemma) const;
  std::optional<ActorIndex> LastMaker(TokenIndex noun) const;
  TokenIndex WorkOf(const NounPhrase& phrase) const;
  bool IsFindings(TokenIndex noun) const;
  bool IsNamedAfter(const NounPhrase& phrase) const;

  const Document& document_;
  const Words& words_;
  const std::vector<ActorName>& names_;
  const std::vector<ActorIndex>& actor_of_;
  std::map<std::string_view, std::map<TokenIndex, ActorIndex>> makers_;  // by kind and noun
  std::map<std::string_view, std::optional<ActorIndex>> only_;  // by kind; none where several make
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_WORKS_H_
