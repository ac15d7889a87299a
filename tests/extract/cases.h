// Cases: plain-text files of marked-up examples, one a line, that anyone can add to.
//
// `#` begins a comment line. In all files ↵ stands for a line end and ¶ for a blank line.
#ifndef WHOSAID_TESTS_EXTRACT_CASES_H_
#define WHOSAID_TESTS_EXTRACT_CASES_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace whosaid {

struct Case {
  int line = 0;        // in the file, from 1
  std::string marked;  // the example with its marks
};

// The cases of tests/extract/NAME.
std::vector<Case> ReadCases(std::string_view name);

std::string ReplaceAll(std::string text, std::string_view from, std::string_view to);

// A document of one zone with tokens, sentences and quotations.
Document ReadText(std::string text);

}  // namespace whosaid

#endif  // WHOSAID_TESTS_EXTRACT_CASES_H_
