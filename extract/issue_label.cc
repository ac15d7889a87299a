#include "extract/issue_label.h"

#include <algorithm>
#include <set>
#include <vector>

#include "extract/shallow/strings.h"
#include "extract/stances/holders.h"

namespace whosaid {
namespace {

using enum WordClass;

constexpr size_t kLongestLabel = 9;     // words
constexpr size_t kLongestModifier = 3;  // words of an object that goes before its verb's noun

// "the idea of a ring road" is about the ring road.
constexpr std::string_view kTransparent[] = {
    "idea",  "notion",     "prospect", "possibility", "goal",    "aim",    "objective", "concept",
    "need",  "plan",       "proposal", "effort",      "push",    "desire", "decision",  "fact",
    "claim", "suggestion", "talk",     "call",        "attempt", "demand", "question",  "issue",
    "right", "way",        "move",     "majority",    "rest",    "part",   "kind",      "sort"};
constexpr std::string_view kDropped[] = {
    "this", "that", "these", "those", "such", "any", "all",  "every", "each",    "the",    "a",
    "an",   "no",   "some",  "both",  "very", "so",  "only", "own",   "certain", "further"};
// "troops deployed to the island" are "troops in the island".
constexpr std::string_view kPlacing[] = {"deploy", "send", "station", "base", "place"};
constexpr std::string_view kOwnerPrepositions[] = {"of", "for", "by"};

struct Piece {
  std::string text;
  std::string key;     // empty for words that name nothing
  bool actor = false;  // an entity, `key` is its canonical name
  bool organisation = false;
};
using Pieces = std::vector<Piece>;

Pieces operator+(Pieces a, const Pieces& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

class Labeller {
 public:
  explicit Labeller(const LabelContext& context) : x_(context), c_(context.clauses) {}

  IssueLabel Run(WordRange target, WordRange owner) {
    IssueLabel result;
    if (target.empty()) return result;
    result.actor = ActorOf(target);
    const Pieces pieces = Phrase(target, owner.empty() ? Pieces{} : Owner(owner));
    bool organisation = false;
    for (const Piece& piece : pieces) organisation |= piece.organisation;
    std::set<std::string> keys;
    size_t words = 0;
    for (const Piece& piece : pieces) {
      if (words++ >= kLongestLabel) break;
      if (!result.label.empty()) result.label += ' ';
      result.label += piece.text;
      if (piece.key.empty()) continue;
      keys.insert(piece.actor ? piece.key : x_.lemmas.Family(piece.key, organisation));
    }
    for (const std::string& key : keys) result.key += (result.key.empty() ? "" : " ") + key;
    if (result.key.empty()) result.label.clear();
    return result;
  }

 private:
  std::string Text(size_t i) const { return std::string(x_.document.Text(c_.words[i].span)); }

  std::optional<IndexedMention> MentionAt(size_t i) const {
    return MentionHolding(x_.mentions, c_.words[i].span);
  }

  // The actor that a bare noun phrase names: "Ana Berg", "the ministry", "him".
  std::optional<ClusterIndex> ActorOf(WordRange range) const {
    if (c_.phrase_at[range.first] < 0) return std::nullopt;
    const NounPhrase& phrase = c_.phrases[static_cast<size_t>(c_.phrase_at[range.first])];
    const std::optional<IndexedMention> mention = MentionAt(phrase.head);
    if (!mention || phrase.end > range.end) return std::nullopt;
    // "Arden joining the club" is no actor, "Arden for its delay" is.
    if (phrase.end < range.end && (c_.group_at[phrase.end] >= 0 || c_.IsWord(phrase.end, "to"))) {
      return std::nullopt;
    }
    // "Berg's plan" is no actor, and neither is "the Berg plan".
    if (mention->span.end < c_.words[phrase.head].span.end) return std::nullopt;
    return mention->cluster;
  }

  static std::string ShortName(const std::string& name) {
    if (name == "United States" || name == "United States of America") return "US";
    if (name == "United Kingdom") return "UK";
    return name;
  }

  std::optional<Piece> Entity(size_t i) const {
    const std::optional<IndexedMention> mention = MentionAt(i);
    if (!mention) return std::nullopt;
    const Cluster& cluster = x_.document.clusters[mention->cluster];
    if (cluster.kind == ActorKind::kGroup || cluster.kind == ActorKind::kAnonymous) {
      return std::nullopt;
    }
    const bool named = mention->form == MentionForm::kName;
    if (!named && cluster.kind != ActorKind::kCountry && cluster.kind != ActorKind::kOrganisation &&
        cluster.kind != ActorKind::kPerson) {
      return std::nullopt;
    }
    Piece piece;
    piece.actor = true;
    piece.organisation = cluster.kind == ActorKind::kOrganisation;
    piece.key = ToLower(cluster.name);
    std::ranges::replace(piece.key, ' ', '_');
    const bool acronym = named && mention->span.size() < cluster.name.size() &&
                         cluster.kind == ActorKind::kOrganisation;
    piece.text = acronym ? std::string(x_.document.Text(mention->span)) : ShortName(cluster.name);
    return piece;
  }

  // Words that are left of `end`, without determiners; entities under their names.
  Pieces Plain(size_t first, size_t end) const {
    Pieces pieces;
    for (size_t i = first; i < end; ++i) {
      const ClauseWord& word = c_.words[i];
      if (const std::optional<Piece> entity = Entity(i)) {
        if (pieces.empty() || pieces.back().key != entity->key) pieces.push_back(*entity);
        continue;
      }
      if (word.word_class == kDeterminer || word.word_class == kPronoun ||
          word.word_class == kPossessive || word.word_class == kPossessivePronoun ||
          word.word_class == kWh || IsOneOf(word.lower, kDropped)) {
        continue;
      }
      const bool acronym = word.word_class == kName;
      pieces.push_back({acronym || i == first ? Text(i) : ToLowerUnlessName(i), KeyOf(word)});
    }
    return pieces;
  }

  std::string ToLowerUnlessName(size_t i) const {
    return c_.Is(i, kName) || c_.words[i].lower == "gdp" ? Text(i) : c_.words[i].lower;
  }

  static std::string KeyOf(const ClauseWord& word) {
    const bool content = word.word_class == kNoun || word.word_class == kName ||
                         word.word_class == kAdjective || word.word_class == kNumber ||
                         (IsVerb(word.word_class) && word.lemma != "be" && word.lemma != "have");
    return content ? word.lemma : "";
  }

  Pieces Owner(WordRange range) const {
    const NounPhrase& phrase = c_.phrases[static_cast<size_t>(c_.phrase_at[range.first])];
    const bool simple = c_.Is(phrase.head, kPronoun);
    if (simple) {
      const std::optional<Piece> entity = Entity(phrase.head);
      if (!entity || IsOneOf(c_.words[phrase.head].lower, kSpeakers)) return {};
      return {*entity};
    }
    return NounLabel(range);
  }
  static constexpr std::string_view kSpeakers[] = {"i", "we", "me", "us", "you"};

  Pieces Phrase(WordRange range, const Pieces& owner) const {
    uint32_t first = range.first;
    while (first < range.end &&
           (c_.Is(first, kAdverb) || c_.Is(first, kTo) || c_.IsWord(first, "to"))) {
      ++first;
    }
    if (first >= range.end) return {};
    if (c_.group_at[first] >= 0) return VerbLabel(first, range.end, owner);
    const uint32_t verb = FirstVerb({first, range.end});
    if (verb < range.end) {
      const uint32_t group_first = c_.groups[static_cast<size_t>(c_.group_at[verb])].first;
      uint32_t end = group_first;
      while (end > first && (c_.Is(end - 1, kAdverb) || c_.IsWord(end - 1, "to") ||
                             c_.IsWord(end - 1, "for") || c_.IsWord(end - 1, "of"))) {
        --end;
      }
      return Clause({first, end}, group_first, range.end, owner);
    }
    return owner + NounLabel({first, range.end});
  }

  uint32_t FirstVerb(WordRange range) const {
    uint32_t i = range.first;
    while (i < range.end && c_.group_at[i] < 0) ++i;
    return i;
  }

  bool IsTransparent(WordRange noun) const {
    if (c_.phrase_at[noun.first] < 0) return false;
    const NounPhrase& phrase = c_.phrases[static_cast<size_t>(c_.phrase_at[noun.first])];
    return IsOneOf(c_.words[phrase.head].lemma, kTransparent);
  }

  // "Arden joining the club", "the plan to close the school", "rules proposed by the mayor".
  Pieces Clause(WordRange subject, uint32_t verb, uint32_t end, const Pieces& owner) const {
    const VerbGroup& group = c_.groups[static_cast<size_t>(c_.group_at[verb])];
    if (subject.empty()) return VerbLabel(verb, end, owner);
    const uint32_t head_end =
        c_.phrase_at[subject.first] < 0
            ? subject.first
            : c_.phrases[static_cast<size_t>(c_.phrase_at[subject.first])].end;
    if (IsTransparent(subject)) {
      const uint32_t inner = std::min<uint32_t>(head_end + 1, verb);
      if (inner < subject.end && c_.phrase_at[inner] >= 0) {
        return Clause({inner, subject.end}, verb, end, owner);
      }
      return VerbLabel(verb, end, owner);
    }
    const bool preposition = verb > 0 && (c_.IsWord(verb - 1, "for") || c_.IsWord(verb - 1, "of"));
    if (group.form == VerbGroup::Form::kParticiple || preposition) {
      return Reduced(subject, group, end, owner);
    }
    return VerbLabel(verb, end, owner + Owner(subject));
  }

  // "troops deployed to the island", "a ban on driving": a noun with a verb behind it.
  Pieces Reduced(WordRange subject, const VerbGroup& group, uint32_t end,
                 const Pieces& owner) const {
    Pieces pieces = owner + NounLabel(subject);
    if (IsOneOf(c_.words[group.main].lemma, kPlacing)) {
      if (c_.IsWord(group.end, "to") || c_.IsWord(group.end, "in")) {
        pieces.push_back({"in", ""});
        return pieces + Plain(group.end + 1, end);
      }
    }
    return pieces + Plain(subject.end, end);
  }

  Pieces VerbLabel(uint32_t verb, uint32_t end, const Pieces& owner) const {
    const VerbGroup& group = c_.groups[static_cast<size_t>(c_.group_at[verb])];
    const std::string& lemma = c_.words[group.main].lemma;
    uint32_t rest = std::min(group.end, end);
    // "aiming to restore", "wants to see": the last verb of the chain counts.
    if (c_.IsWord(rest, "to") && rest + 1 < end && c_.group_at[rest + 1] >= 0) {
      return VerbLabel(rest + 1, end, owner);
    }
    while (rest < end && (c_.Is(rest, kAdverb) || c_.Is(rest, kParticle))) ++rest;
    if (lemma == "be") return owner + Plain(rest, end);
    const Nominalisation noun = x_.lemmas.Nominalise(lemma);
    if (group.passive) return Passive(group, noun, rest, end, owner);
    if (noun.kind == Nominalisation::Kind::kLight) {
      if (rest >= end) return owner + Pieces{{IngForm(lemma), lemma}};
      return Light(rest, end, owner);
    }
    const Piece action{noun.noun, noun.noun};
    if (rest >= end || c_.phrase_at[rest] < 0) return owner + Pieces{action} + Plain(rest, end);
    const uint32_t object_end = c_.phrases[static_cast<size_t>(c_.phrase_at[rest])].end;
    const Pieces object = Plain(rest, std::min(object_end, end));
    if (object.size() <= kLongestModifier) {
      return owner + object + Pieces{action} + Plain(std::min(object_end, end), end);
    }
    return owner + Pieces{action, {"of", ""}} + Plain(rest, end);
  }

  Pieces Light(uint32_t rest, uint32_t end, const Pieces& owner) const {
    if (c_.phrase_at[rest] < 0 && c_.group_at[rest] < 0) {
      ++rest;  // "return to the old border"
      return rest < end ? Phrase({rest, end}, owner) : owner;
    }
    if (c_.phrase_at[rest] >= 0) {
      // "restore Arden to its old border", "increase spending to 5%".
      const uint32_t to = c_.phrases[static_cast<size_t>(c_.phrase_at[rest])].end;
      if (c_.IsWord(to, "to") && to + 1 < end && c_.phrase_at[to + 1] >= 0) {
        const bool number = c_.Is(to + 1, kNumber);
        if (number) {
          return owner + NounLabel({rest, to}) + Pieces{{"at", ""}} + Plain(to + 1, end);
        }
        if (Entity(c_.phrases[static_cast<size_t>(c_.phrase_at[rest])].head)) {
          return owner + NounLabel({rest, to}) + NounLabel({to + 1, end});
        }
      }
    }
    return Phrase({rest, end}, owner);
  }

  // "be covered under the treaty" → "treaty coverage", "be backed by neighbours".
  Pieces Passive(const VerbGroup& group, const Nominalisation& noun, uint32_t rest, uint32_t end,
                 const Pieces& owner) const {
    const std::string verb =
        noun.kind == Nominalisation::Kind::kNoun ? noun.noun : IngForm(c_.words[group.main].lemma);
    const Piece action{verb, verb};
    if (rest >= end) return owner + Pieces{action};
    if (owner.empty()) return Plain(rest + 1, end) + Pieces{action};
    return owner + Pieces{{Text(group.main), c_.words[group.main].lemma}} + Plain(rest, end);
  }

  // A noun phrase with what hangs on it; a named owner behind it comes first.
  Pieces NounLabel(WordRange range) const {
    if (c_.phrase_at[range.first] < 0) return Plain(range.first, range.end);
    const NounPhrase& phrase = c_.phrases[static_cast<size_t>(c_.phrase_at[range.first])];
    const uint32_t head_end = std::min(phrase.end, range.end);
    if (head_end + 1 < range.end && IsTransparent(range) &&
        (c_.IsWord(head_end, "of") || c_.IsWord(head_end, "for") || c_.IsWord(head_end, "that"))) {
      return NounLabel({head_end + 1, range.end});
    }
    Pieces pieces = Plain(phrase.first, head_end);
    uint32_t i = head_end;
    if (i + 1 < range.end && IsOneOf(c_.words[i].lower, kOwnerPrepositions) &&
        c_.phrase_at[i + 1] >= 0) {
      const NounPhrase& owner = c_.phrases[static_cast<size_t>(c_.phrase_at[i + 1])];
      const bool has_owner = !pieces.empty() && pieces.front().actor && pieces.size() > 2;
      const Pieces name = Plain(owner.first, owner.end);
      if (name.size() == 1 && name[0].actor && !has_owner) {
        return name + pieces + Plain(owner.end, range.end);
      }
    }
    return pieces + Plain(i, range.end);
  }

  const LabelContext& x_;
  const Clauses& c_;
};

}  // namespace

IssueLabel LabelOf(const LabelContext& context, WordRange target, WordRange owner) {
  return Labeller(context).Run(target, owner);
}

}  // namespace whosaid
