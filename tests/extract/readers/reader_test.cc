#include "extract/readers/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/utf8.h"
#include "tests/support/paths.h"

namespace whosaid {

void PrintTo(const Reader& reader, std::ostream* out) { *out << reader.name; }

namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Outcome {
  std::vector<Article> articles;
  std::vector<std::string> errors;
};

Outcome Read(const std::string& path, const ReadOptions& options = {}) {
  Outcome outcome;
  ReadInput(path, options, [&](Result<Article> article) {
    if (article) {
      outcome.articles.push_back(std::move(*article));
    } else {
      outcome.errors.push_back(article.error().message);
    }
  });
  return outcome;
}

class ReaderTest : public testing::Test {
 protected:
  std::string Write(std::string_view name, std::string_view content) {
    return folder_.Write(name, content).string();
  }
  std::string Folder() const { return folder_.path().string(); }

  TemporaryFolder folder_;
};

TEST_F(ReaderTest, KeepsPlainTextAsItIs) {
  const std::string text = "  The mayor\r\nspoke.\t\n\n";
  const std::string path = Write("a.txt", text);
  const Outcome outcome = Read(path);
  ASSERT_THAT(outcome.errors, IsEmpty());
  ASSERT_THAT(outcome.articles, SizeIs(1));
  EXPECT_EQ(outcome.articles[0].text, text);
  EXPECT_EQ(outcome.articles[0].uri, path);
}

TEST_F(ReaderTest, ListsAFolderSortedWithoutHiddenFilesAndSidecars) {
  Write("b/z.txt", "z");
  Write("b/a.md", "a");
  Write("a.jsonl", "{}");
  Write("a.jsonl.meta.json", "{}");
  Write(".hidden.txt", "h");
  Write(".git/x.txt", "x");
  Write("picture.png", "p");
  const auto files = ListInputs(Folder());
  ASSERT_TRUE(files);
  EXPECT_THAT(*files,
              ElementsAre(Folder() + "/a.jsonl", Folder() + "/b/a.md", Folder() + "/b/z.txt"));
}

TEST_F(ReaderTest, JoinsTheFolderAsGivenAndTheRelativePath) {
  Write("a.txt", "a");
  EXPECT_THAT(*ListInputs(Folder() + "/"), ElementsAre(Folder() + "/a.txt"));
}

TEST_F(ReaderTest, RefusesAFolderWithoutArticles) {
  Write("picture.png", "p");
  const auto files = ListInputs(Folder());
  ASSERT_FALSE(files);
  EXPECT_THAT(files.error().message, AllOf(HasSubstr(Folder()), HasSubstr("no articles")));
  EXPECT_THAT(*ListInputs("-"), ElementsAre("-"));
}

TEST_F(ReaderTest, FindsTheReaderByContentWhereTheNameSaysNothing) {
  const std::string path = Write("articles", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
  EXPECT_THAT(Read(path).articles, SizeIs(2));
}

TEST_F(ReaderTest, TakesTheReaderThatIsAskedFor) {
  ReadOptions options;
  options.reader = "text";
  EXPECT_THAT(Read(Write("a.jsonl", "{\"text\": 1}"), options).articles, SizeIs(1));
  options.reader = "docx";
  EXPECT_THAT(Read(Write("a.txt", "a"), options).errors,
              ElementsAre(AllOf(HasSubstr("'docx'"), HasSubstr("jsonl"))));
}

TEST_F(ReaderTest, FillsWhatIsMissingFromTheOptions) {
  ReadOptions options;
  options.outlet = "The Ledger";
  options.date = Date::FromIso("2024-03-05");
  const Outcome outcome = Read(
      Write("a.jsonl",
            "{\"text\":\"One.\"}\n{\"text\":\"Two.\",\"date\":\"2024-01-02\",\"outlet\":\"Post\"}"),
      options);
  ASSERT_THAT(outcome.articles, SizeIs(2));
  EXPECT_EQ(outcome.articles[0].outlet, "The Ledger");
  EXPECT_EQ(outcome.articles[0].published, (Published{*options.date, DateSource::kOption}));
  EXPECT_EQ(outcome.articles[1].outlet, "Post");
  EXPECT_EQ(outcome.articles[1].published->from, DateSource::kMetadata);
}

TEST_F(ReaderTest, LetsASidecarWin) {
  const std::string path = Write("a.txt", "The harbour reopened.");
  Write(
      "a.txt.meta.json",
      R"({"title":"Harbour","date":"12 March 2024","author":"Ann Lee","url":"https://example.org/h"})");
  const Outcome outcome = Read(path);
  ASSERT_THAT(outcome.articles, SizeIs(1));
  EXPECT_EQ(outcome.articles[0].title, "Harbour");
  EXPECT_EQ(outcome.articles[0].uri, "https://example.org/h");
  EXPECT_THAT(outcome.articles[0].author, ElementsAre("Ann Lee"));
  EXPECT_EQ(outcome.articles[0].published->date.ToString(), "2024-03-12");
  Write("b.meta.json", R"({"outlet":"Post"})");
  EXPECT_EQ(Read(Write("b.txt", "b")).articles.at(0).outlet, "Post");
}

TEST_F(ReaderTest, PercentEncodesFileNamesThatAreNoUtf8) {
  const Outcome outcome = Read(Write("caf\xE9.txt", "Open."));
  ASSERT_THAT(outcome.articles, SizeIs(1));
  EXPECT_THAT(outcome.articles[0].uri, EndsWith("caf%E9.txt"));
}

struct BadFile {
  std::string_view name;
  std::string_view content;
  std::string_view complaint;  // part of the one error's message
};

void PrintTo(const BadFile& bad, std::ostream* out) { *out << bad.name << ": " << bad.complaint; }

using std::string_view_literals::operator""sv;

constexpr BadFile kBadFiles[] = {
    {"empty.txt", "", "empty.txt: is empty"},
    {"blank.txt", " \n\t\xC2\xA0\n", "blank.txt: is empty"},
    {"empty.jsonl", "\n\n", "empty.jsonl: is empty"},
    {"empty.md", "\xEF\xBB\xBF", "empty.md: is empty"},
    {"report.txt", "%PDF-1.7\n%\xE2\xE3", "report.txt: is a PDF document"},
    {"report.md", "PK\x03\x04 word", "report.md: is a ZIP archive (DOCX"},
    {"image.txt", "\x89PNG\r\n\x1A\n", "image.txt: is a PNG image"},
    {"data.jsonl", "\x01\x00\x02\x00\x00\x03"sv, "data.jsonl: is binary data"},
    {"broken.txt", "Caf\xC3\xA9 \xE2\x80\x9Chi\xE2\x80\x9D\nna\xEFve",
     "broken.txt:2: broken UTF-8 (0xEF at byte 17)"},
    {"broken.jsonl", "{\"text\":\"caf\xE9\"}", "broken.jsonl:1: broken UTF-8"},
    {"cut.jsonl", "{\"text\":\"The may", "cut.jsonl:1: cut JSON"},
    {"comma.jsonl", "{\"text\":,\"a\":1}", "comma.jsonl:1: broken JSON at byte 9"},
    {"list.jsonl", "[1]", "list.jsonl:1: not a JSON object but array"},
    {"type.jsonl", "{\"text\":12}", "type.jsonl:1: 'text' is a number, not a string"},
    {"author.jsonl", "{\"text\":\"a\",\"author\":[1]}",
     "'author' is an array, not a string or a list of strings"},
    {"missing.jsonl", "{\"body\":\"a\"}",
     "missing.jsonl:1: no 'text' (map one of its fields to it: body)"},
    {"blank.jsonl", "{\"text\":\" \"}", "blank.jsonl:1: 'text' is empty"},
    {"date.jsonl", "{\"text\":\"a\",\"date\":\"2024-02-31\"}",
     "date.jsonl:1: 'date' is no date: '2024-02-31'"},
    {"surrogate.jsonl", "{\"text\":\"\\ud800\"}", "surrogate.jsonl:1: broken JSON"},
    {"array.json", "[{\"text\":3}]", "array.json: record 1: 'text' is a number"},
    {"cut.json", "[{\"text\":\"a\"}", "cut.json: cut JSON"},
    {"none.json", "[]", "none.json: is empty"},
};

class BadFiles : public testing::TestWithParam<BadFile> {};

TEST_P(BadFiles, AreOneClearLineEach) {
  const TemporaryFolder folder;
  const Outcome outcome = Read(folder.Write(GetParam().name, GetParam().content).string());
  EXPECT_THAT(outcome.articles, IsEmpty());
  ASSERT_THAT(outcome.errors, SizeIs(1));
  EXPECT_THAT(outcome.errors[0], HasSubstr(GetParam().complaint));
  EXPECT_EQ(outcome.errors[0].find('\n'), std::string::npos);
  EXPECT_FALSE(FindInvalidUtf8(outcome.errors[0]));
}

INSTANTIATE_TEST_SUITE_P(Reader, BadFiles, testing::ValuesIn(kBadFiles));

TEST_F(ReaderTest, NamesAFileThatIsNotThere) {
  EXPECT_THAT(Read(Folder() + "/no.txt").errors, ElementsAre(EndsWith("/no.txt: no such file")));
}

TEST_F(ReaderTest, NamesASidecarThatIsWrong) {
  const std::string path = Write("a.txt", "a");
  for (const auto& [content, complaint] : std::vector<std::pair<std::string, std::string>>{
           {"{", "a.txt.meta.json: not a JSON object"},
           {R"({"dat":"2024-01-01"})", "a.txt.meta.json: unknown key 'dat' (known: title, date"},
           {R"({"date":"soon"})", "no date (2025-02-12 is one)"},
           {R"({"author":[1]})", "a.txt.meta.json: [1] is no text: 'author'"}}) {
    Write("a.txt.meta.json", content);
    EXPECT_THAT(Read(path).errors, ElementsAre(HasSubstr(complaint)));
  }
}

TEST_F(ReaderTest, RefusesAFileThatIsTooLong) {
  ReadOptions options;
  options.max_article_bytes = size_t{1} << 20;
  const std::string long_line(size_t{3} << 20, 'a');
  EXPECT_THAT(Read(Write("long.txt", long_line), options).errors,
              ElementsAre(AllOf(HasSubstr("long.txt: longer than 1 MiB"), HasSubstr("split it"))));
}

TEST_F(ReaderTest, GoesOnAfterALineThatIsTooLong) {
  ReadOptions options;
  options.max_article_bytes = size_t{1} << 20;
  const std::string path =
      Write("long.jsonl", "{\"text\":\"One.\"}\n" + std::string(size_t{3} << 20, 'a') +
                              "\n{\"text\":\"Three.\"}\n");
  const Outcome outcome = Read(path, options);
  EXPECT_THAT(outcome.articles, SizeIs(2));
  EXPECT_THAT(outcome.errors, ElementsAre(HasSubstr("long.jsonl:2: a line longer than 1 MiB")));
  EXPECT_THAT(outcome.articles[1].uri, EndsWith("long.jsonl#3"));
}

TEST_F(ReaderTest, RefusesOneUrlForSeveralArticles) {
  const std::string path = Write("a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n");
  Write("a.jsonl.meta.json", R"({"url":"https://example.org"})");
  EXPECT_THAT(Read(path).errors, ElementsAre(HasSubstr("one url for several articles")));
}

// What every row of the table must keep, whatever it is given.
class EveryReader : public testing::TestWithParam<Reader> {};

constexpr std::string_view kAnyContent[] = {
    "One line.",
    "# Title\n\n- a point\n- another\n\n![A d\xC3\xA9j\xC3\xA0 vu](x.png)\n",
    "---\ntitle: T\n---\nBody.",
    "---\nnever closed",
    "<p>Caf\xC3\xA9 <b>\xE2\x80\x9Chi\xE2\x80\x9D<p>two<li>three",
    "<html><body><article><h1>T</h1><figure><figcaption>C</figcaption></figure><p>B</p></article>",
    "{\"text\": \"caf\xC3\xA9\"}",
    "[{\"text\": \"a\"}, {\"text\": \"b\"}]",
    "{\"text\": ",
    "\xF0\x9F\x98\x80",
    "\r\n\r\n x \r\n",
    "<",
    "&amp;&#x1F600;&#0;",
};

TEST_P(EveryReader, YieldsValidTextAndZonesThatFitIt) {
  for (const std::string_view content : kAnyContent) {
    SCOPED_TRACE(content);
    size_t records = 0;
    GetParam().read(Input{"a", std::string(content)}, {}, [&](const Result<Article>& article) {
      ++records;
      if (!article) return;
      EXPECT_FALSE(FindInvalidUtf8(article->text));
      EXPECT_FALSE(article->uri.empty());
      uint32_t end = 0;
      for (const Zone& zone : article->known_zones) {
        EXPECT_LE(end, zone.span.begin);
        EXPECT_LT(zone.span.begin, zone.span.end);
        EXPECT_LE(zone.span.end, article->text.size());
        EXPECT_TRUE(IsCodePointBoundary(article->text, zone.span.begin));
        EXPECT_TRUE(IsCodePointBoundary(article->text, zone.span.end));
        end = zone.span.end;
      }
    });
    EXPECT_GT(records, 0u);
  }
}

TEST_P(EveryReader, RefusesAnEmptyFile) {
  const TemporaryFolder folder;
  ReadOptions options;
  options.reader = GetParam().name;
  const Outcome outcome = Read(folder.Write("empty", "").string(), options);
  EXPECT_THAT(outcome.errors, ElementsAre(EndsWith("empty: is empty")));
}

TEST_P(EveryReader, IsFoundByNameAndExtension) {
  EXPECT_EQ(FindReader(GetParam().name)->name, GetParam().name);
  EXPECT_TRUE(GetParam().extensions.starts_with('.'));
  EXPECT_FALSE(GetParam().summary.empty());
}

INSTANTIATE_TEST_SUITE_P(Reader, EveryReader, testing::ValuesIn(Readers().begin(), Readers().end()),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace whosaid
