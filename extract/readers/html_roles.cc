#include "extract/readers/html_roles.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include <re2/re2.h>

namespace whosaid {
namespace {

constexpr size_t kSentenceLength = 25;     // shorter runs of text are labels
constexpr size_t kLongestByline = 300;     // bytes; what is longer tells of the author
constexpr size_t kLongestSignature = 120;  // a line with a date or author in it
constexpr size_t kSmallShare = 5;          // of ten: less prose than this is not the article

// General words of class names and ids, as web pages have used them for decades; the first row that
// matches decides. Phrases match whole words: "read more" matches class="read-more" and "ReadMore".
struct ClassRule {
  std::string_view phrases;  // separated by '|'
  bool left_out;
  ZoneKind zone;
};

constexpr ClassRule kClassRules[] = {
    {"comment|comments|commentlist|discussion|disqus", false, ZoneKind::kComment},
    {"tweet|toot|embed|embedded|social post", false, ZoneKind::kEmbedded},
    {"related|recommended|recommendations|trending|popular|teaser|teasers|readmore|read more|"
     "also read|most read|more stories|more news|more from|see also|you may like|up next",
     false, ZoneKind::kTeaser},
    {"share|sharing|social|nav|navbar|navigation|menu|breadcrumb|breadcrumbs|cookie|cookies|"
     "consent|"
     "advert|adverts|advertisement|ad|ads|sponsor|sponsored|subscribe|subscription|newsletter|"
     "signup|"
     "sign up|paywall|modal|popup|toolbar|pagination|pager|masthead|sidebar|login|banner|tags|"
     "topics|skip link|sr only|visually hidden|screen reader text|rating|ratings",
     true, ZoneKind::kBoilerplate},
    {"author bio|author box|about author|about the author|bio|disclaimer|copyright|correction|"
     "corrections",
     false, ZoneKind::kBoilerplate},
    {"caption|credit|cutline|wp caption text", false, ZoneKind::kCaption},
    {"byline|author|authors|dateline|timestamp|pubdate|published|publish date|post date|post meta|"
     "article meta|entry meta",
     false, ZoneKind::kByline},
};

constexpr GumboTag kLeftOutTags[] = {
    GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT,   GUMBO_TAG_SVG,    GUMBO_TAG_MATH,     GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT,
    GUMBO_TAG_TEXTAREA, GUMBO_TAG_LABEL,  GUMBO_TAG_HEAD,     GUMBO_TAG_NAV,      GUMBO_TAG_AUDIO,
    GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS,
};

constexpr std::string_view kLeftOutAriaRoles[] = {"navigation", "banner", "contentinfo", "search",
                                                  "menu",       "dialog", "alertdialog", "toolbar"};

template <typename T, size_t n>
bool Contains(const T (&values)[n], const T& value) {
  return std::find(std::begin(values), std::end(values), value) != std::end(values);
}

// The words of class and id, in lower case, with a space around each: " post meta author ".
std::string ClassWords(const GumboNode& element) {
  std::string words = " ";
  for (const char* name : {"class", "id"}) {
    bool lower_before = false;
    for (const char c : Attribute(element, name)) {
      const auto byte = static_cast<unsigned char>(c);
      const bool starts_word = std::isupper(byte) != 0 && lower_before;
      if ((std::isalnum(byte) == 0 || starts_word) && words.back() != ' ') words += ' ';
      if (std::isalnum(byte) != 0) words += static_cast<char>(std::tolower(byte));
      lower_before = std::islower(byte) != 0;
    }
    if (words.back() != ' ') words += ' ';
  }
  return words;
}

bool HasPhrase(const std::string& words, std::string_view phrases) {
  while (!phrases.empty()) {
    const size_t end = std::min(phrases.find('|'), phrases.size());
    if (words.find(" " + std::string(phrases.substr(0, end)) + " ") != std::string::npos) {
      return true;
    }
    phrases.remove_prefix(std::min(end + 1, phrases.size()));
  }
  return false;
}

bool IsHidden(const GumboNode& element) {
  std::string style(Attribute(element, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return HasAttribute(element, "hidden") || Attribute(element, "aria-hidden") == "true" ||
         style.find("display:none") != std::string::npos;
}

bool IsCommentMarkup(const GumboNode& element) {
  return Attribute(element, "itemprop") == "comment" ||
         Attribute(element, "itemtype").ends_with("schema.org/Comment");
}

// By its markup or by words of its class; whole pages are called so too ("comments-open").
bool IsComment(const GumboNode& element) {
  if (IsElement(element, GUMBO_TAG_BODY) || IsElement(element, GUMBO_TAG_HTML)) return false;
  const std::string words = ClassWords(element);
  return IsCommentMarkup(element) || (words != " " && HasPhrase(words, kClassRules[0].phrases));
}

bool IsSignature(const GumboNode& element) {
  return IsElement(element, GUMBO_TAG_TIME) || IsElement(element, GUMBO_TAG_ADDRESS) ||
         Attribute(element, "rel") == "author" || Attribute(element, "itemprop") == "author";
}

// "It was, at <time>noon</time>, an open question." is no signature.
bool IsSentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

// False for an element within a line of text.
bool StandsAlone(const GumboNode& element) {
  if (IsBlock(element)) return true;
  const GumboVector& siblings = element.parent->v.element.children;
  const auto ends_line = [&](size_t from, int step) {
    for (size_t i = from; i < siblings.length; i += static_cast<size_t>(step)) {
      const auto& sibling = *static_cast<const GumboNode*>(siblings.data[i]);
      if (IsElement(sibling)) return IsBlock(sibling);
      if (!CollapsedText(sibling).empty()) return false;
    }
    return true;
  };
  return ends_line(element.index_within_parent + 1, 1) &&
         ends_line(element.index_within_parent - 1, -1);
}

bool IsHeading(const GumboNode& node) {
  return IsElement(node, GUMBO_TAG_H1) || IsElement(node, GUMBO_TAG_H2) ||
         IsElement(node, GUMBO_TAG_H3);
}

bool IsBelow(const GumboNode& node, const GumboNode& ancestor) {
  for (const GumboNode* at = &node; at != nullptr; at = at->parent) {
    if (at == &ancestor) return true;
  }
  return false;
}

std::string_view WithoutBlanks(std::string_view text) {
  size_t begin = 0;
  size_t end = text.size();
  while (begin < end && std::isspace(static_cast<unsigned char>(text[begin])) != 0) ++begin;
  while (end > begin && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) --end;
  return text.substr(begin, end - begin);
}

}  // namespace

PageLayout::PageLayout(const GumboNode& page, std::string_view title) {
  Measure(page);
  FindMain(page);
  FindHeadline(page, title);
}

void PageLayout::Amount::AddText(std::string_view run, bool in_link, bool in_comment) {
  if (run.empty()) return;
  if (first.empty()) first = run;
  last = run;
  text += run.size();
  linked += in_link ? run.size() : 0;
  prose += !in_link && !in_comment && run.size() >= kSentenceLength ? run.size() : 0;
}

void PageLayout::Amount::AddPart(const Amount& part) {
  if (first.empty()) first = part.first;
  if (!part.last.empty()) last = part.last;
  text += part.text;
  linked += part.linked;
  prose += part.prose;
  headed = headed || part.headed;
  dated = dated || part.dated;
}

void PageLayout::Measure(const GumboNode& page) {
  size_t links = 0;
  size_t comments = 0;
  // The depth at which comments begin is kept by counting the elements that are comments.
  std::vector<bool> comment_path;
  const auto enter = [&](const GumboNode& node) {
    if (!IsElement(node)) {
      if (node.parent == nullptr) return false;
      amounts_[node.parent].AddText(WithoutBlanks(TextOf(node)), links > 0, comments > 0);
      return false;
    }
    if (Contains(kLeftOutTags, node.v.element.tag) || IsHidden(node)) return false;
    amounts_[&node].headed = IsElement(node, GUMBO_TAG_H1);
    amounts_[&node].dated = IsSignature(node);
    comment_path.push_back(IsComment(node));
    comments += comment_path.back() ? 1 : 0;
    links += IsElement(node, GUMBO_TAG_A) ? 1 : 0;
    return true;
  };
  Walk(page, enter, [&](const GumboNode& element) {
    comments -= comment_path.back() ? 1 : 0;
    comment_path.pop_back();
    links -= IsElement(element, GUMBO_TAG_A) ? 1 : 0;
    if (&element == &page) return;
    const Amount amount = amounts_[&element];
    amounts_[element.parent].AddPart(amount);
  });
  page_prose_ = AmountOf(page).prose;
}

const PageLayout::Amount& PageLayout::AmountOf(const GumboNode& element) const {
  static const Amount kNone;
  const auto found = amounts_.find(&element);
  return found == amounts_.end() ? kNone : found->second;
}

const GumboNode* PageLayout::DominantChild(const GumboNode& element) const {
  const GumboVector& children = element.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    const bool block = IsElement(*child) && !IsElement(*child, GUMBO_TAG_P) &&
                       !IsElement(*child, GUMBO_TAG_BLOCKQUOTE);
    if (block && AmountOf(*child).prose * 2 > AmountOf(element).prose) return child;
  }
  return nullptr;
}

// Where class names say nothing, the words over a comment section do: "12 comments".
bool PageLayout::IsHeadedAsComments(const GumboNode& element) const {
  constexpr size_t kLongestLabel = 40, kLeastText = 80;
  static const RE2 heading(
      R"((?i)(?:\d[\d,]* )?(?:(?:reader|user|your|all) )?(?:comments?|conversation|discussion))"
      R"((?: \(?\d[\d,]*\)?)?:?)");
  const Amount& amount = AmountOf(element);
  return IsBlock(element) && amount.text >= kLeastText && !IsMostlyLinks(element) &&
         amount.first.size() <= kLongestLabel && RE2::FullMatch(amount.first, heading);
}

bool PageLayout::HasParagraphs(const GumboNode& element) const {
  const GumboVector& children = element.v.element.children;
  int paragraphs = 0;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (IsElement(*child, GUMBO_TAG_P) && AmountOf(*child).prose > 0) ++paragraphs;
  }
  return paragraphs >= 2;
}

// The main text lies where most of the prose is: descend into the child that has more than half of
// it, until the paragraphs stand side by side or the markup says that this is the article.
void PageLayout::FindMain(const GumboNode& page) {
  main_ = &page;
  while (!IsElement(*main_, GUMBO_TAG_ARTICLE) && !HasParagraphs(*main_)) {
    const GumboNode* child = DominantChild(*main_);
    if (child == nullptr) break;
    main_ = child;
  }
}

// The h1 in the main text, else the last one before it; else a lower heading that says what the
// metadata gives as title.
void PageLayout::FindHeadline(const GumboNode& page, std::string_view title) {
  const GumboNode* inside = nullptr;
  const GumboNode* before = nullptr;
  const GumboNode* titled = nullptr;
  bool titled_before = false;
  bool reached_main = false;
  Walk(page, [&](const GumboNode& node) {
    if (&node == main_) reached_main = true;
    if (!IsHeading(node) || !amounts_.contains(&node) || CollapsedText(node).empty()) return true;
    const bool within = reached_main && IsBelow(node, *main_);
    if (titled == nullptr && !title.empty() && CollapsedText(node) == title) {
      titled = &node;
      titled_before = !reached_main;
    }
    if (!IsElement(node, GUMBO_TAG_H1)) return true;
    if (within && inside == nullptr) inside = &node;
    if (!reached_main) before = &node;
    return true;
  });
  headline_ = titled != nullptr ? titled : inside != nullptr ? inside : before;
  headline_before_main_ = headline_ != nullptr && !IsBelow(*headline_, *main_) &&
                          (headline_ != titled || titled_before);
}

bool PageLayout::IsMostlyLinks(const GumboNode& element) const {
  const Amount& amount = AmountOf(element);
  return amount.linked * 2 > amount.text;
}

// Looks at all ancestors, of which pages may nest many: for rare elements only.
bool PageLayout::IsInMain(const GumboNode& element) const {
  return &element != main_ && IsBelow(element, *main_);
}

std::optional<ElementRole> PageLayout::RoleByTag(const GumboNode& element) const {
  const ElementRole left_out{true, std::nullopt};
  const GumboTag tag = element.v.element.tag;
  if (Contains(kLeftOutTags, tag) || IsHidden(element) ||
      Contains(kLeftOutAriaRoles, Attribute(element, "role"))) {
    return left_out;
  }
  if (IsCommentMarkup(element) || IsHeadedAsComments(element)) {
    return ElementRole{false, ZoneKind::kComment};
  }
  const Amount& amount = AmountOf(element);
  if (amount.dated && amount.text <= kLongestSignature && StandsAlone(element) &&
      !IsSentence(amount.last)) {
    return ElementRole{false, ZoneKind::kByline};
  }
  switch (tag) {
    case GUMBO_TAG_FIGCAPTION:
      return ElementRole{false, ZoneKind::kCaption};
    case GUMBO_TAG_FOOTER:
      return IsInMain(element) ? ElementRole{false, ZoneKind::kBoilerplate} : left_out;
    case GUMBO_TAG_HEADER:
      return IsInMain(element) && IsElement(*main_, GUMBO_TAG_ARTICLE) ? ElementRole{} : left_out;
    case GUMBO_TAG_LI:
      return ElementRole{false, IsMostlyLinks(element) ? ZoneKind::kTeaser : ZoneKind::kBullets};
    case GUMBO_TAG_ASIDE:
      if (IsMostlyLinks(element)) return ElementRole{false, ZoneKind::kTeaser};
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

ElementRole PageLayout::RoleByClass(const GumboNode& element) const {
  const std::string words = ClassWords(element);
  if (words == " ") return {};
  for (const ClassRule& rule : kClassRules) {
    if (!HasPhrase(words, rule.phrases)) continue;
    if (rule.left_out) return {true, std::nullopt};
    if (rule.zone == ZoneKind::kByline && AmountOf(element).text > kLongestByline) continue;
    return {false, rule.zone};
  }
  return {};
}

ElementRole PageLayout::RoleOf(const GumboNode& element) const {
  if (&element == headline_) return {false, ZoneKind::kHeadline};
  const Amount& amount = AmountOf(element);
  // What holds the headline or most of the article is not set aside for a word in its class.
  const bool holds_article = &element == main_ || amount.headed ||
                             amount.prose * 10 > page_prose_ * kSmallShare ||
                             IsElement(element, GUMBO_TAG_BODY);
  if (holds_article && !IsHeading(element)) return {};
  if (const std::optional<ElementRole> role = RoleByTag(element)) return *role;
  return RoleByClass(element);
}

}  // namespace whosaid
