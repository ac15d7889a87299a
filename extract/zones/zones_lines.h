// Lines: what the model of zones sees of a block by itself, and which blocks of a page look alike.
#ifndef WHOSAID_EXTRACT_ZONES_ZONES_LINES_H_
#define WHOSAID_EXTRACT_ZONES_ZONES_LINES_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "extract/weights/chain_model.h"
#include "extract/zones/zones_cues.h"

namespace whosaid {

// The templates of all features of the model.
enum class ZoneTemplate : uint64_t {
  kLength,
  kFirstByte,
  kLastByte,
  kCapitals,
  kFlag,
  kPattern,
  kKnown,
  kScore,
  kTrait,
  kChatter,
  kPlace,
  kLeft,
  kShared,
  kSeen,
  kProseAround,
  kToProse,
  kChatterBefore,
  kChatterAfter,
  kChatterToEnd,
  kChatterOverOpening,
  kNames,
  kAuthor,
  kToSpeech,
  kSinceSpeech,
  kWord,
  kNeighbour,
  kRepeats,
  kShapes,
  kSinceProse,
  kReaders,
  kTurns,
  kQuestions,
  kDoubled,
  kLongWord,
  kTurnsNear,
};

// A list of features in the making.
struct ZoneFeatures {
  FeatureList list;

  void Add(ZoneTemplate number, uint64_t a, uint64_t b = 0);
  // One feature for each step that the value has passed, so that their weights add up.
  void AddSteps(ZoneTemplate number, uint64_t a, double value, std::initializer_list<double> steps);
};

// A paragraph of whole sentences.
bool IsProse(const Block& block);

// The beginning of the block's text, which is all that features look at.
std::string_view TextOf(const Page& page, size_t block);

// How many blocks of the page are the same as a short one, itself included, and how many have its
// shape, digits and letters counting as one each: "Reply", "3 May, 10:22". 0 where the block is
// long, or for the shape where it has no digit.
struct Alike {
  uint32_t same = 0;
  uint32_t shape = 0;
  uint32_t turns = 0;    // blocks that begin with the same label, as in "Lorne: It rained."
  bool doubled = false;  // begins a neighbour, or begins as one does
};
std::vector<Alike> CountAlike(const Page& page);

// What a block shows by itself; those beside it see this too.
void AddLine(const Page& page, size_t block, const BlockCues& cues, Alike alike,
             ZoneFeatures& features);
// Steps of its length and of what its cues sum up to.
void AddCues(const Block& block, const BlockCues& cues, ZoneFeatures& features);
// The words of a block, its first and its last; of a longer one also the word after the first name,
// which is often its verb ("Lorne points to the pier").
void AddVocabulary(const Page& page, size_t block, ZoneFeatures& features);

// The beginnings of the longer words of `text`, in lower case, hashed and sorted; of names alone
// where asked.
std::vector<uint32_t> Stems(std::string_view text, bool names);

// "Ada Lorne", "Lorne Voss": two words that begin with capitals, one after the other; of the first
// few of `text`.
std::vector<std::string> CapitalPairs(std::string_view text);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_ZONES_ZONES_LINES_H_
