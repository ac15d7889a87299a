// Roles: what the markup of a page says of each element: left out (navigation, scripts, share
// buttons), a zone (headline, byline, caption, teaser, comment, embedded post), or plain content;
// and which element holds the main text. Only standard elements and attributes and general words in
// class names count, never the names of sites.
#ifndef WHOSAID_EXTRACT_READERS_HTML_ROLES_H_
#define WHOSAID_EXTRACT_READERS_HTML_ROLES_H_

#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/vocabulary.h"
#include "extract/readers/html_tree.h"

namespace whosaid {

struct ElementRole {
  bool left_out = false;
  std::optional<ZoneKind> zone;
};

class PageLayout {
 public:
  // `title` is the headline that the page's metadata gives; may be empty. The page must outlive it.
  PageLayout(const GumboNode& page, std::string_view title);

  // REQUIRES: an element of the page.
  ElementRole RoleOf(const GumboNode& element) const;

  // True where more than half of the element's text is in links.
  bool IsMostlyLinks(const GumboNode& element) const;

  // The element with the main text.
  const GumboNode& main() const { return *main_; }
  // The element with the headline, if the page has one.
  const GumboNode* headline() const { return headline_; }
  // True where the headline comes before the main text, not inside it.
  bool headline_before_main() const { return headline_before_main_; }

 private:
  // Of an element and everything in it, in bytes.
  struct Amount {
    std::string_view first, last;  // of the texts in it, blanks around them left out
    size_t text = 0;
    size_t linked = 0;    // text inside links
    size_t prose = 0;     // text in runs of a sentence's length, outside links and comments
    bool headed = false;  // holds an h1
    bool dated = false;   // holds a date of publication or an author's name, by its markup

    // Adds a text without blanks around it.
    void AddText(std::string_view run, bool in_link, bool in_comment);
    // Adds what an element in it holds.
    void AddPart(const Amount& part);
  };

  void Measure(const GumboNode& page);
  void FindMain(const GumboNode& page);
  void FindHeadline(const GumboNode& page, std::string_view title);
  const Amount& AmountOf(const GumboNode& element) const;
  const GumboNode* DominantChild(const GumboNode& element) const;
  bool IsInMain(const GumboNode& element) const;
  bool IsHeadedAsComments(const GumboNode& element) const;
  bool HasParagraphs(const GumboNode& element) const;
  std::optional<ElementRole> RoleByTag(const GumboNode& element) const;
  ElementRole RoleByClass(const GumboNode& element) const;

  std::unordered_map<const GumboNode*, Amount> amounts_;
  size_t page_prose_ = 0;
  const GumboNode* main_ = nullptr;
  const GumboNode* headline_ = nullptr;
  bool headline_before_main_ = false;
};

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READERS_HTML_ROLES_H_
