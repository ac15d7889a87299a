#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "core/hash.h"
#include "core/utf8.h"
#include "graph/facts/facts_json.h"
#include "graph/facts/facts_members.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 8;  // levels of nesting in a line; a sound one has six

// A value of the line and the way to it from the top.
struct Place {
  const Json& value;
  const Place* parent = nullptr;
  std::string_view key = {};         // in an object
  std::optional<size_t> index = {};  // in a list
};

// "statements[3].content[0]"
std::string PathOf(const Place& place) {
  if (place.parent == nullptr) return {};
  const std::string parent = PathOf(*place.parent);
  if (place.index) return fmt::format("{}[{}]", parent, *place.index);
  return parent.empty() ? std::string(place.key) : fmt::format("{}.{}", parent, place.key);
}

class JsonReader {
 public:
  // The first flaw, or nothing. `facts` holds what was read.
  std::optional<std::string> Line(const Json& line, FactSet& facts) {
    Read(Place{line}, facts);
    return std::move(flaw_);
  }

  template <typename T>
  void Required(std::string_view key, T& value) {
    if (const Json* member = Find(key)) {
      Read(Place{*member, object_, key}, value);
    } else {
      Report(Member(key), "missing");
    }
  }

  // Null is as good as absent.
  template <typename T>
  void Optional(std::string_view key, T& value) {
    const Json* member = Find(key);
    if (member != nullptr && !member->is_null()) Read(Place{*member, object_, key}, value);
  }

  template <typename T>
  void Always(std::string_view key, T& value) {
    Optional(key, value);
  }

  void Format() {
    std::string format;
    Required("format", format);
    if (format != kFactsFormat) {
      Report(Member("format"), fmt::format("\"{}\", but this program reads \"{}\"; update whosaid, "
                                           "or extract again",
                                           format, kFactsFormat));
    }
  }

  void Text(std::string& text) {
    std::string sha256;
    Required("text_sha256", sha256);
    Required("text", text);
    if (!flaw_ && sha256 != Sha256Hex(text)) {
      Report(Member("text_sha256"), "the text has another hash; it was changed since extraction");
    }
    text_ = CodePointIndex(text);
  }

  void RequiredDate(Date& date) {
    std::optional<Date> read;
    OptionalDate(read);
    if (read) {
      date = *read;
    } else {
      Report(Member("date"), "missing");
    }
  }

  void OptionalDate(std::optional<Date>& date) {
    std::string text;
    std::optional<DatePrecision> precision;
    Optional("date", text);
    Optional("precision", precision);
    if (text.empty()) return;
    date = Date::FromIso(text);
    if (!date) {
      Report(Member("date"),
             fmt::format("\"{}\" is no date; write 2025-02-12, 2025-02 or 2025", text));
    } else if (precision && *precision < date->precision) {
      Report(Member("precision"),
             fmt::format("\"{}\" is finer than the date \"{}\"", NameOf(*precision), text));
    } else if (precision) {
      Coarsen(*date, *precision);
    }
  }

  void TargetType(const Target&) {
    std::string type;
    Optional("type", type);
    const Json* actor = Find("actor");
    const bool is_actor = actor != nullptr && !actor->is_null();
    if (!type.empty() && type != (is_actor ? "actor" : "issue")) {
      Report(Member("type"), type == "actor" ? "\"actor\" without an actor"
                             : type == "issue"
                                 ? "\"issue\" with an actor"
                                 : fmt::format("\"{}\" is none of actor, issue", type));
    }
  }

  void Mentions(std::vector<Mention>& mentions) {
    std::vector<Span> spans;
    std::vector<MentionForm> forms;
    Optional("mentions", spans);
    Optional("forms", forms);
    if (!forms.empty() && forms.size() != spans.size()) {
      Report(Member("forms"), fmt::format("{} forms for {} mentions", forms.size(), spans.size()));
      return;
    }
    for (size_t i = 0; i < spans.size(); ++i) {
      mentions.push_back({spans[i], forms.empty() ? MentionForm::kName : forms[i]});
    }
  }

 private:
  Place Member(std::string_view key) const { return {object_->value, object_, key, {}}; }

  static void Coarsen(Date& date, DatePrecision precision) {
    date.precision = precision;
    if (precision != DatePrecision::kDay) date.day = 1;
    if (precision == DatePrecision::kYear) date.month = 1;
  }

  void Report(const Place& place, std::string_view message) {
    if (flaw_) return;
    const std::string path = PathOf(place);
    flaw_ = path.empty() ? std::string(message) : fmt::format("{}: {}", path, message);
  }

