#include "extract/zones/zones_features.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "extract/zones/zones_lines.h"
#include "extract/zones/zones_patterns.h"

namespace whosaid {
namespace {

using T = ZoneTemplate;

class PageFeatures {
 public:
  PageFeatures(const Page& page, const PageCues& cues)
      : page_(page), cues_(cues), size_(page.blocks.size()) {}

  void ForEach(const std::function<void(size_t, const FeatureList&)>& take) {
    const std::vector<Alike> alike = CountAlike(page_);
    std::vector<FeatureList> own(size_);
    for (size_t i = 0; i < size_; ++i) {
      features_.list.clear();
      AddLine(page_, i, cues_.blocks[i], alike[i], features_);
      own[i] = features_.list;
    }
    turns_.assign(size_ + 1, 0);
    for (size_t i = 0; i < size_; ++i) turns_[i + 1] = turns_[i] + (alike[i].turns > 1 ? 1 : 0);
    Prepare();
    for (size_t i = 0; i < size_; ++i) {
      features_.list = own[i];
      AddCues(At(i), cues_.blocks[i], features_);
      AddPlace(i);
      AddVocabulary(page_, i, features_);
      AddWords(i);
      AddChatter(i);
      AddReaders(i);
      AddTurns(i);
      for (const int offset : {-2, -1, 1, 2}) AddNeighbour(own, i, offset);
      take(i, features_.list);
    }
  }

 private:
  const Block& At(size_t i) const { return page_.blocks[i]; }
  std::string_view Text(size_t i) const { return TextOf(page_, i); }

  // Sums and sets over the page.
  void Prepare() {
    constexpr size_t kTopicBlocks = 12, kOpening = 4;
    for (std::vector<uint32_t>* sums : {&prose_before_, &since_prose_, &readers_, &to_speech_,
                                        &since_speech_, &speech_before_, &questions_}) {
      sums->assign(size_ + 1, 0);
    }
    chatter_sums_.assign(size_ + 1, 0);
    to_prose_.assign(size_ + 1, kFar);
    for (size_t i = 0; i < size_; ++i) {
      const bool prose = IsProse(At(i)), reports = Reports(i);
      const uint32_t counts = At(i).words >= kSentence ? 1 : 0;
      chatter_sums_[i + 1] = chatter_sums_[i] + cues_.blocks[i].chatter;
      prose_before_[i + 1] = prose_before_[i] + (prose ? 1 : 0);
      since_prose_[i + 1] = prose ? 0 : since_prose_[i] + 1;
      questions_[i + 1] = questions_[i] + (Text(i).ends_with('?') ? 1 : 0);
      readers_[i + 1] = readers_[i] + (LooksLikeReaders(i) ? 1 : 0);
      speech_before_[i + 1] = speech_before_[i] + (reports ? 1 : 0);
      since_speech_[i + 1] = reports ? 0 : since_speech_[i] + counts;
    }
    for (size_t i = size_; i-- > 0;) {
      to_speech_[i] = Reports(i) ? 0 : to_speech_[i + 1] + (At(i).words >= kSentence ? 1 : 0);
      to_prose_[i] = IsProse(At(i)) ? 0 : std::min(kFar, to_prose_[i + 1] + 1);
    }
    for (size_t i = cues_.first_prose; i < std::min(size_, cues_.first_prose + kTopicBlocks); ++i) {
      for (const uint32_t stem : Stems(Text(i), false)) topic_.insert(stem);
    }
    FindAuthors();
    opening_ = MeanChatter(cues_.first_prose, cues_.first_prose + kOpening);
  }

  // A pattern takes the block for a comment, its time or its buttons.
  bool LooksLikeReaders(size_t i) const {
    const std::vector<int>& patterns = cues_.blocks[i].patterns;
    return std::any_of(patterns.begin(), patterns.end(), [](int pattern) {
      return PatternCues()[static_cast<size_t>(pattern)].kind == ZoneKind::kComment;
    });
  }

