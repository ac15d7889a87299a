#include "train/zones/zone_mixing.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "train/zones/zone_parts.h"
#include "train/zones/zone_phrases.h"
#include "train/zones/zone_readers.h"
#include "train/zones/zone_talks.h"
#include "train/zones/zone_teasers.h"
#include "train/zones/zone_widgets.h"

namespace whosaid {
namespace {

using K = ZoneKind;

ZonePage ToPage(std::string name, const std::vector<ZoneLine>& lines) {
  ZonePage page;
  page.name = std::move(name);
  std::string& text = page.article.text;
  for (const ZoneLine& line : lines) {
    const auto begin = static_cast<uint32_t>(text.size());
    text += line.text;
    page.gold.push_back({line.kind, {begin, static_cast<uint32_t>(text.size())}});
    if (!line.goes_on) text += '\n';
  }
  return page;
}

class Mixer {
 public:
  Mixer(const ZoneFilling& filling, Random& random) : filling_(filling), random_(random) {}

  ZonePage Refill(const ZonePage& page) {
    constexpr double kGrowth[] = {1, 1.5, 2, 3};
    const FillingArticle& article = Article();
    const auto slots = static_cast<size_t>(std::count_if(
        page.gold.begin(), page.gold.end(), [&](const Zone& zone) { return IsSlot(page, zone); }));
    const auto wanted = static_cast<size_t>(static_cast<double>(slots) *
                                            kGrowth[random_.Below(std::size(kGrowth))]);
    const size_t count = std::min(article.paragraphs.size(), std::max(slots, wanted));
    const bool others_comment = Chance(.5);
    std::vector<ZoneLine> lines;
    size_t slot = 0, used = 0;
    bool titled = article.title.empty();
    for (const Zone& zone : page.gold) {
      const std::string_view text = Slice(page.article.text, zone.span);
      if (IsSlot(page, zone)) {
        const size_t until = (++slot * count + slots / 2) / slots;
        while (used < until) lines.push_back({K::kBody, article.paragraphs[used++]});
      } else if (zone.kind == K::kHeadline && !titled) {
        lines.push_back({K::kHeadline, article.title});
        titled = true;
      } else if (zone.kind == K::kComment && CountWords(text) >= 6 && others_comment) {
        lines.push_back({K::kComment, Comment()});
      } else {
        lines.push_back({zone.kind, std::string(text)});
      }
    }
    return ToPage(page.name, lines);
  }

  // Keeps what stands between the headline and the text.
  void KeepHead(const ZonePage& page) {
    const auto is_text = [](const Zone& zone) { return IsBodyZone(zone.kind); };
    const auto headline = std::find_if(page.gold.begin(), page.gold.end(), is_text);
    if (headline == page.gold.end() || headline->kind != K::kHeadline) return;
    std::vector<ZoneLine> head;
    for (auto zone = headline + 1; zone != page.gold.end() && !is_text(*zone); ++zone) {
      if (zone->kind == K::kByline || zone->kind == K::kCaption) {
        head.push_back({zone->kind, std::string(Slice(page.article.text, zone->span))});
      }
    }
    if (!head.empty()) heads_.push_back(std::move(head));
  }

  // An article alone, or with comments behind it.
  ZonePage Plain(const FillingArticle& article, size_t comments) {
    constexpr size_t kLongest[] = {8, 12, 20, 40};
    std::vector<ZoneLine> lines;
    const bool titled = !article.title.empty() && Chance(.7);
    if (titled) lines.push_back({K::kHeadline, article.title});
    if (titled && !heads_.empty() && Chance(.5)) {
      const std::vector<ZoneLine>& head = heads_[random_.Below(heads_.size())];
      lines.insert(lines.end(), head.begin(), head.end());
    }
    const size_t most = comments > 0 ? kLongest[random_.Below(std::size(kLongest))] : 1000;
    for (size_t i = 0; i < std::min(most, article.paragraphs.size()); ++i) {
      lines.push_back({K::kBody, article.paragraphs[i]});
    }
    const bool own = !comments_.empty() && Chance(.5);
    const ArticleWords words = comments > 0 ? WordsOf(article.paragraphs) : ArticleWords();
    const double remarks = Chance(.5) ? 0 : .4 * static_cast<double>(random_.Uniform());
    for (size_t i = 0; i < comments; ++i) {
      if (Chance(.06)) {
        const ZoneLine& line = lines[random_.Below(lines.size())];
        const std::string_view text = line.text;
        const size_t stop = text.find(". ");
        std::string part(
            text.substr(0, std::min(stop == text.npos ? text.size() : stop + 1, size_t{300})));
        lines.push_back({K::kComment, '"' + part + '"'});
      }
      const std::string& text = own ? comments_[random_.Below(comments_.size())] : Comment();
      lines.push_back({K::kComment, Chance(remarks) ? WriteRemark(words, random_) : text});
    }
    return ToPage("plain", lines);
  }

