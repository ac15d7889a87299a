#include "extract/readers/reader.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "core/utf8.h"
#include "extract/readers/encoding.h"
#include "extract/readers/readers.h"
#include "extract/readers/sidecar.h"

namespace whosaid {
namespace {

namespace fs = std::filesystem;

constexpr Reader kReaders[] = {
    {"html", "web pages (HTML5): main text, comments apart, metadata of the page",
     ".html .htm .xhtml", false, RecognisesHtml, HtmlCharset, ReadHtml},
    {"jsonl", "JSON lines: one article a line, fields mappable", ".jsonl .ndjson", true,
     RecognisesJsonLines, nullptr, ReadJsonLines},
    {"json", "JSON: one article or an array of them, fields as for jsonl", ".json", false,
     RecognisesJson, nullptr, ReadJson},
    {"conllu", "trees (CoNLL-U): words, tags and heads are taken as they stand", ".conllu", false,
     RecognisesConllu, nullptr, ReadConlluDocuments},
    {"markdown", "Markdown, with front matter", ".md .markdown", false, RecognisesMarkdown, nullptr,
     ReadMarkdown},
    {"text", "plain text: a file is an article", ".txt .text", false, RecognisesText, nullptr,
     ReadText},
};

constexpr size_t kBlockBytes = size_t{1} << 18;  // also what is looked at to find the reader
constexpr std::string_view kStandardInput = "-";

bool HasExtension(const Reader& reader, std::string_view extension) {
  std::string_view rest = reader.extensions;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == extension) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

const Reader* FindByExtension(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  for (const Reader& reader : kReaders) {
    if (!extension.empty() && HasExtension(reader, extension)) return &reader;
  }
  return nullptr;
}

const Reader& FindByContent(std::string_view text) {
  return *std::find_if(std::begin(kReaders), std::end(kReaders) - 1,
                       [&](const Reader& reader) { return reader.recognises(text); });
}

// A uri goes into JSON: bytes of a file name that are no UTF-8 are percent-encoded.
std::string ToUri(std::string_view path) {
  std::string uri;
  while (const auto bad = FindInvalidUtf8(path)) {
    uri += path.substr(0, *bad);
    uri += fmt::format("%{:02X}", static_cast<unsigned char>(path[*bad]));
    path.remove_prefix(*bad + 1);
  }
  return uri.append(path);
}

std::string InMegabytes(size_t bytes) { return fmt::format("{} MiB", bytes >> 20); }

// A file that is read block by block.
class InputFile {
 public:
  static Result<InputFile> Open(const std::string& path, const std::string& uri) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (path == kStandardInput) return InputFile(stdin, uri);
    if (status.type() == fs::file_type::not_found) {
      return Fail(ErrorKind::kNotFound, fmt::format("{}: no such file", uri));
    }
    if (status.type() == fs::file_type::directory) {
      return Fail(ErrorKind::kSystem, fmt::format("{}: is a folder that can't be listed", uri));
    }
    FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
      return Fail(ErrorKind::kSystem,
                  fmt::format("{}: can't be read: {}", uri, std::strerror(errno)));
    }
    return InputFile(file, uri);
  }

  const std::string& uri() const { return uri_; }

  // Appends up to `count` bytes; fewer only at the end of the file.
  Result<size_t> Read(size_t count, std::string& bytes) {
    size_t total = 0;
    while (total < count) {
      const size_t block = std::min(count - total, kBlockBytes);
      const size_t old_size = bytes.size();
      bytes.resize(old_size + block);
      const size_t got = std::fread(bytes.data() + old_size, 1, block, file_.get());
      bytes.resize(old_size + got);
      total += got;
      if (std::ferror(file_.get()) != 0) {
        return Fail(ErrorKind::kSystem,
                    fmt::format("{}: can't be read: {}", uri_, std::strerror(errno)));
      }
      if (got < block) break;
    }
    return total;
  }

 private:
  struct Close {
    void operator()(FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  InputFile(FILE* file, std::string uri) : file_(file), uri_(std::move(uri)) {}

  std::unique_ptr<FILE, Close> file_;
  std::string uri_;
};

// Adds to each article what sidecar and options say, and checks what every article must satisfy.
class Finisher {
 public:
  Finisher(Article sidecar, const ReadOptions& options, std::string uri, const ArticleSink& sink)
      : sidecar_(std::move(sidecar)), options_(options), uri_(std::move(uri)), sink_(sink) {}

