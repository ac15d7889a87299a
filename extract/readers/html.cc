// Web pages: the rendered main text is the article. A block is a line; white space collapses as in
// a browser. Navigation and the like are left out, comments are kept wherever they stand.
#include <algorithm>
#include <cctype>
#include <utility>

#include <re2/re2.h>

#include "extract/readers/html_metadata.h"
#include "extract/readers/html_roles.h"
#include "extract/readers/html_tree.h"
#include "extract/readers/readers.h"

namespace whosaid {
namespace {

// Builds the text and its zones.
class Page {
 public:
  // What follows belongs to the zone of `element`, if any.
  void SetZone(const GumboNode* element, std::optional<ZoneKind> kind) {
    zone_element_ = element;
    zone_ = kind;
  }

  void BreakLine() { pending_ = '\n'; }
  void Separate(char separator) { pending_ = std::max(pending_, separator, ByWeight); }

  // Labels side by side ("<span>Ann Lee</span><span>4 March</span>") are set apart by style alone.
  void EndLabel() { label_ended_ = true; }
  void BeginLabel() { begins_label_ = label_ended_; }

  void Add(std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        Separate(' ');
      } else {
        AddVisible(c);
      }
    }
  }

  void AddPreformatted(std::string_view text) {
    for (const char c : text) {
      if (c != '\r') AddVisible(c);
    }
  }

  std::string TakeText() { return std::move(text_); }
  std::vector<Zone> TakeZones() { return std::move(zones_); }

 private:
  // A new line outweighs the end of a table cell, which outweighs a space.
  static bool ByWeight(char a, char b) {
    constexpr std::string_view kOrder("\0 \t\n", 4);
    return kOrder.find(a) < kOrder.find(b);
  }

  static bool IsUpperOrDigit(char c) { return (c >= 'A' && c <= 'Z') || IsDigit(c); }
  static bool IsLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || IsDigit(c); }
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

  void AddVisible(char c) {
    const bool glued = begins_label_ && pending_ == '\0' && !text_.empty() && IsUpperOrDigit(c);
    if (glued && IsLowerOrDigit(text_.back())) pending_ = ' ';
    label_ended_ = begins_label_ = false;
    if (pending_ != '\0' && !text_.empty()) text_ += pending_;
    pending_ = '\0';
    const auto at = static_cast<uint32_t>(text_.size());
    text_ += c;
    if (!zone_) {
      last_element_ = nullptr;
      return;
    }
    if (zone_element_ != last_element_) zones_.push_back({*zone_, {at, at}});
    last_element_ = zone_element_;
    zones_.back().span.end = at + 1;
  }

  std::string text_;
  std::vector<Zone> zones_;
  char pending_ = '\0';        // white space that stands before the next visible character
  bool label_ended_ = false;   // a label has just ended, and nothing visible came after it
  bool begins_label_ = false;  // another begins there
  std::optional<ZoneKind> zone_;
  const GumboNode* zone_element_ = nullptr;
  const GumboNode* last_element_ = nullptr;  // of the character before, where it is in a zone
};

bool IsLabel(const GumboNode& node) {
  return IsElement(node, GUMBO_TAG_SPAN) || IsElement(node, GUMBO_TAG_A) ||
         IsElement(node, GUMBO_TAG_TIME);
}

// Walks the page and writes what belongs to the article.
class Renderer {
 public:
  explicit Renderer(const PageLayout& layout) : layout_(layout) {}

  void Render(const GumboNode& root, Page& page) {
    Walk(
        root, [&](const GumboNode& node) { return Enter(node, page); },
        [&](const GumboNode& node) { Leave(node, page); });
  }

