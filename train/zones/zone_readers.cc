#include "train/zones/zone_readers.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>
#include <unordered_set>

#include "train/zones/zone_phrases.h"

namespace whosaid {
namespace {

using K = ZoneKind;

// {x}, {z}: nouns of the article; {p}: a name from it; {n}, {m}: numbers; {y}: a year.
constexpr std::string_view kSentences[] = {
    "The {x} was already discussed in {y} and nothing came of it.",
    "The {x} costs more than the article says, the figure is closer to {n} million.",
    "There was a similar {x} two towns over and it took {m} years.",
    "{p} said the opposite in {y}.",
    "In {y} the {x} was rejected by the same people.",
    "The {x} is paid for by everybody who lives here, including those who never use it.",
    "The report leaves out that the {x} had been promised for {y}.",
    "My father worked with the {x} for {n} years and it was never a problem.",
    "The {x} should have been put to a vote.",
    "Has anybody asked what the {x} does to the {z}?",
    "It would be good to know who signed for the {x}.",
    "There is a rule about the {x}, it is just not enforced.",
    "About {n} percent of the {x} is not counted at all.",
    "The numbers in the second paragraph are wrong, it was {n} and not {m}.",
    "{p} has been in office since {y} and has had time enough.",
    "The {x} and the {z} are two different things.",
    "The previous plan for the {x} was cheaper and just as good.",
    "Other countries solved this with a {x} years ago.",
    "The {x} works well in winter, in summer it is another matter.",
    "I don't see how the {x} would change anything for the {z}.",
    "We had the same with the {x} in {y}.",
    "The article does not mention the {z} with a word.",
    "A {x} is not the answer to everything.",
    "It depends on what one means by {x}.",
    "The minutes of the meeting are public, page {n} has the details.",
    "The {x} will be back on the table after the election.",
    "Those who profit from the {x} are not the ones who pay for it.",
    "{p} is right about the {x}, whatever one thinks of the rest.",
    "{p} forgets that the {x} was there first.",
    "Nobody has explained where the {n} million are supposed to come from.",
    "The {x} was built for half as many people.",
    "Before {y} there was no {x} here at all.",
    "A friend of mine applied for the {x} and waited {m} months.",
    "You can read the whole thing on the {x} website.",
    "The same {x} costs a third of that across the border.",
    "If the {x} goes, the {z} goes with it.",
    "That is not quite correct.",
    "This has been going on since at least {y}.",
    "Source for that?",
    "The law changed in {y}, so that argument no longer holds.",
    "It was in the local paper a while back.",
    "The {x} has nothing to do with it.",
    "One should also look at the {z}.",
    "Where I live the {x} closes at {m}.",
    "As far as I know the {x} belongs to the state.",
    "It is the {z} that should worry people.",
    "They could have asked the people who live there.",
    "The {x} was {m} years late and twice the price.",
    "What about the {z}?",
    "{p} was asked about this and gave no answer.",
    "Some of us remember the {x} of {y}.",
    "Taxes pay for the {x} either way.",
    "The headline is misleading, the {x} is only a small part of it.",
    "Thanks for the report, I had not heard of the {x}.",
    "The {x} is {n} meters from the nearest house.",
    "Most people here are in favor of the {x}, they just don't write letters.",
    "In the end it comes down to the {x}.",
    "It would take about {m} weeks to repair.",
    "I have used the {x} every day for {m} years.",
    "Both sides have a point.",
    "The union asked for this in {y}.",
    "It's the same everywhere.",
    "That was decided at a higher level.",
    "The photo shows the old {x}, the new one looks different.",
    "{p} lives {n} miles away from the {x}.",
    "Not every {x} is like that.",
    "The contract for the {x} runs until {y} anyway.",
    "Until {y} this was done by volunteers.",
    "The {x} is fine, the {z} is what costs the money.",
    "People will find a way around the {x}, as they always have.",
    "Half of the {x} comes from abroad now.",
    "A study of {y} came to the opposite result.",
    "The deadline for the {x} has passed.",
    "Maybe {p} should come and have a look.",
    "There were {n} people at the hearing and most of them left early.",
    "When the {x} opened, it was supposed to be free.",
    "The company that runs the {x} was sold in {y}.",
    "The rest of the {x} will follow, wait and see.",
    "At least somebody is doing something about the {x}.",
    "The {z} was not consulted, which says enough.",
    "For {n} dollars a month one could have a better {x}.",
    "It used to be that {p} answered letters.",
    "Schools have the same problem with the {x}.",
    "A few of these {x} stories every year and then silence.",
    "The {x} is one thing, keeping it running is another.",
    "Would be interesting to see the same numbers for {y}.",
    "Doctors have said so for years.",
    "It is {n} pages long and I doubt that {p} has read it.",
    "That road floods every spring.",
    "The insurance won't pay for the {x}, as a neighbor found out.",
    "Correct me if I'm wrong, but wasn't the {x} closed in {y}?",
    "This is about votes and not about the {x}.",
    "In my experience the {x} is the least of it.",
    "The figures are on file and anyone can ask for them.",
    "The {x} may be legal, that does not make it sensible.",
    "There is no {x} without a {z}.",
};

constexpr std::string_view kHandles[] = {
    "riverrat", "nightowl",   "justasking", "old_timer",  "TaxPayer",  "gardener", "LocalVoice",
    "skeptic",  "northside",  "bluejay",    "pragmatist", "ferryman",  "Observer", "coffee_first",
    "drummer",  "hillwalker", "CitizenX",   "marsh",      "reader",    "voter",    "fixit",
    "commuter", "lurker",     "Guest",      "quietman",   "teachermom"};
constexpr std::string_view kButtons[] = {
    "Reply",        "Like",         "Share",       "Report",  "Recommend",  "Flag",
    "Quote",        "Upvote",       "Downvote",    "Agree",   "Disagree",   "Respect",
    "Helpful",      "Follow",       "Permalink",   "Link",    "Copy link",  "More",
    "Mute",         "Thumbs up",    "Thumbs down", "Respond", "Like Reply", "Report abuse",
    "Show replies", "Hide replies", "Vote",        "Award",   "Edited",     "Favourite"};
constexpr std::string_view kBadges[] = {
    "Subscriber",  "Top commenter", "Verified",      "Member", "New member", "Staff",
    "Contributor", "Regular",       "Editor's pick", "Author", "Level 3",    "Moderator"};
constexpr std::string_view kRanks[] = {"Member",  "Advanced Member", "Senior Member", "Newcomer",
                                       "Regular", "Gold Member",     "Apprentice"};
constexpr std::string_view kHeads[] = {"Comments",
                                       "# comments",
                                       "Comments (#)",
                                       "# Comments",
                                       "Join the discussion",
                                       "Readers' comments",
                                       "Conversation #",
                                       "What do you think?",
                                       "Discussion",
                                       "# responses",
                                       "# replies",
                                       "Your comments",
                                       "Have your say",
                                       "Reader comments (#)",
                                       "Leave a comment",
                                       "Comments: #",
                                       "# thoughts on this story",
                                       "Show # comments"};
constexpr std::string_view kRules[] = {"Sort by",
                                       "Newest",
                                       "Oldest",
                                       "Sort by: Best",
                                       "Most liked",
                                       "All comments",
                                       "Log in to comment",
                                       "Please keep comments civil and on topic.",
                                       "Comments are moderated before they appear.",
                                       "You must be logged in to comment.",
                                       "Be the first to know when someone replies.",
                                       "Add a comment...",
                                       "Write a comment",
                                       "Post",
                                       "Commenting rules",
                                       "Order by"};
constexpr std::string_view kEnds[] = {"Load more comments",
                                      "View more",
                                      "Show all # comments",
                                      "Next page",
                                      "Comments are closed.",
                                      "Leave a reply",
                                      "Your email address will not be published.",
                                      "Post a comment",
                                      "Log in",
                                      "Sign in to comment",
                                      "# more comments",
                                      "Report a problem with the comments",
                                      "Name",
                                      "Email"};
constexpr std::string_view kAnswers[] = {"In reply to @", "Replying to @", "@", "Reply to @",
                                         "Responding to @"};

std::string Name(size_t style, Random& random) {
  switch (style) {
    case 0:
      return PersonName(random);
    case 1:
      return Pick(kHandles, random) + (Chance(.5, random) ? Number(1, 99, random) : "");
    case 2:
      return Chance(.5, random) ? FirstName(random) : Pick(kHandles, random);
    default:
      return Name(random.Below(3), random);
  }
}

// How one site frames its comments.
class Frame {
 public:
  explicit Frame(Random& random) : random_(random) {
    name_style_ = random.Below(4);
    time_style_ = random.Below(9);
    layout_ = random.Below(10);
    has_badges_ = Chance(.2, random);
    has_place_ = Chance(.1, random);
    answers_inside_ = Chance(.2, random);
    names_after_ = Chance(.12, random);
    answers_ = Chance(.4, random) ? .3 : 0;
    for (size_t left = random.Below(6); left > 0; --left)
      buttons_.push_back(Pick(kButtons, random));
    counts_ = random.Below(3);
  }

