// The arguments and options of the commands, for the table of commands (cli/commands.cc) alone.
#ifndef WHOSAID_CLI_OPTIONS_H_
#define WHOSAID_CLI_OPTIONS_H_

#include "cli/command.h"
#include "cli/terms.h"
#include "core/vocabulary.h"

namespace whosaid {

// Options that several commands take.
inline constexpr Option kJson = {.name = "json", .summary = "Print JSON, one object a line"};
inline constexpr Option kJobs = {.name = "jobs",
                                 .letter = 'j',
                                 .type = ValueType::kCount,
                                 .value = "N",
                                 .summary = "Extract N documents at a time (all processors)"};
inline constexpr Option kDate = {.name = "date",
                                 .type = ValueType::kDate,
                                 .value = "DATE",
                                 .summary = "Date of articles that give none themselves"};
inline constexpr Option kOutlet = {.name = "outlet",
                                   .type = ValueType::kText,
                                   .value = "NAME",
                                   .summary = "Outlet of articles that give none themselves"};
inline constexpr Option kFormat = {.name = "format",
                                   .type = ValueType::kTerm,
                                   .value = "FORMAT",
                                   .summary = "Read all files as this, whatever they look like",
                                   .terms = ReaderNames};
inline constexpr Option kField = {.name = "field",
                                  .type = ValueType::kPair,
                                  .value = "OURS=THEIRS",
                                  .summary = "JSON lines: take our field from theirs",
                                  .many = true,
                                  .terms = FieldNames};
inline constexpr Option kAnyLanguage = {.name = "any-language",
                                        .summary = "Take articles that are not in English, too"};
inline constexpr Option kSince = {.name = "since",
                                  .type = ValueType::kDate,
                                  .value = "DATE",
                                  .summary = "Only on or after this day, month or year"};
inline constexpr Option kUntil = {.name = "until",
                                  .type = ValueType::kDate,
                                  .value = "DATE",
                                  .summary = "Only up to this day, month or year"};
inline constexpr Option kZone = {
    .name = "zone",
    .type = ValueType::kTerm,
    .value = "ZONE",
    .summary = "Only in this part of the articles (headline, body and bullets)",
    .many = true,
    .terms = ZoneNames};
inline constexpr Option kMinConfidence = {.name = "min-confidence",
                                          .type = ValueType::kFraction,
                                          .value = "C",
                                          .summary = "Only facts at least this sure, from 0 to 1"};

inline constexpr Argument kStore = {.name = "STORE", .summary = "A folder made by build or load"};
inline constexpr Argument kNewStore = {.name = "STORE",
                                       .summary = "The store's folder; made where nothing is"};
inline constexpr Argument kPaths = {.name = "PATHS",
                                    .count = Count::kMany,
                                    .summary = "Articles or folders of them; - is standard input"};

inline constexpr Argument kBuildArguments[] = {kNewStore, kPaths};
inline constexpr Option kBuildOptions[] = {kJobs,  kDate,        kOutlet, kFormat,
                                           kField, kAnyLanguage, kJson};

inline constexpr Argument kExtractArguments[] = {kPaths};
inline constexpr Option kExtractOptions[] = {kJobs, kDate, kOutlet, kFormat, kField, kAnyLanguage};

inline constexpr Argument kEvalArguments[] = {
    {.name = "MEASURE",
     .type = ValueType::kTerm,
     .summary = "What to measure",
     .terms = MeasureNames},
    {.name = "GOLD", .summary = "What people found"},
    {.name = "PATHS",
     .count = Count::kAny,
     .summary = "Articles, folders of them or facts; none where the gold has its own text"}};

inline constexpr Argument kLoadArguments[] = {
    kNewStore,
    {.name = "FILES",
     .count = Count::kMany,
     .summary = "JSON lines of facts; - is standard input"}};
inline constexpr Option kJsonOnly[] = {kJson};

inline constexpr Argument kShowArguments[] = {{.name = "FILE", .summary = "An article"}};
inline constexpr Option kShowOptions[] = {
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

inline constexpr Argument kStoreOnly[] = {kStore};
inline constexpr Option kSaidOptions[] = {
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

inline constexpr Option kPositionsOptions[] = {
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

inline constexpr Option kActorsOptions[] = {
    {.name = "suspects",
     .summary = "List actors that may be one, and actors that may be two, the most useful first"},
    kSince,
    kUntil,
    kZone,
    kMinConfidence,
    kJson};

inline constexpr Option kIssuesOptions[] = {kSince, kUntil, kZone, kMinConfidence, kJson};

// Of the verbs of `actor` and `issue`.
inline constexpr Option kMentionOption = {.name = "mention",
                                          .type = ValueType::kText,
                                          .value = "ID",
                                          .summary = "split: what is of another; its id as shown",
                                          .many = true};
inline constexpr Option kAs = {.name = "as",
                               .type = ValueType::kText,
                               .value = "NAME",
                               .summary = "split: of whom, there or new (a new one with a number)"};
inline constexpr Option kWhyOption = {
    .name = "why", .type = ValueType::kText, .value = "TEXT", .summary = "Why you decide so"};
inline constexpr Option kWho = {.name = "by",
                                .type = ValueType::kText,
                                .value = "NAME",
                                .summary = "Who decides (the user's name on this machine)"};
inline constexpr Option kForce = {
    .name = "force", .summary = "Merge different kinds, or take another's name, all the same"};
inline constexpr Argument kDeciding[] = {
    {.name = "WORDS",
     .count = Count::kMany,
     .type = ValueType::kText,
     .summary = "STORE NAME; or a verb, the store, and what it needs: merge STORE A B, split STORE "
                "A, rename STORE A NAME, never-merge STORE A B, alias STORE A NAME, role STORE A "
                "TITLE, undo STORE [ID]"}};
inline constexpr Option kActorOptions[] = {
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

inline constexpr Option kIssueOptions[] = {
    kSince, kUntil, kZone, kMinConfidence, kMentionOption, kAs, kWhyOption, kWho, kForce, kJson};

inline constexpr Option kDecisionsOptions[] = {
    {.name = "import",
     .type = ValueType::kPath,
     .value = "FILE",
     .summary = "Add the decisions of this file, as --json prints them; - is standard input",
     .many = true},
    kJson};

inline constexpr Option kGazetteerOptions[] = {
    {.name = "add",
     .type = ValueType::kPath,
     .value = "FILE",
     .summary = "Add the names of this file, CSV or JSON lines; - is standard input",
     .many = true},
    kJson};
inline constexpr Argument kCodebookArguments[] = {
    kStore,
    {.name = "FILE",
     .count = Count::kOptional,
     .summary = "JSON or CSV of concepts, synonyms and patterns; - is standard input"}};

inline constexpr Argument kWhyArguments[] = {
    kStore,
    {.name = "FACT",
     .type = ValueType::kText,
     .summary = "A fact's id as said and positions print it; six digits do where they suffice"}};

inline constexpr Argument kExportArguments[] = {{.name = "FORMAT",
                                                 .type = ValueType::kTerm,
                                                 .summary = "The file's format",
                                                 .terms = ExporterNames},
                                                kStore};
inline constexpr Option kExportOptions[] = {
    {.name = "output",
     .letter = 'o',
     .type = ValueType::kPath,
     .value = "FILE",
     .summary = "Write to this file (standard output)"},
    {.name = "force", .summary = "Replace the file if it exists"},
    kSince,
    kUntil,
    kZone,
    kMinConfidence};

inline constexpr Argument kHelpArguments[] = {{.name = "COMMAND",
                                               .count = Count::kOptional,
                                               .type = ValueType::kTerm,
                                               .summary = "The command to explain",
                                               .terms = CommandNames}};

inline constexpr Option kCommonOptions[] = {{.name = "color",
                                             .type = ValueType::kTerm,
                                             .value = "WHEN",
                                             .summary = "When to use colour",
                                             .terms = ColorNames}};

}  // namespace whosaid

#endif  // WHOSAID_CLI_OPTIONS_H_
