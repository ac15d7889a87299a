// The read functions behind the table of readers (extract/readers/reader.cc), one file each. Each
// fills in what its format says; sidecars, options and checks common to all are ReadInput's work.
#ifndef WHOSAID_EXTRACT_READERS_READERS_H_
#define WHOSAID_EXTRACT_READERS_READERS_H_

#include <string>
#include <string_view>

#include "extract/readers/reader.h"

namespace whosaid {

bool RecognisesText(std::string_view text);
void ReadText(Input input, const ReadOptions& options, const ArticleSink& sink);

bool RecognisesMarkdown(std::string_view text);
void ReadMarkdown(Input input, const ReadOptions& options, const ArticleSink& sink);

bool RecognisesHtml(std::string_view text);
void ReadHtml(Input input, const ReadOptions& options, const ArticleSink& sink);
// The character set of a <meta> element or XML declaration in the first bytes; else empty.
std::string HtmlCharset(std::string_view bytes);

bool RecognisesJsonLines(std::string_view text);
void ReadJsonLines(Input input, const ReadOptions& options, const ArticleSink& sink);

bool RecognisesJson(std::string_view text);
void ReadJson(Input input, const ReadOptions& options, const ArticleSink& sink);

bool RecognisesConllu(std::string_view text);
void ReadConlluDocuments(Input input, const ReadOptions& options, const ArticleSink& sink);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READERS_READERS_H_