 private:
  bool Enter(const GumboNode& node, Page& page) {
    if (!IsElement(node)) {
      AddText(node, page);
      return false;
    }
    const ElementRole role = layout_.RoleOf(node);
    if (role.left_out) return false;
    if (&node == &layout_.main()) part_ = Part::kMain;
    if (&node == layout_.headline() && layout_.headline_before_main()) part_ = Part::kLead;
    if (zone_ == nullptr && role.zone) {
      zone_ = &node;
      kind_ = role.zone;
      page.SetZone(zone_, kind_);
    }
    // Between headline and text stand bylines and summaries, but also menus and columns of links.
    if (part_ == Part::kLead && zone_ == nullptr && layout_.IsMostlyLinks(node)) return false;
    if (IsElement(node, GUMBO_TAG_BR) || IsBlock(node)) page.BreakLine();
    if (IsElement(node, GUMBO_TAG_TD) || IsElement(node, GUMBO_TAG_TH)) page.Separate('\t');
    if (IsLabel(node)) page.BeginLabel();
    if (IsElement(node, GUMBO_TAG_Q)) AddMark("\u201C", page);
    preformatted_ += IsElement(node, GUMBO_TAG_PRE) ? 1 : 0;
    return true;
  }

  void Leave(const GumboNode& node, Page& page) {
    if (IsElement(node, GUMBO_TAG_Q)) AddMark("\u201D", page);
    preformatted_ -= IsElement(node, GUMBO_TAG_PRE) ? 1 : 0;
    if (IsBlock(node)) page.BreakLine();
    if (IsLabel(node)) page.EndLabel();
    if (&node == &layout_.main()) part_ = Part::kOutside;
    if (&node == zone_) {
      zone_ = nullptr;
      kind_.reset();
      page.SetZone(nullptr, std::nullopt);
    }
  }

  bool IsShown() const { return part_ != Part::kOutside || kind_ == ZoneKind::kComment; }

  void AddText(const GumboNode& node, Page& page) {
    if (!IsShown()) return;
    preformatted_ > 0 ? page.AddPreformatted(TextOf(node)) : page.Add(TextOf(node));
  }

  void AddMark(std::string_view mark, Page& page) {
    if (IsShown()) page.Add(mark);
  }

  const PageLayout& layout_;
  // kLead: between a headline that stands before the main text and that text.
  enum class Part { kOutside, kLead, kMain } part_ = Part::kOutside;
  int preformatted_ = 0;
  const GumboNode* zone_ = nullptr;  // the outermost element with a zone that is open
  std::optional<ZoneKind> kind_;
};

bool StartsWithTag(std::string_view text, std::string_view tag) {
  return text.size() > tag.size() &&
         std::equal(tag.begin(), tag.end(), text.begin(), [](char expected, char c) {
           return expected == std::tolower(static_cast<unsigned char>(c));
         });
}

}  // namespace

bool RecognisesHtml(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
    text.remove_prefix(1);
  }
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<?xml"}) {
    if (StartsWithTag(text, tag)) {
      return tag != "<?xml" || text.substr(0, 1024).find("<html") != std::string_view::npos;
    }
  }
  return false;
}

std::string HtmlCharset(std::string_view bytes) {
  static const RE2 charset(
      "(?i)<meta[^>]{1,200}charset\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]+)|"
      "<\\?xml[^>]{1,100}encoding\\s*=\\s*[\"']([a-z0-9_:.-]+)");
  std::string by_meta;
  std::string by_xml;
  RE2::PartialMatch(bytes.substr(0, 1024), charset, &by_meta, &by_xml);
  return by_meta.empty() ? by_xml : by_meta;
}

void ReadHtml(Input input, const ReadOptions&, const ArticleSink& sink) {
  const HtmlTree tree(std::move(input.text));
  Article article = ReadPageMetadata(tree.root());
  article.uri = std::move(input.uri);
  const PageLayout layout(tree.root(), article.title);
  Page page;
  Renderer(layout).Render(tree.root(), page);
  article.text = page.TakeText();
  article.known_zones = page.TakeZones();
  sink(std::move(article));
}

}  // namespace whosaid
