// Articles with their attributions marked where they stand: source, cue and content, nested ones
// within the content that holds them.
#ifndef WHOSAID_CLI_TERMINAL_MARKED_H_
#define WHOSAID_CLI_TERMINAL_MARKED_H_

#include <string>

#include "cli/terminal/terminal.h"
#include "core/document.h"

namespace whosaid {

// "[S Ana Ruiz] [C said] [K the pier leaks]." In colour without letters, but for content within
// content.
void PrintMarked(const Document& document, Terminal& terminal);

// One self-contained page: HtmlBegin, HtmlOf each article, HtmlEnd.
std::string HtmlBegin();
std::string HtmlOf(const Document& document);
std::string HtmlEnd();

}  // namespace whosaid

#endif  // WHOSAID_CLI_TERMINAL_MARKED_H_
