// A small view, made by hand, with whatever makes files break: parallel edges, an actor as target,
// XML's own characters, control characters, a carriage return, other scripts, missing dates.
#ifndef WHOSAID_TESTS_EXPORTS_SAMPLE_VIEW_H_
#define WHOSAID_TESTS_EXPORTS_SAMPLE_VIEW_H_

#include "graph/view.h"

namespace whosaid {

ViewGraph SampleView();

}  // namespace whosaid

#endif  // WHOSAID_TESTS_EXPORTS_SAMPLE_VIEW_H_
