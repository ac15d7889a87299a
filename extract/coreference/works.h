// Works: polls, studies, letters and whatever else speaks for who made it: "the survey found" is
// what the institute found whose survey it is.
#ifndef WHOSAID_EXTRACT_COREFERENCE_WORKS_H_
#define WHOSAID_EXTRACT_COREFERENCE_WORKS_H_

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/coreference/actors.h"

namespace whosaid {

class Works {
 public:
  // `names` and the actor of each. Reads Document::syntax; linear in the text.
  Works(const Document& document, const Words& words, const std::vector<ActorName>& names,
        const std::vector<ActorIndex>& actor_of);

  // Whether the noun, by its lemma, is a work that speaks for its maker wherever one is known.
  static bool IsWork(std::string_view lemma);
  // Whether it speaks for whoever owns it: "Ruiz's website", also of works.
  static bool SpeaksForOwner(std::string_view lemma);

  // Whom the text around the noun calls its maker: "the [Gazette]'s poll", "a letter signed by
  // [Ruiz]", "[the board] released a report".
  std::optional<ActorIndex> MakerOf(TokenIndex noun) const;
  // The one who makes all works of this kind that the document gives a maker; polls and surveys are
  // of one kind.
  std::optional<ActorIndex> OnlyMaker(std::string_view lemma) const;

  // The maker of the last work of the same kind before the noun.
  std::optional<ActorIndex> LastMaker(TokenIndex noun) const;

 private:
  bool IsIn(const Words& words, TokenIndex noun) const;
  void ReadBefore(const Words& words, size_t name);
  void ReadBehind(const Words& words, size_t name);
  void ReadObjects(const Document& document, const Words& words);
  void Add(TokenIndex noun, ActorIndex maker);

  const Document& document_;
  const std::vector<ActorName>& names_;
  const std::vector<ActorIndex>& actor_of_;
  std::map<std::string_view, std::map<TokenIndex, ActorIndex>> makers_;  // by kind and noun
  std::map<std::string_view, std::optional<ActorIndex>> only_;  // by kind; none where several make
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_COREFERENCE_WORKS_H_
