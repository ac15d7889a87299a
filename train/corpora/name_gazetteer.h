// Builds the gazetteer of NameModel from openly licensed lists.
#ifndef WHOSAID_TRAIN_CORPORA_NAME_GAZETTEER_H_
#define WHOSAID_TRAIN_CORPORA_NAME_GAZETTEER_H_

#include <string>
#include <vector>

#include "core/result.h"
#include "extract/names/name_model.h"

namespace whosaid {

struct GazetteerSources {
  std::string countries;    // mledoze/countries JSON (ODbL)
  std::string regions;      // iso-codes' iso_3166-2.json (LGPL)
  std::string wordnet;      // folder of WordNet 3.0's data.noun
  std::string legislators;  // YAML of US legislators (CC0)
};

// Entries sorted by hash, bits of equal sequences joined. A source that is an empty string is left
// out.
Result<std::vector<Gazetteer::Entry>> BuildGazetteer(const GazetteerSources& sources);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_CORPORA_NAME_GAZETTEER_H_
