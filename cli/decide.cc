#include "cli/decide.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "cli/directory.h"
#include "cli/knowledge.h"
#include "graph/store.h"
#include "query/decisions.h"

namespace whosaid {
namespace {

struct Verb {
  std::string_view name;
  RulingVerb verb;
  size_t fewest;  // words behind the store
  size_t most;
  std::string_view usage;
};

constexpr Verb kVerbs[] = {
    {"merge", RulingVerb::kMerge, 2, 2, "merge STORE A B"},
    {"split", RulingVerb::kSplit, 1, 1, "split STORE A --mention ID [--as NAME]"},
    {"rename", RulingVerb::kRename, 2, 2, "rename STORE A NAME"},
    {"never-merge", RulingVerb::kNeverMerge, 2, 2, "never-merge STORE A B"},
    {"alias", RulingVerb::kAlias, 2, 2, "alias STORE A NAME"},
    {"role", RulingVerb::kRole, 2, 2, "role STORE A TITLE [--of NAME] [--since DATE]"},
    {"undo", RulingVerb::kUndo, 0, 1, "undo STORE [ID]"},
};

const Verb* FindVerb(std::string_view name) {
  const auto verb = std::ranges::find(kVerbs, name, &Verb::name);
  return verb == std::end(kVerbs) ? nullptr : verb;
}

tl::unexpected<Error> Misuse(std::string message) {
  return Fail(ErrorKind::kUsage, std::move(message));
}

// One cluster or position of a document.
struct FoundMention {
  MentionRef ref;
  Id subject;
};

// "8c59301b0f24.a3": cluster 3 of the document whose id begins so.
Result<FoundMention> FindCluster(const Snapshot& snapshot, const std::string& name) {
  const size_t dot = name.find(".a");
  uint32_t index = 0;
  const std::string digits = name.substr(0, dot);
  const auto parsed =
      dot == std::string::npos
          ? std::from_chars_result{nullptr, std::errc::invalid_argument}
          : std::from_chars(name.data() + dot + 2, name.data() + name.size(), index);
  const auto first =
      Id::FromHex(digits + std::string(32 - std::min<size_t>(32, digits.size()), '0'));
  const auto last =
      Id::FromHex(digits + std::string(32 - std::min<size_t>(32, digits.size()), 'f'));
  if (parsed.ec != std::errc() || parsed.ptr != name.data() + name.size() || digits.size() < 6 ||
      !first || !last) {
    return Misuse(fmt::format(
        "--mention: “{}” is no mention; “whosaid actor STORE A” lists them, as 0123456789ab.a0",
        name));
  }
  const auto documents = snapshot.DocumentIds(*first, *last);
  if (!documents) return tl::make_unexpected(documents.error());
  if (documents->size() > 1) return Misuse(fmt::format("--mention: “{}”: write more digits", name));
  const auto document = documents->empty() ? Result<DocumentRow>(Fail(ErrorKind::kNotFound, ""))
                                           : snapshot.Document(documents->front());
  if (!document || index >= document->clusters.size()) {
    return Fail(ErrorKind::kNotFound, fmt::format("--mention: “{}”: no such mention", name));
  }
  return FoundMention{{document->article.uri, document->clusters[index].name},
                      index < document->actors.size() ? document->actors[index] : Id()};
}

Result<FoundMention> FindTarget(const Snapshot& snapshot, const std::string& name) {
  const auto id = FindFact(snapshot, name);
  if (!id) return tl::make_unexpected(id.error());
  const auto position = snapshot.Position(*id);
  if (!position) return tl::make_unexpected(position.error());
  const auto document = snapshot.Document(id->document);
  if (!document) return tl::make_unexpected(document.error());
  return FoundMention{{document->article.uri, position->fact.target.label}, position->issue};
}

class Decider {
 public:
  Decider(bool issue, const Arguments& arguments, const Snapshot& snapshot, Directory directory)
      : issue_(issue),
        arguments_(arguments),
        snapshot_(snapshot),
        directory_(std::move(directory)) {}

  // The ruling but for who, when and why.
  Result<Ruling> Make(const Verb& verb, const std::vector<std::string>& words) {
    ruling_.verb = verb.verb;
    ruling_.issue = issue_;
    const auto first = directory_.Find(words[0]);
    if (!first) return tl::make_unexpected(first.error());
    ruling_.first = *first;
    Result<void> made;
    switch (verb.verb) {
      case RulingVerb::kMerge:
      case RulingVerb::kNeverMerge:
        made = SetOther(words[1]);
        break;
      case RulingVerb::kSplit:
        made = SetMentions();
        break;
      case RulingVerb::kRename:
      case RulingVerb::kAlias:
        made = SetName(words[1]);
        break;
      case RulingVerb::kRole:
        ruling_.title = words[1];
        ruling_.of = arguments_.Text("of");
        ruling_.since = arguments_.DateOf("since");
        ruling_.until = arguments_.DateOf("until");
        if (issue_) made = Misuse("issue role: an issue holds no office");
        break;
      case RulingVerb::kUndo:
        break;
    }
    if (!made) return tl::make_unexpected(made.error());
    return std::move(ruling_);
  }

