// Facts for the tests of graph/: one document that uses every member, and any number of small ones.
#ifndef WHOSAID_TESTS_GRAPH_SAMPLES_H_
#define WHOSAID_TESTS_GRAPH_SAMPLES_H_

#include <string>
#include <string_view>

#include "core/facts.h"
#include "graph/store.h"

namespace whosaid {

// The first place where `words` stand in `text`; fails the running test where they don't.
Span SpanOf(std::string_view text, std::string_view words);

// Every member of every record is set to something other than its default, somewhere.
FactSet RichFacts();

// A document in which `speaker` takes a stand on `issue`: one statement, one position.
// The text is «<speaker> said: <issue>, seen from «<uri>».»
FactSet SmallFacts(std::string_view uri, std::string_view speaker, std::string_view issue,
                   Stance stance = Stance::kRejects);

// Document number `index` of an endless series: its facts depend on the number alone.
FactSet SeriesFacts(uint32_t index);

// All that a snapshot holds, as text.
std::string Dump(const Snapshot& snapshot);

}  // namespace whosaid

#endif  // WHOSAID_TESTS_GRAPH_SAMPLES_H_
