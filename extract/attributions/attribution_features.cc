// Features of AttributionModel: words, names, quotation state, the tree, and where a token stands
// relative to the cue.
#include <algorithm>

#include "extract/attributions/attribution_model.h"
#include "extract/attributions/attribution_pack.h"

namespace whosaid {
namespace {

// A distance in few classes: exact up to 4, then ever coarser.
uint64_t Bucket(uint32_t distance) {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  if (distance <= 9) return 6;
  if (distance <= 14) return 7;
  if (distance <= 22) return 8;
  if (distance <= 35) return 9;
  return 10;
}

const AttributionContext::Word kEdge;

// The words around one position, with edges beyond the document.
class Around {
 public:
  explicit Around(const std::vector<AttributionContext::Word>& words) : words_(words) {}
  const AttributionContext::Word& operator()(uint32_t position, int offset) const {
    const int64_t at = int64_t{position} + offset;
    return at < 0 || at >= static_cast<int64_t>(words_.size()) ? kEdge
                                                               : words_[static_cast<size_t>(at)];
  }

 private:
  const std::vector<AttributionContext::Word>& words_;
};

// How a token hangs together with the cue in the tree of their sentence.
struct TreePath {
  uint64_t branch = 0;  // relation by which the token's part of the tree hangs on the meeting point
  uint64_t up = 9;      // steps from the cue up to the meeting point; 9: another sentence
  uint64_t down = 9;    // steps from the token up to it, at most 5
  uint64_t shape = 0;   // the relations on both ways, where they are short
};

// The paths of all tokens of a window to the cue's head.
class TreePaths {
 public:
  TreePaths(const std::vector<AttributionContext::Word>& words, uint32_t cue) : words_(words) {
    uint32_t at = cue;
    for (uint64_t step = 0; step < 8; ++step) {
      chain_.push_back(at);
      if (words_[at].head == at) break;
      at = words_[at].head;
    }
  }

  TreePath Find(uint32_t token) const {
    TreePath path;
    if (words_[token].sentence != words_[chain_[0]].sentence) return path;
    uint32_t at = token;
    uint64_t shape = 0;
    for (uint64_t down = 0; down < 30; ++down) {
      const auto meet = std::find(chain_.begin(), chain_.end(), at);
      if (meet != chain_.end()) {
        path.up = static_cast<uint64_t>(meet - chain_.begin());
        path.down = std::min<uint64_t>(down, 5);
        for (uint64_t step = 0; step < path.up; ++step) {
          shape = Pack(shape, words_[chain_[step]].relation, 1);
        }
        path.shape = down <= 3 && path.up <= 3 ? shape + 1 : 0;
        return path;
      }
      path.branch = words_[at].relation;
      shape = Pack(shape, words_[at].relation);
      if (words_[at].head == at) break;
      at = words_[at].head;
    }
    path.up = 8;
    return path;
  }

