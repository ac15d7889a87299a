// HtmlTree: a page as the tree that an HTML5 parser builds (gumbo), and how to walk it. Any bytes
// give a tree. Nothing here recurses, and nesting is bounded, so that no page can exhaust the stack
// or take more than linear time.
#ifndef WHOSAID_EXTRACT_READERS_HTML_TREE_H_
#define WHOSAID_EXTRACT_READERS_HTML_TREE_H_

#include <gumbo.h>

#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whosaid {

class HtmlTree {
 public:
  explicit HtmlTree(std::string_view html);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  // The html element. Nodes live as long as the tree.
  const GumboNode& root() const { return *root_; }

 private:
  std::string html_;
  // Nodes are never freed one by one: gumbo's own way of doing so recurses.
  std::pmr::monotonic_buffer_resource arena_;
  const GumboNode* root_ = nullptr;
};

// `html` without the tags that would nest elements deeper than `limit`, or formatting (b, font)
// deeper than makes sense: parsing takes time in proportion to length times depth.
std::string LimitNesting(std::string_view html, size_t limit);

inline bool IsElement(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
inline bool IsElement(const GumboNode& node, GumboTag tag) {
  return IsElement(node) && node.v.element.tag == tag;
}
// True for elements that begin and end a line. REQUIRES: an element.
bool IsBlock(const GumboNode& element);
// The text of a text node; empty for any other node.
std::string_view TextOf(const GumboNode& node);
// Empty where the element has no such attribute. REQUIRES: an element.
std::string_view Attribute(const GumboNode& element, const char* name);
bool HasAttribute(const GumboNode& element, const char* name);

// Calls enter(node) for each node below and including `root`, in document order, and leave(node)
// after its children. Where enter returns false, the children are left out, and leave is not
// called.
template <typename Enter, typename Leave>
void Walk(const GumboNode& root, Enter&& enter, Leave&& leave) {
  if (!enter(root)) return;
  std::vector<std::pair<const GumboNode*, unsigned>> path = {{&root, 0}};
  while (!path.empty()) {
    auto& [node, next] = path.back();
    const GumboVector* children = IsElement(*node) ? &node->v.element.children : nullptr;
    if (children == nullptr || next >= children->length) {
      leave(*node);
      path.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children->data[next++]);
    if (enter(*child)) path.emplace_back(child, 0);
  }
}

template <typename Enter>
void Walk(const GumboNode& root, Enter&& enter) {
  Walk(root, enter, [](const GumboNode&) {});
}

// All text below the node, white space collapsed and trimmed.
std::string CollapsedText(const GumboNode& node);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READERS_HTML_TREE_H_
