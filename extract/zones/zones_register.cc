#include "extract/zones/zones_register.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <string>
#include <unordered_map>

#include "core/utf8.h"
#include "extract/lexicon.h"
#include "models/embedded.h"

namespace whosaid {
namespace {

using T = RegisterTrait;

constexpr double kMostCounted = 3;
constexpr double kShortestWords = 3.5;  // letters per word, above which words are long

// Weights for comments: a logistic regression of answers, reviews and newsgroup posts against news
// paragraphs, rounded and tempered where the corpora differ in layout or in topic rather than in
// register (docs/zones.md).
constexpr double kBias = 0.7;
constexpr RegisterCue kCues[] = {
    {T::kFirstPerson, "first person", 0.8, -1, "My cousin worked there and I know the place."},
    {T::kSecondPerson, "second person", 0.7, 1.5, "You obviously never drove that road."},
    {T::kPlural, "we and us", 0, 0.7, "We pay for it and our kids get nothing."},
    {T::kContraction, "contraction", 0.1, 0, "They don't care and it's getting worse."},
    {T::kExclamation, "exclamation", 1.5, 0.3, "Finally some good news!"},
    {T::kQuestion, "question", 0.4, 0.3, "And who is going to pay for that?"},
    {T::kInformal, "informal", 0.6, 0, "Yeah, that bridge is gonna be awesome."},
    {T::kInsult, "insult", 1.2, -3, "The clown who designed it is an idiot."},
    {T::kShouting, "shouted", 0.8, 0, "The rates went up AGAIN and NOBODY noticed."},
    {T::kLowerStart, "lower-case start", 1.2, 0, "the board was asleep as always."},
    {T::kOpenEnd, "no full stop", 1, 0, "Sounds like a job for the auditors to me"},
    {T::kEllipsis, "ellipsis", 0.8, 0, "Well... it was only a matter of time."},
    {T::kOpener, "opener", 0.8, 0, "Nope, the ferry was always slow."},
    {T::kReplyQuote, "quotes what it answers", 1, 0, "\"A modest rise\" is one way to put it."},
    {T::kShort, "short paragraph", 0.6, 0.5, "Good riddance to the lot of them."},
    {T::kJudgement, "judgement", 0.3, 0, "Nobody ever asked whether it was worth it."},
    {T::kThey, "they and it", 0.25, 0, "They sold it before it was finished."},
    {T::kLongWords, "long words", -0.65, 0, "Administrative responsibilities remain undetermined."},
    {T::kSpeech, "speech", -1.2, -2.5, "The mayor said the dam would hold."},
    {T::kDay, "day", -0.4, 0, "The vote is due on Thursday."},
    {T::kName, "name", -0.2, 0, "Council leader Edda Voss met Ola Brandt in Marlow."},
    {T::kFullName, "full name", -0.3, 0, "The plan came from Edda Voss of the council."},
    {T::kOffice, "office", -0.6, 0, "The ministry asked the court for a ruling."},
    {T::kQuotation, "quotation", -0.8, -1, "She called it “a modest rise” in February."},
    {T::kSiteVerb, "site verb", 0, 3, "Get the best of the harbour every Friday."},
    {T::kSiteNoun, "site noun", -0.2, 3, "The best stories come with our newsletter."},
};

using TraitBits = uint32_t;
static_assert(static_cast<size_t>(T::kCount) <= 32);

constexpr TraitBits Bit(T trait) { return TraitBits{1} << static_cast<size_t>(trait); }

// The traits of each word, from the table models/lexicons/register.tsv.
TraitBits TraitsOf(const std::string& word) {
  static const std::unordered_map<std::string, TraitBits> words = [] {
    std::unordered_map<std::string, TraitBits> read;
    for (const auto& row : ReadRows(*EmbeddedFile("lexicons/register.tsv"))) {
      const RegisterCue* cue = std::find_if(std::begin(kCues), std::end(kCues),
                                            [&](const auto& c) { return c.name == row.at(0); });
      assert(cue != std::end(kCues));
      for (const std::string_view listed : Split(row.at(1), ' ')) {
        read[std::string(listed)] |= Bit(cue->trait);
      }
    }
    return read;
  }();
  const auto found = words.find(word);
  return found == words.end() ? 0 : found->second;
}

bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }

double& At(RegisterTraits& traits, T trait) { return traits[static_cast<size_t>(trait)]; }
double At(const RegisterTraits& traits, T trait) { return traits[static_cast<size_t>(trait)]; }

// Walks one paragraph; keeps whether it stands between quotation marks.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  RegisterTraits Run() {
    for (size_t at = 0; at < text_.size();) {
      const size_t begin = at;
      const char32_t c = NextCodePoint(text_, at);
      if (IsWordCharacter(c, begin, at)) {
        word_ += c == U'’' ? '\'' : Fold(text_.substr(begin, at - begin));
        if (c < 128 && IsAsciiUpper(static_cast<char>(c))) ++capitals_;
        continue;
      }
      EndWord();
      Mark(c, begin);
    }
    EndWord();
    Finish();
    return traits_;
  }

 private:
  static char Fold(std::string_view bytes) {
    return bytes.size() == 1 ? static_cast<char>(std::tolower(static_cast<unsigned char>(bytes[0])))
                             : '~';  // any letter beyond ASCII: no list holds one
  }

  // Letters, digits, apostrophes within words, and the asterisks of half-hidden swear words.
  bool IsWordCharacter(char32_t c, size_t begin, size_t end) const {
    if (c < 128 && std::isalnum(static_cast<int>(c))) return true;
    const bool inside = !word_.empty() && end < text_.size() &&
                        std::isalpha(static_cast<unsigned char>(text_[end])) && begin > 0;
    if (c == U'’' || c == U'\'' || c == U'*') return inside || (c == U'*' && !word_.empty());
    return c >= 0xC0 && c < 0x2000;
  }

  void EndWord() {
    if (word_.empty()) return;
    ++words_;
    const TraitBits bits = TraitsOf(word_);
    if (words_ == 1 && !quoted_) {
      At(traits_, T::kOpener) += (bits & Bit(T::kOpener)) != 0;
      At(traits_, T::kLowerStart) += capitals_ == 0 && word_[0] >= 'a' && word_[0] <= 'z';
    }
    quoted_ ? void(++quoted_words_) : CountWord(bits);
    word_.clear();
    capitals_ = 0;
    sentence_starts_ = false;
  }

  void CountWord(TraitBits bits) {
    ++open_words_;
    letters_ += word_.size();
    const bool small = capitals_ < word_.size();
    small_words_ += small;
    if (!small && word_ == "us") bits &= ~Bit(T::kPlural);
    if (!sentence_starts_) bits &= ~Bit(T::kSiteVerb);
    bits &= ~(Bit(T::kOpener) | Bit(T::kShouting));
    for (size_t i = 0; i < traits_.size(); ++i) traits_[i] += (bits >> i) & 1;
    At(traits_, T::kInsult) += word_.find('*') != std::string::npos;
    At(traits_, T::kContraction) += (bits & Bit(T::kContraction)) == 0 && IsContraction();
    shouted_ += !small && word_.size() >= 2 &&
                ((TraitsOf(word_) & Bit(T::kShouting)) != 0 || word_.size() > 5);
    const bool capital = capitals_ == 1 && word_.size() > 2;
    At(traits_, T::kName) += capital && open_words_ > 1;
    At(traits_, T::kFullName) += capital && capital_before_;
    capital_before_ = capital && (bits & Bit(T::kDay)) == 0;
  }

  bool IsContraction() const {
    constexpr std::string_view kEnds[] = {"n't", "'re", "'ll", "'ve", "'d", "'m"};
    return std::any_of(std::begin(kEnds), std::end(kEnds),
                       [&](std::string_view end) { return word_.ends_with(end); });
  }

  void Mark(char32_t c, size_t begin) {
    if (c != U' ') capital_before_ = false;
    if (c == U'“' || (c == U'"' && !quoted_)) {
      quoted_ = true;
      if (begin == 0) starts_quoted_ = true;
    } else if (c == U'”' || c == U'"') {
      quoted_ = false;
      At(traits_, T::kQuotation) += 1;
    } else if (!quoted_) {
      At(traits_, T::kExclamation) += c == U'!';
      At(traits_, T::kQuestion) += c == U'?';
      At(traits_, T::kEllipsis) += c == U'…' || (c == U'.' && text_.substr(begin, 3) == "...");
      At(traits_, T::kInformal) += c >= 0x1F300 && c < 0x1FB00;  // pictographs
    }
    sentence_starts_ = sentence_starts_ || c == U'.' || c == U'!' || c == U'?' || c == U':';
  }

  void Finish() {
    constexpr size_t kFewWords = 4, kManyQuoted = 20;
    const char last = text_.empty() ? '.' : text_.back();
    const bool letter = std::isalnum(static_cast<unsigned char>(last)) != 0;
    At(traits_, T::kOpenEnd) = letter && words_ >= kFewWords;
    At(traits_, T::kShort) = words_ < 15;
    At(traits_, T::kReplyQuote) = starts_quoted_ && At(traits_, T::kSpeech) == 0 && !quoted_;
    // A line all in capitals is a heading, not a shout.
    At(traits_, T::kShouting) = small_words_ * 2 > open_words_ ? shouted_ : 0;
    // Readers quote a few words, articles whole paragraphs.
    At(traits_, T::kQuotation) =
        std::min(1.0, At(traits_, T::kQuotation)) + (quoted_words_ >= kManyQuoted ? 2 : 0);
    const double mean =
        open_words_ == 0 ? 0 : static_cast<double>(letters_) / static_cast<double>(open_words_);
    At(traits_, T::kLongWords) = std::max(0.0, mean - kShortestWords);
    for (double& count : traits_) count = std::min(count, kMostCounted);
  }

  std::string_view text_;
  RegisterTraits traits_{};
  std::string word_;  // folded
  size_t capitals_ = 0;
  size_t words_ = 0;
  size_t open_words_ = 0;  // outside quotation marks
  size_t small_words_ = 0;
  size_t quoted_words_ = 0;
  size_t letters_ = 0;
  double shouted_ = 0;
  bool quoted_ = false;
  bool starts_quoted_ = false;
  bool sentence_starts_ = true;
  bool capital_before_ = false;
};

}  // namespace

std::span<const RegisterCue> RegisterCues() { return kCues; }

RegisterTraits CountTraits(std::string_view paragraph) { return Walk(paragraph).Run(); }

double CommentLogOdds(const RegisterTraits& traits) {
  double sum = kBias;
  for (const RegisterCue& cue : kCues) sum += cue.comment * At(traits, cue.trait);
  return sum;
}

double SiteTalk(const RegisterTraits& traits) {
  // Words for pages and mail are also what an article may be about: somebody must be spoken to.
  const double addressed =
      At(traits, T::kSecondPerson) + At(traits, T::kSiteVerb) + At(traits, T::kPlural);
  if (addressed == 0 || At(traits, T::kSiteNoun) + At(traits, T::kSiteVerb) < 1) return 0;
  double sum = 0;
  for (const RegisterCue& cue : kCues) sum += cue.site * At(traits, cue.trait);
  return std::max(0.0, sum);
}

}  // namespace whosaid
