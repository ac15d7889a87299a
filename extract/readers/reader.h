// Readers: from bytes to articles. One row of the table and one file in readers/ per format.
#ifndef WHOSAID_EXTRACT_READERS_READER_H_
#define WHOSAID_EXTRACT_READERS_READER_H_

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/result.h"

namespace whosaid {

// The fields of a record (JSON, JSON lines) that a reader takes.
inline constexpr std::string_view kFields[] = {"text", "title",  "date", "outlet",
                                               "url",  "author", "id",   "language"};

// What the user says about a set of files; wins over what the files say where noted.
struct ReadOptions {
  std::optional<Date> date;  // --date: for articles that give none themselves
  std::string outlet;        // --outlet: likewise
  std::string reader;        // --format: a name in the table; empty: by extension, then by content
  // One of kFields → the record's name for it ("text" → "body").
  std::map<std::string, std::string> fields;
  bool any_language = false;  // --any-language: extract articles that are not in English, too
  size_t max_article_bytes = size_t{64} << 20;  // a longer one is refused
};

// One input, decoded (extract/readers/encoding.h).
struct Input {
  std::string uri;        // as the user gave it; for files in folders the folder plus relative path
  std::string text;       // valid UTF-8
  size_t first_line = 1;  // the number of the text's first line in the file
};

// Receives each article, or the error that stands in its place, in order. Errors name file:line.
using ArticleSink = std::function<void(Result<Article>)>;

struct Reader {
  std::string_view name;        // "html"
  std::string_view summary;     // one line
  std::string_view extensions;  // ".html .htm", the first is the usual one
  bool lines;                   // every line is a record: read line by line, files of any size
  // True where the content is this format beyond doubt; asked when the extension says nothing.
  bool (*recognises)(std::string_view text);
  // The character set that the first bytes of a file declare, or empty; null where none ever does.
  std::string (*declared_charset)(std::string_view bytes);
  // REQUIRES: input.text is no longer than max_article_bytes and not blank.
  void (*read)(Input input, const ReadOptions& options, const ArticleSink& sink);
};

// All readers, in the order in which content is tried. The last (plain text) takes anything.
std::span<const Reader> Readers();

// The reader of this name, or nothing.
const Reader* FindReader(std::string_view name);

// Files below `path` that a reader knows by extension, or `path` itself: sorted by name, hidden
// files and sidecars left out. A folder below that can't be listed stands in the list itself, so
// that reading it gives the error. A folder without any such file is an error.
Result<std::vector<std::string>> ListInputs(const std::string& path);

// Reads one file ("-" is standard input), decodes it, finds its reader, and hands on its articles
// or the errors in their place, at least one of either. A sidecar, NAME.meta.json with title, date,
// outlet, author, language or url, wins over what the file says; the options fill what is missing.
void ReadInput(const std::string& path, const ReadOptions& options, const ArticleSink& sink);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READERS_READER_H_
