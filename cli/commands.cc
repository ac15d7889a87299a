#include "cli/commands.h"

#include <algorithm>

#include "cli/commands/run.h"
#include "cli/layers.h"
#include "core/vocabulary.h"
#include "exports/exporter.h"
#include "extract/readers/reader.h"
#include "train/evaluate/evaluate.h"

namespace whosaid {
namespace {

template <typename Rows>
std::vector<std::string_view> NamesIn(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

template <typename E>
std::vector<std::string_view> NamesOf() {
  return NamesIn(TermsOf<E>());
}

std::vector<std::string_view> ZoneNames() {
  std::vector<std::string_view> names = NamesOf<ZoneKind>();
  names.push_back("all");
  return names;
}

std::vector<std::string_view> ColorNames() { return {"auto", "always", "never"}; }
std::vector<std::string_view> ReaderNames() { return NamesIn(Readers()); }
std::vector<std::string_view> LayerNames() { return NamesIn(Layers()); }
std::vector<std::string_view> MeasureNames() { return NamesIn(Measures()); }
std::vector<std::string_view> ExporterNames() { return NamesIn(Exporters()); }
std::vector<std::string_view> CommandNames() { return NamesIn(Commands()); }

// Options that several commands take.
constexpr Option kJson = {.name = "json", .summary = "Print JSON, one object a line"};
constexpr Option kJobs = {.name = "jobs",
                          .letter = 'j',
                          .type = ValueType::kCount,
                          .value = "N",
                          .summary = "Extract N documents at a time (all processors)"};
constexpr Option kDate = {.name = "date",
                          .type = ValueType::kDate,
                          .value = "DATE",
                          .summary = "Date of articles that give none themselves"};
constexpr Option kOutlet = {.name = "outlet",
                            .type = ValueType::kText,
                            .value = "NAME",
                            .summary = "Outlet of articles that give none themselves"};
constexpr Option kFormat = {.name = "format",
                            .type = ValueType::kTerm,
                            .value = "FORMAT",
                            .summary = "Read all files as this, whatever they look like",
                            .terms = ReaderNames};
constexpr Option kField = {.name = "field",
                           .type = ValueType::kPair,
                           .value = "OURS=THEIRS",
                           .summary =
                               "JSON lines: take our field (text, title, date, outlet, url, "
                               "id, author) from theirs",
                           .many = true};
constexpr Option kAnyLanguage = {.name = "any-language",
                                 .summary = "Take articles that are not in English, too"};
constexpr Option kSince = {.name = "since",
                           .type = ValueType::kDate,
                           .value = "DATE",
                           .summary = "Only on or after this day, month or year"};
constexpr Option kUntil = {.name = "until",
                           .type = ValueType::kDate,
                           .value = "DATE",
                           .summary = "Only up to this day, month or year"};
constexpr Option kZone = {
    .name = "zone",
    .type = ValueType::kTerm,
    .value = "ZONE",
    .summary = "Only in this part of the articles (headline, body and bullets)",
    .many = true,
    .terms = ZoneNames};
constexpr Option kMinConfidence = {.name = "min-confidence",
                                   .type = ValueType::kFraction,
                                   .value = "C",
                                   .summary = "Only facts at least this sure, from 0 to 1"};

constexpr Argument kStore = {.name = "STORE", .summary = "A folder made by build or load"};
constexpr Argument kNewStore = {.name = "STORE",
                                .summary = "The store's folder; made where nothing is"};
constexpr Argument kPaths = {.name = "PATHS",
                             .count = Count::kMany,
                             .summary = "Articles or folders of them; - is standard input"};

constexpr Argument kBuildArguments[] = {kNewStore, kPaths};
constexpr Option kBuildOptions[] = {kJobs, kDate, kOutlet, kFormat, kField, kAnyLanguage, kJson};

constexpr Argument kExtractArguments[] = {kPaths};
constexpr Option kExtractOptions[] = {kJobs, kDate, kOutlet, kFormat, kField, kAnyLanguage};

constexpr Argument kEvalArguments[] = {
    {.name = "MEASURE",
     .type = ValueType::kTerm,
     .summary = "What to measure",
     .terms = MeasureNames},
    {.name = "GOLD", .summary = "What people found"},
    {.name = "PATHS",
     .count = Count::kAny,
     .summary = "Articles, folders of them or facts; none where the gold has its own text"}};

constexpr Argument kLoadArguments[] = {kNewStore,
                                       {.name = "FILES",
                                        .count = Count::kMany,
                                        .summary = "JSON lines of facts; - is standard input"}};
constexpr Option kJsonOnly[] = {kJson};

constexpr Argument kShowArguments[] = {{.name = "FILE", .summary = "An article"}};
constexpr Option kShowOptions[] = {
    {.name = "layer",
     .letter = 'l',
     .type = ValueType::kTerm,
     .value = "LAYER",
     .summary = "What to show (attributions)",
     .terms = LayerNames},
    {.name = "html", .summary = "Print the marked article as a page (attributions)"},
    kDate,
    kOutlet,
    kFormat,
    kField,
    kAnyLanguage,
    kJson};

constexpr Argument kStoreOnly[] = {kStore};
constexpr Option kSaidOptions[] = {
    {.name = "by", .type = ValueType::kText, .value = "NAME", .summary = "Only this speaker"},
    {.name = "about",
     .type = ValueType::kText,
     .value = "NAME",
     .summary = "Only about this actor or issue"},
    kSince,
    kUntil,
    {.name = "kind",
     .type = ValueType::kTerm,
     .value = "KIND",
     .summary = "Only quoted in this way",
     .terms = NamesOf<QuoteKind>},
    kZone,
    kMinConfidence,
    kJson};

constexpr Option kPositionsOptions[] = {
    {.name = "actor", .type = ValueType::kText, .value = "NAME", .summary = "Only of this actor"},
    {.name = "issue",
     .type = ValueType::kText,
     .value = "NAME",
     .summary = "Only on this issue or actor"},
    {.name = "stance",
     .type = ValueType::kTerm,
     .value = "STANCE",
     .summary = "Only this stance",
     .terms = NamesOf<Stance>},
    kSince,
    kUntil,
    kZone,
    kMinConfidence,
    kJson};

constexpr Option kActorsOptions[] = {
    {.name = "suspects",
     .summary = "List actors that may be one, and actors that may be two, the most useful first"},
    kJson};

// Of the verbs of `actor` and `issue`.
constexpr Option kMentionOption = {.name = "mention",
                                   .type = ValueType::kText,
                                   .value = "ID",
                                   .summary = "split: what is of another; its id as shown",
                                   .many = true};
constexpr Option kAs = {.name = "as",
                        .type = ValueType::kText,
                        .value = "NAME",
                        .summary = "split: of whom, there or new (a new one with a number)"};
constexpr Option kWhyOption = {
    .name = "why", .type = ValueType::kText, .value = "TEXT", .summary = "Why you decide so"};
constexpr Option kWho = {.name = "by",
                         .type = ValueType::kText,
                         .value = "NAME",
                         .summary = "Who decides (the user's name on this machine)"};
constexpr Option kForce = {
    .name = "force", .summary = "Merge different kinds, or take another's name, all the same"};
constexpr Argument kDeciding[] = {
    {.name = "WORDS",
     .count = Count::kMany,
     .type = ValueType::kText,
     .summary = "STORE NAME; or a verb, the store, and what it needs: merge STORE A B, split STORE "
                "A, rename STORE A NAME, never-merge STORE A B, alias STORE A NAME, role STORE A "
                "TITLE, undo STORE [ID]"}};
constexpr Option kActorOptions[] = {
    {.name = "all", .summary = "Print all mentions, not the first twenty"},
    kMentionOption,
    kAs,
    {.name = "of", .type = ValueType::kText, .value = "NAME", .summary = "role: of whom"},
    {.name = "since",
     .type = ValueType::kDate,
     .value = "DATE",
     .summary = "role: from this day, month or year on"},
    {.name = "until",
     .type = ValueType::kDate,
     .value = "DATE",
     .summary = "role: up to this day, month or year"},
    kWhyOption,
    kWho,
    kForce,
    kJson};

constexpr Option kIssueOptions[] = {kSince, kUntil,     kZone, kMinConfidence, kMentionOption,
                                    kAs,    kWhyOption, kWho,  kForce,         kJson};

constexpr Option kDecisionsOptions[] = {
    {.name = "import",
     .type = ValueType::kPath,
     .value = "FILE",
     .summary = "Add the decisions of this file, as --json prints them; - is standard input",
     .many = true},
    kJson};

constexpr Option kGazetteerOptions[] = {
    {.name = "add",
     .type = ValueType::kPath,
     .value = "FILE",
     .summary = "Add the names of this file, CSV or JSON lines; - is standard input",
     .many = true},
    kJson};
constexpr Argument kCodebookArguments[] = {
    kStore,
    {.name = "FILE",
     .count = Count::kOptional,
     .summary = "JSON or CSV of concepts, synonyms and patterns; - is standard input"}};

constexpr Argument kWhyArguments[] = {
    kStore,
    {.name = "FACT",
     .type = ValueType::kText,
     .summary = "A fact's id as said and positions print it; six digits do where they suffice"}};

constexpr Argument kExportArguments[] = {{.name = "FORMAT",
                                          .type = ValueType::kTerm,
                                          .summary = "The file's format",
                                          .terms = ExporterNames},
                                         kStore};
constexpr Option kExportOptions[] = {{.name = "output",
                                      .letter = 'o',
                                      .type = ValueType::kPath,
                                      .value = "FILE",
                                      .summary = "Write to this file (standard output)"},
                                     {.name = "force", .summary = "Replace the file if it exists"},
                                     kSince,
                                     kUntil,
                                     kZone,
                                     kMinConfidence};

constexpr Argument kHelpArguments[] = {{.name = "COMMAND",
                                        .count = Count::kOptional,
                                        .type = ValueType::kTerm,
                                        .summary = "The command to explain",
                                        .terms = CommandNames}};

constexpr Option kCommonOptions[] = {{.name = "color",
                                      .type = ValueType::kTerm,
                                      .value = "WHEN",
                                      .summary = "When to use colour",
                                      .terms = ColorNames}};

constexpr Command kCommands[] = {
    {"build", "Turn articles into a store",
     "Reads articles, extracts their facts and stores each document whole, then links actors and "
     "issues across documents. What has not changed is left alone, so running it again does "
     "nothing "
     "and running it with more articles adds them; a changed article replaces its old facts. Bad "
     "inputs are named, counted and skipped. Ctrl-C ends it after the current document; the store "
     "stays sound, and the same command takes up the rest. The same as extract, then load.",
     kBuildArguments, kBuildOptions, "whosaid build news.store articles/", RunBuild},
    {"extract", "Print the facts of articles as JSON lines",
     "Reads articles and prints one line of JSON for each: document, zones, actors, statements and "
     "positions, with spans in code points. The order is that of the inputs.",
     kExtractArguments, kExtractOptions, "whosaid extract articles/ > facts.jsonl", RunExtract},
    {"load", "Store facts from JSON lines",
     "Stores the facts that extract printed, or that another program or people made in the same "
     "format. Each line is checked against its own text; bad ones are named by line, counted and "
     "skipped.",
     kLoadArguments, kJsonOnly, "whosaid load news.store facts.jsonl", RunLoad},
    {"show", "Show a layer of one article",
     "Extracts one file and prints what one stage made of it. Nothing is stored.", kShowArguments,
     kShowOptions, "whosaid show articles/a.txt --layer zones", RunShow},
    {"said", "Who said what",
     "Lists statements in the order of their dates, each with its exact words and source. Names "
     "are "
     "found by any of their variants, by surname or by some of their words, whatever the case.",
     kStoreOnly, kSaidOptions, "whosaid said news.store --by Lee --since 2025-02", RunSaid},
    {"positions", "Who holds which position on what",
     "Lists positions in the order of their dates, each with the exact words that show it and "
     "their "
     "source. Names are found by any of their variants, by surname or by some of their words, "
     "whatever the case.",
     kStoreOnly, kPositionsOptions, "whosaid positions news.store --issue \"harbour tunnel\"",
     RunPositions},
    {"actors", "List the actors",
     "Lists everyone who is named, with the number of documents, statements and positions.",
     kStoreOnly, kActorsOptions, "whosaid actors news.store", RunActors},
    {"actor", "Show one actor, or decide who is who",
     "Prints what an actor is called and how often, its offices with dates and the words that give "
     "them, and why each mention is of it. With a verb before the store, adds a decision to the "
     "store's log instead and links again. Decisions win over the program's own, outlive a new "
     "build, and can be undone; of two that contradict each other the later one wins.",
     kDeciding, kActorOptions, "whosaid actor merge news.store \"Ann Lee\" \"A. Lee\"", RunActor},
    {"issue", "Show one issue, or decide which issue is which",
     "Prints what the issue is called in the documents and why these labels are one issue, what it "
     "contains, and each actor's stands with the number of utterances, documents and outlets: a "
     "quotation that many documents give counts once. With a verb before the store, adds a "
     "decision to the "
     "store's "
     "log instead and links again, as actor does: an issue can be merged, split, renamed, kept "
     "from "
     "another and given a further name. The mentions of an issue are positions.",
     kDeciding, kIssueOptions, "whosaid issue merge news.store \"harbour tunnel\" \"tunnel\"",
     RunIssue},
    {"decisions", "List, share and take over what people decided",
     "Lists the decisions on actors and issues with what became of them: it stands, was undone, "
     "was "
     "overruled by a later one, or waits for something that the store does not have yet. --json "
     "prints the log, --import adds another's; what is there already counts once.",
     kStoreOnly, kDecisionsOptions, "whosaid decisions news.store", RunDecisions},
    {"gazetteer", "List or add names that mean one actor",
     "Lists the names that link knows: those of countries and organisations that come with the "
     "program, and your own. A file of your own has the columns or keys id, name, aliases, kind, "
     "from and until (docs/identity.md).",
     kStoreOnly, kGazetteerOptions, "whosaid gazetteer news.store --add harbour.csv", RunGazetteer},
    {"issues", "List the issues",
     "Lists what positions are taken on, with the labels that mean the same.", kStoreOnly,
     kJsonOnly, "whosaid issues news.store", RunIssues},
    {"timeline", "Show stands in the order of time",
     "Lists positions in the order of their dates, those of one utterance once, and says where an "
     "actor turns from one side to the other.",
     kStoreOnly, kPositionsOptions, "whosaid timeline news.store --issue \"harbour tunnel\"",
     RunTimeline},
    {"codebook", "Let your own concepts name the issues",
     "Reads a codebook, which is kept in the store and decides before the program's own rules "
     "which "
     "labels are one issue, and links anew. A JSON list of objects with concept, synonyms and "
     "patterns, or CSV with these columns, lists parted by |. Prints how far the codebook reaches "
     "and which issues it leaves uncovered; without a file it does only that.",
     kCodebookArguments, kJsonOnly, "whosaid codebook news.store concepts.csv", RunCodebook},
    {"documents", "List the documents", "Lists the documents in the order of their dates.",
     kStoreOnly, kJsonOnly, "whosaid documents news.store", RunDocuments},
    {"stats", "Count what a store holds",
     "Counts documents, outlets, statements by kind and zone, positions by stance, actors and "
     "issues.",
     kStoreOnly, kJsonOnly, "whosaid stats news.store", RunStats},
    {"why", "Show why a fact is believed",
     "Prints the words that show a statement or position with their surroundings, the rule or "
     "model "
     "that found it, and the decisions by which its names became actors and issues.",
     kWhyArguments, kJsonOnly, "whosaid why news.store 4f3a9c21b07e.p0", RunWhy},
    {"export", "Write the graph to a file",
     "Writes actors and issues with one edge for each stance an actor takes, ready for Gephi. The "
     "same store gives the same bytes. A file that exists is replaced only with --force.",
     kExportArguments, kExportOptions, "whosaid export graphml news.store -o graph.graphml",
     RunExport},
    {"verify", "Check a store from end to end",
     "Reads every record again and checks every span against its text, every text against its "
     "hash, "
     "every link against what it links. Stops at the first mismatch.",
     kStoreOnly, kJsonOnly, "whosaid verify news.store", RunVerify},
    {"eval", "Measure against gold",
     "Extracts articles, or takes facts that extract printed, and compares them with gold that "
     "people made: the examples' gold.json, or other files of the same forms (docs/quality.md). "
     "Syntax (CoNLL-U) and names (BIO) are measured on the text that the gold itself holds.",
     kEvalArguments, kExtractOptions, "whosaid eval positions examples/gold.json examples/",
     RunEval},
    {"help",
     "Explain a command",
     "Prints the long help of the program or of one command.",
     kHelpArguments,
     {},
     "whosaid help build",
     RunHelp},
};

}  // namespace

std::span<const Command> Commands() { return kCommands; }

const Command* FindCommand(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &Command::name);
  return found == std::end(kCommands) ? nullptr : found;
}

std::span<const Option> CommonOptions() { return kCommonOptions; }

}  // namespace whosaid
