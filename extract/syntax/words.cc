#include "extract/syntax/words.h"


#include "extract/tokens/characters.h"

namespace whosaid {
namespace {

bool IsWordLike(std::string_view text) {
  return ClassOf(CharacterAt(text, 0).code) != CharacterClass::kOther;
}

}  // namespace

Words::Words(const Document& document) {
  ReadTokens(document);
  Tag(document);
  MarkQuotations(document);
}

void Words::ReadTokens(const Document& document) {
  const Lexicon& lexicon = ShippedLexicon();
  words_.resize(document.tokens.size());
  folded_.reserve(document.text().size());  // folding never lengthens: views stay valid
  for (size_t i = 0; i < words_.size(); ++i) {
    Word& word = words_[i];
    word.span = document.tokens[i].span;
    word.text = document.Text(word.span);
    const std::string folded = Folded(word.text);
    const char* at = folded_.data() + folded_.size();
    folded_.insert(folded_.end(), folded.begin(), folded.end());
    word.folded = {at, folded.size()};
    word.capital = IsUpper(CharacterAt(word.text, 0).code);
    // "Gov." is listed as "gov".
    const bool abbreviated = folded.size() > 2 && folded.back() == '.';
    const WordEntry& entry =
        lexicon.Find(abbreviated ? folded.substr(0, folded.size() - 1) : folded);
    word.traits = entry.traits;
    word.cues = entry.cues;
  }
}

void Words::Tag(const Document& document) {
  sentence_of_.resize(words_.size());
  title_case_.resize(document.sentences.size());
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    int capitals = 0;
    int longer = 0;
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
      sentence_of_[i] = static_cast<uint32_t>(s);
      if (words_[i].text.size() < 4 || !IsWordLike(words_[i].text)) continue;
      ++longer;
      capitals += words_[i].capital ? 1 : 0;
    }
    // "Mayor Vows to Rebuild the Bridge": three of three longer words.
    title_case_[s] = longer >= 3 && capitals * 10 >= longer * 8;
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
      if (!document.syntax.empty()) words_[i].word_class = WordClassOf(document.syntax[i].xpos);
    }
    RepairVerb(sentence);
  }
}

// "Parents worry that the ice is thin." A sentence without a verb before its first clause has lost
// it to a noun or an adjective of the same form: a cue right behind a noun is the verb.
void Words::RepairVerb(const Sentence& sentence) {
  for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
    Word& word = words_[i];
    if (IsFiniteVerb(word) || IsAuxiliary(word)) return;
    const bool taken = word.IsClass(WordClass::kNoun) || word.IsClass(WordClass::kAdjective) ||
                       word.IsClass(WordClass::kPastParticiple);
    if (word.cues == nullptr || !taken || i == sentence.first_token) continue;
    const Word& before = words_[i - 1];
    if (!before.IsClass(WordClass::kNoun) && !before.IsClass(WordClass::kName)) continue;
    if (i + 1 >= sentence.end_token) continue;
    const Word& next = words_[i + 1];
    const bool governs = next.folded == "that" || next.Is(kTo | kDeterminer | kPossessive) ||
                         next.IsClass(WordClass::kPreposition) || next.IsClass(WordClass::kNoun) ||
                         IsMark(next, ':') || IsMark(next, '.');
    const bool past = word.folded.ends_with("ed");
    if (!governs || (!past && !next.Is(kTo) && next.folded != "that" && next.folded != "about")) {
      continue;
    }
    if (next.folded == "by") continue;
    word.word_class = past ? WordClass::kPast : WordClass::kPresent;
    return;
  }
}

void Words::MarkQuotations(const Document& document) {
  for (size_t q = 0; q < document.quotations.size(); ++q) {
    const Quotation& quotation = document.quotations[q];
    if (quotation.nested) continue;
    for (TokenIndex i = At(quotation.span.begin);
         i < size() && words_[i].span.begin < quotation.span.end; ++i) {
      words_[i].quotation = static_cast<uint32_t>(q);
    }
  }
}

TokenIndex Words::At(uint32_t offset) const {
  const auto found =
      std::ranges::upper_bound(words_, offset, {}, [](const Word& word) { return word.span.end; });
  return static_cast<TokenIndex>(found - words_.begin());
}

bool IsAuxiliary(const Word& word) {
  return word.Is(kBe | kHave | kDo | kModal) && !word.IsClass(WordClass::kPossessive) &&
         !word.IsClass(WordClass::kNoun) && !word.IsClass(WordClass::kName);
}

bool IsFiniteVerb(const Word& word) {
  return !IsAuxiliary(word) &&
         (word.IsClass(WordClass::kPast) || word.IsClass(WordClass::kPresent) ||
          word.IsClass(WordClass::kPresentS));
}

bool IsVerb(const Word& word) {
  return IsFiniteVerb(word) || (!IsAuxiliary(word) && (word.IsClass(WordClass::kBase) ||
                                                       word.IsClass(WordClass::kPastParticiple) ||
                                                       word.IsClass(WordClass::kIng)));
}

bool IsNominalHead(const Word& word) {
  return word.IsClass(WordClass::kNoun) || word.IsClass(WordClass::kName) ||
         word.IsClass(WordClass::kNumber) || word.IsClass(WordClass::kPronoun);
}

bool IsNominal(const Word& word) {
  return IsNominalHead(word) || word.IsClass(WordClass::kDeterminer) ||
         word.IsClass(WordClass::kAdjective) || word.IsClass(WordClass::kPossessive) ||
         word.IsClass(WordClass::kPossessivePronoun);
}

bool IsMark(const Word& word, char mark) { return word.text.size() == 1 && word.text[0] == mark; }

}  // namespace whosaid