  const Json* Find(std::string_view key) {
    const auto member = object_->value.find(key);
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
    return member == object_->value.end() ? nullptr : &*member;
  }

  void ReportUnknownKeys() {
    for (const auto& [key, value] : object_->value.items()) {
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
        Report(Place{value, object_, key}, "unknown key");
      }
    }
  }

  void Read(const Place& place, std::string& text) {
    if (!place.value.is_string()) return Report(place, "not a string");
    text = place.value.get_ref<const std::string&>();
  }

  void Read(const Place& place, bool& value) {
    if (!place.value.is_boolean()) return Report(place, "neither true nor false");
    value = place.value.get<bool>();
  }

  void Read(const Place& place, double& value) {
    if (!place.value.is_number()) return Report(place, "not a number");
    value = place.value.get<double>();
  }

  void Read(const Place& place, uint32_t& value) {
    if (!place.value.is_number_unsigned() ||
        place.value.get<uint64_t>() > std::numeric_limits<uint32_t>::max()) {
      return Report(place, "not a whole number of 32 bits");
    }
    value = place.value.get<uint32_t>();
  }

  void Read(const Place& place, Span& bytes) {
    if (!place.value.is_array() || place.value.size() != 2) {
      return Report(place, "not a span [begin, end)");
    }
    Span span;
    Read(Place{place.value[0], &place, {}, 0}, span.begin);
    Read(Place{place.value[1], &place, {}, 1}, span.end);
    if (span.begin >= span.end || span.end > text_.size()) {
      return Report(place, fmt::format("[{}, {}) is not in the text of {} code points", span.begin,
                                       span.end, text_.size()));
    }
    bytes = text_.ToBytes(span);
  }

  template <typename T>
    requires std::is_enum_v<T>
  void Read(const Place& place, T& term) {
    std::string name;
    Read(place, name);
    if (flaw_) return;
    if (const std::optional<T> parsed = Parse<T>(name)) {
      term = *parsed;
      return;
    }
    std::string names;
    for (const auto& known : TermsOf<T>()) names += fmt::format(" {},", known.name);
    names.pop_back();
    Report(place, fmt::format("\"{}\" is none of{}", name, names));
  }

  template <typename T>
  void Read(const Place& place, std::optional<T>& value) {
    Read(place, value.emplace());
  }

  template <typename T>
  void Read(const Place& place, std::vector<T>& values) {
    if (!place.value.is_array()) return Report(place, "not a list");
    values.reserve(place.value.size());
    for (size_t i = 0; i < place.value.size() && !flaw_; ++i) {
      Read(Place{place.value[i], &place, {}, i}, values.emplace_back());
    }
  }

  template <typename T>
    requires std::is_class_v<T>
  void Read(const Place& place, T& record) {
    if (!place.value.is_object()) return Report(place, "not an object");
    const Place* outer = std::exchange(object_, &place);
    std::vector<std::string_view> outer_known = std::exchange(known_, {});
    Members(*this, record);
    ReportUnknownKeys();
    object_ = outer;
    known_ = std::move(outer_known);
  }

  CodePointIndex text_{std::string_view()};
  const Place* object_ = nullptr;        // the one whose members are being read
  std::vector<std::string_view> known_;  // keys of *object_ that were asked for
  std::optional<std::string> flaw_;
};

// Deep nesting is no fact line, and costs a parser a hundred times its bytes.
bool NestsDeeperThan(std::string_view line, int deepest) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Result<FactSet> FromJsonLine(std::string_view line) {
  if (NestsDeeperThan(line, kDeepest)) {
    return Fail(ErrorKind::kBadInput, "nested too deep to be a line of facts");
  }
  Json json;
  try {
    json = Json::parse(line);
  } catch (const Json::parse_error& error) {
    return Fail(ErrorKind::kBadInput, fmt::format("not valid JSON at byte {}", error.byte));
  } catch (const Json::exception&) {
    return Fail(ErrorKind::kBadInput, "not valid JSON: a number is out of range");
  }
  FactSet facts;
  if (auto flaw = JsonReader().Line(json, facts)) return Fail(ErrorKind::kBadInput, *flaw);
  if (facts.article.uri.empty()) return Fail(ErrorKind::kBadInput, "document.uri: empty");
  if (auto flaw = FindFlaw(facts)) return Fail(ErrorKind::kBadInput, *flaw);
  return facts;
}

}  // namespace whosaid
