#include "cli/layers.h"

#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "extract/syntax/conllu.h"

namespace whosaid {
namespace {

constexpr Column kSpanColumns[] = {
    {"begin", Meaning::kNumber},
    {"end", Meaning::kNumber},
    {"kind", Meaning::kAct},
    {"text", Meaning::kWhere},
};
constexpr Column kTokenColumns[] = {
    {"begin", Meaning::kNumber},
    {"end", Meaning::kNumber},
    {"text", Meaning::kTarget},
};
constexpr Column kSyntaxColumns[] = {
    {"sentence", Meaning::kNumber}, {"id", Meaning::kNumber},  {"form", Meaning::kTarget},
    {"lemma", Meaning::kWhere},     {"upos", Meaning::kActor}, {"xpos", Meaning::kActor},
    {"head", Meaning::kNumber},     {"deprel", Meaning::kAct}, {"begin", Meaning::kNumber},
    {"end", Meaning::kNumber},
};
constexpr Column kNameColumns[] = {
    {"begin", Meaning::kNumber},
    {"end", Meaning::kNumber},
    {"kind", Meaning::kAct},
    {"text", Meaning::kActor},
};
constexpr Column kEntityColumns[] = {
    {"name", Meaning::kActor},
    {"kind", Meaning::kWhere},
    {"mentions", Meaning::kWhere},
    {"roles", Meaning::kWhere},
};
constexpr Column kAttributionColumns[] = {
    {"speaker", Meaning::kActor},    {"cue", Meaning::kAct},
    {"content", Meaning::kWords},    {"source", Meaning::kDetail},
    {"kind", Meaning::kWhere},       {"voice", Meaning::kWhere},
    {"zone", Meaning::kWhere},       {"about", Meaning::kDetail},
    {"parent", Meaning::kDetail},    {"relayed_by", Meaning::kDetail},
    {"addressee", Meaning::kDetail}, {"confidence", Meaning::kWhere},
    {"found_by", Meaning::kWhere},
};
constexpr Column kPositionColumns[] = {
    {"actor", Meaning::kActor},         {"stance", Meaning::kAct},
    {"target", Meaning::kTarget},       {"evidence", Meaning::kWords},
    {"on_behalf_of", Meaning::kDetail}, {"voice", Meaning::kWhere},
    {"zone", Meaning::kWhere},          {"modality", Meaning::kWhere},
    {"confidence", Meaning::kWhere},    {"found_by", Meaning::kWhere},
};

constexpr Column kTimexColumns[] = {
    {"begin", Meaning::kNumber}, {"end", Meaning::kNumber},  {"type", Meaning::kAct},
    {"text", Meaning::kTarget},  {"value", Meaning::kWhere}, {"precision", Meaning::kWhere},
    {"mod", Meaning::kWhere},    {"date", Meaning::kWhen},   {"from", Meaning::kWhere},
    {"anchor", Meaning::kWhere}, {"rule", Meaning::kWhere},
};

// One document's spans as cells.
class Cells {
 public:
  explicit Cells(const Document& document) : document_(document), index_(document.text()) {}

  Span ToCodePoints(Span span) const { return index_.ToCodePoints(span); }
  std::vector<Cell> SpanRow(Span span, std::string_view kind) const {
    const Span points = ToCodePoints(span);
    return {int64_t{points.begin}, int64_t{points.end}, std::string(kind),
            std::string(document_.Text(span))};
  }
  Cell WordsOf(const std::vector<Span>& spans) const {
    Excerpt words;
    for (const Span& span : spans) {
      words.texts.emplace_back(document_.Text(span));
      words.spans.push_back(index_.ToCodePoints(span));
    }
    return words;
  }
  Cell Text(const std::optional<Span>& span) const {
    if (!span) return std::monostate();
    return std::string(document_.Text(*span));
  }
  Cell Name(const std::optional<ClusterIndex>& cluster) const {
    if (!cluster) return std::monostate();
    return document_.clusters[*cluster].name;
  }
  Cell Names(const std::vector<ClusterIndex>& clusters) const {
    std::vector<std::string> names;
    for (const ClusterIndex cluster : clusters) names.push_back(document_.clusters[cluster].name);
    return names;
  }

 private:
  const Document& document_;
  CodePointIndex index_;
};

Table ZoneRows(const Document& document) {
  const Cells cells(document);
  Table table{kSpanColumns, {}};
  for (const Zone& zone : document.zones) {
    table.rows.push_back(cells.SpanRow(zone.span, NameOf(zone.kind)));
  }
  return table;
}

Table SentenceRows(const Document& document) {
  const Cells cells(document);
  Table table{kSpanColumns, {}};
  for (const Sentence& sentence : document.sentences) {
    table.rows.push_back(cells.SpanRow(sentence.span, NameOf(sentence.zone)));
  }
  return table;
}

Table TokenRows(const Document& document) {
  const Cells cells(document);
  Table table{kTokenColumns, {}};
  for (const Token& token : document.tokens) {
    const Span points = cells.ToCodePoints(token.span);
    table.rows.push_back(
        {int64_t{points.begin}, int64_t{points.end}, std::string(document.Text(token.span))});
  }
  return table;
}

// Numbers as in CoNLL-U: from 1 within the sentence, head 0 for the root.
Table SyntaxRows(const Document& document) {
  const Cells cells(document);
  Table table{kSyntaxColumns, {}};
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const SyntaxWord& word = document.syntax[i];
      const Span points = cells.ToCodePoints(document.tokens[i].span);
      const auto number = [&](uint32_t token) { return int64_t{token} + 1 - sentence.first_token; };
      table.rows.push_back({static_cast<int64_t>(s + 1), number(i),
                            std::string(document.Text(document.tokens[i].span)), word.lemma,
                            std::string(NameOf(word.upos)), std::string(word.xpos),
                            word.head == i ? 0 : number(word.head), std::string(word.deprel),
                            int64_t{points.begin}, int64_t{points.end}});
    }
  }
  return table;
}

