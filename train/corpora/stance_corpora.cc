#include "train/corpora/stance_corpora.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "train/corpora/complaint.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;

// The number of a label in a list of names; throws where there is none, as the parser does.
template <size_t n>
size_t LabelOf(const Json& label, const std::array<std::string_view, n>& names) {
  const std::string text = label;
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) throw std::invalid_argument("unknown label \"" + text + '"');
  return static_cast<size_t>(found - names.begin());
}

void AddPair(const Json& record, StanceCorpus& corpus) {
  constexpr std::array<std::string_view, 5> kNames = {"neutral", "pos_p_to_q", "neg_p_to_q",
                                                      "pos_q_to_p", "neg_q_to_p"};
  const auto span_of = [&](const char* member, const CodePointIndex& index) {
    const auto at = record.find(member);
    if (at == record.end() || !at->is_array() || at->size() != 2) return Span{};
    return index.ToBytes(Span{(*at)[0].get<uint32_t>(), (*at)[1].get<uint32_t>()});
  };
  GoldPair pair;
  pair.text = record.at("text");
  const CodePointIndex index(pair.text);
  pair.a = span_of("p_span", index);
  pair.b = span_of("q_span", index);
  pair.stand = static_cast<PairStand>(LabelOf(record.at("label"), kNames));
  if (pair.a.empty() || pair.b.empty() || pair.a.Overlaps(pair.b)) return;
  corpus.pairs.push_back(std::move(pair));
}

void AddTargets(const Json& record, StanceCorpus& corpus) {
  constexpr std::array<std::string_view, 3> kNames = {"neutral", "positive", "negative"};
  const std::string text = record.at("text");
  const std::string id = record.at("id");
  const CodePointIndex index(text);
  for (const Json& target : record.at("targets")) {
    // "outlet_article_…", "outlet_v1_article_…": what stands before the third mark or the second.
    size_t end = id.find('_', id.find('_') + 1);
    if (id.starts_with("polusa")) end = id.find('_', end + 1);
    corpus.targets.push_back(
        {id.substr(0, end), text,
         index.ToBytes(Span{target.at("start").get<uint32_t>(), target.at("end").get<uint32_t>()}),
         static_cast<Judgement>(LabelOf(target.at("label"), kNames))});
  }
}

void AddText(const Json& record, StanceCorpus& corpus) {
  constexpr std::array<std::string_view, 2> kNames = {"oppose", "support"};
  corpus.texts.push_back({record.at("text"), LabelOf(record.at("label"), kNames) == 1});
}

}  // namespace

Result<StanceCorpus> ParseStanceCorpus(std::string_view lines, const std::string& name) {
  StanceCorpus corpus;
  for (size_t number = 1; !lines.empty(); ++number) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty()) continue;
    try {
      const Json record = Json::parse(line);
      if (record.contains("targets")) {
        AddTargets(record, corpus);
      } else if (record.contains("p")) {
        AddPair(record, corpus);
      } else {
        AddText(record, corpus);
      }
    } catch (const std::exception& error) {
      return Fail(ErrorKind::kBadInput, fmt::format("{}:{}: {}", name, number, Complaint(error)));
    }
  }
  return corpus;
}

}  // namespace whosaid
