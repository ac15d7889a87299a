// Readers: from bytes to articles. One row of the table and one file in readers/ per format.
#ifndef WHOSAID_EXTRACT_READER_H_
#define WHOSAID_EXTRACT_READER_H_

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

// What the user says about a set of files; wins over what the files say where noted.
struct ReadOptions {
  std::optional<Date> date;  // --date: for articles that give none themselves
  std::string outlet;        // --outlet: likewise
  std::string reader;        // --format: a name in the table; empty: by extension, then by content
  // JSONL: our field name → the record's ("text" → "body").
  std::map<std::string, std::string> fields;
  size_t max_article_bytes = size_t{64} << 20;  // a longer one is refused
};

// One input as bytes. Readers see decoded text (valid UTF-8, extract/encoding.h).
struct Input {
  std::string uri;   // as the user gave it; for files in folders the folder plus relative path
  std::string text;  // valid UTF-8
};

// Receives each article, or the error that stands in its place, in order. Errors name file:line.
using ArticleSink = std::function<void(Result<Article>)>;

struct Reader {
  std::string_view name;        // "html"
  std::string_view summary;     // one line
  std::string_view extensions;  // ".html .htm", the first is the usual one
  // True where the content is this format beyond doubt; asked when the extension says nothing.
  bool (*recognises)(std::string_view text);
  void (*read)(Input input, const ReadOptions& options, const ArticleSink& sink);
};

// All readers, in the order in which content is tried. The last (plain text) takes anything.
std::span<const Reader> Readers();

// Files below `path`, or `path` itself: sorted by name, hidden files and sidecars left out. A
// folder without any file of a known format is an error.
Result<std::vector<std::string>> ListInputs(const std::string& path);

// Reads one file ("-" is standard input), decodes it, finds its reader, merges its sidecar
// NAME.meta.json and the options into each article.
void ReadInput(const std::string& path, const ReadOptions& options, const ArticleSink& sink);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READER_H_
