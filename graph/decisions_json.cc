#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "graph/decisions.h"

namespace whosaid {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "whosaid-decision/1";
constexpr uint64_t kDay = uint64_t{24} * 60 * 60 * 1000;  // in milliseconds

Json ToJson(const Named& named) {
  Json json = {{"name", named.name}};
  if (named.kind) json["kind"] = NameOf(*named.kind);
  json["key"] = named.key;
  return json;
}

// Reads the members of one object, and keeps the first thing that is wrong with them.
class Members {
 public:
  Members(const Json& object, std::string where) : object_(object), where_(std::move(where)) {
    if (!object.is_object()) Refuse("", "not an object");
  }

  std::string Text(const char* key, bool required) {
    const Json* value = Find(key, required);
    if (value != nullptr && !value->is_string()) Refuse(key, "not a text");
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
  }
  template <typename E>
  std::optional<E> Term(const char* key, bool required) {
    const std::string name = Text(key, required);
    const std::optional<E> term = Parse<E>(name);
    if (!term && !name.empty()) Refuse(key, fmt::format("“{}” is not known", name));
    return term;
  }
  std::optional<Date> Day(const char* key) {
    const std::string text = Text(key, false);
    const std::optional<Date> date = Date::FromIso(text);
    if (!date && !text.empty()) Refuse(key, fmt::format("“{}” is no date", text));
    return date;
  }
  std::optional<Id> Hash(const char* key, bool required) {
    const std::string text = Text(key, required);
    const std::optional<Id> id = Id::FromHex(text);
    if (!id && !text.empty()) Refuse(key, "not 32 hexadecimal digits");
    return id;
  }
  const Json* Find(const char* key, bool required) {
    known_.insert(key);
    const auto found = object_.is_object() ? object_.find(key) : object_.end();
    if (!object_.is_object() || found == object_.end()) {
      if (required) Refuse(key, "missing");
      return nullptr;
    }
    return &*found;
  }
  void Refuse(const std::string& key, const std::string& what) {
    if (!fault_)
      fault_ = fmt::format("{}{}{}{}", where_, key, where_.empty() && key.empty() ? "" : ": ", what);
  }
  // The first fault, a key that nothing asked for among them.
  std::optional<std::string> Fault() {
    if (object_.is_object()) {
      for (const auto& [key, value] : object_.items()) {
        if (!known_.contains(key)) Refuse(key, "unknown");
      }
    }
    return fault_;
  }

 private:
  const Json& object_;
  std::string where_;
  std::set<std::string> known_;
  std::optional<std::string> fault_;
};

Named ReadNamed(Members& members, const char* key, bool required, bool issue) {
  Named named;
  const Json* object = members.Find(key, required);
  if (object == nullptr) return named;
  Members inner(*object, fmt::format("{}.", key));
  named.name = inner.Text("name", true);
  named.kind = inner.Term<ActorKind>("kind", !issue);
  named.key = inner.Text("key", false);
  if (issue && named.kind) inner.Refuse("kind", "an issue has none");
  if (const auto fault = inner.Fault()) members.Refuse("", *fault);
  if (named.key.empty()) named.key = KeyOf(named.kind, named.name);
  return named;
}

std::vector<MentionRef> ReadMentions(Members& members, bool required) {
  std::vector<MentionRef> mentions;
  const Json* list = members.Find("mentions", required);
  if (list == nullptr) return mentions;
  if (!list->is_array() || list->empty()) members.Refuse("mentions", "not a list of mentions");
  for (const Json& item : *list) {
    Members inner(item, "mentions: ");
    mentions.push_back({inner.Text("uri", true), inner.Text("name", true)});
    if (const auto fault = inner.Fault()) members.Refuse("", *fault);
  }
  return mentions;
}

Ruling ReadRuling(Members& members) {
  Ruling ruling;
  const std::string at = members.Text("at", true);
  const std::optional<uint64_t> time = TimeFromString(at);
  if (!time && !at.empty()) members.Refuse("at", "no time such as 2026-03-01T09:30:00.000Z");
  ruling.at = time.value_or(0);
  ruling.by = members.Text("by", true);
  ruling.why = members.Text("why", false);
  const std::string what = members.Text("what", true);
  if (what != "actor" && what != "issue") members.Refuse("what", "neither actor nor issue");
  ruling.issue = what == "issue";
  ruling.verb = members.Term<RulingVerb>("verb", true).value_or(RulingVerb::kMerge);
  const bool undo = ruling.verb == RulingVerb::kUndo;
  const bool role = ruling.verb == RulingVerb::kRole;
  ruling.first = ReadNamed(members, "first", !undo, ruling.issue);
  ruling.second = ReadNamed(members, "second", !undo && !role, ruling.issue);
  ruling.mentions = ReadMentions(members, ruling.verb == RulingVerb::kSplit);
  ruling.title = members.Text("title", role);
  ruling.of = members.Text("of", false);
  ruling.since = members.Day("since");
  ruling.until = members.Day("until");
  ruling.undone = members.Hash("undone", undo);
  return ruling;
}

}  // namespace

