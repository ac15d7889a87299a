// Names of people and institutions, compared across documents. All of these work on normalised
// names: lower-case words of Latin letters, without accents and punctuation, one blank between
// them.
#ifndef WHOSAID_GRAPH_NAMES_H_
#define WHOSAID_GRAPH_NAMES_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whosaid {

// Normalises names. Not safe for several threads at a time.
class NameNormalizer {
 public:
  NameNormalizer();
  ~NameNormalizer();
  NameNormalizer(const NameNormalizer&) = delete;
  NameNormalizer& operator=(const NameNormalizer&) = delete;

  // «The Peña-Børg Co.» is "pena borg co", «J. D. O’Dell» is "jd odell". A name without letters or
  // digits is itself.
  std::string Normalize(std::string_view name) const;

 private:
  struct Transliteration;
  std::unique_ptr<Transliteration> transliteration_;
};

std::vector<std::string_view> WordsOf(std::string_view normalized);

// Without "Inc.", "Ltd" and the like: «Acme Corp.» is Acme.
std::string_view WithoutLegalForm(std::string_view normalized);

// A person's name without what people are addressed by: «Dr. Moss», «President Dana Moss» are Moss
// and Dana Moss. Never without all of it.
std::string_view WithoutTitles(std::string_view normalized);

// A surname alone: one word, or a particle and what follows («von der Leyen»), or with what tells a
// son from his father («Moss Jr.»).
bool IsSurnameOnly(std::string_view normalized);

// The surname of a full name, with its particles: "von der leyen" of "ursula von der leyen", "moss
// jr" of "dana moss jr".
std::string_view SurnameOf(std::string_view normalized);

// What stands before the surname; empty where nothing does.
std::string_view GivenNameOf(std::string_view normalized);

// Without initials in the middle: «Dana Q. Moss» is Dana Moss.
std::string WithoutMiddleInitials(std::string_view normalized);

// Equal for spellings of one name in Latin letters, most of them transliterations: y and i, double
// and single letters, kh and h, x and ks, q and k, ou and u, … «Anatoliy» is Anatoly, «Khaled»
// Haled.
std::string SpellingKey(std::string_view normalized);

// Whether two given names of one surname are the same but for a slip: long, alike at both ends, one
// or two letters apart. «Volodomyr» is Volodymyr; Daniela is not Daniel, nor Christine Christina.
bool AreSpellingVariants(std::string_view given, std::string_view other);

// The first letters of the words of `name`, with and without its small words: «WHO» of World Health
// Organization, «DoD» of Department of Defense. None for a single word.
std::vector<std::string> AcronymsOf(std::string_view name);

}  // namespace whosaid

#endif  // WHOSAID_GRAPH_NAMES_H_
