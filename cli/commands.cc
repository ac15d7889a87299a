#include "cli/commands.h"

#include <algorithm>

#include "cli/commands/run.h"
#include "cli/options.h"

namespace whosaid {
namespace {

constexpr Command kCommands[] = {
    {"build", "Turn articles into a store",
     "Reads articles, extracts their facts and stores each document whole, then links actors and "
     "issues across documents. What has not changed is left alone, so running it again does "
     "nothing and running it with more articles adds them; a changed article replaces its old "
     "facts. Bad inputs are named, counted and skipped. Ctrl-C ends it after the current "
     "document; the store stays sound, and the same command takes up the rest. The same as "
     "extract, then load.",
     kBuildArguments, kBuildOptions, "whosaid build news.store articles/", RunBuild},
    {"extract", "Print the facts of articles as JSON lines",
     "Reads articles and prints one line of JSON for each: document, zones, actors, statements "
     "and positions, with spans in code points. The order is that of the inputs.",
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
     "are found by any of their variants, by surname or by some of their words, whatever the "
     "case, or by id.",
     kStoreOnly, kSaidOptions, "whosaid said news.store --by Lee --since 2025-02", RunSaid},
    {"positions", "Who holds which position on what",
     "Lists positions in the order of their dates, each with the exact words that show it and "
     "their source. Names are found by any of their variants, by surname or by some of their "
     "words, whatever the case, or by id.",
     kStoreOnly, kPositionsOptions, "whosaid positions news.store --issue \"harbour tunnel\"",
     RunPositions},
    {"actors", "List the actors",
     "Lists everyone who is named, with the number of documents, and of statements and positions "
     "in the articles' own words.",
     kStoreOnly, kActorsOptions, "whosaid actors news.store", RunActors},
    {"actor", "Show one actor, or decide who is who",
     "Prints what an actor is called and how often, its offices with dates and the words that "
     "give them, and why each mention is of it. With a verb before the store, adds a decision to "
     "the store's log instead and links again. Decisions win over the program's own, outlive a "
     "new build, and can be undone; of two that contradict each other the later one wins.",
     kDeciding, kActorOptions, "whosaid actor merge news.store \"Ann Lee\" \"A. Lee\"", RunActor},
    {"issue", "Show one issue, or decide which issue is which",
     "Prints what the issue is called in the documents and why these labels are one issue, what "
     "it contains, and each actor's stands with the number of utterances, documents and outlets: "
     "a quotation that many documents give counts once. With a verb before the store, adds a "
     "decision to the store's log instead and links again, as actor does: an issue can be "
     "merged, split, renamed, kept from another and given a further name. The mentions of an "
     "issue are positions.",
     kDeciding, kIssueOptions, "whosaid issue merge news.store \"harbour tunnel\" \"tunnel\"",
     RunIssue},
    {"decisions", "List, share and take over what people decided",
     "Lists the decisions on actors and issues with what became of them: it stands, was undone, "
     "was overruled by a later one, or waits for something that the store does not have yet. "
     "--json prints the log, --import adds another's; what is there already counts once.",
     kStoreOnly, kDecisionsOptions, "whosaid decisions news.store", RunDecisions},
    {"gazetteer", "List or add names that mean one actor",
     "Lists the names that link knows: those of countries and organisations that come with the "
     "program, and your own. A file of your own has the columns or keys id, name, aliases, kind, "
     "from and until (docs/identity.md).",
     kStoreOnly, kGazetteerOptions, "whosaid gazetteer news.store --add harbour.csv", RunGazetteer},
    {"issues", "List the issues",
     "Lists what positions are taken on in the articles' own words, with their number and the "
     "labels that mean the same.",
     kStoreOnly, kIssuesOptions, "whosaid issues news.store --since 2025-02", RunIssues},
    {"timeline", "Show stands in the order of time",
     "Lists positions in the order of their dates, those of one utterance once, and says where "
     "an actor turns from one side to the other.",
     kStoreOnly, kPositionsOptions, "whosaid timeline news.store --issue \"harbour tunnel\"",
     RunTimeline},
    {"codebook", "Let your own concepts name the issues",
     "Reads a codebook, which is kept in the store and decides before the program's own rules "
     "which labels are one issue, and links anew. A JSON list of objects with concept, synonyms "
     "and patterns, or CSV with these columns, lists parted by |. Prints how far the codebook "
     "reaches and which issues it leaves uncovered; without a file it does only that.",
     kCodebookArguments, kJsonOnly, "whosaid codebook news.store concepts.csv", RunCodebook},
    {"documents", "List the documents", "Lists the documents in the order of their dates.",
     kStoreOnly, kJsonOnly, "whosaid documents news.store", RunDocuments},
    {"stats", "Count what a store holds",
     "Counts documents, outlets, statements by kind and zone, positions by stance, actors and "
     "issues.",
     kStoreOnly, kJsonOnly, "whosaid stats news.store", RunStats},
    {"why", "Show why a fact is believed",
     "Prints the words that show a statement or position with their surroundings, the rule or "
     "model that found it, and the decisions by which its names became actors and issues.",
     kWhyArguments, kJsonOnly, "whosaid why news.store 4f3a9c21b07e.p0", RunWhy},
    {"export", "Write the graph to a file",
     "Writes actors and issues with one edge for each stance an actor takes, ready for Gephi. "
     "The same store gives the same bytes. A file that exists is replaced only with --force.",
     kExportArguments, kExportOptions, "whosaid export graphml news.store -o graph.graphml",
     RunExport},
    {"verify", "Check a store from end to end",
     "Reads every record again and checks every span against its text, every text against its "
     "hash, every link against what it links. Stops at the first mismatch.",
     kStoreOnly, kJsonOnly, "whosaid verify news.store", RunVerify},
    {"eval", "Measure against gold",
     "Extracts articles, or takes facts that extract printed, and compares them with gold that "
     "people made: tests/examples/gold.json, or other files of the same forms (docs/quality.md). "
     "Syntax, names, stance, timex, coreference and pronouns are measured on the text that the "
     "gold itself holds.",
     kEvalArguments, kExtractOptions, "whosaid eval positions tests/examples/gold.json examples/",
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
