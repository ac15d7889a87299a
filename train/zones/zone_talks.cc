#include "train/zones/zone_talks.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "train/zones/zone_phrases.h"

namespace whosaid {
namespace {

using K = ZoneKind;

// {x}: a noun of the article; {p}: a name from it; {y}: a year.
constexpr std::string_view kQuestions[] = {"How did you come to the {x}?",
                                           "What was the hardest part?",
                                           "Some people say that the {x} came too late.",
                                           "And what happened then?",
                                           "Why did it take so long?",
                                           "Do you regret the {x}?",
                                           "{p} has called it a mistake. Was it?",
                                           "Let us talk about the {x}. What should change?",
                                           "What would you tell somebody who starts today?",
                                           "You have said that before.",
                                           "Is there still time?",
                                           "How much of that is the {x} to blame for?",
                                           "Were you surprised?",
                                           "In {y} you thought otherwise.",
                                           "Who decides in the end?",
                                           "What does {p} think of it?",
                                           "Is that enough?",
                                           "Where do you see the {x} in ten years?",
                                           "Can you describe that day?",
                                           "Did anybody warn you?",
                                           "Your critics call the {x} a waste of money.",
                                           "What comes next?",
                                           "So what is the answer?",
                                           "How do you explain that to those who lost their work?",
                                           "Do you trust the {x}?",
                                           "What is it that most people get wrong about the {x}?"};

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string LastName(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

// How one conversation is printed.
class Talk {
 public:
  Talk(const ArticleWords& words, Random& random)
      : words_(words), random_(random), style_(random.Below(6)) {
    asks_ = Chance(.3, random_) ? std::string("Coast News") : PersonName(random_);
    answers_ = PersonName(random_);
    capitals_ = Chance(.25, random_);
    shortened_ = Chance(.7, random_);
  }

  void Add(bool first, const std::string& answer, std::vector<ZoneLine>& lines) {
    switch (style_) {
      case 0:
      case 1:
        AddLine(Label(asks_, first) + ": " + Question(), lines);
        AddLine(Label(answers_, first) + ": " + answer, lines);
        break;
      case 2:
        AddLine((capitals_ ? "Q. " : "Q: ") + Question(), lines);
        AddLine((capitals_ ? "A. " : "A: ") + answer, lines);
        break;
      case 3:
        AddLine(Stamp() + ' ' + Bare(Question()), lines);
        AddLine(Stamp() + ' ' + Bare(answer), lines);
        break;
      default:
        AddLine(Question(), lines);
        AddLine(answer, lines);
    }
  }

 private:
  static void AddLine(std::string text, std::vector<ZoneLine>& lines) {
    lines.push_back({K::kBody, std::move(text)});
  }

  std::string Label(const std::string& name, bool first) const {
    const std::string label = first || !shortened_ ? name : LastName(name);
    return capitals_ ? Upper(label) : label;
  }

  std::string Question() {
    std::string text = Pick(kQuestions, random_);
    Replace(text, "{x}", Pick(words_.nouns, random_));
    Replace(text, "{p}", Pick(words_.names, random_));
    Replace(text, "{y}", Number(1985, 2035, random_));
    return text;
  }

  std::string Stamp() {
    seconds_ += 2 + random_.Below(12);
    const std::string seconds = std::to_string(seconds_ % 60);
    return std::to_string(seconds_ / 60) + (seconds.size() < 2 ? ":0" : ":") + seconds;
  }

  // As a machine writes down what it hears.
  static std::string Bare(std::string text) {
    std::erase_if(text, [](char c) { return c == '.' || c == ',' || c == '?'; });
    if (!text.empty())
      text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
  }

  const ArticleWords& words_;
  Random& random_;
  size_t style_;
  std::string asks_, answers_;
  bool capitals_ = false, shortened_ = false;
  size_t seconds_ = 0;
};

}  // namespace

std::vector<ZoneLine> WriteTalk(size_t turns, const ArticleWords& words,
                                const std::function<std::string()>& say, Random& random) {
  std::vector<ZoneLine> lines;
  Talk talk(words, random);
  for (size_t i = 0; i < turns; ++i) talk.Add(i == 0, say(), lines);
  return lines;
}

}  // namespace whosaid
