// Features of whole proposals, from which AttributionModel's judge tells right from wrong: what
// kind of cue, source and content they are and how they hang together.
#include <algorithm>
#include <cmath>
#include <map>

#include "extract/attributions/attribution_model.h"
#include "extract/attributions/attribution_pack.h"

namespace whosaid {
namespace {

using Word = AttributionContext::Word;

uint64_t Bin(float value, float width) {
  return static_cast<uint64_t>(100 + std::clamp(std::floor(value / width), -40.0f, 40.0f));
}

uint64_t SizeBin(uint32_t size) {
  return size <= 4 ? size : size <= 7 ? 5 : size <= 12 ? 6 : size <= 20 ? 7 : size <= 40 ? 8 : 9;
}

// How two words of one sentence hang together: the relations from both up to where they meet.
uint64_t PathBetween(const std::vector<Word>& words, uint32_t from, uint32_t to) {
  if (words[from].sentence != words[to].sentence) return 1;
  uint32_t up[5];
  int count = 0;
  for (uint32_t at = from; count < 5; at = words[at].head) {
    up[count++] = at;
    if (words[at].head == at) break;
  }
  uint64_t down = 0;
  uint32_t at = to;
  for (int step = 0; step < 5; ++step) {
    const uint32_t* meet = std::find(up, up + count, at);
    if (meet != up + count) {
      uint64_t path = 7;
      for (const uint32_t* it = up; it != meet; ++it) path = Pack(path, words[*it].relation);
      return Pack(path, down, 3);
    }
    down = Pack(down, words[at].relation);
    if (words[at].head == at) break;
    at = words[at].head;
  }
  return 2;
}

// What a proposal is like, in few classes each.
struct Look {
  // How sure the taggers are.
  uint64_t cue_bin = 0;
  uint64_t content_bin = 0;
  uint64_t chain_bin = 0;
  uint64_t edge_bin = 0;
  uint64_t source_bin = 0;
  // The cue.
  const Word* root = nullptr;
  uint64_t text = 0;
  uint64_t cue_size = 0;
  uint64_t others = 0;  // proposals of the document with the same lemma
  // The source.
  bool has_source = false;
  uint64_t source = 0;  // its kind
  uint64_t source_path = 0;
  uint64_t source_word = 0;
  uint64_t source_size = 0;
  uint64_t source_side = 0;
  // The content.
  const Word* first = nullptr;
  const Word* last = nullptr;
  const Word* before = nullptr;
  const Word* behind = nullptr;
  const Word* head = nullptr;  // of its largest piece
  uint64_t content_path = 0;
  uint64_t side = 0;
  uint64_t quotes = 0;
  uint64_t kind = 0;
  uint64_t size_bin = 0;
  uint64_t pieces = 0;
  uint64_t gap = 9;  // tokens between it and the cue
  bool begins_sentence = false;
  bool ends_sentence = false;
  // How sure the surest other proposal is
  uint64_t inside = 0;   // whose content holds the cue,
  uint64_t holds = 0;    // whose cue the content holds,
  uint64_t crosses = 0;  // whose content crosses this one's.
};

class Describer {
 public:
  Describer(const AttributionContext& context, const std::vector<Proposal>& proposals)
      : context_(context), words_(context.words()), proposals_(proposals) {
    for (const Proposal& proposal : proposals) {
      if (proposal.cue_probability > 0.5f) ++lemmas_[RootOf(proposal).lemma];
    }
  }

  Look LookAt(size_t index) const {
    const Proposal& proposal = proposals_[index];
    Look look;
    look.cue_bin = Bin(proposal.evidence[1], 0.7f);
    look.content_bin = Bin(proposal.evidence[2], 0.7f);
    look.chain_bin = Bin(proposal.evidence[5], 0.7f);
    look.edge_bin = Bin(proposal.evidence[3], 0.4f);
    look.source_bin = Bin(proposal.evidence[4], 0.4f);
    LookAtCue(proposal.attribution, look);
    LookAtSource(proposal.attribution, look);
    LookAtContent(proposal.attribution, look);
    LookAround(index, look);
    return look;
  }

