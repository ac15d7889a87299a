// How facts and a gold file are read and matched: the rules of score_facts.py that its measures
// share. Throws nlohmann::json::exception where rows are not of the form they read.
#ifndef WHOSAID_TRAIN_EVALUATE_FACT_MATCHING_H_
#define WHOSAID_TRAIN_EVALUATE_FACT_MATCHING_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace whosaid {

using Json = nlohmann::ordered_json;
using Documents = std::vector<std::pair<std::string, Json>>;  // by key, in order of appearance

// The documents of lines of facts. Of those with one key the last one counts.
Documents ByKey(const std::vector<std::string>& facts);

// Nothing where there is none of this key.
const Json* FindDocument(const Documents& documents, const std::string& key);

// The gold names documents by file: "a.txt".
std::string GoldKey(const Json& row);

// Whether the member is there and holds anything.
bool Has(const Json& row, const char* name);

// Of two spans [begin, end].
bool Overlap(const Json& a, const Json& b);

// Same actor by name: full sets for institutions and groups, surname and compatible first name for
// people.
bool Same(const std::string& left, const std::string& right);

// The name of the actor that a member points to; nothing where it points to none.
std::optional<std::string> NameOf(const Json& document, const Json& row, const char* member);

// The names of a position's actor and of who it is held on behalf of.
std::vector<std::string> HoldersOf(const Json& document, const Json& position);
std::vector<std::string> HoldersOf(const Json& gold);
bool SharesHolder(const std::vector<std::string>& a, const std::vector<std::string>& b);

// The label of a position's target, or its actor's name.
std::string LabelOf(const Json& document, const Json& position);

// Whether a fact stands in the article's own words.
bool InBody(const Json& row);

}  // namespace whosaid

#endif  // WHOSAID_TRAIN_EVALUATE_FACT_MATCHING_H_