Table NameRows(const Document& document) {
  const Cells cells(document);
  Table table{kNameColumns, {}};
  for (const Name& name : document.names) {
    const Span span = {document.tokens[name.first_token].span.begin,
                       document.tokens[name.end_token - 1].span.end};
    table.rows.push_back(cells.SpanRow(span, NameOf(name.type)));
  }
  return table;
}

Table QuotationRows(const Document& document) {
  const Cells cells(document);
  Table table{kSpanColumns, {}};
  for (const Quotation& quotation : document.quotations) {
    const std::string_view kind = quotation.nested   ? "nested"
                                  : quotation.closed ? "closed"
                                                     : "unclosed";
    table.rows.push_back(cells.SpanRow(quotation.span, kind));
  }
  return table;
}

Table TimexRows(const Document& document) {
  const Cells cells(document);
  Table table{kTimexColumns, {}};
  for (const Timex& timex : document.timexes) {
    std::vector<Cell> row = cells.SpanRow(timex.span, NameOf(timex.type));
    row.push_back(timex.value);
    row.push_back(std::string(NameOf(timex.unit)));
    Cell mod;
    if (!timex.mod.empty()) mod = std::string(timex.mod);
    row.push_back(std::move(mod));
    Cell date;
    if (timex.date) date = *timex.date;
    row.push_back(std::move(date));
    row.push_back(std::string(NameOf(timex.from)));
    // What a date was counted from: earlier words, or when the article appeared.
    const bool published = !timex.anchor && timex.from == DateSource::kResolved;
    row.push_back(published ? Cell("published") : cells.Text(timex.anchor));
    row.push_back(std::string(timex.rule));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table EntityRows(const Document& document) {
  const Cells cells(document);
  Table table{kEntityColumns, {}};
  for (const Cluster& cluster : document.clusters) {
    std::vector<Span> mentions;
    for (const Mention& mention : cluster.mentions) mentions.push_back(mention.span);
    std::vector<std::string> roles;
    for (const Role& role : cluster.roles) {
      roles.push_back(role.of.empty() ? role.title : role.title + " of " + role.of);
    }
    table.rows.push_back({cluster.name, std::string(NameOf(cluster.kind)), cells.WordsOf(mentions),
                          std::move(roles)});
  }
  return table;
}

Table AttributionRows(const Document& document) {
  const Cells cells(document);
  Table table{kAttributionColumns, {}};
  for (const Attribution& fact : document.attributions) {
    Cell parent;
    if (fact.parent) parent = int64_t{*fact.parent};
    table.rows.push_back(
        {cells.Name(fact.speaker), cells.Text(fact.cue), cells.WordsOf(fact.content),
         cells.Text(fact.source), std::string(NameOf(fact.kind)), std::string(NameOf(fact.voice)),
         std::string(NameOf(fact.zone)), cells.Names(fact.about), std::move(parent),
         cells.Names(fact.relayed_by), cells.Name(fact.addressee), fact.confidence, fact.found_by});
  }
  return table;
}

Table PositionRows(const Document& document) {
  const Cells cells(document);
  Table table{kPositionColumns, {}};
  for (const Position& fact : document.positions) {
    table.rows.push_back({cells.Name(fact.actor), std::string(NameOf(fact.stance)),
                          fact.target.label, cells.WordsOf({fact.evidence}),
                          cells.Name(fact.on_behalf_of), std::string(NameOf(fact.voice)),
                          std::string(NameOf(fact.zone)), std::string(NameOf(fact.modality)),
                          fact.confidence, fact.found_by});
  }
  return table;
}

constexpr Layer kLayers[] = {
    {"zones", "What each stretch of the article is", ZoneRows},
    {"tokens", "Words and punctuation", TokenRows},
    {"sentences", "Sentences and their zones", SentenceRows},
    {"timexes", "Time expressions, what they come to, and how", TimexRows},
    {"syntax", "Tags, lemmas and trees, as CoNLL-U", SyntaxRows, ToConllu},
    {"quotations", "What stands between quotation marks", QuotationRows},
    {"names", "Names of persons, organisations, places and others", NameRows},
    {"entities", "Who is mentioned, with all mentions", EntityRows},
    {"attributions", "Who said what", AttributionRows},
    {"positions", "Who takes which stand on what", PositionRows},
};

}  // namespace

std::span<const Layer> Layers() { return kLayers; }

}  // namespace whosaid
