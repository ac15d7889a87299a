// Document: one article and its layers, as extraction builds them up. A stage takes
// `const Document&` and returns its own layer; only Extract (extract/extract.h) assigns.
//
// Layers refer to each other by index. All spans are bytes of article.text.
#ifndef WHOSAID_CORE_DOCUMENT_H_
#define WHOSAID_CORE_DOCUMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/span.h"

namespace whosaid {

struct Token {
  Span span;
};

// A sentence lies within one zone. `tokens` is a half-open range of Document::tokens.
struct Sentence {
  Span span;
  uint32_t first_token = 0;
  uint32_t end_token = 0;  // not included
  ZoneKind zone = ZoneKind::kBody;
};

// What the syntax model says of the token with the same index. The views live as long as the
// models.
struct SyntaxWord {
  Upos upos = Upos::kX;
  std::string_view xpos;    // Penn Treebank tag: "VBD"
  std::string_view deprel;  // relation to the head, with its subtype: "nsubj:pass"
  uint32_t head = 0;        // index into Document::tokens; the word's own for the root
  std::string lemma;        // dictionary form: "go" of "went", "Orla" of "Orla"
};

// A quotation: the stretch between quotation marks, which may run over sentences and paragraphs.
struct Quotation {
  Span span;            // with its marks
  Span inner;           // without them
  bool closed = true;   // false where it ends with its paragraph for want of a closing mark
  bool nested = false;  // inside another quotation
};

// A name: a half-open range of Document::tokens within one sentence.
struct Name {
  NameType type = NameType::kPerson;
  uint32_t first_token = 0;
  uint32_t end_token = 0;  // not included
};

// A time expression, after TIMEX3 of TimeML (Pustejovsky et al. 2003): "on [Friday]", "[two years
// ago]", "for [six months]".
struct Timex {
  Span span;
  TimexType type = TimexType::kDate;
  std::string value;         // TIMEX3: "2025-02-12", "2025-W07", "P6M", "PAST_REF", "XXXX-WXX-5"
  std::string_view mod;      // TIMEX3: "START", "MID", "END", "BEFORE", "AFTER"; or empty
  std::optional<Date> date;  // where the value is a day, month or year
  TimeUnit unit = TimeUnit::kDay;          // its precision
  DateSource from = DateSource::kUnknown;  // explicit, resolved, or unknown where it stays open
  std::optional<Span> anchor;  // the words it was resolved against; none: the article's date
  std::string_view rule;       // of the grammar (extract/times/grammar.h) that read it
};

struct Document {
  Article article;

  std::optional<Published> published;     // the article's, or found in its text
  std::vector<Zone> zones;                // tile the text
  std::vector<Token> tokens;              // in order
  std::vector<Sentence> sentences;        // in order, disjoint
  std::vector<SyntaxWord> syntax;         // one per token, or none where syntax has not run
  std::vector<Timex> timexes;             // in order, disjoint
  std::vector<Quotation> quotations;      // in order of their beginning
  std::vector<Name> names;                // in order, disjoint
  std::vector<Cluster> clusters;          // who is meant: the actors of this document
  std::vector<Attribution> attributions;  // in order of their first content span
  std::vector<Position> positions;        // in order of their evidence

  std::string_view text() const { return article.text; }
  std::string_view Text(Span span) const { return Slice(article.text, span); }
};

}  // namespace whosaid

#endif  // WHOSAID_CORE_DOCUMENT_H_
