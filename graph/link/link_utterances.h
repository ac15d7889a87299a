// The utterances' part of link (graph/link/link.h): which statements repeat one
// speech act, in another document or further down in the same one.
//
// Words decide: the same words but for an edit, or one statement's words within
// another's, left out parts marked or not. Speakers must agree where both are
// known and the words are few. Statements of comments, teasers and the like
// repeat what others reported and count as none.
//
// Candidates come from an index of shingles, three words each (Broder 1997);
// what many statements share is compared with its neighbours only. Near-linear
// in the number of words; deterministic, whatever the order in which documents
// came in.
#ifndef WHOSAID_GRAPH_LINK_LINK_UTTERANCES_H_
#define WHOSAID_GRAPH_LINK_LINK_UTTERANCES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/store.h"

namespace whosaid {

class UtteranceLinker {
 public:
  // In the order of their ids, which is also that of documents. `speaker` is
  // the actor, zero where it is unknown; `text` the document's.
  void Add(const StatementRow& statement, const Id& speaker, uint32_t document,
           const std::string& outlet, std::string_view text);

  // Adds utterances of two statements or more to `links`, sorted.
  void Resolve(Links& links);

 private:
  using SaidIndex = uint32_t;

  struct Said {
    FactId id;
    Id speaker;
    uint32_t document = 0;
    uint32_t outlet = 0;
    Span place;  // of its content in the document
    bool quoted = false;
    std::vector<uint32_t> words;  // interned; 0 for an ellipsis
    SaidIndex parent = 0;         // itself, where it is a root
    double confidence = 1;        // of being the same as its parent
    const char* reason = "";
  };

  // How the words of two statements match.
  struct Match {
    const char* reason = nullptr;  // none: they do not
    double confidence = 0;
  };

  uint32_t Intern(const std::string& word);
  SaidIndex RootOf(SaidIndex said) const;
  void Unite(SaidIndex a, SaidIndex b, const Match& match);
  std::vector<SaidIndex> UniteSameWords();
  void UniteNear(const std::vector<SaidIndex>& distinct);
  bool MayBeOne(const Said& a, const Said& b, size_t shared_words) const;
  Match Compare(const Said& a, const Said& b) const;
  UtteranceRow RowOf(const std::vector<SaidIndex>& said) const;

  std::vector<Said> said_;
  std::unordered_map<std::string, uint32_t> words_;
  std::unordered_map<std::string, uint32_t> outlets_;
};

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_LINK_LINK_UTTERANCES_H_
