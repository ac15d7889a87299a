#include "extract/extract.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/attributions/attributions.h"
#include "extract/coreference/clusters.h"
#include "extract/names/names.h"
#include "extract/positions/positions.h"
#include "extract/syntax/syntax.h"
#include "extract/times/published.h"
#include "extract/times/timexes.h"
#include "extract/tokens/quotations.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "extract/zones/zones.h"

namespace whosaid {

Document Extract(Article article, const Models& models) {
  Document document;
  document.article = std::move(article);
  document.zones = FindZones(document);
  document.published = FindPublished(document);
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  document.syntax = FindSyntax(document, models);
  document.timexes = FindTimexes(document);
  document.quotations = FindQuotations(document);
  document.names = FindNames(document, models);
  document.clusters = FindClusters(document, models);
  AttributionLayer said = FindAttributions(document, models);
  document.attributions = std::move(said.attributions);
  std::ranges::move(said.sources, std::back_inserter(document.clusters));
  PositionLayer found = FindPositions(document, models);
  document.positions = std::move(found.positions);
  std::ranges::move(found.groups, std::back_inserter(document.clusters));
  return document;
}

FactSet ToFacts(Document document) {
  FactSet facts;
  facts.article = std::move(document.article);
  facts.article.published = document.published;
  facts.zones = std::move(document.zones);
  facts.clusters = std::move(document.clusters);
  facts.statements = std::move(document.attributions);
  facts.positions = std::move(document.positions);
  return facts;
}

}  // namespace whosaid
