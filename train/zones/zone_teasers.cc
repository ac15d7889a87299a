#include "train/zones/zone_teasers.h"

#include <string>
#include <string_view>

#include "train/zones/zone_phrases.h"

namespace whosaid {
namespace {

using K = ZoneKind;

constexpr std::string_view kHeads[] = {"Latest",
                                       "Top stories",
                                       "Most read",
                                       "Most popular",
                                       "Related",
                                       "Related stories",
                                       "More on this story",
                                       "Recommended",
                                       "Trending now",
                                       "You may also like",
                                       "More from this section",
                                       "Up next",
                                       "Also in News",
                                       "Editors' picks",
                                       "Related articles",
                                       "Read more",
                                       "In other news",
                                       "Don't miss",
                                       "More to explore",
                                       "From the archive",
                                       "Top news today",
                                       "More videos",
                                       "Elsewhere on the site",
                                       "Similar topics",
                                       "More posts",
                                       "What to read next",
                                       "Recent posts",
                                       "Must reads",
                                       "Keep reading",
                                       "Popular this week",
                                       "Latest headlines",
                                       "Other stories"};
constexpr std::string_view kRubrics[] = {
    "World",   "Politics",    "Opinion",   "Business", "Sport",     "Health",   "Science",
    "Courts",  "Local",       "Culture",   "WATCH",    "EXCLUSIVE", "Analysis", "Video",
    "Weather", "In pictures", "Explainer", "Podcast",  "Quiz",      "Letters"};
constexpr std::string_view kMarks[] = {
    "Related: ",  "READ MORE: ", "More: ", "Also read: ", "SEE ALSO: ", "Watch: ",
    "TRENDING: ", "Opinion: ",   "Next: ", "Recap: ",     "→ ",         "• "};
constexpr std::string_view kCounts[] = {"# comments", "# views",   "#K views", "# min read",
                                        "# shares",   "# replies", "#",        "# likes"};
constexpr std::string_view kOutlets[] = {"The Courier", "Coast News", "Channel 6",  "Harbor Radio",
                                         "The Ledger",  "Northlight", "Reuterlink", "Money Week"};
constexpr std::string_view kButtons[] = {"Read more", "Share",      "Save",     "Continue reading",
                                         "Watch now", "Full story", "Bookmark", "Listen"};

// "4:07"
std::string Duration(Random& random) {
  return Number(0, 59, random) + ':' + Number(1, 5, random) + Number(0, 9, random);
}

// What one line of each teaser shows.
enum class Part { kRank, kRubric, kSummary, kOutlet, kAuthor, kAge, kCount, kDuration, kButton };
constexpr Part kParts[] = {Part::kRank,   Part::kRubric,   Part::kSummary,
                           Part::kOutlet, Part::kAuthor,   Part::kAge,
                           Part::kCount,  Part::kDuration, Part::kButton};

// How one list is laid out.
class TeaserList {
 public:
  TeaserList(const std::vector<FillingArticle>& stories, Random& random)
      : stories_(stories), random_(random) {
    for (const Part part : kParts) {
      const bool leads = part == Part::kRank || part == Part::kRubric || part == Part::kDuration;
      const double share = part == Part::kSummary || part == Part::kAge ? .3 : .15;
      if (Chance(share, random_)) (leads ? before_ : after_).push_back(part);
    }
    if (Chance(.3, random_)) random_.Shuffle(after_);
    time_style_ = random_.Below(9);
    joined_ = Chance(.3, random_);
    if (Chance(.12, random_)) mark_ = Pick(kMarks, random_);
    count_ = Pick(kCounts, random_);
    sentences_ = Chance(.2, random_);
  }

  void Add(size_t rank, std::vector<ZoneLine>& lines) {
    const FillingArticle& story = stories_[random_.Below(stories_.size())];
    for (const Part part : before_) AddPart(part, rank, story, lines);
    std::string title = sentences_ ? FirstSentence(story) : story.title;
    if (title.empty()) title = FirstSentence(story);
    lines.push_back({K::kTeaser, mark_ + title});
    for (const Part part : after_) {
      if (!Chance(.9, random_)) continue;
      if (joined_ && part != Part::kSummary) {
        lines.back().text += " · " + Text(part, rank, story);
      } else {
        AddPart(part, rank, story, lines);
      }
    }
  }

 private:
  void AddPart(Part part, size_t rank, const FillingArticle& story, std::vector<ZoneLine>& lines) {
    lines.push_back({K::kTeaser, Text(part, rank, story)});
  }

  std::string Text(Part part, size_t rank, const FillingArticle& story) {
    switch (part) {
      case Part::kRank:
        return std::to_string(rank);
      case Part::kRubric:
        return Pick(kRubrics, random_);
      case Part::kSummary:
        return FirstSentence(story);
      case Part::kOutlet:
        return Pick(kOutlets, random_);
      case Part::kAuthor:
        return (Chance(.4, random_) ? "By " : "") + PersonName(random_);
      case Part::kAge:
        return Time(time_style_, random_);
      case Part::kDuration:
        return Duration(random_);
      case Part::kButton:
        return Pick(kButtons, random_);
      default: {
        std::string text = count_;
        Replace(text, "#", Number(1, 300, random_));
        return text;
      }
    }
  }

  std::string FirstSentence(const FillingArticle& story) {
    const std::string& text = story.paragraphs[0];
    const size_t stop = text.find(". ");
    std::string first = stop == std::string::npos ? text : text.substr(0, stop + 1);
    if (Chance(.15, random_)) first = first.substr(0, first.rfind(' ')) + "...";
    return first;
  }

  const std::vector<FillingArticle>& stories_;
  Random& random_;
  std::vector<Part> before_, after_;
  size_t time_style_ = 0;
  bool joined_ = false, sentences_ = false;
  std::string mark_, count_;
};

}  // namespace

std::vector<ZoneLine> WriteTeasers(size_t count, const std::vector<FillingArticle>& stories,
                                   Random& random) {
  std::vector<ZoneLine> lines;
  if (Chance(.75, random)) lines.push_back({K::kTeaser, Pick(kHeads, random)});
  TeaserList list(stories, random);
  for (size_t rank = 1; rank <= count; ++rank) list.Add(rank, lines);
  return lines;
}

}  // namespace whosaid
