// GraphML, in the profile that Gephi Desktop, Gephi Lite, networkx and Boost all read without a
// word: every column declared once, for nodes or for edges, with one of the types boolean, int,
// long, double, string; one direction; weights above 0 with the sign apart; nodes before edges,
// both sorted.
#ifndef WHOSAID_EXPORTS_GRAPHML_H_
#define WHOSAID_EXPORTS_GRAPHML_H_

#include <ostream>

#include "graph/view.h"

namespace whosaid {

void WriteGraphml(const ViewGraph& view, std::ostream& out);

}  // namespace whosaid

#endif  // WHOSAID_EXPORTS_GRAPHML_H_
