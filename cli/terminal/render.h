// Tables as text for people and as JSON lines for programs.
#ifndef WHOSAID_CLI_TERMINAL_RENDER_H_
#define WHOSAID_CLI_TERMINAL_RENDER_H_

#include <string>

#include "cli/terminal/terminal.h"
#include "query/table.h"

namespace whosaid {

// One object a row, keys in the order of the columns; unknown values are null, words are given byte
// for byte beside "spans" in code points.
void PrintJson(const Table& table, Terminal& terminal);

// Rows with words as paragraphs (who, what; the words; the source), others as aligned columns. Fits
// the screen, if there is one.
void PrintText(const Table& table, Terminal& terminal);

// Text as it stands, lines that begin with # dim and columns parted by tabs in turn bright and dim.
void PrintTabbed(const std::string& text, Terminal& terminal);

}  // namespace whosaid

#endif  // WHOSAID_CLI_TERMINAL_RENDER_H_
