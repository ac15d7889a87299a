#include "extract/readers/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "core/utf8.h"

namespace whosaid {
namespace {

using std::string_view_literals::operator""sv;

struct Signature {
  std::string_view bytes;
  std::string_view name;
};

// Longer marks before those that they begin with.
constexpr Signature kByteOrderMarks[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8"},        {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
    {"\x00\x00\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
};

constexpr Signature kBinaryFormats[] = {
    {"%PDF-"sv, "a PDF document"},
    {"PK\x03\x04"sv, "a ZIP archive (DOCX, ODT and EPUB are such)"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Microsoft Office document"},
    {"{\\rtf"sv, "an RTF document"},
    {"\x1F\x8B"sv, "a gzip archive"},
    {"BZh"sv, "a bzip2 archive"},
    {"\xFD"sv
     "7zXZ"sv,
     "an xz archive"},
    {"\x28\xB5\x2F\xFD"sv, "a zstd archive"},
    {"\x89PNG\r\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"RIFF"sv, "a RIFF file (WebP, WAV, AVI)"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"SQLite format 3"sv, "an SQLite database"},
};

constexpr std::string_view kWindows1252 = "windows-1252";

std::optional<Signature> FindByteOrderMark(std::string_view bytes) {
  for (const Signature& mark : kByteOrderMarks) {
    if (bytes.starts_with(mark.bytes)) return mark;
  }
  return std::nullopt;
}

// UTF-16 without a mark: Western text has a zero in every second byte and hardly any in the others.
std::string_view GuessUtf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.size() < 4) return {};
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 2];
  }
  const size_t units = head.size() / 2;
  if (zeros[1] * 2 > units && zeros[0] * 20 < units) return "UTF-16LE";
  if (zeros[0] * 2 > units && zeros[1] * 20 < units) return "UTF-16BE";
  return {};
}

struct Utf8Census {
  size_t good = 0;  // well-formed sequences of several bytes
  size_t bad = 0;   // bytes that belong to none
  size_t first_bad = 0;
};

Utf8Census TakeCensus(std::string_view bytes) {
  Utf8Census census;
  const auto count_good = [&](std::string_view stretch) {
    census.good += static_cast<size_t>(std::count_if(stretch.begin(), stretch.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0xC0;
    }));
  };
  for (size_t begin = 0;;) {
    const std::string_view rest = bytes.substr(begin);
    const std::optional<size_t> bad = FindInvalidUtf8(rest);
    count_good(rest.substr(0, bad.value_or(rest.size())));
    if (!bad) return census;
    if (census.bad++ == 0) census.first_bad = begin + *bad;
    begin += *bad + 1;
  }
}

Error BrokenUtf8(std::string_view bytes, size_t offset, std::string_view uri) {
  const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(offset), '\n');
  return {ErrorKind::kBadInput,
          fmt::format("{}:{}: broken UTF-8 (0x{:02X} at byte {}): repair it or save it as UTF-8",
                      uri, line + 1, static_cast<unsigned char>(bytes[offset]), offset)};
}

std::string ToUtf8(const std::u16string& wide) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strToUTF8(nullptr, 0, &length, wide.data(), static_cast<int32_t>(wide.size()), &status);
  std::string text(static_cast<size_t>(length), '\0');
  status = U_ZERO_ERROR;
  u_strToUTF8(text.data(), length, nullptr, wide.data(), static_cast<int32_t>(wide.size()),
              &status);
  return text;
}

Result<std::string> Convert(std::string_view bytes, const std::string& charset,
                            std::string_view uri) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: unknown character set '{}': save it as UTF-8", uri, charset));
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string wide(bytes.size() + 16, u'\0');  // no charset has more units than bytes
  UChar* target = wide.data();
  const char* source = bytes.data();
  ucnv_toUnicode(converter.get(), &target, wide.data() + wide.size(), &source,
                 bytes.data() + bytes.size(), nullptr, true, &status);
  if (U_FAILURE(status)) {
    return Fail(ErrorKind::kBadInput,
                fmt::format("{}: bytes that are no {} before byte {}: save it as UTF-8", uri,
                            charset, source - bytes.data()));
  }
  wide.resize(static_cast<size_t>(target - wide.data()));
  return ToUtf8(wide);
}

// The name to convert by; empty for UTF-8. Latin-1 in practice means Windows-1252, as for browsers.
std::string Canonical(std::string_view charset) {
  std::string name(charset);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (name == "utf-8" || name == "utf8") return {};
  for (const std::string_view latin :
       {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii"}) {
    if (name == latin) return std::string(kWindows1252);
  }
  // A file that declares UTF-16 in a form that can be read as ASCII is not UTF-16.
  return name.starts_with("utf-16") ? std::string() : name;
}

}  // namespace

std::string_view NameBinary(std::string_view bytes) {
  for (const Signature& format : kBinaryFormats) {
    if (bytes.starts_with(format.bytes)) return format.name;
  }
  if (!IsWide(bytes) && bytes.find('\0') != std::string_view::npos) return "binary data";
  return {};
}

bool IsWide(std::string_view bytes) {
  const std::optional<Signature> mark = FindByteOrderMark(bytes);
  return mark ? mark->name != "UTF-8" : !GuessUtf16(bytes).empty();
}

Result<std::string> Decode(std::string bytes, std::string_view declared_charset,
                           std::string_view uri) {
  if (const std::string_view binary = NameBinary(bytes); !binary.empty()) {
    return Fail(
        ErrorKind::kBadInput,
        fmt::format("{}: is {}, no text: save its text as .txt, .md or .html", uri, binary));
  }
  std::string charset = Canonical(declared_charset);
  if (const std::optional<Signature> mark = FindByteOrderMark(bytes)) {
    bytes.erase(0, mark->bytes.size());
    charset = mark->name == "UTF-8" ? "" : mark->name;
    if (charset.empty()) {
      if (const auto bad = FindInvalidUtf8(bytes)) {
        return tl::make_unexpected(BrokenUtf8(bytes, *bad, uri));
      }
    }
  } else if (const std::string_view wide = GuessUtf16(bytes); !wide.empty()) {
    charset = wide;
  }
  if (!charset.empty()) return Convert(bytes, charset, uri);
  const Utf8Census census = TakeCensus(bytes);
  if (census.bad == 0) return bytes;
  if (census.good > census.bad) {
    return tl::make_unexpected(BrokenUtf8(bytes, census.first_bad, uri));
  }
  return Convert(bytes, std::string(kWindows1252), uri);
}

bool IsBlank(std::string_view text) {
  for (size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    const bool blank = c <= 0x20 || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200D) ||
                       c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
    if (!blank) return false;
  }
  return true;
}

}  // namespace whosaid
