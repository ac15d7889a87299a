// Quotations: what stands between quotation marks, of every style: straight and curly double and
// single marks, German low marks, guillemets, `` and ''.
#ifndef WHOSAID_EXTRACT_TOKENS_QUOTATIONS_H_
#define WHOSAID_EXTRACT_TOKENS_QUOTATIONS_H_

#include <vector>

#include "core/document.h"

namespace whosaid {

// Reads text, zones and tokens. In order of their beginning; nested ones lie within the one before
// them. A quotation without a closing mark runs to the end of its paragraph, unless the next
// paragraph opens with the same mark: then it goes on there, as one quotation. Apostrophes,
// inches and single marks without a partner are no quotations.
std::vector<Quotation> FindQuotations(const Document& document);

}  // namespace whosaid

#endif  // WHOSAID_EXTRACT_TOKENS_QUOTATIONS_H_
