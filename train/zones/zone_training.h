// Trains the model of zones.
#ifndef WHOSAID_TRAIN_ZONES_ZONE_TRAINING_H_
#define WHOSAID_TRAIN_ZONES_ZONE_TRAINING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "train/zones/zone_corpus.h"
#include "train/zones/zone_pages.h"

namespace whosaid {

// The bytes of a model trained on the pages and on mixtures of them with the filling
// (zone_mixing.h). The same seed gives the same bytes.
std::string TrainZones(const std::vector<ZonePage>& pages, const ZoneFilling& filling,
                       uint64_t seed = 17);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_ZONES_ZONE_TRAINING_H_
