// Lemma rules: the dictionary forms of words, by their endings, as training learned them for each
// tag, the exceptions ("^went") among them.
#ifndef WHOSAID_EXTRACT_SYNTAX_LEMMA_RULES_H_
#define WHOSAID_EXTRACT_SYNTAX_LEMMA_RULES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/times/word_numbers.h"

namespace whosaid {

// How the letters of a form are taken before its end is replaced.
enum class LemmaCase : char {
  kLower = 'l',
  kKept = 'k',
  kCapital = 'c',
  kName = 'n',  // kept, but a form in lower case gets a capital: "orla" is "Orla"
};

// The form, in this case, without its last `cut` bytes and with `added` behind it.
struct LemmaEdit {
  LemmaCase letters = LemmaCase::kLower;
  uint32_t cut = 0;
  std::string_view added;

  friend auto operator<=>(const LemmaEdit&, const LemmaEdit&) = default;
};

// Nothing is cut beyond the beginning of the form.
std::string ApplyEdit(const LemmaEdit& edit, std::string_view form);

// ASCII and other letters lowered.
std::string Lowered(std::string_view form);

inline constexpr size_t kLongestEnding = 6;  // in bytes

class LemmaRules {
 public:
  // One rule a line: tag, ending of the lowered form ("^" and all of it for exceptions), case, cut
  // and added letters, parted by tabs. `content` must outlive this object; `name` is the file's.
  static Result<LemmaRules> Load(std::string_view content, std::string_view name);

  // By the longest ending that has a rule for the Penn Treebank tag.
  std::string Find(std::string_view form, std::string_view xpos) const;

 private:
  WordNumbers keys_;              // "tag\tending"
  std::vector<LemmaEdit> edits_;  // of each key
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_LEMMA_RULES_H_
