// Words: what each token of a document is at a glance: its class, what the lexicon knows of it, and
// whether it stands between quotation marks.
#ifndef WHOSAID_EXTRACT_SYNTAX_WORDS_H_
#define WHOSAID_EXTRACT_SYNTAX_WORDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extract/lexicon.h"
#include "extract/models.h"
#include "extract/syntax/word_class.h"
#include "extract/tokens/token_range.h"

namespace whosaid {

inline constexpr uint32_t kNoQuotation = UINT32_MAX;

struct Word {
  Span span;
  std::string_view text;
  std::string_view folded;  // ASCII letters lowered, straight apostrophes
  WordClass word_class = WordClass::kOther;
  uint64_t traits = 0;  // Trait
  const std::vector<Cue>* cues = nullptr;
  uint32_t quotation = kNoQuotation;  // the outermost around it, marks included
  bool capital = false;               // begins with a capital letter

  bool Is(uint64_t any_trait) const { return (traits & any_trait) != 0; }
  bool IsClass(WordClass c) const { return word_class == c; }
};

// Owns the folded forms; refers to the document's text.
class Words {
 public:
  // REQUIRES: document.syntax is there.
  explicit Words(const Document& document);

  const Word& operator[](TokenIndex i) const { return words_[i]; }
  TokenIndex size() const { return static_cast<TokenIndex>(words_.size()); }
  // The bytes from the first to the last token of a range. REQUIRES: not empty
  Span SpanOf(TokenRange range) const {
    return {words_[range.begin].span.begin, words_[range.end - 1].span.end};
  }
  // The sentence of a token.
  uint32_t SentenceOf(TokenIndex i) const { return sentence_of_[i]; }
  // The first token that ends behind `offset`, or size().
  TokenIndex At(uint32_t offset) const;
  // True where nearly all words of the sentence are capitalised, so that capitals say little.
  bool IsTitleCase(uint32_t sentence) const { return title_case_[sentence]; }

 private:
  void ReadTokens(const Document& document);
  void Tag(const Document& document);
  void RepairVerb(const Sentence& sentence);
  void MarkQuotations(const Document& document);

  std::vector<char> folded_;
  std::vector<Word> words_;
  std::vector<uint32_t> sentence_of_;
  std::vector<bool> title_case_;
};

// Classes of words in groups.
bool IsFiniteVerb(const Word& word);       // said, says, say; not auxiliaries
bool IsVerb(const Word& word);             // any form, not auxiliaries
bool IsAuxiliary(const Word& word);        // be, have, do, modals
bool IsNominal(const Word& word);          // may stand inside a base noun phrase
bool IsNominalHead(const Word& word);      // may end one
bool IsMark(const Word& word, char mark);  // this one ASCII character

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_WORDS_H_