  // Titles of other articles, with or without their first words, outlet and age.
  void AddTeasers(ZonePage& page) {
    constexpr const char* kHeads[] = {"Related Stories", "More from The Courier", "Read more",
                                      "Latest news", "Top stories"};
    std::vector<ZoneLine> lines;
    if (Chance(.5)) lines.push_back({K::kTeaser, kHeads[random_.Below(std::size(kHeads))]});
    const bool has_summary = Chance(.6), has_age = Chance(.5), is_glued = Chance(.5);
    for (size_t left = 3 + random_.Below(10); left > 0; --left) {
      const FillingArticle& other = filling_.news[random_.Below(filling_.news.size())];
      std::string last = other.title;
      if (has_summary && Chance(.8)) {
        lines.push_back({K::kTeaser, last});
        const std::string& text = other.paragraphs[0];
        const size_t stop = text.find(". ");
        last = stop == std::string::npos ? text : text.substr(0, stop + (Chance(.8) ? 1 : 0));
        if (Chance(.3)) last = last.substr(0, last.rfind(' ')) + " ...";
      }
      if (has_age) {
        const std::string age = std::to_string(1 + random_.Below(20)) + "hmd"[random_.Below(3)];
        if (is_glued) {
          last += "Coast News - " + age + " -";
        } else {
          lines.push_back({K::kTeaser, last});
          last = "Coast News · " + age + " ago";
        }
      }
      lines.push_back({K::kTeaser, last});
    }
    const ZonePage tail = ToPage("", lines);
    const auto at = static_cast<uint32_t>(page.article.text.size());
    page.article.text += tail.article.text;
    for (Zone zone : tail.gold) {
      zone.span.begin += at;
      zone.span.end += at;
      page.gold.push_back(zone);
    }
  }

  // Keeps what readers wrote below the page.
  void KeepComments(const ZonePage& page) {
    constexpr size_t kFewest = 5;
    for (const Zone& zone : page.gold) {
      const std::string_view text = Slice(page.article.text, zone.span);
      if (zone.kind == K::kComment && CountWords(text) >= kFewest &&
          text.find_first_of(".!?") != std::string_view::npos) {
        comments_.emplace_back(text);
      }
    }
  }

  bool Chance(double share) { return whosaid::Chance(share, random_); }

  const FillingArticle& Article() {
    const auto& from = Chance(.85) ? filling_.news : filling_.talk;
    return from[random_.Below(from.size())];
  }

  size_t Below(size_t bound) { return random_.Below(bound); }

