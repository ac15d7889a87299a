#include "extract/extract.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/attributions.h"
#include "extract/clusters.h"
#include "extract/names.h"
#include "extract/positions.h"
#include "extract/published.h"
#include "extract/quotations.h"
#include "extract/sentences.h"
#include "extract/syntax.h"
#include "extract/timexes.h"
#include "extract/tokens.h"
#include "extract/zones.h"

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
  document.attributions = FindAttributions(document, models);
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