  void Add(std::string text, std::vector<ZoneLine>& lines) {
    std::vector<std::string> head = Head();
    if (answers_inside_ && !last_name_.empty() && Chance(.4, random_)) {
      text.insert(
          0, (Chance(.3, random_) ? "@ " : "") + last_name_ + (Chance(.5, random_) ? ", " : " "));
    }
    if (names_after_) {
      lines.push_back({K::kComment, text});
      for (std::string& line : head) lines.push_back({K::kComment, std::move(line)});
    } else {
      for (std::string& line : head) lines.push_back({K::kComment, std::move(line)});
      lines.push_back({K::kComment, text});
    }
    for (std::string& line : Foot()) lines.push_back({K::kComment, std::move(line)});
    last_name_ = name_;
  }

 private:
  std::vector<std::string> Head() {
    name_ = Name(name_style_, random_);
    std::string name = name_;
    if (has_place_) name += ", " + Pick(kPlaces, random_);
    const std::string time = Time(time_style_, random_);
    std::vector<std::string> head;
    switch (layout_) {
      case 0:
        head = {name, time};
        break;
      case 1:
        head = {name + (Chance(.5, random_) ? " · " : " ") + time};
        break;
      case 2:
        head = {name + " says:", time};
        break;
      case 3:
        head = {name.substr(0, 1), name, time};
        break;
      case 4:
        head = {name};
        break;
      case 5:
        head = {time, name};
        break;
      case 6:
        head = {name, Pick(kRanks, random_), Number(1, 9999, random_) + " posts"};
        if (Chance(.5, random_)) head.push_back("Posted " + time);
        break;
      case 7:
        head = {"Comment posted by " + name + ", at " + time};
        break;
      case 8:
        head = {"Re: " + name + ' ' + time, last_name_.empty() ? name : "To: " + last_name_};
        break;
      default:
        head = {"by " + name + " on " + time};
    }
    if (has_badges_ && Chance(.5, random_)) {
      head.insert(head.begin() + static_cast<std::ptrdiff_t>(1 + random_.Below(head.size())),
                  Pick(kBadges, random_));
    }
    if (!last_name_.empty() && Chance(answers_, random_)) {
      std::string answer = Pick(kAnswers, random_);
      if (answer != "@" && Chance(.5, random_)) answer.pop_back();
      head.push_back(answer + last_name_);
    }
    return head;
  }