  // A page of parts from several pages around an article, or around the text of a page.
  ZonePage Compose(const std::vector<PageParts>& parts) {
    const auto any = [&]() -> const PageParts& { return parts[random_.Below(parts.size())]; };
    const PageParts& first = any();
    const PageParts& head = Chance(.5) ? first : any();
    const PageParts& tail = Chance(.5) ? head : any();
    std::vector<ZoneLine> lines;
    const auto add = [&](const std::vector<ZoneLine>& part) {
      lines.insert(lines.end(), part.begin(), part.end());
    };
    if (Chance(.8)) add(first.above);
    if (Chance(.05)) AddList(1 + random_.Below(6), lines);
    const FillingArticle own{head.title, head.slots};
    const FillingArticle& article = Chance(.25) && own.paragraphs.size() > 2 ? own : Article();
    if (Chance(.95)) {
      lines.push_back({K::kHeadline, article.title.empty() ? head.title : article.title});
      if (lines.back().text.empty()) lines.pop_back();
    }
    if (Chance(.9)) add(head.head);
    constexpr size_t kLongest[] = {4, 8, 12, 20, 40};
    const size_t most = kLongest[random_.Below(std::size(kLongest))];
    const std::vector<std::string> text(
        article.paragraphs.begin(),
        article.paragraphs.begin() +
            static_cast<std::ptrdiff_t>(std::min(most, article.paragraphs.size())));
    const ArticleWords words = WordsOf(text);
    while (Chance(.3)) add(WriteCaption(words, random_));
    if (Chance(.15)) add(WriteButton(random_));
    if (Chance(.07)) {
      AddTalk(text, words, lines);
    } else {
      AddText(text, words, first, parts, lines);
    }
    while (Chance(.25)) add(WriteNotice(random_));
    add(tail.after);
    if (Chance(.3)) AddList(1 + random_.Below(8), lines);
    if (Chance(.2)) add(WriteBiography(random_));
    if (Chance(.2)) add(WriteNotice(random_));
    if (Chance(.55)) {
      AddComments(words, any(), lines);
    } else if (Chance(.3)) {
      add(tail.comments);
    }
    if (Chance(.5)) AddList(2 + random_.Below(12), lines);
    add(Chance(.7) ? tail.last : any().last);
    if (Chance(.1)) add(WriteNotice(random_));
    return ToPage("composed", lines);
  }

  void AddList(size_t count, std::vector<ZoneLine>& lines) {
    const std::vector<ZoneLine> made = WriteTeasers(count, filling_.news, random_);
    lines.insert(lines.end(), made.begin(), made.end());
  }

  // A few paragraphs, then a conversation.
  void AddTalk(const std::vector<std::string>& text, const ArticleWords& words,
               std::vector<ZoneLine>& lines) {
    const size_t first = 1 + random_.Below(3);
    for (size_t i = 0; i < std::min(first, text.size()); ++i) {
      lines.push_back({K::kBody, text[i]});
    }
    const bool chatty = Chance(.5);
    const auto say = [&]() -> std::string {
      if (chatty && Chance(.5)) return Comment();
      const auto& talk = filling_.talk[random_.Below(filling_.talk.size())].paragraphs;
      return talk[random_.Below(talk.size())];
    };
    const std::vector<ZoneLine> turns = WriteTalk(3 + random_.Below(10), words, say, random_);
    for (size_t i = 0; i < turns.size(); ++i) {
      if (i > 0 && Chance(.04)) {
        for (ZoneLine& line : WriteCaption(words, random_)) lines.push_back(std::move(line));
      }
      lines.push_back(turns[i]);
    }
  }

  void AddText(const std::vector<std::string>& text, const ArticleWords& words,
               const PageParts& first, const std::vector<PageParts>& parts,
               std::vector<ZoneLine>& lines) {
    const double inset = Chance(.3) ? 0 : .1 + .3 * static_cast<double>(random_.Uniform());
    const double made = Chance(.5) ? 0 : .15;
    const bool same = Chance(.5) && !first.insets.empty();
    const bool running = Chance(.12);
    const size_t style = random_.Below(4);
    const auto add = [&](const std::vector<ZoneLine>& part) {
      lines.insert(lines.end(), part.begin(), part.end());
    };
    const double listed = Chance(.08) ? .2 : 0;
    const double pressed = Chance(.2) ? .4 * static_cast<double>(random_.Uniform()) : 0;
    const std::vector<ZoneLine> button = WriteButton(random_);
    const bool same_button = Chance(.6);
    for (size_t i = 0; i < text.size(); ++i) {
      if (i > 0 && Chance(pressed)) add(same_button ? button : WriteButton(random_));
      if (i > 0 && Chance(listed)) AddList(1 + random_.Below(3), lines);
      if (i > 0 && Chance(inset)) {
        const PageParts& from = same ? first : parts[random_.Below(parts.size())];
        if (!from.insets.empty()) add(from.insets[random_.Below(from.insets.size())]);
      }
      if (i > 0 && Chance(made)) {
        add(Chance(.7) ? WriteCaption(words, random_) : WriteNotice(random_));
      }
      if (running && Chance(.5)) add(WriteEntryHead(style, random_));
      lines.push_back({K::kBody, text[i]});
    }
  }

