#include "train/corpora/coreference_corpus.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/utf8.h"
#include "extract/lexicon.h"
#include "extract/names/names.h"
#include "extract/syntax/syntax.h"
#include "extract/tokens/quotations.h"
#include "extract/tokens/sentences.h"
#include "extract/tokens/tokens.h"
#include "train/corpora/complaint.h"

namespace whosaid {
namespace {

using Json = nlohmann::json;

void Finish(Document& document, const Models& models) {
  document.syntax = FindSyntax(document, models);
  document.quotations = FindQuotations(document);
  document.names = FindNames(document, models);
}

// The tokens with spaces between: how they stood in the text is not told. `starts`: the first
// tokens of sentences.
Document FromTokens(const std::vector<std::string>& tokens, const std::vector<uint32_t>& starts) {
  Document document;
  std::string& text = document.article.text;
  for (const std::string& token : tokens) {
    if (!text.empty()) text += ' ';
    const auto begin = static_cast<uint32_t>(text.size());
    text += token;
    document.tokens.push_back({{begin, static_cast<uint32_t>(text.size())}});
  }
  document.zones = {{ZoneKind::kBody, {0, static_cast<uint32_t>(text.size())}}};
  for (size_t i = 0; i < starts.size(); ++i) {
    Sentence sentence;
    sentence.first_token = starts[i];
    sentence.end_token =
        i + 1 < starts.size() ? starts[i + 1] : static_cast<uint32_t>(document.tokens.size());
    sentence.span = {document.tokens.at(sentence.first_token).span.begin,
                     document.tokens.at(sentence.end_token - 1).span.end};
    document.sentences.push_back(sentence);
  }
  return document;
}

// A span that stands in two entities counts in the first.
std::vector<Entity> EntitiesOf(const Json& row) {
  std::map<std::string, size_t> index;
  std::map<Span, size_t> seen;
  std::vector<Entity> entities;
  for (const Json& mention : row.at("mentions")) {
    const Span span{mention.at("start"), mention.at("end")};
    if (!seen.emplace(span, 0).second) continue;
    const auto [at, fresh] = index.try_emplace(mention.at("id"), entities.size());
    if (fresh) entities.emplace_back();
    entities[at->second].push_back(span);
  }
  return entities;
}

uint32_t NumberOf(std::string_view text) {
  uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Document FromText(std::string_view title, std::string_view text) {
  Document document;
  document.article.text = std::string(title) + "\n\n" + std::string(text);
  const auto body = static_cast<uint32_t>(title.size() + 2);
  document.zones = {{ZoneKind::kHeadline, {0, body}},
                    {ZoneKind::kBody, {body, static_cast<uint32_t>(body + text.size())}}};
  document.tokens = FindTokens(document);
  document.sentences = FindSentences(document);
  return document;
}

// A letter that the file could not keep stands as an asterisk: "Jos*" for "José".
std::string WithLetters(std::string_view text) {
  const auto is_letter = [&](size_t i) {
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
  };
  std::string mended(text);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*' && (is_letter(i + 1) || (i > 0 && is_letter(i - 1)))) mended[i] = 'e';
  }
  return mended;
}

// The title of the page that the snippet is from, by its address: "http://…/wiki/Ana_Ruiz_(pilot)".
std::string TitleOf(std::string_view address) {
  const size_t slash = address.rfind('/');
  std::string title;
  for (size_t i = slash == std::string_view::npos ? 0 : slash + 1; i < address.size(); ++i) {
    if (address[i] == '_' && i + 1 < address.size() && address[i + 1] == '(') break;
    unsigned code = 0;
    const char* digits = address.data() + i + 1;
    const bool escaped = address[i] == '%' && i + 2 < address.size() &&
                         std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2;
    title += escaped ? static_cast<char>(code) : address[i] == '_' ? ' ' : address[i];
    if (escaped) i += 2;
  }
  return title;
}

// The pair is given: both are names of persons.
void AddGiven(Span span, Document& document) {
  const auto first = std::ranges::find_if(
      document.tokens, [&](const Token& token) { return token.span.end > span.begin; });
  Name given{NameType::kPerson, static_cast<uint32_t>(first - document.tokens.begin())};
  given.end_token = given.first_token;
  while (given.end_token < document.tokens.size() &&
         document.tokens[given.end_token].span.begin < span.end) {
    ++given.end_token;
  }
  if (given.first_token == given.end_token) return;
  std::erase_if(document.names, [&](const Name& name) {
    return name.first_token < given.end_token && given.first_token < name.end_token;
  });
  const auto at = std::ranges::find_if(
      document.names, [&](const Name& name) { return name.first_token > given.first_token; });
  document.names.insert(at, given);
}

}  // namespace

Result<std::vector<CoreferenceDocument>> ReadCoreferenceDocuments(std::string_view jsonl,
                                                                  const Models& models) {
  std::vector<CoreferenceDocument> documents;
  for (std::string_view line : Split(jsonl, '\n')) {
    try {
      const Json row = Json::parse(line);
      CoreferenceDocument& document = documents.emplace_back();
      std::vector<uint32_t> starts;
      for (const Json& sentence : row.at("sentences")) starts.push_back(sentence.at("start"));
      document.document = FromTokens(row.at("tokens"), starts);
      document.entities = EntitiesOf(row);
    } catch (const std::exception& error) {
      return Fail(ErrorKind::kBadInput,
                  "document " + std::to_string(documents.size()) +
                      ": needs tokens, sentences and mentions: " + Complaint(error));
    }
    Finish(documents.back().document, models);
  }
  return documents;
}

Result<std::vector<PronounSnippet>> ReadPronounSnippets(std::string_view tsv,
                                                        const Models& models) {
  std::vector<PronounSnippet> snippets;
  bool is_heading = true;
  for (std::string_view line : Split(tsv, '\n')) {
    std::vector<std::string_view> columns = Split(line, '\t');
    if (columns.size() < 11) {
      return Fail(ErrorKind::kBadInput,
                  "line " + std::to_string(snippets.size() + (is_heading ? 1 : 2)) +
                      ": needs eleven columns");
    }
    if (std::exchange(is_heading, false)) continue;
    PronounSnippet& snippet = snippets.emplace_back();
    const std::string text = WithLetters(columns[1]);
    const std::string title = TitleOf(columns[10]);  // the page is given, too
    snippet.document = FromText(title, text);
    const CodePointIndex index(text);
    const auto start = static_cast<uint32_t>(title.size() + 2);
    const auto span = [&](size_t column, size_t offset) {
      const uint32_t begin = index.ToBytes(std::min(NumberOf(columns[offset]), index.size()));
      const auto end = begin + static_cast<uint32_t>(columns[column].size());
      return Span{start + begin, start + std::min(end, static_cast<uint32_t>(text.size()))};
    };
    snippet.pronoun = span(2, 3);
    snippet.a = span(4, 5);
    snippet.b = span(7, 8);
    snippet.is_a = columns[6] == "TRUE";
    snippet.is_b = columns[9] == "TRUE";
    snippet.female = columns[2].starts_with("s") || columns[2].starts_with("S") ||
                     columns[2].starts_with("her") || columns[2].starts_with("Her");
    Finish(snippet.document, models);
    AddGiven(snippet.a, snippet.document);
    AddGiven(snippet.b, snippet.document);
  }
  return snippets;
}

}  // namespace whosaid