std::string TimeToString(uint64_t milliseconds) {
  const Date day = Date::FromDay(static_cast<int32_t>(milliseconds / kDay));
  const uint64_t rest = milliseconds % kDay;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", day.ToString(), rest / 3'600'000,
                     rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

std::optional<uint64_t> TimeFromString(std::string_view text) {
  const std::optional<Date> day = Date::FromIso(text.substr(0, 10));
  if (text.size() < 10 || !day || day->precision != DatePrecision::kDay || day->FirstDay() < 0)
    return std::nullopt;
  const std::string rest(text.substr(10));
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  unsigned milli = 0;
  if (std::sscanf(rest.c_str(), "T%2u:%2u:%2u.%3uZ", &hour, &minute, &second, &milli) < 3) {
    return std::nullopt;
  }
  const uint64_t time = static_cast<uint64_t>(day->FirstDay()) * kDay + hour * 3'600'000ULL +
                        minute * 60'000ULL + second * 1000ULL + milli;
  const std::string exact = TimeToString(time);
  const std::string whole = exact.substr(0, exact.size() - 5) + "Z";  // without milliseconds
  if (text != exact && text != whole) return std::nullopt;
  return time;
}

std::string ToJsonLine(const Ruling& ruling) {
  Json json = {{"format", kFormat},
               {"id", ruling.id.ToHex()},
               {"at", TimeToString(ruling.at)},
               {"by", ruling.by},
               {"what", ruling.issue ? "issue" : "actor"},
               {"verb", NameOf(ruling.verb)}};
  if (!ruling.first.name.empty()) json["first"] = ToJson(ruling.first);
  if (!ruling.second.name.empty()) json["second"] = ToJson(ruling.second);
  for (const MentionRef& mention : ruling.mentions) {
    json["mentions"].push_back({{"uri", mention.uri}, {"name", mention.name}});
  }
  if (!ruling.title.empty()) json["title"] = ruling.title;
  if (!ruling.of.empty()) json["of"] = ruling.of;
  if (ruling.since) json["since"] = ruling.since->ToString();
  if (ruling.until) json["until"] = ruling.until->ToString();
  if (ruling.undone) json["undone"] = ruling.undone->ToHex();
  if (!ruling.why.empty()) json["why"] = ruling.why;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Ruling> RulingFromJsonLine(std::string_view line) {
  const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return Fail(ErrorKind::kBadInput, "not valid JSON");
  Members members(json, "");
  const std::string format = members.Text("format", true);
  if (!format.empty() && format != kFormat) {
    members.Refuse("format", fmt::format("“{}” is not {}", format, kFormat));
  }
  Ruling ruling = WithId(ReadRuling(members));
  const std::optional<Id> id = members.Hash("id", false);
  if (const auto fault = members.Fault()) return Fail(ErrorKind::kBadInput, *fault);
  if (id && *id != ruling.id) {
    return Fail(ErrorKind::kBadInput,
                "id: not that of the rest; it was changed since (leave the id out to make it a "
                "new decision)");
  }
  return ruling;
}

}  // namespace whosaid
