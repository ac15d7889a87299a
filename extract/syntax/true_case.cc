#include "extract/syntax/true_case.h"

#include <string_view>
#include <unordered_map>

#include "extract/lexicon.h"
#include "extract/tokens/characters.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr size_t kShortest = 4;  // bytes of a word that titles capitalise
constexpr int kFewest = 3;       // of these make a title
// Words that keep their capital where nothing else is known.
constexpr uint64_t kNames =
    kGivenName | kFemaleName | kMaleName | kWeekday | kMonth | kTitle | kOrganisationHead;

bool IsWord(std::string_view text) {
  return ClassOf(CharacterAt(text, 0).code) != CharacterClass::kOther;
}

// "NATO", "U.S."
bool IsAcronym(std::string_view text) {
  return text.size() > 1 && IsUpper(CharacterAt(text, 1).code);
}

struct Habit {
  int lower = 0;
  int upper = 0;
};

class TrueCase {
 public:
  TrueCase(const Document& document, const Models& models) : document_(document), models_(models) {}

  std::vector<std::optional<std::string>> Run() {
    std::vector<std::optional<std::string>> forms(document_.tokens.size());
    std::vector<const Sentence*> titles;
    for (const Sentence& sentence : document_.sentences) {
      if (IsTitle(sentence)) titles.push_back(&sentence);
    }
    if (titles.empty()) return forms;
    CountOthers();
    for (const Sentence* title : titles) {
      for (TokenIndex i = title->first_token + 1; i < title->end_token; ++i) {
        if (IsCommon(TextOf(i))) forms[i] = ToLower(TextOf(i));
      }
    }
    return forms;
  }

 private:
  std::string_view TextOf(TokenIndex i) const { return document_.Text(document_.tokens[i].span); }

  // Nearly all longer words behind the first have a capital.
  bool IsTitle(const Sentence& sentence) const {
    int capitals = 0;
    int longer = 0;
    for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
      const std::string_view text = TextOf(i);
      if (text.size() < kShortest || !IsWord(text)) continue;
      ++longer;
      capitals += IsUpper(CharacterAt(text, 0).code) ? 1 : 0;
    }
    return longer >= kFewest && capitals * 10 >= longer * 8;
  }

  // Of the other sentences' words those that no capital is due to by their place.
  void CountOthers() {
    for (const Sentence& sentence : document_.sentences) {
      if (IsTitle(sentence)) continue;
      for (TokenIndex i = sentence.first_token + 1; i < sentence.end_token; ++i) {
        if (!IsWord(TextOf(i - 1)) && TextOf(i - 1) != ",") continue;
        const char32_t first = CharacterAt(TextOf(i), 0).code;
        if (IsUpper(first)) {
          ++habits_[ToLower(TextOf(i))].upper;
        } else if (IsLower(first)) {
          ++habits_[std::string(TextOf(i))].lower;
        }
      }
    }
  }

  // As the rest of the document has it, else as the lexicons know it.
  bool IsCommon(std::string_view text) const {
    if (text.empty() || !IsUpper(CharacterAt(text, 0).code) || IsAcronym(text)) return false;
    const std::string lower = ToLower(text);
    const auto habit = habits_.find(lower);
    if (habit != habits_.end() && habit->second.lower != habit->second.upper) {
      return habit->second.lower > habit->second.upper;
    }
    const uint64_t traits = ShippedLexicon().Find(lower).traits;
    if ((traits & kNames) != 0) return false;
    return traits != 0 || !models_.stances.AnchoredAt(lower).empty() ||
           models_.nominals.IsVerb(models_.nominals.VerbOf(lower));
  }

  const Document& document_;
  const Models& models_;
  std::unordered_map<std::string, Habit> habits_;  // by form in lower case
};

}  // namespace

std::vector<std::optional<std::string>> FindTrueCase(const Document& document,
                                                     const Models& models) {
  return TrueCase(document, models).Run();
}

}  // namespace whosaid
