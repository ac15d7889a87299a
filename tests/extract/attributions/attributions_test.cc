#include "extract/attributions/attributions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/attributions/finders.h"
#include "extract/extract.h"
#include "extract/lexicon.h"
#include "tests/extract/cases.h"

namespace whosaid {
namespace {

const Models& SharedModels() {
  static const Models models = LoadModels();
  return models;
}

Document Read(std::string text) {
  Article article;
  article.text = std::move(text);
  return Extract(std::move(article), SharedModels());
}

struct Marked {
  std::string text;
  std::vector<Span> source;
  std::vector<Span> cue;
  std::vector<Span> content;
};

// "[S Ruiz] [C said] [K the pier leaks]."
Marked Unmark(std::string_view marked) {
  Marked result;
  std::vector<Span>* open = nullptr;
  uint32_t begin = 0;
  for (size_t i = 0; i < marked.size(); ++i) {
    const char kind = marked[i] == '[' && i + 1 < marked.size() ? marked[i + 1] : ' ';
    if (kind == 'S' || kind == 'C' || kind == 'K') {
      open = kind == 'S' ? &result.source : kind == 'C' ? &result.cue : &result.content;
      begin = static_cast<uint32_t>(result.text.size());
      i += 2;
    } else if (marked[i] == ']' && open != nullptr) {
      open->push_back({begin, static_cast<uint32_t>(result.text.size())});
      open = nullptr;
    } else {
      result.text += marked[i];
    }
  }
  return result;
}

// The letters and digits of some spans: where marks belong is a matter of taste.
std::string Letters(std::string_view text, const std::vector<Span>& spans) {
  std::string letters;
  for (Span span : spans) {
    for (char c : Slice(text, span)) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) letters += c;
    }
  }
  return letters;
}

std::vector<Span> List(const std::optional<Span>& span) {
  return span ? std::vector<Span>{*span} : std::vector<Span>{};
}

bool Overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
  return std::ranges::any_of(
      a, [&](Span x) { return std::ranges::any_of(b, [&](Span y) { return x.Overlaps(y); }); });
}

std::string Found(const Document& document) {
  std::string found = "found:";
  for (const Attribution& a : document.attributions) {
    found += "\n  ";
    if (a.source) found += "[S " + std::string(document.Text(*a.source)) + "] ";
    if (a.cue) found += "[C " + std::string(document.Text(*a.cue)) + "] ";
    for (Span span : a.content) found += "[K " + std::string(document.Text(span)) + "] ";
    found += a.found_by;
  }
  return found;
}

TEST(Attributions, AreFoundAsTheCasesSay) {
  for (const Case& one : ReadCases("cases/attributions.txt")) {
    const Marked gold = Unmark(one.marked);
    const Document document = Read(gold.text);
    const bool hit = std::ranges::any_of(document.attributions, [&](const Attribution& a) {
      return Letters(gold.text, List(a.source)) == Letters(gold.text, gold.source) &&
             Letters(gold.text, a.content) == Letters(gold.text, gold.content) &&
             (gold.cue.empty() ? !a.cue : Overlap(List(a.cue), gold.cue));
    });
    EXPECT_TRUE(hit) << "attributions.txt:" << one.line << ": " << gold.text << "\n"
                     << Found(document);
  }
}

TEST(Attributions, FollowTheExamplesOfTheCueLexicon) {
  for (const auto& [lemma, cues] : ShippedLexicon().cues()) {
    for (const Cue& cue : cues) {
      const Marked gold = Unmark(cue.example);
      const Document document = Read(gold.text);
      const bool hit = std::ranges::any_of(document.attributions, [&](const Attribution& a) {
        return Overlap(List(a.source), gold.source) && Overlap(List(a.cue), gold.cue) &&
               Overlap(a.content, gold.content);
      });
      EXPECT_TRUE(hit) << "cues.tsv, " << lemma << ": " << gold.text << "\n" << Found(document);
    }
  }
}

// The field of an attribution as the cases write it.
std::string FieldOf(const Document& document, const Attribution& found, std::string_view field) {
  const auto name = [&](ClusterIndex cluster) { return document.clusters[cluster].name; };
  if (field == "factuality") return std::string(NameOf(found.factuality));
  if (field == "kind") return std::string(NameOf(found.kind));
  if (field == "voice") return std::string(NameOf(found.voice));
  if (field == "place") return found.place;
  if (field == "medium") return found.medium;
  if (field == "addressee") return found.addressee ? name(*found.addressee) : "";
  if (field == "relayed_by") return found.relayed_by.empty() ? "" : name(found.relayed_by.front());
  if (field == "parent") {
    if (!found.parent) return "";
    return std::string(document.Text(*document.attributions[*found.parent].source));
  }
  return "no such field";
}

TEST(Attributions, TellOfTheActWhatTheCasesSay) {
  for (const Case& one : ReadCases("cases/acts.txt")) {
    const size_t colon = one.marked.find(": ");
    ASSERT_NE(colon, std::string::npos) << "acts.txt:" << one.line;
    const std::string head = one.marked.substr(0, colon);
    const std::string field = head.substr(0, head.find(' '));
    const std::string value = head.substr(head.find(' ') + 1);
    const Marked gold = Unmark(std::string_view(one.marked).substr(colon + 2));
    const Document document = Read(gold.text);
    std::string found = "nothing";
    std::string speakers;
    for (const Attribution& attribution : document.attributions) {
      const bool marked = gold.cue.empty() ? Overlap(attribution.content, gold.content)
                                           : Overlap(List(attribution.cue), gold.cue);
      if (!marked) continue;
      if (field != "speakers") {
        found = FieldOf(document, attribution, field);
        continue;
      }
      if (attribution.speaker) {
        speakers += (speakers.empty() ? "" : ", ") + document.clusters[*attribution.speaker].name;
      }
      found = speakers;
    }
    EXPECT_EQ(found, value) << "acts.txt:" << one.line << ": " << gold.text << "\n"
                            << Found(document);
  }
}

TEST(Attributions, ResolveTheDayAgainstTheArticle) {
  Article article;
  article.text = "Ruiz said on Monday that the pier leaks.";
  article.published = Published{*Date::FromYmd(2021, 3, 10), DateSource::kMetadata};
  const Document document = Extract(std::move(article), SharedModels());
  ASSERT_EQ(document.attributions.size(), 1U);
  ASSERT_TRUE(document.attributions[0].said);
  EXPECT_EQ(document.attributions[0].said->timex, "XXXX-WXX-1");
  EXPECT_EQ(document.attributions[0].said->date, Date::FromYmd(2021, 3, 8));
}

TEST(Attributions, HoldInTextsOfAnyShape) {
  for (const char* text : {"", "\"", "said", "\"\" said", "“a, said, according to, : “b",
                           "Ruiz:", "According to", ", said, said,", "that that that who said"}) {
    const Document document = Read(text);
    FactSet facts = ToFacts(document);
    EXPECT_EQ(FindFlaw(facts), std::nullopt) << text;
  }
}

TEST(Finders, HaveNamesAndSummaries) {
  for (const Finder& finder : Finders()) {
    EXPECT_FALSE(finder.name.empty());
    EXPECT_FALSE(finder.summary.empty());
    EXPECT_NE(finder.find, nullptr);
  }
}

}  // namespace
}  // namespace whosaid