  void operator()(Result<Article> article) {
    ++count_;
    if (article) article = Finish(std::move(*article));
    sink_(std::move(article));
  }

  // An input without any record has not been read in silence.
  void End() {
    if (count_ == 0) sink_(Fail(ErrorKind::kBadInput, fmt::format("{}: is empty", uri_)));
  }

 private:
  Result<Article> Finish(Article article) const {
    if (IsBlank(article.text)) {
      return Fail(ErrorKind::kBadInput, fmt::format("{}: has no text", article.uri));
    }
    if (!sidecar_.uri.empty() && count_ > 1) {
      return Fail(ErrorKind::kBadInput,
                  fmt::format("{}: its sidecar gives one url for several articles", uri_));
    }
    ApplySidecar(sidecar_, article);
    if (article.outlet.empty()) article.outlet = options_.outlet;
    if (!article.published && options_.date) {
      article.published = Published{*options_.date, DateSource::kOption};
    }
    return article;
  }

  Article sidecar_;
  const ReadOptions& options_;
  std::string uri_;
  const ArticleSink& sink_;
  size_t count_ = 0;
};

void ReadWhole(InputFile& file, std::string bytes, const Reader* reader, const ReadOptions& options,
               const ArticleSink& sink) {
  const size_t limit = options.max_article_bytes;
  if (bytes.size() <= limit) {
    const Result<size_t> read = file.Read(limit + 1 - bytes.size(), bytes);
    if (!read) return sink(tl::make_unexpected(read.error()));
  }
  if (bytes.size() > limit) {
    return sink(Fail(ErrorKind::kBadInput,
                     fmt::format("{}: longer than {} for one article: split it, or make it JSON "
                                 "lines of one article each",
                                 file.uri(), InMegabytes(limit))));
  }
  const bool wide = IsWide(bytes);
  if (reader == nullptr && !wide) reader = &FindByContent(bytes);
  const bool declares = reader != nullptr && reader->declared_charset != nullptr;
  const std::string charset = declares ? reader->declared_charset(bytes) : std::string();
  Result<std::string> text = Decode(std::move(bytes), charset, file.uri());
  if (!text) return sink(tl::make_unexpected(text.error()));
  if (IsBlank(*text)) {
    return sink(Fail(ErrorKind::kBadInput, fmt::format("{}: is empty", file.uri())));
  }
  if (reader == nullptr) reader = &FindByContent(*text);
  reader->read(Input{file.uri(), std::move(*text)}, options, sink);
}

// Hands each line to the reader as soon as it is there. JSON is UTF-8 by definition: a line that is
// not is refused, and the rest goes on.
class LineFeed {
 public:
  LineFeed(std::string uri, const Reader& reader, const ReadOptions& options,
           const ArticleSink& sink)
      : uri_(std::move(uri)), reader_(reader), options_(options), sink_(sink) {}

  void Add(std::string_view block) {
    while (!block.empty()) {
      const size_t end = block.find('\n');
      Append(block.substr(0, end));
      if (end == std::string_view::npos) return;
      End();
      block.remove_prefix(end + 1);
    }
  }

  // Ends the line. REQUIRED also after the last block.
  void End() {
    ++number_;
    if (too_long_) {
      Refuse(fmt::format("a line longer than {}", InMegabytes(options_.max_article_bytes)));
    } else if (const auto bad = FindInvalidUtf8(line_)) {
      Refuse(fmt::format("broken UTF-8 (0x{:02X} at byte {} of the line)",
                         static_cast<unsigned char>(line_[*bad]), *bad));
    } else if (!IsBlank(line_)) {
      reader_.read(Input{uri_, std::move(line_), number_}, options_, sink_);
    }
    line_.clear();
    too_long_ = false;
  }

 private:
  void Append(std::string_view part) {
    too_long_ = too_long_ || line_.size() + part.size() > options_.max_article_bytes;
    if (!too_long_) line_ += part;
  }

  void Refuse(const std::string& what) {
    sink_(Fail(ErrorKind::kBadInput, fmt::format("{}:{}: {}", uri_, number_, what)));
  }

