// Lexicon: what English words are, read from the tables of models/lexicons: closed classes,
// nouns for people and organisations, given names, countries, cues of attribution.
//
// Views of words point into the embedded files, which live as long as the program. Words are
// looked up folded (ASCII letters lowered, straight apostrophes).
#ifndef WHOSAID_EXTRACT_LEXICON_H_
#define WHOSAID_EXTRACT_LEXICON_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/vocabulary.h"

namespace whosaid {

// What a word can be; the bits of WordEntry::traits.
enum Trait : uint64_t {
  kDeterminer = 1ULL << 0,
  kPossessive = 1ULL << 1,  // my, his; not 's
  kSubjectPronoun = 1ULL << 2,
  kObjectPronoun = 1ULL << 3,
  kPronoun = 1ULL << 4,
  kRelative = 1ULL << 5,
  kInterrogative = 1ULL << 6,
  kPreposition = 1ULL << 7,
  kCoordinator = 1ULL << 8,
  kSubordinator = 1ULL << 9,
  kBe = 1ULL << 10,
  kHave = 1ULL << 11,
  kDo = 1ULL << 12,
  kModal = 1ULL << 13,
  kNegation = 1ULL << 14,
  kTo = 1ULL << 15,
  kAdverb = 1ULL << 16,
  kWeekday = 1ULL << 17,
  kMonth = 1ULL << 18,
  kTimeNoun = 1ULL << 19,
  kNumberWord = 1ULL << 20,
  kSpeechNoun = 1ULL << 21,  // a statement, an interview
  kClaimNoun = 1ULL << 22,   // her claim, the call for
  kTitle = 1ULL << 23,       // stands before a name
  kRole = 1ULL << 24,        // a person's office or trade
  kPeople = 1ULL << 25,      // many people: officials
  kSource = 1ULL << 26,
  kFemaleName = 1ULL << 27,
  kMaleName = 1ULL << 28,
  kGivenName = 1ULL << 29,
  kOrganisationHead = 1ULL << 30,   // Ministry, Committee
  kOrganisationActor = 1ULL << 31,  // administration, campaign
  kMediumNoun = 1ULL << 32,         // poll, report
};

struct Cue;

struct WordEntry {
  uint64_t traits = 0;
  // The cues that this word can be a form of, those with more particles first; may be null.
  const std::vector<Cue>* cues = nullptr;
};

// What may follow a cue; the bits of Cue::frames.
enum CueFrame : uint8_t {
  kQuote = 1,    // "…," she said
  kClause = 2,   // said (that) the bridge is safe
  kThat = 4,     // insisted that …: with the conjunction only
  kWhether = 8,  // asked whether …
  kObject = 16,  // rejected the plan
  kToInfinitive = 32,
  kPerson = 64,  // told her that …: somebody spoken to
};

// A verb (and particles) that makes an attribution of what it governs.
struct Cue {
  std::string_view lemma;
  std::vector<std::string_view> particles;  // "out" of "rule out"; may be empty
  uint8_t frames = 0;
  Factuality factuality = Factuality::kSaid;
  std::string_view example;  // [S …] [C …] [K …] around source, cue and content
};

struct Country {
  std::string_view name;
  std::vector<std::string_view> names;     // others
  std::vector<std::string_view> demonyms;  // and adjectives
  std::vector<std::string_view> capitals;
};

struct Metonym {
  std::string_view name;
  ActorKind kind = ActorKind::kOrganisation;
  std::string_view actor;
  bool seat = false;  // a city, which stands for the actor only where it acts
};

class Lexicon {
 public:
  Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // A word that is not listed has an empty entry.
  const WordEntry& Find(std::string_view folded) const;

  const std::vector<Country>& countries() const { return countries_; }
  const std::vector<Metonym>& metonyms() const { return metonyms_; }
  // By verb, in the order of the alphabet.
  const std::map<std::string_view, std::vector<Cue>>& cues() const { return cues_; }

 private:
  void ReadClasses(std::string_view file);
  void ReadGivenNames();
  void ReadCountries();
  void ReadMetonyms();
  void ReadCues();
  void AddTrait(std::string_view word, uint64_t trait);

  WordEntry none_;
  std::unordered_map<std::string, WordEntry> words_;  // keys are folded
  std::map<std::string_view, std::vector<Cue>> cues_;
  std::vector<Country> countries_;
  std::vector<Metonym> metonyms_;
};

// The rows of a table: lines that are not empty and do not begin with '#', cut at tabs.
std::vector<std::vector<std::string_view>> ReadRows(std::string_view file);

// `text` cut at `separator`, empty pieces left out.
std::vector<std::string_view> Split(std::string_view text, char separator);

// The lexicon that is part of the program; built at its first use.
const Lexicon& ShippedLexicon();

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_LEXICON_H_