 private:
  Result<void> SetOther(const std::string& name) {
    const auto second = directory_.Find(name);
    if (!second) return tl::make_unexpected(second.error());
    ruling_.second = *second;
    if (IdOf(ruling_.first) == IdOf(*second)) {
      const bool merge = ruling_.verb == RulingVerb::kMerge;
      return Misuse(fmt::format("“{}” is {} already{}", name, Describe(*second),
                                merge ? "" : "; split it, or undo what made them one"));
    }
    const auto is_person = [](const Named& named) { return named.kind == ActorKind::kPerson; };
    const auto is_anonymous = [](const Named& named) {
      return named.kind == ActorKind::kAnonymous;
    };
    const bool odd = !issue_ && ruling_.verb == RulingVerb::kMerge &&
                     is_person(ruling_.first) != is_person(*second) &&
                     !is_anonymous(ruling_.first) && !is_anonymous(*second);
    if (odd && !arguments_.Has("force")) {
      return Misuse(fmt::format(
          "{} ({}) and {} ({}) are of different kinds; add --force if they "
          "are one",
          ruling_.first.name, NameOf(*ruling_.first.kind), second->name, NameOf(*second->kind)));
    }
    return {};
  }

  // An issue that goes by this label is it; an actor's key is made of its name.
  Named NewName(const std::string& name) const {
    const auto there = directory_.Find(name);
    if (issue_ && there && there->name == name) return *there;
    const auto kind = ruling_.first.kind;
    return {name, kind, KeyOf(kind, name)};
  }

  Result<void> SetMentions() {
    if (!arguments_.Has("mention")) return Misuse("split: say which with --mention ID");
    for (const std::string& name : arguments_.All("mention")) {
      const auto mention = issue_ ? FindTarget(snapshot_, name) : FindCluster(snapshot_, name);
      if (!mention) return tl::make_unexpected(mention.error());
      if (mention->subject != IdOf(ruling_.first)) {
        const Named* other = directory_.Find(mention->subject);
        return Misuse(fmt::format("--mention: {} is {}, not {}", name,
                                  other == nullptr ? "nobody yet" : other->name,
                                  ruling_.first.name));
      }
      ruling_.mentions.push_back(mention->ref);
    }
    const std::string& as = arguments_.Text("as");
    if (!as.empty()) return SetPlace(as);
    for (int number = 2; ruling_.second.name.empty(); ++number) {
      const Named free = NewName(fmt::format("{} ({})", ruling_.first.name, number));
      if (directory_.Find(IdOf(free)) == nullptr) ruling_.second = free;
    }
    return {};
  }

  // To one that is there, or a new one.
  Result<void> SetPlace(const std::string& as) {
    const auto there = directory_.Find(as);
    if (!there && there.error().kind == ErrorKind::kUsage) {
      return tl::make_unexpected(there.error());
    }
    ruling_.second = there && there->name == as ? *there : NewName(as);
    if (IdOf(ruling_.second) != IdOf(ruling_.first)) return {};
    return Misuse(fmt::format("split: {} is where the mentions are", as));
  }

  Result<void> SetName(const std::string& name) {
    ruling_.second = NewName(name);
    const Named* other = directory_.FindShown(name);
    if (ruling_.verb == RulingVerb::kRename && other != nullptr &&
        IdOf(*other) != IdOf(ruling_.first) && !arguments_.Has("force")) {
      return Misuse(fmt::format("another goes by that name: {}; merge them, or add --force",
                                Describe(*other)));
    }
    return {};
  }

