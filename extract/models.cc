#include "extract/models.h"

#include <string>
#include <utility>
#include <vector>

#include "models/embedded.h"

namespace whosaid {

Models LoadModels() {
  Models models;
  // Embedded files are part of the program: one that does not open is a mistake of the build.
  models.names = NameModel::Open(EmbeddedFile("names.bin").value()).value();
  models.attributions = AttributionModel::Open(EmbeddedFile("attributions.bin").value()).value();
  models.nominals = Nominals::Parse(EmbeddedFile("lexicons/verbs.tsv").value(),
                                    EmbeddedFile("lexicons/irregular.tsv").value(),
                                    EmbeddedFile("lexicons/nominalisations.tsv").value())
                        .value();
  models.stances = StanceLexicon::Parse(EmbeddedFile("lexicons/stances.tsv").value()).value();
  for (const StanceEntry& entry : models.stances.entries()) {
    if (entry.IsVerb()) models.nominals.AddVerb(entry.words[0]);
  }
  models.syntax = SyntaxModel::Load(EmbeddedFile("syntax.bin").value(), "syntax.bin").value();
  models.lemma_rules = LemmaRules::Load(EmbeddedFile("lemmas.tsv").value(), "lemmas.tsv").value();
  return models;
}

}  // namespace whosaid