 private:
  void LookAtCue(const TokenAttribution& it, Look& look) const {
    look.root = &words_[context_.HeadOf(it.cue)];
    for (uint32_t i = it.cue.begin; i < it.cue.end; ++i) {
      look.text = Pack(look.text, words_[i].lemma);
    }
    look.cue_size = std::min(it.cue.end - it.cue.begin, 6u);
    const auto seen = lemmas_.find(look.root->lemma);
    if (seen != lemmas_.end()) look.others = std::min(seen->second, 4u);
  }

  void LookAtSource(const TokenAttribution& it, Look& look) const {
    look.has_source = it.source.has_value();
    if (!it.source) return;
    const uint32_t head = context_.HeadOf(*it.source);
    const Word& word = words_[head];
    look.source_size = SizeBin(it.source->end - it.source->begin);
    look.source = Pack(word.name % 8, word.upos, word.sentence == look.root->sentence);
    look.source_path = PathBetween(words_, context_.HeadOf(it.cue), head);
    look.source_word = word.lemma;
    look.source_side = it.source->begin < it.cue.begin ? 1 : 2;
  }

  void LookAtContent(const TokenAttribution& it, Look& look) const {
    const TokenRange front = it.content.front();
    const TokenRange back = it.content.back();
    const auto length = [](TokenRange range) { return range.end - range.begin; };
    const TokenRange main = *std::ranges::max_element(it.content, {}, length);
    const uint32_t head = context_.HeadOf(main);
    look.first = &words_[front.begin];
    look.last = &words_[back.end - 1];
    look.before = front.begin > 0 ? &words_[front.begin - 1] : &words_[0];
    look.behind = back.end < words_.size() ? &words_[back.end] : look.last;
    look.head = &words_[head];
    look.content_path = PathBetween(words_, context_.HeadOf(it.cue), head);
    look.side = front.begin < it.cue.begin ? (back.begin < it.cue.begin ? 1 : 3) : 2;
    look.begins_sentence = front.begin == 0 || look.before->sentence != look.first->sentence;
    look.ends_sentence = back.end >= words_.size() || look.behind->sentence != look.last->sentence;
    look.pieces = std::min<uint64_t>(it.content.size(), 3);
    uint32_t size = 0;
    uint32_t marks = 0;
    uint32_t quoted = 0;
    for (const TokenRange range : it.content) {
      size += length(range);
      for (uint32_t i = range.begin; i < range.end; ++i) {
        marks += words_[i].quotation_mark;
        quoted += words_[i].quotation != 0;
      }
      if (range.begin >= it.cue.end) {
        look.gap = std::min<uint64_t>(look.gap, range.begin - it.cue.end);
      }
      if (range.end <= it.cue.begin) {
        look.gap = std::min<uint64_t>(look.gap, it.cue.begin - range.end);
      }
    }
    look.quotes = Pack(quoted == size ? 2 : quoted > 0, marks % 2, look.first->quotation_mark,
                       look.last->quotation_mark);
    look.kind =
        Pack(look.head->upos, look.head->clause != 0 || look.head->subject != 0, look.quotes);
    look.size_bin = SizeBin(size);
  }

  void LookAround(size_t index, Look& look) const {
    constexpr size_t kReach = 25;
    const TokenAttribution& it = proposals_[index].attribution;
    const size_t low = index > kReach ? index - kReach : 0;
    const size_t high = std::min(proposals_.size(), index + kReach + 1);
    for (size_t k = low; k < high; ++k) {
      if (k == index) continue;
      const TokenAttribution& other = proposals_[k].attribution;
      const uint64_t sure = Bin(proposals_[k].evidence[1], 2);
      const bool inside = Holds(other, it.cue);
      const bool holds = Holds(it, other.cue);
      if (inside) look.inside = std::max(look.inside, sure);
      if (holds) look.holds = std::max(look.holds, sure);
      if (!inside && !holds && Crosses(it, other)) look.crosses = std::max(look.crosses, sure);
    }
  }

  const Word& RootOf(const Proposal& proposal) const {
    return words_[context_.HeadOf(proposal.attribution.cue)];
  }
  static bool Holds(const TokenAttribution& outer, TokenRange inner) {
    return std::ranges::any_of(outer.content, [&](TokenRange range) {
      return range.begin <= inner.begin && inner.end <= range.end;
    });
  }
  static bool Crosses(const TokenAttribution& a, const TokenAttribution& b) {
    for (const TokenRange x : a.content) {
      for (const TokenRange y : b.content) {
        if (x.begin < y.end && y.begin < x.end) return true;
      }
    }
    return false;
  }

