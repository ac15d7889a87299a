#include "extract/tokens/quotations.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/extract/cases.h"

namespace whosaid {
namespace {

TEST(Quotations, AreWhereTheCasesShow) {
  for (const Case& example : ReadCases("cases/quotations.txt")) {
    std::string text = example.marked;
    for (const char* mark : {"{", "}?", "}"}) text = ReplaceAll(text, mark, "");
    const Document document = ReadText(text);
    std::map<uint32_t, std::string> marks;  // to insert before each offset
    for (const Quotation& quotation : document.quotations) {
      marks[quotation.span.begin] += "{";
      marks[quotation.span.end].insert(0, quotation.closed ? "}" : "}?");
    }
    std::string marked;
    uint32_t done = 0;
    for (const auto& [offset, mark] : marks) {
      marked.append(text, done, offset - done).append(mark);
      done = offset;
    }
    marked.append(text, done);
    EXPECT_EQ(marked, example.marked) << "quotations.txt:" << example.line;
  }
}

TEST(Quotations, GiveTheirInnerText) {
  const Document document = ReadText("He said \u201cthe \u2018new\u2019 bridge\u201d shook.");
  ASSERT_EQ(document.quotations.size(), 2u);
  EXPECT_EQ(document.Text(document.quotations[0].inner), "the \u2018new\u2019 bridge");
  EXPECT_FALSE(document.quotations[0].nested);
  EXPECT_EQ(document.Text(document.quotations[1].inner), "new");
  EXPECT_TRUE(document.quotations[1].nested);
}

}  // namespace
}  // namespace whosaid
