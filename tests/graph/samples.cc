#include "tests/graph/samples.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

#include "graph/facts/facts_json.h"

namespace whosaid {

Span SpanOf(std::string_view text, std::string_view words) {
  const size_t begin = text.find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
}

namespace {

Article RichArticle() {
  Article article;
  article.uri = "https://harbour.example/ferry?id=7&lang=en";
  article.outlet = "Harbour Gazette";
  article.title = "Ferry fares \"won’t rise\"";
  article.author = {"Bo Mäki", "Cy \\ Dee"};
  article.language = "en";
  article.published = Published{*Date::FromYmd(2024, 6, 5), DateSource::kDateline};
  article.text =
      "Ferry fares won’t rise\n\nTARNØY, June 5 — The island council must keep the ferry free, "
      "Mayor Ana Peña of Tarnøy told Radio Skerry on Monday. She said the harbour union "
      "“would not accept” \U0001F6A2 fares, according to the Gazette.\tIts chair, an aide said, "
      "praised Peña.\x01\n";
  return article;
}

std::vector<Cluster> RichClusters(std::string_view text) {
  const Span name = SpanOf(text, "Ana Peña");
  const Span she = SpanOf(text, "She");
  return {
      {ActorKind::kPerson,
       "Ana Peña",
       {{name, MentionForm::kName}, {she, MentionForm::kPronoun}},
       {{"Mayor", "Tarnøy", SpanOf(text, "Mayor")}}},
      {ActorKind::kOrganisation,
       "harbour union",
       {{SpanOf(text, "the harbour union"), MentionForm::kDescription}},
       {}},
      {ActorKind::kOrganisation, "Radio Skerry", {{SpanOf(text, "Radio Skerry")}}, {}},
      {ActorKind::kOrganisation, "Harbour Gazette", {{SpanOf(text, "the Gazette")}}, {}},
      {ActorKind::kAnonymous, "aide", {{SpanOf(text, "an aide")}}, {}},
      {ActorKind::kPlace, "Tarnøy", {{SpanOf(text, "TARNØY")}}, {}},
  };
}

SaidTime OnMonday(std::string_view text) {
  return {"XXXX-WXX-1", *Date::FromYmd(2024, 6, 3), DateSource::kResolved,
          SpanOf(text, "on Monday")};
}

std::vector<Attribution> RichStatements(std::string_view text) {
  Attribution told;
  told.speaker = 0;
  told.source = SpanOf(text, "Mayor Ana Peña of Tarnøy");
  told.cue = SpanOf(text, "told");
  told.content = {SpanOf(text, "The island council must keep the ferry free")};
  told.addressee = 2;
  told.said = OnMonday(text);
  told.place = "Tarnøy";
  told.medium = "radio";
  told.about = {1, 3};
  told.confidence = 0.1 + 0.2;  // has no short decimal form
  told.found_by = "model:attribution";
  Attribution said = told;
  said.source = SpanOf(text, "She");
  said.cue = SpanOf(text, "said");
  said.content = {SpanOf(text, "the harbour union"),
                  SpanOf(text, "“would not accept” \U0001F6A2 fares")};
  said.kind = QuoteKind::kMixed;
  said.addressee = {};
  said.relayed_by = {3, 2};
  said.factuality = Factuality::kReportedly;
  said.said = SaidTime{"2024-06", std::nullopt, DateSource::kDocument, std::nullopt};
  Attribution praised;
  praised.voice = Voice::kQuoted;
  praised.zone = ZoneKind::kCaption;
  praised.content = {SpanOf(text, "praised Peña")};
  praised.parent = 1;
  praised.confidence = 1;
  return {told, said, praised};
}

std::vector<Position> RichPositions(std::string_view text) {
  Position rejects;
  rejects.actor = 1;
  rejects.on_behalf_of = 5;
  rejects.ascribed_by = 0;
  rejects.stance = Stance::kRejects;
  rejects.target = {"ferry fares", "fare ferry", std::nullopt, SpanOf(text, "\U0001F6A2 fares")};
  rejects.evidence = SpanOf(text, "would not accept” \U0001F6A2 fares");
  rejects.statement = 1;
  rejects.voice = Voice::kQuoted;
  rejects.zone = ZoneKind::kBullets;
  rejects.modality = Modality::kConditional;
  rejects.negated = true;
  rejects.expressed = OnMonday(text);
  rejects.confidence = 1e-7;
  rejects.found_by = "rule:refusal";
  Position praises;
  praises.actor = 4;
  praises.stance = Stance::kPraises;
  praises.target = {"Ana Peña", "", 0, std::nullopt};
  praises.evidence = SpanOf(text, "praised Peña");
  praises.expressed = SaidTime{"", Date{2024, 1, 1, DatePrecision::kYear}, DateSource::kExplicit,
                               SpanOf(text, "June 5")};
  return {rejects, praises};
}

}  // namespace

FactSet RichFacts() {
  FactSet facts;
  facts.article = RichArticle();
  const std::string& text = facts.article.text;
  const uint32_t headline = SpanOf(text, "TARN").begin;
  facts.zones = {{ZoneKind::kHeadline, {0, headline}},
                 {ZoneKind::kBody, {headline, static_cast<uint32_t>(text.size())}}};
  facts.clusters = RichClusters(text);
  facts.statements = RichStatements(text);
  facts.positions = RichPositions(text);
  return facts;
}

FactSet SmallFacts(std::string_view uri, std::string_view speaker, std::string_view issue,
                   Stance stance) {
  FactSet facts;
  facts.article.uri = uri;
  facts.article.text = fmt::format("{} said: {}, seen from «{}».", speaker, issue, uri);
  const std::string& text = facts.article.text;
  const Span content = SpanOf(text, issue);
  facts.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(text.size())}}};
  facts.clusters = {{ActorKind::kPerson, std::string(speaker), {{SpanOf(text, speaker)}}, {}}};
  Attribution statement;
  statement.speaker = 0;
  statement.source = SpanOf(text, speaker);
  statement.cue = SpanOf(text, "said");
  statement.content = {content};
  statement.confidence = 0.5;
  facts.statements = {statement};
  Position position;
  position.stance = stance;
  position.target = {std::string(issue), std::string(issue), std::nullopt, content};
  position.evidence = content;
  position.statement = 0;
  position.confidence = 0.5;
  facts.positions = {position};
  return facts;
}

