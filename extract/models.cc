#include "extract/models.h"

#include <string>
#include <utility>
#include <vector>

#include "extract/weights/seal.h"
#include "models/embedded.h"

namespace whosaid {

namespace {

// The weights in an embedded file, once their seal is found whole.
Result<std::string_view> Weights(std::string_view name) {
  return Unseal(EmbeddedFile(name).value(), name);
}

}  // namespace

Result<Models> OpenModels() {
  const Result<std::string_view> names = Weights("names.bin");
  if (!names) return tl::make_unexpected(names.error());
  const Result<std::string_view> syntax = Weights("syntax.bin");
  if (!syntax) return tl::make_unexpected(syntax.error());
  // What is whole and yet does not open is a mistake of the build.
  Models models;
  models.names = NameModel::Open(*names).value();
  models.attributions = AttributionModel::Open(EmbeddedFile("attributions.bin").value()).value();
  models.syntax = SyntaxModel::Load(*syntax, "syntax.bin").value();
  models.coreference = ChainModel::Open(EmbeddedFile("coreference.bin").value()).value();
  models.nominals = Nominals::Parse(EmbeddedFile("lexicons/verbs.tsv").value(),
                                    EmbeddedFile("lexicons/irregular.tsv").value(),
                                    EmbeddedFile("lexicons/nominalisations.tsv").value())
                        .value();
  models.stances = StanceLexicon::Parse(EmbeddedFile("lexicons/stances.tsv").value()).value();
  for (const StanceEntry& entry : models.stances.entries()) {
    if (entry.IsVerb()) models.nominals.AddVerb(entry.words[0]);
  }
  models.judgements = JudgementModel::Open(EmbeddedFile("judgements.bin").value()).value();
  models.lemma_rules = LemmaRules::Load(EmbeddedFile("lemmas.tsv").value(), "lemmas.tsv").value();
  models.languages =
      LanguageLexicon::Load(EmbeddedFile("lexicons/languages.tsv").value(), "languages.tsv")
          .value();
  return models;
}

Models LoadModels() { return OpenModels().value(); }

}  // namespace whosaid
