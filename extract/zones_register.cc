#include "extract/zones_register.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "core/utf8.h"

namespace whosaid {
namespace {

using T = RegisterTrait;

// Weights: a logistic regression of answers, reviews and newsgroup posts against news paragraphs,
// rounded and tempered where the corpora differ in layout rather than in register (docs/zones.md).
constexpr double kBias = -0.3;
constexpr RegisterCue kCues[] = {
    {T::kFirstPerson, "first person", 0.9, "My cousin worked there and I know the place."},
    {T::kSecondPerson, "second person", 0.9, "You obviously never drove that road."},
    {T::kPlural, "we and us", 0.1, "We pay for it and our kids get nothing."},
    {T::kContraction, "contraction", 0.2, "They don't care and it's getting worse."},
    {T::kExclamation, "exclamation", 1.5, "Finally some good news!"},
    {T::kQuestion, "question", 0.7, "And who is going to pay for that?"},
    {T::kInformal, "informal word", 0.6, "Yeah, that bridge is gonna be awesome."},
    {T::kInsult, "insult", 1.4, "The clown who designed it is an idiot."},
    {T::kShouting, "shouting", 1.1, "The rates went up AGAIN and NOBODY noticed."},
    {T::kLowerStart, "lower-case start", 1.2, "the board was asleep as always."},
    {T::kOpenEnd, "no full stop", 0.8, "Sounds like a job for the auditors to me"},
    {T::kEllipsis, "ellipsis", 0.6, "Well... it was only a matter of time."},
    {T::kOpener, "conversational opener", 1.2, "Nope, the ferry was always slow."},
    {T::kReplyQuote, "quotes what it answers", 0.3, "\"A modest rise\" is one way to put it."},
    {T::kShort, "short paragraph", 0.9, "Good riddance to the lot of them."},
    {T::kSpeech, "attributed speech", -1.0, "The mayor said the dam would hold."},
    {T::kDay, "day or month", -0.6, "The vote is due on Thursday."},
    {T::kName, "name", -0.1, "Council leader Edda Voss met Ola Brandt in Marlow."},
};

constexpr std::string_view kFirstPerson[] = {"i",  "i'd",  "i'll", "i'm",   "i've",
                                             "me", "mine", "my",   "myself"};
constexpr std::string_view kSecondPerson[] = {"u",      "ur",     "you",  "you'd",    "you'll",
                                              "you're", "you've", "your", "yourself", "yours"};
constexpr std::string_view kPlural[] = {"our",  "ours",  "us",    "we",
                                        "we'd", "we'll", "we're", "we've"};
constexpr std::string_view kContractionEnds[] = {"n't", "'re", "'ll", "'ve", "'d", "'m"};
constexpr std::string_view kContractions[] = {
    "dont",  "doesnt", "didnt", "he's",    "here's", "isnt",   "it's",  "let's",
    "she's", "that's", "thats", "there's", "wasnt",  "what's", "who's", "wont"};
constexpr std::string_view kInformal[] = {
    "awesome",    "awful", "bother",   "bs",        "btw",      "bucks",    "bunch", "cmon",
    "cool",       "crap",  "dude",     "duh",       "etc",      "folks",    "funny", "gee",
    "gonna",      "gotta", "guess",    "guy",       "guys",     "ha",       "haha",  "heck",
    "hell",       "hey",   "hmm",      "honestly",  "huh",      "imho",     "imo",   "kinda",
    "lmao",       "lol",   "lots",     "maybe",     "nah",      "nonsense", "nope",  "obviously",
    "oh",         "ok",    "okay",     "omg",       "pathetic", "please",   "pls",   "plz",
    "ridiculous", "rofl",  "rubbish",  "seriously", "shit",     "silly",    "smh",   "sorry",
    "sucks",      "suck",  "sure",     "tbh",       "thanks",   "tho",      "thru",  "typical",
    "ugh",        "wanna", "whatever", "wow",       "wtf",      "yall",     "yay",   "yea",
    "yeah",       "yep",   "yup"};
constexpr std::string_view kInsults[] = {
    "asshole", "bigot",   "clown",      "clowns",     "clueless",  "coward",    "cowards",
    "crook",   "crooks",  "delusional", "disgusting", "dolt",      "dumb",      "dumbass",
    "fool",    "fools",   "freaks",     "goons",      "hack",      "hypocrite", "hypocrites",
    "idiot",   "idiotic", "idiots",     "ignorant",   "imbecile",  "jerk",      "jerks",
    "liar",    "liars",   "loser",      "losers",     "moron",     "moronic",   "morons",
    "puppet",  "shill",   "sheep",      "stupid",     "stupidity", "thug",      "toady",
    "troll",   "trolls",  "whiner",     "whiners"};
// Common words: in capitals amid small letters they are shouted, not acronyms.
constexpr std::string_view kCommon[] = {
    "actually", "again", "all",  "always", "and",  "any",   "anyone", "are",    "bad",   "before",
    "both",     "but",   "can",  "did",    "do",   "does",  "down",   "even",   "ever",  "every",
    "everyone", "first", "free", "from",   "good", "had",   "has",    "have",   "just",  "less",
    "more",     "most",  "much", "must",   "need", "never", "no",     "nobody", "not",   "nothing",
    "now",      "one",   "only", "other",  "our",  "own",   "please", "really", "right", "same",
    "should",   "so",    "some", "stop",   "that", "the",   "their",  "them",   "they",  "this",
    "too",      "up",    "very", "was",    "we",   "were",  "what",   "when",   "where", "who",
    "why",      "will",  "with", "wrong",  "yes",  "you",   "your"};
constexpr std::string_view kOpeners[] = {
    "absolutely", "actually", "agree",   "agreed", "ah",    "and",      "bravo", "congrats",
    "correct",    "exactly",  "finally", "good",   "great", "haha",     "hey",   "hi",
    "honestly",   "lol",      "nah",     "nice",   "no",    "nonsense", "nope",  "oh",
    "ok",         "or",       "please",  "really", "right", "same",     "so",    "sorry",
    "sure",       "thank",    "thanks",  "true",   "ugh",   "well",     "what",  "who",
    "why",        "wow",      "yeah",    "yep",    "yes",   "yup"};
constexpr std::string_view kSpeech[] = {
    "according", "accused",   "acknowledged", "added",       "adding",    "announced",  "argued",
    "asked",     "asserted",  "claimed",      "conceded",    "confirmed", "criticized", "declined",
    "denied",    "described", "emphasized",   "explained",   "insisted",  "noted",      "official",
    "officials", "reported",  "reporters",    "respond",     "responded", "said",       "saying",
    "says",      "spokesman", "spokesperson", "spokeswoman", "stated",    "statement",  "stressed",
    "suggested", "testified", "told",         "tweeted",     "urged",     "vowed",      "warned",
    "wrote"};
constexpr std::string_view kDays[] = {"april",   "august",   "december",  "february", "friday",
                                      "january", "july",     "june",      "monday",   "november",
                                      "october", "saturday", "september", "sunday",   "thursday",
                                      "tuesday", "wednesday"};

template <size_t N>
bool IsIn(const std::string_view (&sorted)[N], std::string_view word) {
  return std::find(std::begin(sorted), std::end(sorted), word) != std::end(sorted);
}

bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }

double& At(RegisterTraits& traits, T trait) { return traits[static_cast<size_t>(trait)]; }

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
    if (words_ == 1 && !quoted_) {
      At(traits_, T::kOpener) += IsIn(kOpeners, word_);
      At(traits_, T::kLowerStart) += capitals_ == 0 && word_[0] >= 'a' && word_[0] <= 'z';
    }
    if (!quoted_) CountWord();
    word_.clear();
    capitals_ = 0;
  }

  void CountWord() {
    ++open_words_;
    const bool small = capitals_ < word_.size();
    small_words_ += small;
    At(traits_, T::kFirstPerson) += IsIn(kFirstPerson, word_);
    At(traits_, T::kSecondPerson) += IsIn(kSecondPerson, word_);
    At(traits_, T::kPlural) += IsIn(kPlural, word_) && (small || word_ != "us");
    At(traits_, T::kInformal) += IsIn(kInformal, word_);
    At(traits_, T::kInsult) += IsIn(kInsults, word_) || word_.find('*') != std::string::npos;
    At(traits_, T::kSpeech) += IsIn(kSpeech, word_);
    At(traits_, T::kDay) += IsIn(kDays, word_);
    At(traits_, T::kContraction) += IsContraction();
    shouted_ += !small && word_.size() >= 2 && (IsIn(kCommon, word_) || word_.size() > 5);
    const bool capital = capitals_ == 1 && word_.size() > 2;
    At(traits_, T::kName) += capital && open_words_ > 1;
  }

  bool IsContraction() const {
    if (IsIn(kContractions, word_)) return true;
    return std::any_of(std::begin(kContractionEnds), std::end(kContractionEnds),
                       [&](std::string_view end) { return word_.ends_with(end); });
  }

  void Mark(char32_t c, size_t begin) {
    if (c == U'“' || (c == U'"' && !quoted_)) {
      quoted_ = true;
      if (begin == 0) starts_quoted_ = true;
    } else if (c == U'”' || c == U'"') {
      quoted_ = false;
    } else if (!quoted_) {
      At(traits_, T::kExclamation) += c == U'!';
      At(traits_, T::kQuestion) += c == U'?';
      At(traits_, T::kEllipsis) += c == U'…' || (c == U'.' && text_.substr(begin, 3) == "...");
      At(traits_, T::kInformal) += c >= 0x1F300 && c < 0x1FB00;  // pictographs
    }
  }

  void Finish() {
    constexpr size_t kFewWords = 4;
    const char last = text_.empty() ? '.' : text_.back();
    const bool letter = std::isalnum(static_cast<unsigned char>(last)) != 0;
    At(traits_, T::kOpenEnd) = letter && words_ >= kFewWords;
    At(traits_, T::kShort) = words_ < 15;
    At(traits_, T::kReplyQuote) = starts_quoted_ && At(traits_, T::kSpeech) == 0 && !quoted_;
    // A line all in capitals is a heading, not a shout.
    At(traits_, T::kShouting) = small_words_ * 2 > open_words_ ? shouted_ : 0;
    for (double& count : traits_) count = std::min(count, 3.0);
  }

  std::string_view text_;
  RegisterTraits traits_{};
  std::string word_;  // folded
  size_t capitals_ = 0;
  size_t words_ = 0;
  size_t open_words_ = 0;  // outside quotation marks
  size_t small_words_ = 0;
  double shouted_ = 0;
  bool quoted_ = false;
  bool starts_quoted_ = false;
};

}  // namespace

std::span<const RegisterCue> RegisterCues() { return kCues; }

RegisterTraits CountTraits(std::string_view paragraph) { return Walk(paragraph).Run(); }

double CommentLogOdds(const RegisterTraits& traits) {
  double sum = kBias;
  for (const RegisterCue& cue : kCues) sum += cue.weight * traits[static_cast<size_t>(cue.trait)];
  return sum;
}

}  // namespace whosaid
