// Word features: what the syntax model sees of a word's form. Training and inference share them.
#ifndef WHOSAID_EXTRACT_SYNTAX_WORD_FEATURES_H_
#define WHOSAID_EXTRACT_SYNTAX_WORD_FEATURES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace whosaid {

// The form in which a word is looked up: lower case, straight quotation marks, and numbers as
// "<num4>" by their length.
std::string NormalWord(std::string_view form);

// The hashed features beside the word itself: how many buckets each has.
enum class AffixFeature : uint8_t { kPrefix1, kPrefix3, kSuffix2, kSuffix3, kSuffix4, kShape };
inline constexpr size_t kAffixFeatures = 6;
inline constexpr std::array<uint32_t, kAffixFeatures> kAffixBuckets = {512,  4096, 1024,
                                                                       4096, 8192, 1024};
using Affixes = std::array<uint32_t, kAffixFeatures>;

// The bucket of each feature. `first` is true for the first word of a sentence, whose capital
// says less.
Affixes AffixesOf(std::string_view form, std::string_view normal, bool first);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_SYNTAX_WORD_FEATURES_H_