  void AddComments(const ArticleWords& words, const PageParts& frame,
                   std::vector<ZoneLine>& lines) {
    const double remarks = random_.Uniform(), corpus = random_.Uniform();
    // What reads like an article is a comment where something stands between the two.
    const bool apart = !lines.empty() && !IsBodyZone(lines.back().kind);
    const bool framed = Chance(.55);
    const double neutral = (framed || apart) && Chance(.35) ? random_.Uniform() : 0;
    const auto say = [&]() -> std::string {
      if (Chance(neutral)) return Neutral();
      if (Chance(remarks)) return WriteRemark(words, random_);
      if (Chance(corpus) || comments_.empty()) return Comment();
      return comments_[random_.Below(comments_.size())];
    };
    const size_t count = 2 + random_.Below(Chance(.7) ? 10 : 50);
    if (framed) {
      const std::vector<ZoneLine> made = FrameComments(count, say, random_);
      lines.insert(lines.end(), made.begin(), made.end());
    } else if (Chance(.5) || frame.comments.empty()) {
      for (size_t i = 0; i < count; ++i) lines.push_back({K::kComment, say()});
    } else {
      for (ZoneLine line : frame.comments) {
        if (line.kind == K::kComment && CountWords(line.text) >= 6) line.text = say();
        lines.push_back(std::move(line));
      }
    }
  }

  static bool IsSlot(const ZonePage& page, const Zone& zone) {
    return zone.kind == K::kBody && CountWords(Slice(page.article.text, zone.span)) >= 8;
  }

 private:
  // A paragraph of another article in which nobody is quoted.
  std::string Neutral() {
    for (int i = 0; i < 20; ++i) {
      const FillingArticle& other = Article();
      const std::string& text = other.paragraphs[random_.Below(other.paragraphs.size())];
      if (CountWords(text) < 60 && text.find_first_of("\"") == std::string::npos &&
          text.find("“") == std::string::npos && text.find(" said") == std::string::npos) {
        return text;
      }
    }
    return Comment();
  }

  const std::string& Comment() {
    return filling_.comments[random_.Below(filling_.comments.size())];
  }

  const ZoneFilling& filling_;
  Random& random_;
  std::vector<std::vector<ZoneLine>> heads_;
  std::vector<std::string> comments_;
};

}  // namespace

std::vector<ZonePage> MixPages(const std::vector<ZonePage>& pages, const ZoneFilling& filling,
                               Random& random) {
  constexpr size_t kCopies = 3, kFewestSlots = 3, kPlain = 200, kCommented = 400, kTeasers = 60,
                   kComposed = 3000;
  Mixer mixer(filling, random);
  std::vector<ZonePage> mixed;
  for (const ZonePage& page : pages) {
    mixer.KeepHead(page);
    mixer.KeepComments(page);
    const auto slots = std::count_if(page.gold.begin(), page.gold.end(),
                                     [&](const Zone& zone) { return Mixer::IsSlot(page, zone); });
    if (static_cast<size_t>(slots) < kFewestSlots || !page.article.known_zones.empty()) continue;
    for (size_t i = 0; i < kCopies; ++i) {
      mixed.push_back(mixer.Refill(page));
      if (mixer.Chance(.2)) mixer.AddTeasers(mixed.back());
    }
  }
  for (size_t i = 0; i < kPlain; ++i) mixed.push_back(mixer.Plain(mixer.Article(), 0));
  for (size_t i = 0; i < filling.talk.size(); i += 2) {
    mixed.push_back(mixer.Plain(filling.talk[i], 0));
  }
  for (size_t i = 0; i < kCommented; ++i) {
    mixed.push_back(mixer.Plain(mixer.Article(), 3 + mixer.Below(i % 2 == 0 ? 12 : 60)));
  }
  for (size_t i = 0; i < kTeasers; ++i) {
    mixed.push_back(mixer.Plain(mixer.Article(), 0));
    mixer.AddTeasers(mixed.back());
  }
  std::vector<PageParts> parts;
  for (const ZonePage& page : pages) {
    if (page.article.known_zones.empty() && page.left_out.empty()) parts.push_back(ToParts(page));
  }
  std::erase_if(parts, [](const PageParts& page) { return page.slots.empty(); });
  for (size_t i = 0; i < kComposed && !parts.empty(); ++i) mixed.push_back(mixer.Compose(parts));
  return mixed;
}

}  // namespace whosaid
