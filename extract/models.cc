#include "extract/models.h"

#include <optional>
#include <vector>

#include "extract/weights/seal.h"
#include "models/embedded.h"

namespace whosaid {

Result<Models> OpenModels() {
  std::optional<Error> error;
  const auto weights = [&](std::string_view name) {
    const Result<std::string_view> bytes = Unseal(EmbeddedFile(name).value(), name);
    if (!bytes && !error) error = bytes.error();
    return bytes.value_or(std::string_view());
  };
  const std::string_view names = weights("names.bin");
  const std::string_view attributions = weights("attributions.bin");
  const std::string_view syntax = weights("syntax.bin");
  const std::string_view coreference = weights("coreference.bin");
  const std::string_view judgements = weights("judgements.bin");
  const std::string_view positions = weights("positions.bin");
  const std::string_view clauses = weights("clauses.bin");
  weights("zones.bin");  // which FindZones opens itself
  if (error) return tl::make_unexpected(*error);
  // What is whole and yet does not open is a mistake of the build.
  Models models;
  models.names = NameModel::Open(names).value();
  models.attributions = AttributionModel::Open(attributions).value();
  models.syntax = SyntaxModel::Load(syntax, "syntax.bin").value();
  models.coreference = ChainModel::Open(coreference).value();
  models.nominals = Nominals::Parse(EmbeddedFile("lexicons/verbs.tsv").value(),
                                    EmbeddedFile("lexicons/irregular.tsv").value(),
                                    EmbeddedFile("lexicons/nominalisations.tsv").value())
                        .value();
  models.stances = StanceLexicon::Parse(EmbeddedFile("lexicons/stances.tsv").value()).value();
  for (const StanceEntry& entry : models.stances.entries()) {
    if (entry.IsVerb()) models.nominals.AddVerb(entry.words[0]);
  }
  models.judgements = JudgementModel::Open(judgements).value();
  models.positions = PositionJudge::Open(positions).value();
  models.clauses = ClauseJudge::Open(clauses).value();
  models.tones = ToneLexicon::Parse(EmbeddedFile("lexicons/tones.tsv").value()).value();
  models.lemma_rules = LemmaRules::Load(EmbeddedFile("lemmas.tsv").value(), "lemmas.tsv").value();
  models.languages =
      LanguageLexicon::Load(EmbeddedFile("lexicons/languages.tsv").value(), "languages.tsv")
          .value();
  return models;
}

Models LoadModels() { return OpenModels().value(); }

}  // namespace whosaid
