#include "extract/positions/holders.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "extract/coreference/actor_nouns.h"
#include "extract/lexicon.h"
#include "extract/positions/labels/issue_label.h"
#include "extract/tokens/strings.h"

namespace whosaid {
namespace {

constexpr std::ptrdiff_t kLongestName = 8;  // spaces
constexpr std::string_view kSpeakers[] = {"i", "we", "my", "our", "me", "us", "ourselves"};
constexpr std::string_view kGovernments[] = {"administration", "government", "cabinet"};
// Words of titles of those who speak for a government.
constexpr std::string_view kMinisters[] = {"minister",  "premier",    "chancellor",
                                           "president", "secretary",  "spokesperson",
                                           "spokesman", "spokeswoman"};
// "his members wanted work": whoever says so speaks for them.
constexpr std::string_view kFollowers[] = {"member",    "party", "team", "staff",
                                           "colleague", "group", "side", "people"};
constexpr std::string_view kPersonalPronouns[] = {"he", "she", "it", "they"};
constexpr std::string_view kHe[] = {"he", "him", "his", "himself"};
constexpr std::string_view kShe[] = {"she", "her", "hers", "herself"};
// Words that stand for nobody one could name, and things that only carry words.
constexpr std::string_view kNobodyKnown[] = {
    "one",      "many",     "some",      "others", "someone", "anyone", "anybody",
    "somebody", "everyone", "everybody", "man",    "woman",   "person"};
constexpr std::string_view kCarriers[] = {
    "letter",    "message", "study",  "report", "poll",   "analysis", "website",
    "statement", "post",    "survey", "record", "remark", "comment",  "pronouncement"};

// Offices that say by their name alone whose they are.
struct Office {
  std::string_view title;  // words in any order: "secretary of defense", "defense secretary"
  std::string_view country;
};
constexpr Office kOffices[] = {
    {"defense secretary", "United States"},     {"state secretary", "United States"},
    {"treasury secretary", "United States"},    {"homeland security secretary", "United States"},
    {"surgeon general", "United States"},       {"foreign secretary", "United Kingdom"},
    {"home secretary", "United Kingdom"},       {"defence secretary", "United Kingdom"},
    {"chancellor exchequer", "United Kingdom"}, {"taoiseach", "Ireland"},
};

// Whether the words of `part` are all words of `whole`: "Arden" of "Republic of Arden".
bool WordsWithin(const std::string& part, const std::string& whole) {
  const std::string lower = ToLower(whole);
  const std::vector<std::string_view> words = SplitAt(lower, ' ');
  const std::string lower_part = ToLower(part);
  return std::ranges::all_of(SplitAt(lower_part, ' '), [&](std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  });
}

// "head of the Harbour Guild": whose office it is.
std::string BodyOf(const Role& role) {
  if (!role.of.empty()) return role.of;
  const size_t of = role.title.find(" of ");
  if (of == std::string::npos) return {};
  const std::string body = role.title.substr(of + 4);
  return body.starts_with("the ") ? body.substr(4) : body;
}

}  // namespace

HolderFinder::HolderFinder(const Document& document, const MentionIndex& mentions)
    : document_(document), mentions_(mentions), statements_(document) {
  called_.resize(document.clusters.size());
  for (ClusterIndex i = 0; i < document.clusters.size(); ++i) {
    const Cluster& cluster = document.clusters[i];
    by_name_.emplace(ToLower(cluster.name), i);
    for (const Mention& mention : cluster.mentions) {
      if (mention.form != MentionForm::kPronoun) continue;
      const std::string pronoun = ToLower(document.Text(mention.span));
      called_[i].he |= IsOneOf(pronoun, kHe);
      called_[i].she |= IsOneOf(pronoun, kShe);
    }
    if (cluster.kind != ActorKind::kPerson) continue;
    const std::string name = ToLower(cluster.name);
    by_surname_.emplace(name.substr(name.rfind(' ') + 1), i);
    for (const Role& role : cluster.roles) {
      const std::string title = ToLower(role.title);
      for (std::string_view word : SplitAt(title, ' ')) {
        const auto [bearer, is_new] = bearers_.emplace(word, i);
        if (!is_new && bearer->second != i) bearer->second.reset();
      }
    }
  }
}

bool HolderFinder::IsHolder(const Cluster& actor) {
  const std::string name = ToLower(actor.name);
  const size_t space = name.rfind(' ');
  const std::string head = space == std::string::npos ? name : name.substr(space + 1);
  return !IsOneOf(head, kNobodyKnown) && !IsOneOf(head, kCarriers) && NamesHolder(actor);
}

bool HolderFinder::NamesHolder(const Cluster& actor) {
  const bool named = std::ranges::any_of(
      actor.mentions, [](const Mention& mention) { return mention.form == MentionForm::kName; });
  return named || actor.kind == ActorKind::kPerson || NamesActor(ToLower(actor.name));
}

std::optional<ClusterIndex> HolderFinder::SpeakerOf(Span span) const {
  const std::optional<StatementIndex> statement = statements_.Around(span);
  return statement ? document_.attributions[*statement].speaker : std::nullopt;
}

std::optional<ClusterIndex> HolderFinder::Known(const std::string& name) const {
  for (const auto* names : {&by_name_, &by_surname_}) {
    const auto known = names->find(name);
    if (known != names->end() && known->second < document_.clusters.size()) return known->second;
  }
  return std::nullopt;
}

// "The mayor of Kestrin, Marta Velisch": the name within the phrase; "the mayor": who is one.
std::optional<ClusterIndex> HolderFinder::PersonOf(const ParsedSentence& parse,
                                                   WordIndex head) const {
  if (const auto apposed = ApposedTo(parse, head)) return apposed;
  for (const IndexedMention& mention : mentions_.In(parse.SpanOf(parse.ExtentOf(head)))) {
    const bool person = document_.clusters[mention.cluster].kind == ActorKind::kPerson;
    const bool apart = mention.span.begin > parse[head].span.end + 1;
    if (person && apart && mention.form == MentionForm::kName &&
        (parse.Child(head, "det") || parse.Child(head, "nmod"))) {
      return mention.cluster;
    }
  }
  const bool his = std::ranges::any_of(parse.ChildrenOf(head), [&](WordIndex child) {
    return parse[child].deprel == "nmod:poss" && parse[child].upos == Upos::kPron;
  });
  if (!his && !parse.HasChildLemma(head, "det", "the")) return std::nullopt;
  // "his environment minister": of several ministers the one of that title
  if (const MaybeWord field = parse.Child(head, "compound")) {
    const auto bearer = bearers_.find(parse[*field].lower);
    if (bearer != bearers_.end() && bearer->second) return bearer->second;
  }
  const auto bearer = bearers_.find(parse[head].lower);
  return his || bearer == bearers_.end() ? std::nullopt : bearer->second;
}

// "Its director, Ana Ode, said".
std::optional<ClusterIndex> HolderFinder::ApposedTo(const ParsedSentence& parse,
                                                    WordIndex head) const {
  const WordIndex name = head + 2;
  if (name >= parse.size() || parse[head + 1].lower != "," || parse[name].upos != Upos::kPropn) {
    return std::nullopt;
  }
  const auto mention = MentionOf(mentions_, parse, name);
  const bool person = mention && mention->form == MentionForm::kName &&
                      document_.clusters[mention->cluster].kind == ActorKind::kPerson;
  const bool role = (ShippedLexicon().Find(parse[head].lower).traits & kRole) != 0;
  return person && role ? std::optional(mention->cluster) : std::nullopt;
}

std::optional<ClusterIndex> HolderFinder::BearerAt(const ParsedSentence& parse,
                                                   WordIndex head) const {
  const ParsedWord& noun = parse[head];
  const bool role = noun.xpos == "NN" && (ShippedLexicon().Find(noun.lower).traits & kRole) != 0;
  return role && !MentionOf(mentions_, parse, head) ? PersonOf(parse, head) : std::nullopt;
}

// "its director, Ana Ode, said": the person whom the attribution with this cue names.
std::optional<ClusterIndex> HolderFinder::SourceAt(const ParsedSentence& parse, WordIndex holder,
                                                   Span cue) const {
  const ParsedWord& word = parse[holder];
  if (word.relation == "conj" || IsOneOf(word.lower, kNobodyKnown)) return std::nullopt;
  const auto mention = MentionOf(mentions_, parse, holder);
  const bool named = mention && mention->form == MentionForm::kName;
  if (named && document_.clusters[mention->cluster].kind == ActorKind::kPerson) return std::nullopt;
  for (const auto& statement : {statements_.Around(cue), statements_.OfCue(cue)}) {
    if (!statement) continue;
    const Attribution& attribution = document_.attributions[*statement];
    const auto speaker = attribution.speaker;
    if (!speaker || !attribution.source || !attribution.source->Contains(word.span)) continue;
    if (document_.clusters[*speaker].kind == ActorKind::kPerson) return speaker;
  }
  return std::nullopt;
}

// "shopkeepers", "black lawmakers": modifiers and the noun.
std::optional<ClusterIndex> HolderFinder::GroupAt(const ParsedSentence& parse, WordIndex head) {
  const ParsedWord& noun = parse[head];
  if (IsOneOf(noun.lower, kNobodyKnown)) return std::nullopt;
  // "people who attack my wife", whoever they are
  const bool bare = noun.yield.first == head;
  if (noun.lower == "people" && bare && parse.Child(head, "acl")) return std::nullopt;
  if (noun.upos != Upos::kNoun && noun.upos != Upos::kPropn) return std::nullopt;
  const Lexicon& lexicon = ShippedLexicon();
  const uint64_t traits = lexicon.Find(noun.lower).traits | lexicon.Find(noun.lemma).traits;
  if ((traits & (kPeople | kRole | kOrganisationActor)) == 0) return std::nullopt;
  if ((traits & kRole) != 0 && noun.lower == noun.lemma) {
    if (const auto person = PersonOf(parse, head)) return person;
  }
  WordRange range{head, head + 1};
  for (const WordIndex child : parse.ChildrenOf(head)) {
    const std::string_view relation = parse[child].relation;
    const std::string& lower = parse[child].lower;
    const bool word = parse[child].upos != Upos::kSym && lower != "#" && lower != "own";
    if (word && child < head && (relation == "amod" || relation == "compound")) {
      range = Cover(range, parse[child].yield);
    }
  }
  return GroupNamed(parse.SpanOf(range));
}

// The group of this name, known or new.
ClusterIndex HolderFinder::GroupNamed(Span span) {
  Cluster group;
  group.kind = ActorKind::kGroup;
  group.name = document_.Text(span);
  const Mention mention{span, MentionForm::kDescription};
  const auto next = static_cast<ClusterIndex>(document_.clusters.size() + groups_.size());
  const auto [known, is_new] = by_name_.emplace(ToLower(group.name), next);
  if (is_new) {
    group.mentions = {mention};
    groups_.push_back(std::move(group));
  } else if (known->second >= document_.clusters.size()) {
    std::vector<Mention>& mentions = groups_[known->second - document_.clusters.size()].mentions;
    if (mentions.back().span.end <= span.begin) mentions.push_back(mention);
  }
  return known->second;
}

std::optional<ClusterIndex> HolderFinder::Named(const ParsedSentence& parse, WordIndex head) {
  if (const auto mention = MentionOf(mentions_, parse, head)) {
    const ParsedWord& word = parse[head];
    const ActorKind kind = document_.clusters[mention->cluster].kind;
    const bool described = mention->form == MentionForm::kDescription;
    // "Americans" are not America.
    const std::string_view text = document_.Text(mention->span);
    const bool people = word.xpos == "NNPS" && kind == ActorKind::kCountry &&
                        mention->span == word.span &&
                        document_.clusters[mention->cluster].name != text;
    if (people) return GroupNamed(parse.SpanOf({head, head + 1}));
    // A name this long is a sentence that was taken for one.
    const std::string& name = document_.clusters[mention->cluster].name;
    if (std::ranges::count(name, ' ') >= kLongestName) return GroupAt(parse, head);
    if (described && (IsOneOf(word.lower, kNobodyKnown) || IsOneOf(word.lemma, kCarriers))) {
      return std::nullopt;
    }
    // "The mayor" is no firm, whatever the cluster says.
    const bool office = word.lower == word.lemma && word.upos == Upos::kNoun &&
                        (ShippedLexicon().Find(word.lemma).traits & kRole) != 0;
    const bool body = kind == ActorKind::kOrganisation || kind == ActorKind::kCountry;
    if (!office || !described) return mention->cluster;
    // Who is called mayor comes before whom the chain ends with.
    if (const auto person = PersonOf(parse, head)) return person;
    return body ? std::nullopt : std::optional(mention->cluster);
  }
  return GroupAt(parse, head);
}

// "Berg: ring road 'unaffordable'".
std::optional<ClusterIndex> HolderFinder::BeforeColon(const ParsedSentence& parse,
                                                      const StanceFinding& finding,
                                                      ZoneKind zone) const {
  if (zone != ZoneKind::kHeadline) return std::nullopt;
  for (WordIndex i = 1; i < finding.evidence.first; ++i) {
    if (parse[i].lower != ":") continue;
    const auto mention = MentionOf(mentions_, parse, i - 1);
    if (mention && mention->form == MentionForm::kName) return mention->cluster;
    return std::nullopt;
  }
  return std::nullopt;
}

// An official speaks for the institution that the office belongs to.
bool HolderFinder::SpeaksFor(ClusterIndex person, ClusterIndex institution) const {
  if (person >= document_.clusters.size() || institution >= document_.clusters.size()) return false;
  const Cluster& speaker = document_.clusters[person];
  const Cluster& body = document_.clusters[institution];
  if (speaker.kind != ActorKind::kPerson) return false;
  if (body.kind != ActorKind::kCountry && body.kind != ActorKind::kOrganisation) return false;
  const std::string lower = ToLower(body.name);
  const bool government = std::ranges::any_of(
      kGovernments, [&](std::string_view word) { return lower.ends_with(word); });
  return std::ranges::any_of(speaker.roles, [&](const Role& role) {
    // "Norway's fisheries minister": the country is named within the role.
    for (const IndexedMention& mention : mentions_.In(role.span)) {
      if (mention.cluster == institution) return true;
    }
    const auto office = std::ranges::find_if(kOffices, [&](const Office& row) {
      return WordsWithin(std::string(row.title), role.title);
    });
    const bool known = office != std::end(kOffices);
    if (known && office->country == body.name) return true;
    // "U.S. Secretary of Labor": the title itself names the country.
    if (WordsWithin(body.name, role.title) ||
        (body.name == "United States" && WordsWithin("U.S.", role.title))) {
      return true;
    }
    const std::string of = BodyOf(role);
    if (of.empty()) return government && known;
    return government || WordsWithin(of, body.name) || WordsWithin(body.name, of);
  });
}

// "his members", "the union" where its leader says so, "the government" where a minister does.
bool HolderFinder::SpeaksForPhrase(ClusterIndex person, const ParsedSentence& parse,
                                   WordIndex head) const {
  const Cluster& speaker = document_.clusters[person];
  if (speaker.kind != ActorKind::kPerson || parse[head].upos != Upos::kNoun) return false;
  const std::string& noun = parse[head].lemma;
  for (const WordIndex child : parse.ChildrenOf(head)) {
    if (parse[child].deprel != "nmod:poss") continue;
    if (parse[child].upos != Upos::kPron) return false;
    const bool body = (ShippedLexicon().Find(noun).traits & kOrganisationActor) != 0;
    return body || IsOneOf(noun, kFollowers);
  }
  if (!parse.HasChildLemma(head, "det", "the")) return false;
  // "half the cabinet"
  if (parse[parse[head].yield.first].lower != "the") return false;
  const bool government = IsOneOf(noun, kGovernments);
  return std::ranges::any_of(speaker.roles, [&](const Role& role) {
    const std::string title = ToLower(role.title);
    const bool minister = std::ranges::any_of(
        SplitAt(title, ' '), [](std::string_view word) { return IsOneOf(word, kMinisters); });
    return government ? minister : WordsWithin(noun, BodyOf(role));
  });
}

Holder HolderFinder::Relate(const ParsedSentence& parse, WordIndex head, ClusterIndex named,
                            std::optional<StatementIndex> statement) const {
  Holder holder;
  holder.actor = named;
  holder.statement = statement;
  if (!statement) return holder;
  const std::optional<ClusterIndex> speaker = document_.attributions[*statement].speaker;
  if (!speaker || *speaker == named) return holder;
  if (SpeaksFor(*speaker, named) || SpeaksForPhrase(*speaker, parse, head)) {
    holder.actor = *speaker;
    holder.on_behalf_of = named;
  } else {
    holder.ascribed_by = speaker;
  }
  return holder;
}

// Of what the speaker says of itself: "Hydrava said it stood by the deal", where nobody else is
// found for "it"; "said the offer was an insult and vowed to fight it", where the offer vows.
std::optional<Holder> HolderFinder::OfSpeaker(const ParsedSentence& parse,
                                              const StanceFinding& finding,
                                              StatementIndex statement) const {
  const Attribution& attribution = document_.attributions[statement];
  if (!attribution.speaker || attribution.kind == QuoteKind::kDirect) return std::nullopt;
  const std::string& holder = parse[*finding.holder].lower;
  const Called& called = called_[*attribution.speaker];
  if (holder == "he" ? called.she : holder == "she" && called.he) return std::nullopt;
  // Of a lone name that "it" stands for, the kind is a guess.
  const Cluster& speaker = document_.clusters[*attribution.speaker];
  const bool person = speaker.kind == ActorKind::kPerson &&
                      (!speaker.roles.empty() || speaker.name.find(' ') != std::string::npos);
  const bool pronoun = IsOneOf(holder, kPersonalPronouns) && (holder == "it") != person;
  WordIndex at = finding.cue.first;
  while (parse[at].relation == "xcomp") at = parse[at].head;
  const ParsedWord& verb = parse[at];
  const bool also = verb.relation == "conj" && verb.xpos == "VBD" &&
                    (parse[*finding.holder].upos == Upos::kNoun || pronoun);
  if (!pronoun && !also) return std::nullopt;
  return Holder{*attribution.speaker, {}, {}, statement, false};
}

std::optional<Holder> HolderFinder::Find(const ParsedSentence& parse, const StanceFinding& finding,
                                         ZoneKind zone) {
  const Span cue = parse.SpanOf(finding.cue);
  std::optional<StatementIndex> statement = statements_.Around(cue);
  const bool speaker_means = !finding.holder || IsOneOf(parse[*finding.holder].lower, kSpeakers);
  if (!speaker_means) {
    std::optional<ClusterIndex> named = ApposedTo(parse, *finding.holder);
    if (!named) named = SourceAt(parse, *finding.holder, cue);
    if (!named) named = Named(parse, *finding.holder);
    if (!statement) {
      statement = statements_.OfCue(cue);
      if (statement && document_.attributions[*statement].speaker) {
        const ClusterIndex speaker = *document_.attributions[*statement].speaker;
        if (!named || *named == speaker) return Holder{speaker, {}, {}, statement, true};
      }
    }
    if (!named) return statement ? OfSpeaker(parse, finding, *statement) : std::nullopt;
    const Holder holder = Relate(parse, *finding.holder, *named, statement);
    const bool spoken = statement && document_.attributions[*statement].speaker == holder.actor;
    if (finding.own && !spoken) return std::nullopt;
    return holder;
  }
  bool sure = true;
  if (!statement || !document_.attributions[*statement].speaker) {
    if (const auto before = statements_.Before(cue)) {
      statement = before;
      sure = false;
    }
  }
  if (statement) {
    const std::optional<ClusterIndex> speaker = document_.attributions[*statement].speaker;
    if (!speaker || !IsHolder(document_.clusters[*speaker])) return std::nullopt;
    return Holder{*speaker, {}, {}, statement, sure};
  }
  const std::optional<ClusterIndex> headlined = BeforeColon(parse, finding, zone);
  if (!headlined || finding.holder) return std::nullopt;
  return Holder{*headlined, {}, {}, {}, false};
}

}  // namespace whosaid