  std::vector<std::string> Foot() {
    std::vector<std::string> foot;
    std::string joined;
    if (layout_ == 8) {
      foot.push_back(Number(1, 99, random_) + " posted on " + Time(time_style_, random_) + " by " +
                     name_);
      foot.push_back("[ Post Reply | To " + Number(1, 99, random_) + " | View Replies ]");
      return foot;
    }
    for (const std::string& button : buttons_) {
      const std::string count = Number(0, 300, random_);
      if (counts_ == 1 && !joined.empty() && Chance(.8, random_)) {
        joined += " · " + button + (Chance(.3, random_) ? " " + count : "");
      } else if (counts_ == 1) {
        joined = button;
      } else {
        foot.push_back(counts_ == 2 && Chance(.3, random_) ? button + " (" + count + ")" : button);
        if (counts_ == 0 && Chance(.4, random_)) foot.push_back(count);
      }
    }
    if (!joined.empty() && Chance(.4, random_)) {
      if (Chance(.6, random_)) joined += " · " + Number(1, 90, random_);
      joined += " · " + Time(1, random_);
    }
    if (!joined.empty()) foot.push_back(joined);
    if (buttons_.empty() && counts_ == 2) {
      foot.push_back(Number(0, 90, random_));
      foot.push_back(Number(0, 30, random_));
    }
    return foot;
  }