  // Tells what somebody said; comments seldom do.
  bool Reports(size_t i) const {
    return cues_.blocks[i].traits[static_cast<size_t>(RegisterTrait::kSpeech)] > 0 ||
           cues_.blocks[i].traits[static_cast<size_t>(RegisterTrait::kQuotation)] > 0;
  }

  double MeanChatter(size_t begin, size_t end) const {
    end = std::min(end, size_);
    if (begin >= end) return 0;
    return (chatter_sums_[end] - chatter_sums_[begin]) / static_cast<double>(end - begin);
  }

  // How much of what looks like readers stands before and behind, on the page and near by.
  void AddReaders(size_t i) {
    constexpr size_t kNear = 10;
    if (i <= cues_.first_prose) return;
    const size_t begin = i - std::min(i, kNear), end = std::min(size_, i + 1 + kNear);
    features_.AddSteps(T::kSinceProse, 0, since_prose_[i], {1, 2, 3, 5, 8, 20});
    features_.AddSteps(T::kReaders, 0, readers_[i] - readers_[cues_.first_prose], {1, 2, 4, 8, 16});
    features_.AddSteps(T::kReaders, 1, readers_[size_] - readers_[i + 1], {1, 2, 4, 8, 16});
    features_.AddSteps(T::kReaders, 2, readers_[i] - readers_[begin], {1, 2, 4, 8});
    features_.AddSteps(T::kReaders, 3, readers_[end] - readers_[i + 1], {1, 2, 4, 8});
  }

  // Questions and turns of a conversation near by, as in interviews.
  void AddTurns(size_t i) {
    constexpr size_t kNear = 6;
    const size_t begin = i - std::min(i, kNear), end = std::min(size_, i + 1 + kNear);
    features_.AddSteps(T::kQuestions, 0, questions_[end] - questions_[begin], {1, 2, 3, 4, 5});
    features_.AddSteps(T::kTurnsNear, 0, turns_[end] - turns_[begin], {1, 2, 4, 7});
  }

  void AddPlace(size_t i) {
    features_.Add(T::kPlace, 10 * i / size_);
    const uint64_t side = i < cues_.first_prose ? 0 : i == cues_.first_prose ? 1 : 2;
    features_.Add(T::kPlace, 100 + side);
    features_.Add(T::kLeft, std::min<size_t>(5, size_ - 1 - i));
    features_.AddSteps(T::kProseAround, 0, prose_before_[i], {1, 2, 3, 5});
    features_.AddSteps(T::kProseAround, 1, prose_before_[size_] - prose_before_[i + 1],
                       {1, 2, 3, 5});
    features_.AddSteps(T::kToProse, 0, to_prose_[i], {1, 2, 3, 5, 8, 20});
  }

  void AddWords(size_t i) {
    const std::vector<uint32_t> stems = Stems(Text(i), false);
    const auto count = [&](const std::unordered_set<uint32_t>& set) {
      return std::count_if(stems.begin(), stems.end(), [&](uint32_t s) { return set.contains(s); });
    };
    const auto share = [&](std::ptrdiff_t part) {
      return 3.99 * static_cast<double>(part) /
             static_cast<double>(std::max<size_t>(1, stems.size()));
    };
    const auto shared = count(topic_);
    if (!stems.empty()) features_.Add(T::kShared, static_cast<uint64_t>(share(shared)));
    features_.AddSteps(T::kShared, 100, static_cast<double>(shared), {1, 2, 3, 5});
    if (i >= cues_.first_prose) features_.Add(T::kAuthor, BeginsWithAuthor(i));
    const std::vector<uint32_t> names = Stems(Text(i), true);
    if (!names.empty() && i > cues_.first_prose) {
      const bool known = std::any_of(names.begin(), names.end(),
                                     [&](uint32_t name) { return names_.contains(name); });
      features_.Add(T::kNames, known);
    }
    if (i > cues_.first_prose && !stems.empty()) {
      const auto seen = static_cast<uint64_t>(share(count(seen_)));
      features_.Add(T::kSeen, seen, At(i).ends_sentence);
    }
    if (i >= cues_.first_prose) {
      for (const uint32_t name : names) names_.insert(name);
      if (IsProse(At(i))) seen_.insert(stems.begin(), stems.end());
    }
  }

