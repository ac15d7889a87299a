// Clauses: a shallow analysis of one sentence into words, base noun phrases and verb groups with
// their subjects. It knows word order and closed-class words, no trees; a parser can take its
// place.
//
// Words leave out quotation marks and join hyphenated words. All indexes count such words.
#ifndef WHOSAID_EXTRACT_SHALLOW_CLAUSES_H_
#define WHOSAID_EXTRACT_SHALLOW_CLAUSES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "extract/shallow/lemmas.h"
#include "extract/shallow/word_classes.h"

namespace whosaid {

struct ClauseWord {
  Span span;
  std::string lower;
  std::string lemma;
  WordClass word_class = WordClass::kOther;
};

// "the old harbour", "Ana's plan", "it": [first, end), the last noun is the head.
struct NounPhrase {
  uint32_t first = 0;
  uint32_t end = 0;
  uint32_t head = 0;
};

// "has never been opposed": auxiliaries, adverbs and the main verb.
struct VerbGroup {
  enum class Form : uint8_t { kFinite, kInfinitive, kIng, kParticiple };
  uint32_t first = 0;
  uint32_t main = 0;  // the main verb
  uint32_t end = 0;   // main + 1
  Form form = Form::kFinite;
  bool passive = false;
  bool negated = false;
  std::optional<uint32_t> modal;     // the word
  std::optional<uint32_t> subject;   // a noun phrase
  bool existential = false;          // "there is"
  bool own_subject = false;          // the subject stands before this very verb
  std::optional<uint32_t> governor;  // of an infinitive: the verb group it hangs on
};

struct Clauses {
  std::vector<ClauseWord> words;
  std::vector<NounPhrase> phrases;
  std::vector<VerbGroup> groups;
  std::vector<int32_t> phrase_at;  // by word: the noun phrase that holds it, or -1
  std::vector<int32_t> group_at;   // by word: the verb group that holds it, or -1

  size_t size() const { return words.size(); }
  bool Is(size_t word, WordClass word_class) const {
    return word < words.size() && words[word].word_class == word_class;
  }
  bool IsWord(size_t word, std::string_view lower) const {
    return word < words.size() && words[word].lower == lower;
  }
  Span SpanOf(size_t first, size_t end) const {
    return {words[first].span.begin, words[end - 1].span.end};
  }
};

// Linear in the sentence's length.
Clauses Analyse(const Document& document, const Sentence& sentence, const WordClassModel& classes,
                const Lemmas& lemmas);

bool IsVerb(WordClass word_class);  // any form, modals too

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SHALLOW_CLAUSES_H_
