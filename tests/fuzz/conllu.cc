// What is read as CoNLL-U is written as CoNLL-U that reads the same; anything else is one error.
#include "extract/syntax/conllu.h"

#include "extract/models.h"
#include "extract/syntax/syntax.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "tests/fuzz/target.h"

namespace whosaid {

std::vector<std::string> FuzzSeeds() {
  return {
      "# newdoc id = a\n# text = Ana didn't go.\n"
      "1\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_\n"
      "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
      "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
      "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
      "4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_\n"
      "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
      "# newpar\n1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_\n\n",
      "1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_\n\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n",
  };
}

std::vector<std::string> FuzzWords() {
  return {"\t",
          "\n",
          "\r\n",
          "0",
          "1",
          "2",
          "3",
          "-",
          ".",
          "4294967295",
          "_",
          "# newdoc\n",
          "SpaceAfter=No",
          "\n\n",
          "1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n"};
}

Document Read(const std::vector<ConlluSentence>& trees) {
  static const Models& models = *new Models(LoadModels());
  Document document;
  document.article = ToArticle(trees);
  document.article.uri = "fuzz";
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  document.syntax = FindSyntax(document, models);
  return document;
}

}  // namespace whosaid

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace whosaid;
  const auto trees = ReadConllu(ToText(data, size), "fuzz");
  if (!trees) {
    Require(trees.error().message.find('\n') == std::string::npos, "an error is one line");
    return 0;
  }
  const Document document = Read(*trees);
  const std::string written = ToConllu(document);
  const auto again = ReadConllu(written, "again");
  Require(again.has_value(), "what is written can be read");
  Require(ToConllu(Read(*again)) == written, "and reads the same");
  return 0;
}