  // "Ada Lorne covers the harbour": the words after "By", or of a line that is a name alone, above
  // the text.
  void FindAuthors() {
    for (size_t i = 0; i < cues_.first_prose; ++i) {
      std::string_view text = Text(i);
      if (text.starts_with("By ") || text.starts_with("by ") || text.starts_with("BY ")) {
        text.remove_prefix(3);
      } else if (At(i).words > 4) {
        continue;
      }
      for (const std::string& pair : CapitalPairs(text)) authors_.insert(pair);
    }
  }

  bool BeginsWithAuthor(size_t i) const {
    constexpr size_t kBeginning = 40;
    const std::vector<std::string> pairs = CapitalPairs(Text(i).substr(0, kBeginning));
    return !pairs.empty() && Text(i).starts_with(pairs[0]) && authors_.contains(pairs[0]);
  }

  void AddChatter(size_t i) {
    for (const size_t width : {size_t{2}, size_t{4}}) {
      if (i > 0) {
        features_.AddSteps(T::kChatterBefore, width, MeanChatter(i - std::min(i, width), i),
                           {.5, 1, 2, 3});
      }
      features_.AddSteps(T::kChatterAfter, width, MeanChatter(i, i + width + 1), {.5, 1, 2, 3});
    }
    features_.AddSteps(T::kChatterToEnd, 0, MeanChatter(i, size_), {.5, 1, 2, 3});
    features_.AddSteps(T::kChatterToEnd, 1, MeanChatter(i, size_) - opening_, {.5, 1, 1.5, 2, 3});
    features_.AddSteps(T::kChatterOverOpening, 1, MeanChatter(i, i + 10) - opening_,
                       {.5, 1, 1.5, 2, 3});
    features_.AddSteps(T::kChatterOverOpening, 2,
                       MeanChatter(i - std::min<size_t>(i, 10), i) - opening_, {.5, 1, 1.5, 2, 3});
    features_.AddSteps(T::kChatterOverOpening, 3, opening_, {.5, 1, 1.5, 2, 3});
    if (i >= cues_.first_prose) {
      features_.AddSteps(T::kToSpeech, 0, to_speech_[i], {1, 2, 3, 4, 6, 8, 12});
      features_.AddSteps(T::kToSpeech, speech_before_[i] * 3 >= prose_before_[i] ? 1 : 2,
                         to_speech_[i], {1, 2, 3, 4, 6, 8, 12});
      features_.AddSteps(T::kSinceSpeech, 0, since_speech_[i], {1, 2, 3, 4, 6, 8, 12});
    }
    features_.AddSteps(T::kChatterOverOpening, 0, MeanChatter(i, i + 4) - opening_,
                       {.5, 1, 2, 3, 4});
  }

  void AddNeighbour(const std::vector<FeatureList>& own, size_t i, int offset) {
    const size_t other = i + static_cast<size_t>(offset);  // wraps round before the first
    const auto position = static_cast<uint64_t>(offset + 8);
    if (other >= size_) {
      features_.Add(T::kNeighbour, position, 0);
      return;
    }
    for (const uint32_t feature : own[other])
      features_.Add(T::kNeighbour, position, 1000 + uint64_t{feature});
  }

  static constexpr uint32_t kFar = 30;
  static constexpr uint32_t kSentence = 4;  // words at least

  const Page& page_;
  const PageCues& cues_;
  size_t size_;
  ZoneFeatures features_;
  std::vector<double> chatter_sums_;
  std::vector<uint32_t> prose_before_, since_prose_, to_prose_, readers_, questions_, turns_;
  std::vector<uint32_t> to_speech_, since_speech_, speech_before_;
  std::unordered_set<uint32_t> topic_, seen_, names_;
  std::unordered_set<std::string> authors_;
  double opening_ = 0;
};

}  // namespace

void ForEachBlock(const Page& page, const PageCues& cues,
                  const std::function<void(size_t block, const FeatureList& features)>& take) {
  PageFeatures(page, cues).ForEach(take);
}

}  // namespace whosaid
