// Encoding: from the bytes of a file to UTF-8 text.
//
// A byte-order mark wins, then the character set that the file declares, then UTF-8 where the bytes
// are valid UTF-8, else Windows-1252 (which holds Latin-1). The mark is dropped; nothing else is
// changed.
#ifndef WHOSAID_EXTRACT_READERS_ENCODING_H_
#define WHOSAID_EXTRACT_READERS_ENCODING_H_

#include <string>
#include <string_view>

#include "core/result.h"

namespace whosaid {

// What kind of file these first bytes are the beginning of, where they are no text ("a PDF
// document", "a ZIP archive (DOCX, ODT and EPUB are such)"); empty for text.
std::string_view NameBinary(std::string_view bytes);

// True where a byte-order mark or the pattern of zero bytes says UTF-16 or UTF-32.
bool IsWide(std::string_view bytes);

// Decodes the whole of a file. `declared_charset` may be empty. Errors name `uri`, and the line
// where UTF-8 breaks: a text that is UTF-8 but for some bytes is refused rather than guessed at.
Result<std::string> Decode(std::string bytes, std::string_view declared_charset,
                           std::string_view uri);

// True where `text` holds nothing to read: white space, byte-order marks, zero-width spaces.
// REQUIRES: valid UTF-8.
bool IsBlank(std::string_view text);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READERS_ENCODING_H_