  const AttributionContext& context_;
  const std::vector<Word>& words_;
  const std::vector<Proposal>& proposals_;
  std::map<uint64_t, uint32_t> lemmas_;  // proposals that are likely, by the lemma of their cue
};

// Features in a list, each of its own number.
class Numbered {
 public:
  explicit Numbered(FeatureList& list) : list_(list) { list_.clear(); }
  void operator()(uint64_t a, uint64_t b = 0) { list_.push_back(HashFeature(number_++, a, b)); }

 private:
  FeatureList& list_;
  uint64_t number_ = 400;
};

void AddSureness(const Look& look, Numbered& add) {
  add(0);
  add(look.cue_bin);
  add(look.content_bin);
  add(look.chain_bin);
  add(look.edge_bin);
  add(look.source_bin, look.has_source);
  add(look.cue_bin, look.chain_bin);
  add(Pack(look.cue_bin / 2, look.content_bin / 2, look.chain_bin / 2));
}

void AddContent(const Look& look, Numbered& add) {
  const Word& root = *look.root;
  const Word& head = *look.head;
  add(root.lemma);
  add(root.lemma, look.cue_bin / 2);
  add(root.lemma, look.has_source);
  add(look.text);
  add(look.text, look.has_source);
  add(look.cue_size, root.upos);
  add(root.lemma, root.xpos);
  add(root.xpos, look.cue_bin / 2);
  add(root.cluster);
  add(root.cluster, look.kind);
  add(root.lemma, look.kind);
  add(root.lemma, look.content_path);
  add(root.upos, look.content_path);
  add(look.content_path, look.size_bin);
  add(look.content_path, look.kind);
  add(look.content_path, look.side);
  add(look.kind, look.size_bin);
  add(look.kind, look.cue_bin / 2);
  add(root.lemma, look.size_bin);
  add(root.lemma, head.upos);
  add(root.lemma, head.lemma);
  add(head.lemma, head.relation);
  add(head.cluster, root.cluster);
  add(look.first->lower, root.upos);
  add(look.first->lower, root.lemma);
  add(look.last->lower);
  add(look.behind->lower, look.ends_sentence);
  add(look.before->lower, look.begins_sentence);
  add(Pack(look.begins_sentence, look.ends_sentence, look.side), look.kind);
  add(Pack(look.last->closes, look.behind->opens, look.ends_sentence));
  add(look.pieces, look.side);
  add(look.gap, look.side);
  add(look.gap, look.content_path);
}

void AddSource(const Look& look, Numbered& add) {
  const Word& root = *look.root;
  add(look.source);
  add(look.source, root.lemma);
  add(look.source, look.source_path);
  add(look.source_path, root.upos);
  add(look.source_path, root.lemma);
  add(look.source_path, look.content_path);
  add(look.source_word);
  add(look.source_word, root.lemma);
  add(look.source_word, root.cluster);
  add(look.source_size, look.source);
  add(look.source_side, look.side);
}

void AddSurroundings(const Look& look, const Word& governor, Numbered& add) {
  const Word& root = *look.root;
  add(look.inside);
  add(look.holds);
  add(look.crosses);
  add(Pack(look.inside, look.holds, look.crosses), look.cue_bin / 2);
  add(look.inside, root.lemma);
  add(look.holds, root.lemma);
  add(look.others, look.cue_bin / 2);
  add(look.others, root.lemma);
  add(root.relation, governor.lemma);
  add(root.relation, look.cue_bin / 2);
  add(root.auxiliary, root.lemma);
  add(root.dependants, root.upos);
  add(Pack(root.quotation != 0, look.first->quotation != 0), look.cue_bin / 2);
  add(root.sentence == 0, look.cue_bin / 2);
  add(root.sentence == 0, look.kind);
  add(std::min(root.sentence, 3u), root.upos);
  add(look.quotes, look.size_bin);
  add(look.quotes, look.side);
}

}  // namespace

void JudgeFeatures(const AttributionContext& context, std::vector<Proposal>& proposals) {
  const Describer describer(context, proposals);
  for (size_t i = 0; i < proposals.size(); ++i) {
    const Look look = describer.LookAt(i);
    Numbered add(proposals[i].features);
    AddSureness(look, add);
    AddContent(look, add);
    AddSource(look, add);
    AddSurroundings(look, context.words()[look.root->head], add);
  }
}

}  // namespace whosaid
