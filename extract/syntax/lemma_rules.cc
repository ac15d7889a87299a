#include "extract/syntax/lemma_rules.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace whosaid {

std::string Lowered(std::string_view form) {
  std::string lowered(form);
  bool is_ascii = true;
  for (char& byte : lowered) {
    is_ascii = is_ascii && static_cast<unsigned char>(byte) < 0x80;
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 32);
  }
  if (is_ascii) return lowered;
  icu::UnicodeString letters =
      icu::UnicodeString::fromUTF8({lowered.data(), static_cast<int32_t>(lowered.size())});
  lowered.clear();
  letters.toLower(icu::Locale::getRoot()).toUTF8String(lowered);
  return lowered;
}

std::string ApplyEdit(const LemmaEdit& edit, std::string_view form) {
  std::string lemma = Lowered(form);
  const bool is_lower = lemma == form;
  const bool keeps = edit.letters == LemmaCase::kKept || edit.letters == LemmaCase::kName;
  const bool capital =
      edit.letters == LemmaCase::kCapital || (edit.letters == LemmaCase::kName && is_lower);
  if (keeps) lemma = form;
  if (capital && !lemma.empty() && lemma[0] >= 'a' && lemma[0] <= 'z') {
    lemma[0] = static_cast<char>(lemma[0] - 32);
  }
  lemma.resize(lemma.size() - std::min<size_t>(edit.cut, lemma.size()));
  return lemma.append(edit.added);
}

namespace {

// A line's tag with its ending, and its edit; nothing for a line of another form.
std::optional<std::pair<std::string_view, LemmaEdit>> ReadRule(std::string_view line) {
  const size_t ending = line.find('\t') + 1;
  const size_t letters = line.find('\t', ending) + 1;
  const size_t cut = letters + 2;
  if (ending == 0 || letters == 0 || cut >= line.size()) return std::nullopt;
  LemmaEdit edit;
  edit.letters = static_cast<LemmaCase>(line[letters]);
  const std::string_view rest = line.substr(cut);
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), edit.cut);
  if (error != std::errc() || end == rest.data() + rest.size() || *end != '\t') return std::nullopt;
  edit.added = rest.substr(static_cast<size_t>(end - rest.data()) + 1);
  return std::pair(line.substr(0, letters - 1), edit);
}

}  // namespace

Result<LemmaRules> LemmaRules::Load(std::string_view content, std::string_view name) {
  LemmaRules lemmas;
  std::vector<std::string_view> keys;
  for (size_t number = 1; !content.empty(); ++number) {
    const size_t end = content.find('\n');
    const auto rule = ReadRule(content.substr(0, end));
    if (!rule) {
      return Fail(ErrorKind::kBadInput, fmt::format("{}:{}: not a rule for lemmas", name, number));
    }
    keys.push_back(rule->first);
    lemmas.edits_.push_back(rule->second);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
  }
  lemmas.keys_ = WordNumbers(std::move(keys));
  return lemmas;
}

std::string LemmaRules::Find(std::string_view form, std::string_view xpos) const {
  const std::string lowered = Lowered(form);
  std::string key = std::string(xpos) + "\t";
  const size_t tag_size = key.size();
  const auto look_up = [&](std::string_view mark, std::string_view ending) {
    key.resize(tag_size);
    key.append(mark).append(ending);
    const std::optional<uint32_t> found = keys_.Find(key);
    return found ? &edits_[*found] : nullptr;
  };
  const LemmaEdit* edit = look_up("^", lowered);
  for (size_t size = std::min(kLongestEnding, lowered.size()); edit == nullptr; --size) {
    edit = look_up("", std::string_view(lowered).substr(lowered.size() - size));
    if (size == 0) break;
  }
  return edit == nullptr ? lowered : ApplyEdit(*edit, form);
}

}  // namespace whosaid
