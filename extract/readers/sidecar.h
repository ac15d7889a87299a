// Sidecar: what a user knows of an article that its file does not say, in a file of its own beside
// it. For news/vote.txt that is news/vote.txt.meta.json or news/vote.meta.json:
//
//   {"title": "…", "date": "2025-02-12", "outlet": "…", "author": ["…"], "language": "en",
//    "url": "…"}
#ifndef WHOSAID_EXTRACT_READERS_SIDECAR_H_
#define WHOSAID_EXTRACT_READERS_SIDECAR_H_

#include <string>
#include <string_view>

#include "core/article.h"
#include "core/result.h"

namespace whosaid {

inline constexpr std::string_view kSidecarSuffix = ".meta.json";

// The sidecar of the file `path` as an article without text; all empty where there is none. Keys it
// does not know, values of a wrong type and dates that are none are errors.
Result<Article> ReadSidecar(const std::string& path);

// Writes what the sidecar says over what the article says.
void ApplySidecar(const Article& sidecar, Article& article);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_READERS_SIDECAR_H_