FactSet SeriesFacts(uint32_t index) {
  static constexpr std::array kSpeakers = {"Ada Quill", "Bram Oke", "Cleo Varn", "Dov Iles"};
  static constexpr std::array kIssues = {"the tram line", "a toll on the bridge", "night flights"};
  FactSet facts =
      SmallFacts(fmt::format("series/{:06}.txt", index), kSpeakers[index % kSpeakers.size()],
                 kIssues[index / 2 % kIssues.size()],
                 TermsOf<Stance>()[index % TermsOf<Stance>().size()].value);
  facts.article.outlet = fmt::format("Outlet {}", index % 5);
  if (index % 3 == 0) {
    facts.article.published =
        Published{Date::FromDay(19000 + static_cast<int32_t>(index)), DateSource::kMetadata};
  }
  return facts;
}

std::string Dump(const Snapshot& snapshot) {
  std::string dump;
  const auto documents = snapshot.VisitDocuments([&](const DocumentRow& document) {
    const auto facts = snapshot.Facts(document.id);
    const auto decisions = snapshot.DecisionsOf(document.id);
    if (!facts || !decisions) ADD_FAILURE() << (facts ? decisions.error() : facts.error()).message;
    if (!facts || !decisions) return false;
    dump += fmt::format("{} {}\n", document.id.ToHex(), ToJsonLine(*facts));
    if (const auto& inherited = document.inherited) {
      dump += fmt::format("{} {} {}\n", inherited->date.ToString(), inherited->sister.ToHex(),
                          inherited->reason);
    }
    for (const Decision& d : *decisions) {
      dump += fmt::format("{} {} {} {} {}\n", d.index, d.issue, d.subject.ToHex(), d.reason,
                          d.confidence);
    }
    return true;
  });
  const auto actors = snapshot.VisitActors([&](const ActorRow& a) {
    dump += fmt::format("{} {} {} {} {}\n", a.id.ToHex(), NameOf(a.kind), a.name,
                        fmt::join(a.variants, "|"), a.documents);
    return true;
  });
  const auto issues = snapshot.VisitIssues([&](const IssueRow& i) {
    dump += fmt::format("{} {} {} {} {}\n", i.id.ToHex(), i.label, i.key,
                        fmt::join(i.variants, "|"), i.positions);
    return true;
  });
  const auto utterances = snapshot.VisitUtterances([&](const UtteranceRow& u) {
    dump += fmt::format("{} {} {}\n", u.id.ToHex(), u.documents, u.outlets);
    for (const UtteranceMember& m : u.members) {
      dump +=
          fmt::format("{} {} {} {}\n", m.statement.ToString(), m.variant, m.reason, m.confidence);
    }
    return true;
  });
  EXPECT_TRUE(documents && actors && issues && utterances);
  return dump;
}

}  // namespace whosaid
