// Directory: the actors or issues of a store, by the names that people type.
#ifndef WHOSAID_CLI_DIRECTORY_H_
#define WHOSAID_CLI_DIRECTORY_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "graph/decisions.h"
#include "graph/store.h"
#include "query/names.h"

namespace whosaid {

class Directory {
 public:
  static Result<Directory> Of(const Snapshot& snapshot, bool issue);

  // The only one that `name`, or the beginning of its id, stands for. kUsage where there are
  // several, kNotFound, with the nearest names, where there is none.
  Result<Named> Find(const std::string& name) const;

  // Nothing where none has this id.
  const Named* Find(const Id& id) const;

  // The only one that is shown under this name, not only called so; nothing where none or several.
  const Named* FindShown(std::string_view name) const { return FindShown(name, index_.Find(name)); }

 private:
  void Add(const Id& id, Named named, const std::vector<std::string>& variants);
  const Named* FindShown(std::string_view name, const std::vector<Id>& among) const;

  const char* what_ = "";
  NameIndex index_;
  std::map<Id, Named> entries_;
};

// "Ana Ruiz, person"; the name alone where no kind is known.
std::string Describe(const Named& named);

}  // namespace whosaid

#endif  // WHOSAID_CLI_DIRECTORY_H_
