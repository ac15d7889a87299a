#include "graph/facts/facts_json.h"

#include <fmt/format.h>

#include <cassert>
#include <iterator>
#include <type_traits>
#include <utility>

#include "core/hash.h"
#include "core/utf8.h"
#include "graph/facts/facts_members.h"

namespace whosaid {
namespace {

class JsonWriter {
 public:
  explicit JsonWriter(std::string_view text) : text_(text) { out_.reserve(text.size() * 5 / 4); }

  std::string Line(const FactSet& facts) {
    Write(facts);
    return std::move(out_);
  }

  template <typename T>
  void Always(std::string_view key, const T& value) {
    if (out_.back() != '{') out_ += ", ";
    Write(key);
    out_ += ": ";
    Write(value);
  }

  template <typename T>
  void Required(std::string_view key, const T& value) {
    Always(key, value);
  }

  template <typename T>
  void Optional(std::string_view key, const T& value) {
    if (value != T{}) Always(key, value);
  }

  void Format() { Always("format", kFactsFormat); }

  void Text(const std::string& text) {
    Always("text_sha256", Sha256Hex(text));
    Always("text", text);
  }

  void RequiredDate(const Date& date) {
    Always("date", date.ToString());
    Always("precision", date.precision);
  }

  void OptionalDate(const std::optional<Date>& date) {
    if (date) RequiredDate(*date);
  }

  void TargetType(const Target& target) { Always("type", TargetTypeOf(target)); }

  // Forms are left out where all mentions are names.
  void Mentions(const std::vector<Mention>& mentions) {
    std::vector<Span> spans;
    std::vector<MentionForm> forms;
    bool all_names = true;
    for (const Mention& mention : mentions) {
      spans.push_back(mention.span);
      forms.push_back(mention.form);
      all_names = all_names && mention.form == MentionForm::kName;
    }
    Always("mentions", spans);
    if (!all_names) Always("forms", forms);
  }

 private:
  void Write(std::string_view text) {
    out_ += '"';
    while (const auto bad = FindInvalidUtf8(text)) {
      WriteCharacters(text.substr(0, *bad));
      out_ += "\uFFFD";
      text.remove_prefix(*bad + 1);
    }
    WriteCharacters(text);
    out_ += '"';
  }
  void Write(const std::string& text) { Write(std::string_view(text)); }

  void WriteCharacters(std::string_view text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else if (c == '\n') {
        out_ += "\\n";
      } else if (byte < 0x20 || byte == 0x7F) {
        fmt::format_to(std::back_inserter(out_), "\\u{:04x}", byte);
      } else {
        out_ += c;
      }
    }
  }

  void Write(bool value) { out_ += value ? "true" : "false"; }
  void Write(uint32_t value) { fmt::format_to(std::back_inserter(out_), "{}", value); }
  // The fewest digits that read back as the same number.
  void Write(double value) { fmt::format_to(std::back_inserter(out_), "{}", value); }

  void Write(const Span& bytes) {
    const Span span = text_.ToCodePoints(bytes);
    fmt::format_to(std::back_inserter(out_), "[{}, {}]", span.begin, span.end);
  }

  template <typename T>
    requires std::is_enum_v<T>
  void Write(const T& term) {
    Write(NameOf(term));
  }

  template <typename T>
  void Write(const std::optional<T>& value) {
    if (value) {
      Write(*value);
    } else {
      out_ += "null";
    }
  }

  template <typename T>
  void Write(const std::vector<T>& values) {
    out_ += '[';
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ", ";
      Write(values[i]);
    }
    out_ += ']';
  }

  template <typename T>
    requires std::is_class_v<T>
  void Write(const T& record) {
    out_ += '{';
    Members(*this, record);
    out_ += '}';
  }

  CodePointIndex text_;
  std::string out_;
};

}  // namespace

std::string ToJsonLine(const FactSet& facts) {
  assert(!FindFlaw(facts));
  return JsonWriter(facts.article.text).Line(facts);
}

}  // namespace whosaid
