// The model files that are part of the program (models/CMakeLists.txt lists them).
#ifndef WHOSAID_MODELS_EMBEDDED_H_
#define WHOSAID_MODELS_EMBEDDED_H_

#include <optional>
#include <string_view>

namespace whosaid {

// The bytes of the file with this name, relative to models/ ("lexicons/cues.tsv"), or nothing.
// They live as long as the program and are aligned to 64 bytes.
std::optional<std::string_view> EmbeddedFile(std::string_view name);

}  // namespace whosaid

#endif  // WHOSAID_MODELS_EMBEDDED_H_