  Random& random_;
  size_t name_style_ = 0, time_style_ = 0, layout_ = 0, counts_ = 0;
  bool has_badges_ = false, has_place_ = false, names_after_ = false, answers_inside_ = false;
  double answers_ = 0;
  std::vector<std::string> buttons_;
  std::string name_, last_name_;
};

std::string Counted(std::string text, size_t count) {
  Replace(text, "#", std::to_string(count));
  return text;
}

}  // namespace

ArticleWords WordsOf(const std::vector<std::string>& paragraphs) {
  constexpr size_t kShortest = 4, kLongest = 14;
  ArticleWords words;
  std::unordered_set<std::string> seen;
  const auto add = [&](std::string word, std::vector<std::string>& to) {
    if (seen.insert(word).second) to.push_back(std::move(word));
  };
  for (const std::string& paragraph : paragraphs) {
    std::string before;
    std::string word;
    for (const char c : paragraph + ' ') {
      if (std::isalpha(static_cast<unsigned char>(c))) {
        word += c;
        continue;
      }
      if (word.empty()) continue;
      const bool plain = std::islower(static_cast<unsigned char>(word[0])) != 0;
      if (plain && before == "the" && word.size() >= kShortest && word.size() <= kLongest) {
        add(word, words.nouns);
      } else if (word == "said" && before.size() >= kShortest &&
                 std::isupper(static_cast<unsigned char>(before[0]))) {
        add(before, words.names);
      }
      before = word;
      word.clear();
    }
  }
  if (words.nouns.empty()) words.nouns = {"matter"};
  if (words.names.empty()) words.names = {"They"};
  return words;
}

std::string WriteRemark(const ArticleWords& words, Random& random) {
  constexpr size_t kMost[] = {1, 1, 2, 2, 3, 4};
  std::string remark;
  for (size_t left = kMost[random.Below(std::size(kMost))]; left > 0; --left) {
    std::string sentence = Pick(kSentences, random);
    Replace(sentence, "{x}", Pick(words.nouns, random));
    Replace(sentence, "{z}", Pick(words.nouns, random));
    Replace(sentence, "{p}", Pick(words.names, random));
    Replace(sentence, "{n}", Number(3, 90, random));
    Replace(sentence, "{m}", Number(2, 12, random));
    Replace(sentence, "{y}", Number(1985, 2035, random));
    if (!remark.empty()) remark += ' ';
    remark += sentence;
  }
  if (Chance(.12, random) && remark.ends_with('.')) remark.pop_back();
  return remark;
}

std::vector<ZoneLine> FrameComments(size_t count, const std::function<std::string()>& say,
                                    Random& random) {
  std::vector<ZoneLine> lines;
  const size_t counted = count + random.Below(400);
  if (Chance(.8, random)) {
    lines.push_back({K::kBoilerplate, Counted(Pick(kHeads, random), counted)});
  }
  for (size_t left = random.Below(4); left > 0; --left) {
    lines.push_back({K::kBoilerplate, Pick(kRules, random)});
  }
  Frame frame(random);
  for (size_t i = 0; i < count; ++i) frame.Add(say(), lines);
  for (size_t left = random.Below(4); left > 0; --left) {
    lines.push_back({K::kBoilerplate, Counted(Pick(kEnds, random), counted)});
  }
  return lines;
}

}  // namespace whosaid
