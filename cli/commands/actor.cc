#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/answers.h"
#include "cli/commands/run.h"
#include "cli/decide.h"
#include "cli/terminal/text.h"
#include "query/profile.h"

namespace whosaid {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kShownMentions = 20;

std::string Text(const std::optional<Date>& date) { return date ? date->ToString() : ""; }

Json ToJson(const std::optional<Date>& date) {
  return date ? Json(date->ToString()) : Json(nullptr);
}

Json ToJson(const Profile& profile) {
  Json names = Json::array();
  for (const NameUse& use : profile.names) {
    names.push_back({{"name", use.name}, {"mentions", use.mentions}, {"documents", use.documents}});
  }
  Json roles = Json::array();
  for (const RoleUse& use : profile.roles) {
    roles.push_back({{"title", use.title},
                     {"of", use.of},
                     {"since", ToJson(use.since)},
                     {"until", ToJson(use.until)},
                     {"documents", use.documents},
                     {"words", use.words},
                     {"source", use.source}});
  }
  Json mentions = Json::array();
  for (const MentionUse& use : profile.mentions) {
    mentions.push_back({{"id", use.id},
                        {"date", ToJson(use.date)},
                        {"uri", use.uri},
                        {"name", use.name},
                        {"mentions", use.mentions},
                        {"reason", use.reason},
                        {"confidence", use.confidence}});
  }
  Json rulings = Json::array();
  for (const RulingState& state : profile.rulings) {
    rulings.push_back({{"id", state.ruling.id.ToHex()},
                       {"decision", Describe(state.ruling)},
                       {"by", state.ruling.by},
                       {"state", ToString(state)}});
  }
  const ActorRow& actor = profile.actor;
  return {{"name", actor.name},
          {"kind", NameOf(actor.kind)},
          {"id", actor.id.ToHex()},
          {"external_id", actor.external_id},
          {"documents", actor.documents},
          {"names", names},
          {"roles", roles},
          {"mentions", mentions},
          {"decisions", rulings}};
}

void PrintHeading(std::string_view heading, Terminal& terminal) {
  terminal.out() << '\n' << terminal.Paint(Style::kBold, std::string(heading)) << '\n';
}

void PrintRole(const RoleUse& role, Terminal& terminal) {
  std::string line = role.of.empty() ? role.title : fmt::format("{}, {}", role.title, role.of);
  if (role.since || role.until) {
    const bool day = role.since == role.until;
    line += day ? fmt::format(" · {}", Text(role.since))
                : fmt::format(" · {} – {}", Text(role.since), Text(role.until));
  }
  if (role.documents > 0) line += " · " + Counted(role.documents, "document");
  terminal.out() << "  " << OneLine(line) << '\n';
  const std::string words = role.documents > 0 ? fmt::format("“{}”", role.words) : role.words;
  terminal.out() << "    " << OneLine(fmt::format("{} · {}", words, role.source)) << '\n';
}

void PrintText(const Profile& profile, bool all, Terminal& terminal) {
  const ActorRow& actor = profile.actor;
  std::string head =
      fmt::format(" · {} · {}", NameOf(actor.kind), Counted(actor.documents, "document"));
  if (!actor.external_id.empty()) head += " · " + actor.external_id;
  terminal.out() << terminal.Paint(Style::kBold, OneLine(actor.name)) << head << " · "
                 << ShortId(actor.id) << '\n';
  PrintHeading("names", terminal);
  for (const NameUse& use : profile.names) {
    terminal.out() << fmt::format("  {} · {} in {}\n", OneLine(use.name),
                                  Counted(use.mentions, "mention"),
                                  Counted(use.documents, "document"));
  }
  if (!profile.roles.empty()) PrintHeading("roles", terminal);
  for (const RoleUse& role : profile.roles) PrintRole(role, terminal);
  PrintHeading("mentions", terminal);
  const size_t shown =
      all ? profile.mentions.size() : std::min(profile.mentions.size(), kShownMentions);
  for (size_t i = 0; i < shown; ++i) {
    const MentionUse& use = profile.mentions[i];
    terminal.out() << "  "
                   << OneLine(fmt::format("“{}” · {}{}{} · {}", use.name, Text(use.date),
                                          use.date ? " · " : "", use.uri, use.id))
                   << fmt::format("\n    {}, confidence {:.2f}\n", use.reason, use.confidence);
  }
  if (shown < profile.mentions.size()) {
    terminal.out() << fmt::format("  … and {} more (--all)\n", profile.mentions.size() - shown);
  }
  if (!profile.rulings.empty()) PrintHeading("decisions", terminal);
  for (const RulingState& state : profile.rulings) {
    terminal.out() << "  "
                   << OneLine(fmt::format("{}: {} ({}) {}", ShortId(state.ruling.id),
                                          Describe(state.ruling), state.ruling.by, ToString(state)))
                   << '\n';
  }
}

}  // namespace

Result<ExitCode> RunActor(const Arguments& arguments, Terminal& terminal) {
  const std::vector<std::string>& words = arguments.All("WORDS");
  if (IsDecidingVerb(words[0])) return Decide(/*issue=*/false, arguments, terminal);
  if (words.size() != 2) {
    return Fail(ErrorKind::kUsage, "write: whosaid actor STORE NAME, or a verb before the store");
  }
  Arguments store;
  store.Add("STORE", words[0]);
  const auto snapshot = OpenSnapshot(store, terminal);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const Result<ProfileAnswer> answer = AskProfile(**snapshot, words[1]);
  if (!answer) return tl::make_unexpected(answer.error());
  if (answer->unknown) Print(Answer{{}, {*answer->unknown}}, arguments, terminal);
  bool first = true;
  for (const Profile& profile : answer->profiles) {
    if (arguments.Has("json")) {
      terminal.out() << ToJson(profile).dump(-1, ' ', false, Json::error_handler_t::replace)
                     << '\n';
      continue;
    }
    if (!std::exchange(first, false)) terminal.out() << '\n';
    PrintText(profile, arguments.Has("all"), terminal);
  }
  return answer->profiles.empty() ? ExitCode::kNothing : ExitCode::kDone;
}

}  // namespace whosaid
