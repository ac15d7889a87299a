// What a store knows of one actor: its names, its offices, and why each mention is of it.
#ifndef WHOSAID_QUERY_PROFILE_H_
#define WHOSAID_QUERY_PROFILE_H_

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "query/answer.h"
#include "query/decisions.h"

namespace whosaid {

struct NameUse {
  std::string name;
  uint32_t mentions = 0;
  uint32_t documents = 0;
};

// An office: what documents say, or people decided.
struct RoleUse {
  std::string title;
  std::string of;             // may be empty
  std::optional<Date> since;  // of the first document that gives it, or as people decided
  std::optional<Date> until;  // of the last
  uint32_t documents = 0;     // 0: people decided it
  std::string words;          // the first document's, or who decided
  std::string source;         // its uri, or the decision's id
};

// What one document calls it.
struct MentionUse {
  std::string id;  // "8c59301b0f24.a3", as `actor split --mention` takes it
  std::optional<Date> date;
  std::string uri;
  std::string name;
  uint32_t mentions = 0;
  std::string reason;
  double confidence = 0;
};

struct Profile {
  ActorRow actor;
  std::vector<NameUse> names;        // the most frequent first
  std::vector<RoleUse> roles;        // the most frequent first, then by date
  std::vector<MentionUse> mentions;  // by date (unknown ones last), then uri
  std::vector<RulingState> rulings;  // that name it, in the order of the log
};

struct ProfileAnswer {
  std::vector<Profile> profiles;  // of all that the name stands for
  std::optional<UnknownName> unknown;
};

// By name, as questions have it, or by the first digits (six or more) of its id.
Result<ProfileAnswer> AskProfile(const Snapshot& snapshot, const std::string& name);

}  // namespace whosaid

#endif  // WHOSAID_QUERY_PROFILE_H_