 private:
  const std::vector<AttributionContext::Word>& words_;
  std::vector<uint32_t> chain_;  // the cue's head and what it hangs on, up to the root
};

// What lies between a token and the cue, counted from the cue outwards.
struct Between {
  uint32_t commas = 0;
  uint32_t marks = 0;
  uint32_t cues = 0;
  uint32_t names = 0;
  bool that = false;
  uint64_t Signature() const {
    return Pack(std::min(commas, 2u), std::min(marks, 3u), std::min(cues, 2u), that);
  }
};

}  // namespace

void CueFeatures(const AttributionContext& context, uint32_t sentence,
                 std::vector<FeatureList>& features) {
  const TokenRange range = context.SentenceTokens(sentence);
  const auto& words = context.words();
  const Around at(words);
  const uint32_t size = range.end - range.begin;
  if (features.size() < size + 1) features.resize(size + 1);
  features[size].clear();
  bool has_quotation = false;
  for (uint32_t i = range.begin; i < range.end; ++i) has_quotation |= words[i].quotation != 0;
  uint32_t since_mark = 50;  // tokens since the last closing mark
  for (uint32_t i = range.begin; i < range.end; ++i) {
    FeatureList& list = features[i - range.begin];
    list.clear();
    uint64_t number = 0;
    const auto add = [&](uint64_t a, uint64_t b = 0) {
      list.push_back(HashFeature(number++, a, b));
    };
    const AttributionContext::Word& word = words[i];
    since_mark = word.quotation_mark ? 0 : since_mark + 1;
    uint32_t until_mark = 0;
    while (until_mark < 8 && i + until_mark < range.end && !words[i + until_mark].quotation_mark) {
      ++until_mark;
    }
    const uint64_t quoted = word.quotation ? 1 : 0;
    const uint64_t place = Pack(i == range.begin, i + 1 == range.end, quoted);
    add(0);
    add(word.lower);
    add(word.lower, quoted);
    add(word.exact);
    add(word.cluster);
    add(word.shape, place);
    add(word.suffix2);
    add(word.suffix3);
    add(word.suffix3, at(i, -1).lower);
    add(word.suffix3, at(i, 1).lower);
    add(word.name);
    for (const int offset : {-3, -2, -1, 1, 2, 3}) {
      const auto context_of = static_cast<uint64_t>(offset) + 3;
      const AttributionContext::Word& other = at(i, offset);
      add(Pack(other.lower, context_of));
      add(Pack(other.cluster, context_of));
      add(Pack(other.name, context_of), word.cluster);
    }
    add(at(i, -1).lower, word.lower);
    add(word.lower, at(i, 1).lower);
    add(at(i, -1).cluster, word.cluster);
    add(word.cluster, at(i, 1).cluster);
    add(Pack(at(i, -1).cluster, word.cluster, at(i, 1).cluster));
    add(Pack(at(i, -1).name, at(i, 1).name), word.lower);
    add(at(i, -1).lower, at(i, 1).lower);
    add(at(i, -2).cluster, Pack(at(i, -1).cluster, word.cluster));
    add(word.cluster, Pack(at(i, 1).cluster, at(i, 2).cluster));
    add(Pack(Bucket(since_mark), until_mark, has_quotation), quoted);
    add(Pack(Bucket(since_mark), until_mark), word.cluster);
    add(has_quotation, word.lower);
    // Capitalised word or name among the four before, and among the four behind.
    uint64_t named_before = 0;
    uint64_t named_after = 0;
    for (int offset = 1; offset <= 4; ++offset) {
      if (at(i, -offset).name != 0 && named_before == 0)
        named_before = static_cast<uint64_t>(offset);
      if (at(i, offset).name != 0 && named_after == 0) named_after = static_cast<uint64_t>(offset);
    }
    add(Pack(named_before, named_after), word.lower);
    add(Pack(named_before, named_after), word.suffix2);
    const AttributionContext::Word& governor = words[word.head];
    add(word.lemma);
    add(word.upos, word.xpos);
    add(word.lemma, word.xpos);
    add(word.lemma, word.dependants);
    add(word.lemma, word.relation);
    add(word.xpos, word.dependants);
    add(word.upos, Pack(word.dependants, quoted));
    add(word.relation, governor.lemma);
    add(word.lemma, governor.lemma);
    add(word.relation, Pack(governor.upos, word.upos));
    add(word.cluster, word.dependants);
    add(Pack(at(i, -1).xpos, word.xpos, at(i, 1).xpos));
    add(Pack(at(i, -2).xpos, at(i, -1).xpos, word.xpos));
    add(Pack(word.xpos, at(i, 1).xpos, at(i, 2).xpos));
    add(word.lemma, Pack(at(i, -1).xpos, at(i, 1).xpos));
    add(word.lemma, word.subject);
    add(word.cluster, word.subject);
    add(word.subject, Pack(word.upos, word.dependants));
    add(word.lemma, word.clause);
    add(word.cluster, word.clause);
    add(Pack(word.subject, word.clause), word.upos);
    add(Pack(governor.subject, word.relation), word.lemma);
    add(Pack(governor.quotation != 0, quoted, word.relation), word.lemma);
    add(Pack(governor.quotation != 0, quoted, word.relation), word.xpos);
    add(governor.dependants, Pack(word.relation, word.lemma));
    add(word.lemma, word.object);
    add(word.object, word.xpos);
    add(word.lemma, word.auxiliary);
    add(word.auxiliary, word.xpos);
    add(word.cluster, word.auxiliary);
    add(word.sentence == 0, word.lemma);
    add(word.sentence == 0, word.xpos);
    for (uint64_t bit = 0; bit < kDependantBits; ++bit) {
      if (word.dependants >> bit & 1) list.push_back(HashFeature(301 + bit, word.lemma, word.upos));
    }
    // The words around as a bag.
    for (int offset = -5; offset <= 5; ++offset) {
      if (offset != 0) list.push_back(HashFeature(300, at(i, offset).lower, offset < 0));
    }
  }
}

namespace {

// Whether a cue has a source or content at all is told by its words.
void FinalFeatures(const AttributionContext& context, TokenRange cue, FeatureList& list) {
  const auto& words = context.words();
  const Around at(words);
  const AttributionContext::Word& root = words[context.HeadOf(cue)];
  const AttributionContext::Word& governor = words[root.head];
  list.clear();
  uint64_t number = 200;
  const auto add = [&](uint64_t a, uint64_t b = 0) { list.push_back(HashFeature(number++, a, b)); };
  add(0);
  add(root.lemma);
  add(root.upos, root.xpos);
  add(root.dependants, root.upos);
  add(root.lemma, root.dependants);
  add(root.subject, root.clause);
  add(root.lemma, root.subject != 0);
  add(root.relation, governor.upos);
  add(root.relation, governor.lemma);
  add(root.cluster);
  add(root.cluster, root.dependants);
  add(root.xpos, root.relation);
  add(root.quotation != 0, root.lemma);
  add(words[cue.begin].lower, cue.end - cue.begin);
  add(words[cue.end - 1].lower);
  add(at(cue.begin, -1).lower);
  add(at(cue.end, 0).lower);
  add(root.subject != 0, governor.subject != 0);
}

}  // namespace

void RoleFeatures(const AttributionContext& context, const std::vector<TokenRange>& cues,
                  TokenRange cue, std::vector<FeatureList>& features) {
  const TokenRange window = context.Window(cue);
  const auto& words = context.words();
  const Around at(words);
  const uint32_t size = window.end - window.begin;
  if (features.size() < size + 1) features.resize(size + 1);
  std::vector<uint8_t> is_cue(size);
  for (auto other = std::lower_bound(cues.begin(), cues.end(), window.begin,
                                     [](TokenRange r, uint32_t begin) { return r.begin < begin; });
       other != cues.end() && other->begin < window.end; ++other) {
    for (uint32_t i = other->begin; i < std::min(other->end, window.end); ++i)
      is_cue[i - window.begin] = 1;
  }
  std::vector<Between> between(size);
  Between running;
  const auto pass = [&](uint32_t i) {
    between[i - window.begin] = running;
    running.commas += words[i].comma;
    running.marks += words[i].quotation_mark;
    running.cues += is_cue[i - window.begin];
    running.names += words[i].name >= 8;
    running.that |= words[i].that;
  };
  for (uint32_t i = cue.end; i < window.end; ++i) pass(i);
  running = {};
  for (uint32_t i = cue.begin; i-- > window.begin;) pass(i);

  // Distance to the next comma, mark or sentence end on either side.
  std::vector<uint32_t> to_left(size);
  std::vector<uint32_t> to_right(size);
  for (uint32_t k = 1; k < size; ++k) {
    const auto& before = words[window.begin + k - 1];
    to_left[k] =
        before.comma || before.quotation_mark || before.sentence != words[window.begin + k].sentence
            ? 0
            : to_left[k - 1] + 1;
  }
  for (uint32_t k = size - 1; k-- > 0;) {
    const auto& behind = words[window.begin + k + 1];
    to_right[k] =
        behind.comma || behind.quotation_mark || behind.sentence != words[window.begin + k].sentence
            ? 0
            : to_right[k + 1] + 1;
  }

  const AttributionContext::Word& head = words[cue.begin];
  const AttributionContext::Word& last = words[cue.end - 1];
  const uint64_t before_cue = at(cue.begin, -1).lower;
  const uint64_t after_cue = at(cue.end, 0).lower;
  const uint64_t cue_quoted = head.quotation != 0;
  // How the cue stands to quotations: marks just before or behind it within five tokens.
  uint64_t quote_near = 0;
  for (int offset = 1; offset <= 5; ++offset) {
    if (at(cue.begin, -offset).quotation_mark) quote_near |= 1;
    if (at(cue.end - 1, offset).quotation_mark) quote_near |= 2;
  }

  const uint32_t cue_head = context.HeadOf(cue);
  const TreePaths paths(words, cue_head);
  FinalFeatures(context, cue, features[size]);
  const AttributionContext::Word& root = words[cue_head];

  for (uint32_t k = 0; k < size; ++k) {
    const uint32_t i = window.begin + k;
    FeatureList& list = features[k];
    list.clear();
    if (i >= cue.begin && i < cue.end) {
      list.push_back(HashFeature(100, 1));
      continue;
    }
    uint64_t number = 0;
    const auto add = [&](uint64_t a, uint64_t b = 0) {
      list.push_back(HashFeature(number++, a, b));
    };
    const AttributionContext::Word& word = words[i];
    const AttributionContext::Word& previous = at(i, -1);
    const AttributionContext::Word& next = at(i, 1);
    const bool after = i >= cue.end;
    const uint64_t distance = Bucket(after ? i - cue.end : cue.begin - 1 - i);
    const uint64_t sentence = word.sentence - head.sentence + 8;
    const uint64_t where = Pack(after, distance, sentence);
    const uint64_t side = Pack(after, sentence);
    const uint64_t quoted = word.quotation != 0;
    const uint64_t quote_state = Pack(quoted + uint64_t{2} * word.quotation_mark,
                                      (previous.quotation != 0) + 2u * previous.quotation_mark,
                                      (next.quotation != 0) + 2u * next.quotation_mark,
                                      word.quotation != 0 && word.quotation == head.quotation);
    const uint64_t signature = between[k].Signature();
    const uint64_t edges = Pack(std::min(to_left[k], 4u), std::min(to_right[k], 4u));
    const uint64_t starts = previous.sentence != word.sentence || i == 0;
    const uint64_t ends = next.sentence != word.sentence || i + 1 == words.size();
    add(0);
    add(where);
    add(where, head.lower);
    add(where, last.cluster);
    add(side, word.lower);
    add(side, word.cluster);
    add(where, word.lower);
    add(where, word.cluster);
    add(where, word.name);
    add(Pack(word.name, previous.name, next.name), side);
    add(Pack(word.name, between[k].names), where);
    add(word.shape, where);
    add(word.suffix3, side);
    add(word.suffix2, where);
    add(previous.lower, side);
    add(next.lower, side);
    add(previous.lower, word.lower);
    add(word.lower, next.lower);
    add(Pack(previous.cluster, word.cluster), side);
    add(Pack(word.cluster, next.cluster), side);
    add(Pack(at(i, -2).lower, previous.lower), side);
    add(Pack(next.lower, at(i, 2).lower), side);
    add(head.lower, Pack(side, word.lower));
    add(head.lower, Pack(side, word.cluster));
    add(head.lower, Pack(where, word.name));
    add(head.lower, Pack(side, quote_state));
    add(Pack(head.lower, after_cue), where);
    add(Pack(head.lower, before_cue), where);
    add(Pack(head.lower, after_cue), Pack(side, word.cluster));
    add(quote_state, where);
    add(quote_state, Pack(side, quote_near, cue_quoted));
    add(Pack(quote_state, signature), Pack(side, quote_near));
    add(Pack(quote_state, starts, ends), Pack(side, quote_near));
    add(signature, where);
    add(signature, side);
    add(signature, Pack(side, word.cluster));
    add(signature, Pack(side, word.lower));
    add(signature, Pack(head.lower, side));
    add(signature, Pack(head.cluster, where));
    add(Pack(signature, quoted, word.name), side);
    add(edges, where);
    add(edges, Pack(signature, side));
    add(edges, Pack(quote_state, side));
    add(Pack(starts, ends, word.lower), side);
    add(Pack(starts, ends, signature), side);
    add(Pack(is_cue[k], k > 0 && is_cue[k - 1], k + 1 < size && is_cue[k + 1]), side);
    add(Pack(word.comma, next.quotation_mark, is_cue[k + 1 < size ? k + 1 : k]), where);
    add(Pack(cue_quoted, quote_near, quoted), where);
    add(after_cue, Pack(word.lower, side));
    add(Pack(word.that, previous.that, distance), side);
    const TreePath path = paths.Find(i);
    const TreePath path_before = i > window.begin ? paths.Find(i - 1) : TreePath{};
    const TreePath path_behind = i + 1 < window.end ? paths.Find(i + 1) : TreePath{};
    const uint64_t branch = Pack(path.branch, path.up);
    add(branch, side);
    add(branch, Pack(path.down, side));
    add(branch, root.lemma);
    add(branch, Pack(root.lemma, side, path.down));
    add(branch, Pack(root.upos, root.dependants));
    add(branch, word.name);
    add(branch, Pack(word.upos, side));
    add(branch, Pack(word.lower, side));
    add(branch, where);
    add(branch, Pack(quote_state, side));
    add(branch, Pack(signature, side));
    add(branch, Pack(edges, side));
    add(path.shape, side);
    add(path.shape, Pack(root.lemma, side));
    add(path.shape, Pack(root.dependants, side));
    add(Pack(path_before.branch, path_before.up), Pack(branch, side));
    add(Pack(path_behind.branch, path_behind.up), Pack(branch, side));
    add(Pack(path_before.branch, path_before.up), Pack(branch, word.lower));
    add(Pack(path_behind.branch, path_behind.up), Pack(branch, next.lower));
    add(Pack(branch, word.relation), side);
    add(word.relation, where);
    add(Pack(word.xpos, previous.xpos, next.xpos), side);
    add(word.xpos, where);
    add(word.lemma, Pack(branch, root.lemma));
    add(Pack(words[word.head].lemma, word.relation), side);
    const uint64_t turn = Pack(previous.closes, word.opens);
    add(turn, side);
    add(turn, Pack(branch, previous.comma));
    add(Pack(word.opens, word.lower), Pack(branch, previous.comma));
    add(Pack(word.closes, next.opens), Pack(branch, next.comma, side));
    add(Pack(word.closes, next.lower), Pack(branch, path.down));
    add(Pack(word.opens, previous.comma, word.upos), where);
    add(Pack(root.subject, root.clause), Pack(branch, side));
    add(root.clause, Pack(path.shape, side));
    add(Pack(root.relation, words[root.head].lemma), Pack(branch, side));
  }
}

}  // namespace whosaid
