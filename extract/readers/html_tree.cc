#include "extract/readers/html_tree.h"

#include <algorithm>
#include <cctype>

namespace whosaid {
namespace {

constexpr GumboTag kInlineTags[] = {
    GUMBO_TAG_A,       GUMBO_TAG_ABBR, GUMBO_TAG_B,     GUMBO_TAG_BDI,  GUMBO_TAG_BDO,
    GUMBO_TAG_BIG,     GUMBO_TAG_CITE, GUMBO_TAG_CODE,  GUMBO_TAG_DATA, GUMBO_TAG_DEL,
    GUMBO_TAG_DFN,     GUMBO_TAG_EM,   GUMBO_TAG_FONT,  GUMBO_TAG_I,    GUMBO_TAG_IMG,
    GUMBO_TAG_INS,     GUMBO_TAG_KBD,  GUMBO_TAG_MARK,  GUMBO_TAG_Q,    GUMBO_TAG_RUBY,
    GUMBO_TAG_S,       GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRONG,
    GUMBO_TAG_STRIKE,  GUMBO_TAG_SUB,  GUMBO_TAG_SUP,   GUMBO_TAG_TIME, GUMBO_TAG_TT,
    GUMBO_TAG_U,       GUMBO_TAG_VAR,  GUMBO_TAG_WBR,   GUMBO_TAG_TD,   GUMBO_TAG_TH,
    GUMBO_TAG_UNKNOWN,
};

constexpr size_t kMaximumNesting = 512;  // as browsers do

// The parser compares each attribute of a tag with all others. Counted as the blanks between them.
constexpr size_t kMaximumAttributes = 256;

// Elements without an end tag, or with one that may be left out: they don't nest of themselves.
constexpr std::string_view kNotCounted[] = {
    "area", "base",  "br",     "col",     "embed",    "hr",       "img",    "input", "link",
    "meta", "param", "source", "track",   "wbr",      "p",        "li",     "dt",    "dd",
    "tr",   "td",    "th",     "thead",   "tbody",    "tfoot",    "option", "html",  "head",
    "body", "rt",    "rp",     "caption", "colgroup", "optgroup",
};

// Elements that the parser opens again in every block until they are closed.
constexpr std::string_view kFormatting[] = {"b",     "i",  "em",     "strong", "font", "u",   "s",
                                            "small", "tt", "strike", "code",   "big",  "nobr"};
constexpr size_t kMaximumFormatting = 8;

// Elements whose content is text up to their own end tag.
constexpr std::string_view kRawText[] = {"script", "style", "textarea", "title", "xmp"};

template <typename T, size_t n>
bool Contains(const T (&values)[n], const T& value) {
  return std::find(std::begin(values), std::end(values), value) != std::end(values);
}

// Counts the elements that are open; those above the limit are to be dropped, with their end tags.
struct NestingBudget {
  size_t limit;
  size_t open = 0;
  size_t dropped = 0;

  // Both return false where the tag is to be dropped.
  bool Open() {
    if (open == limit) ++dropped;
    return dropped > 0 ? false : (++open, true);
  }
  bool Close() {
    if (dropped > 0) return --dropped, false;
    if (open > 0) --open;
    return true;
  }
};

// Decides which tags are kept, in the order of the page.
class TagBudget {
 public:
  explicit TagBudget(size_t limit) : elements_{limit}, formatting_{kMaximumFormatting} {}

  bool Keeps(std::string_view name, bool closes) {
    if (Contains(kRawText, name) || Contains(kNotCounted, name)) return true;
    NestingBudget& budget = Contains(kFormatting, name) ? formatting_ : elements_;
    return closes ? budget.Close() : budget.Open();
  }

 private:
  NestingBudget elements_;
  NestingBudget formatting_;
};

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string LowerName(std::string_view html, size_t begin) {
  std::string name;
  for (size_t i = begin; i < html.size() && std::isalnum(static_cast<unsigned char>(html[i])) != 0;
       ++i) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(html[i])));
  }
  return name;
}

// Where a tag ends, and where its attributes do as far as they are read.
struct TagEnds {
  size_t tag;
  size_t attributes;
};

// The ends of the tag that begins at `begin`: attribute values may hold '>'.
TagEnds FindTagEnds(std::string_view html, size_t begin) {
  char quote = '\0';
  char before = '\0';  // the last character that is not blank
  size_t words = 0;
  size_t cut = std::string_view::npos;
  for (size_t i = begin; i < html.size(); ++i) {
    const char c = html[i];
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return {i + 1, std::min(cut, i + 1)};
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    } else if ((blank || c == '/') && ++words > kMaximumAttributes) {
      cut = std::min(cut, i);
    }
    if (!blank) before = c;
  }
  return {html.size(), html.size()};
}

size_t EndOfRawText(std::string_view html, size_t begin, std::string_view name) {
  for (size_t i = html.find("</", begin); i != std::string_view::npos; i = html.find("</", i + 2)) {
    if (LowerName(html, i + 2) == name) return i;
  }
  return html.size();
}

void* Allocate(void* arena, size_t size) {
  return static_cast<std::pmr::memory_resource*>(arena)->allocate(size);
}

void KeepAllocated(void*, void*) {}

}  // namespace

std::string LimitNesting(std::string_view html, size_t limit) {
  std::string kept;
  kept.reserve(html.size());
  TagBudget budget(limit);
  for (size_t at = 0; at < html.size();) {
    const size_t tag = std::min(html.find('<', at), html.size());
    kept += html.substr(at, tag - at);
    const bool closes = html.substr(tag).starts_with("</");
    const size_t name_at = tag + (closes ? 2 : 1);
    at = std::min(tag + 1, html.size());
    if (html.substr(tag).starts_with("<!--")) at = std::min(html.find("-->", tag + 4), html.size());
    if (name_at >= html.size() || !IsLetter(html[name_at])) {
      kept += html.substr(tag, at - tag);
      continue;
    }
    const std::string name = LowerName(html, name_at);
    const TagEnds ends = FindTagEnds(html, name_at);
    at = ends.tag;
    if (!budget.Keeps(name, closes)) continue;
    kept += html.substr(tag, ends.attributes - tag);
    if (ends.attributes < ends.tag) kept += '>';
    if (closes || !Contains(kRawText, std::string_view(name))) continue;
    at = EndOfRawText(html, ends.tag, name);
    kept += html.substr(ends.tag, at - ends.tag);
  }
  return kept;
}

HtmlTree::HtmlTree(std::string_view html) : html_(LimitNesting(html, kMaximumNesting)) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Allocate;
  options.deallocator = KeepAllocated;
  options.userdata = static_cast<std::pmr::memory_resource*>(&arena_);
  options.max_errors = 0;
  root_ = gumbo_parse_with_options(&options, html_.data(), html_.size())->root;
}

bool IsBlock(const GumboNode& element) { return !Contains(kInlineTags, element.v.element.tag); }

std::string_view TextOf(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      return node.v.text.text;
    default:
      return {};
  }
}

std::string_view Attribute(const GumboNode& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

bool HasAttribute(const GumboNode& element, const char* name) {
  return gumbo_get_attribute(&element.v.element.attributes, name) != nullptr;
}

std::string CollapsedText(const GumboNode& node) {
  std::string text;
  Walk(node, [&](const GumboNode& inner) {
    if (IsElement(inner)) text += inner.v.element.tag == GUMBO_TAG_BR ? " " : "";
    for (const char c : TextOf(inner)) {
      const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
      if (!blank) {
        text += c;
      } else if (!text.empty() && text.back() != ' ') {
        text += ' ';
      }
    }
    return true;
  });
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace whosaid