  std::string uri_;
  const Reader& reader_;
  const ReadOptions& options_;
  const ArticleSink& sink_;
  std::string line_;
  size_t number_ = 0;
  bool too_long_ = false;
};

void ReadLines(InputFile& file, std::string_view head, const Reader& reader,
               const ReadOptions& options, const ArticleSink& sink) {
  LineFeed feed(file.uri(), reader, options, sink);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  feed.Add(head);
  std::string block;
  while (true) {
    block.clear();
    const Result<size_t> read = file.Read(kBlockBytes, block);
    if (!read) return sink(tl::make_unexpected(read.error()));
    if (*read == 0) break;
    feed.Add(block);
  }
  feed.End();
}

Result<const Reader*> ChooseReader(const std::string& path, const ReadOptions& options) {
  if (options.reader.empty()) return FindByExtension(path);
  if (const Reader* reader = FindReader(options.reader)) return reader;
  std::string names;
  for (const Reader& reader : kReaders) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", reader.name);
  }
  return Fail(ErrorKind::kUsage,
              fmt::format("unknown format '{}' (known: {})", options.reader, names));
}

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool IsArticle(const fs::directory_entry& entry) {
  std::error_code ignored;
  return entry.is_regular_file(ignored) && FindByExtension(entry.path()) != nullptr &&
         !entry.path().filename().string().ends_with(kSidecarSuffix);
}

// Links to folders are not followed: they may lead round in a circle.
void ListFolder(const fs::path& folder, std::vector<std::string>& files) {
  std::error_code error;
  std::vector<fs::path> subfolders;
  for (fs::directory_iterator entries(folder, error), end; !error && entries != end;
       entries.increment(error)) {
    if (IsHidden(entries->path())) continue;
    std::error_code ignored;
    if (entries->is_directory(ignored) && !entries->is_symlink(ignored)) {
      subfolders.push_back(entries->path());
    } else if (IsArticle(*entries)) {
      files.push_back(entries->path().string());
    }
  }
  if (error) files.push_back(folder.string());
  for (const fs::path& subfolder : subfolders) ListFolder(subfolder, files);
}

}  // namespace

std::span<const Reader> Readers() { return kReaders; }

const Reader* FindReader(std::string_view name) {
  for (const Reader& reader : kReaders) {
    if (reader.name == name) return &reader;
  }
  return nullptr;
}

Result<std::vector<std::string>> ListInputs(const std::string& path) {
  std::error_code error;
  if (path == kStandardInput || !fs::is_directory(path, error)) {
    return std::vector<std::string>{path};
  }
  std::vector<std::string> files;
  ListFolder(path, files);
  if (files.empty()) {
    std::string extensions;
    for (const Reader& reader : kReaders) extensions += fmt::format(" {}", reader.extensions);
    return Fail(
        ErrorKind::kNotFound,
        fmt::format("{}: no articles in this folder (files ending in{})", path, extensions));
  }
  std::sort(files.begin(), files.end());
  return files;
}

void ReadInput(const std::string& path, const ReadOptions& options, const ArticleSink& sink) {
  const Result<const Reader*> chosen = ChooseReader(path, options);
  if (!chosen) return sink(tl::make_unexpected(chosen.error()));
  Result<InputFile> file = InputFile::Open(path, ToUri(path));
  if (!file) return sink(tl::make_unexpected(file.error()));
  Result<Article> sidecar = path == kStandardInput ? Article{} : ReadSidecar(path);
  if (!sidecar) return sink(tl::make_unexpected(sidecar.error()));
  std::string head;
  const Result<size_t> read =
      file->Read(std::min(kBlockBytes, options.max_article_bytes + 1), head);
  if (!read) return sink(tl::make_unexpected(read.error()));

  Finisher finisher(std::move(*sidecar), options, file->uri(), sink);
  const ArticleSink finish = [&](Result<Article> article) { finisher(std::move(article)); };
  const Reader* reader = *chosen;
  if (reader == nullptr && NameBinary(head).empty() && FindByContent(head).lines) {
    reader = &FindByContent(head);
  }
  if (reader != nullptr && reader->lines && !IsWide(head) && NameBinary(head).empty()) {
    ReadLines(*file, head, *reader, options, finish);
  } else {
    ReadWhole(*file, std::move(head), reader, options, finish);
  }
  finisher.End();
}

}  // namespace whosaid