  bool issue_;
  const Arguments& arguments_;
  const Snapshot& snapshot_;
  Directory directory_;
  Ruling ruling_;
};

// Now, unless SOURCE_DATE_EPOCH says otherwise (reproducible-builds.org), and after all others.
uint64_t TimeAfter(const std::vector<RulingState>& states) {
  using std::chrono::milliseconds;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  auto time = static_cast<uint64_t>(std::chrono::duration_cast<milliseconds>(now).count());
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    time = std::strtoull(epoch, nullptr, 10) * 1000;
  }
  return states.empty() ? time : std::max(time, states.back().ruling.at + 1);
}

std::string WhoDecides(const Arguments& arguments) {
  if (arguments.Has("by")) return arguments.Text("by");
  for (const char* name : {"USER", "LOGNAME"}) {
    if (const char* user = std::getenv(name); user != nullptr && *user != '\0') return user;
  }
  return "somebody";
}

Result<Ruling> MakeUndo(const std::vector<std::string>& words, bool issue,
                        const std::vector<RulingState>& states) {
  Ruling ruling;
  ruling.verb = RulingVerb::kUndo;
  ruling.issue = issue;
  if (words.empty()) {
    for (const RulingState& state : states) {
      if (state.ruling.verb != RulingVerb::kUndo && state.verdict.kind != Verdict::Kind::kUndone) {
        ruling.undone = state.ruling.id;
      }
    }
    if (!ruling.undone) return Fail(ErrorKind::kNotFound, "undo: nothing is decided");
    return ruling;
  }
  const auto place = FindRuling(states, words[0]);
  if (!place) return tl::make_unexpected(place.error());
  const RulingState& state = states[*place];
  if (state.verdict.kind == Verdict::Kind::kUndone) {
    return Misuse(
        fmt::format("undo: {} is undone already, by {}", words[0], ShortId(state.verdict.by)));
  }
  ruling.undone = state.ruling.id;
  return ruling;
}

// What was recorded, and what it changed about earlier rulings.
void Tell(const Ruling& ruling, const std::vector<RulingState>& before,
          const std::vector<RulingState>& after, Terminal& terminal) {
  terminal.out() << fmt::format("Recorded {}: {}\n", ShortId(ruling.id), Describe(ruling));
  for (size_t i = 0; i < before.size() && i < after.size(); ++i) {
    const Verdict::Kind was = before[i].verdict.kind;
    const Verdict::Kind is = after[i].verdict.kind;
    if (was == is) continue;
    const char* change = is == Verdict::Kind::kStands   ? "again stands"
                         : is == Verdict::Kind::kUndone ? "no longer counts"
                                                        : "is overruled";
    terminal.out() << fmt::format("{} {}: {} ({}, {})\n", ShortId(after[i].ruling.id), change,
                                  Describe(after[i].ruling), after[i].ruling.by,
                                  TimeToString(after[i].ruling.at).substr(0, 10));
  }
}

Result<Ruling> MakeRuling(const Verb& verb, const std::vector<std::string>& words, bool issue,
                          const Arguments& arguments, const Snapshot& snapshot,
                          const std::vector<RulingState>& states) {
  if (verb.verb == RulingVerb::kUndo) return MakeUndo(words, issue, states);
  auto directory = Directory::Of(snapshot, issue);
  if (!directory) return tl::make_unexpected(directory.error());
  return Decider(issue, arguments, snapshot, std::move(*directory)).Make(verb, words);
}

}  // namespace

bool IsDecidingVerb(std::string_view word) { return FindVerb(word) != nullptr; }

Result<ExitCode> Decide(bool issue, const Arguments& arguments, Terminal& terminal) {
  std::vector<std::string> words = arguments.All("WORDS");
  const Verb& verb = *FindVerb(words[0]);
  const size_t given = words.size() - std::min<size_t>(words.size(), 2);
  if (words.size() < 2 || given < verb.fewest || given > verb.most) {
    return Misuse(fmt::format("write: whosaid {} {}", issue ? "issue" : "actor", verb.usage));
  }
  const auto store = OpenRocksStore(words[1], Access::kWrite);
  if (!store) return tl::make_unexpected(store.error());
  words.erase(words.begin(), words.begin() + 2);
  const auto snapshot = (*store)->TakeSnapshot();
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  const auto before = JudgeRulings(**snapshot);
  if (!before) return tl::make_unexpected(before.error());
  auto made = MakeRuling(verb, words, issue, arguments, **snapshot, *before);
  if (!made) return tl::make_unexpected(made.error());
  made->at = TimeAfter(*before);
  made->by = WhoDecides(arguments);
  made->why = arguments.Text("why");
  const Ruling ruling = WithId(std::move(*made));
  if (const auto put = (*store)->PutRulings({ruling}); !put) {
    return tl::make_unexpected(put.error());
  }
  if (const auto linked = LinkStore(**store); !linked) return tl::make_unexpected(linked.error());
  const auto now = (*store)->TakeSnapshot();
  if (!now) return tl::make_unexpected(now.error());
  const auto after = JudgeRulings(**now);
  if (!after) return tl::make_unexpected(after.error());
  if (arguments.Has("json")) {
    terminal.out() << ToJsonLine(ruling) << '\n';
  } else {
    Tell(ruling, *before, *after, terminal);
  }
  return ExitCode::kDone;
}

}  // namespace whosaid
