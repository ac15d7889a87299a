#include "train/zones/zone_widgets.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>

#include "train/zones/zone_phrases.h"

namespace whosaid {
namespace {

using K = ZoneKind;

constexpr std::string_view kCaptions[] = {
    "{p} speaks to reporters outside the {x} on {d}.",
    "{p}, left, with members of the {x} in {c}.",
    "{p} at a hearing on the {x} in {y}.",
    "The {x} in {c}, seen on {d}.",
    "The {x} has been closed since {y}.",
    "A view of the {x} near {c}",
    "{p} has defended the {x} in the past",
    "People wait in line for the {x} in {c} on {d}.",
    "File photo: {p} arrives at the {x}.",
    "A worker walks past the {x}. About {n} people are employed there.",
    "{p} said that the {x} would go ahead",
    "Protesters hold signs against the {x} in {c}, {d}.",
    "{p} (right) visited the {x} last year",
    "Members of the {x} applaud during a session in {c}.",
    "An aerial picture shows the {x} after the storm.",
    "A rendering of the new {x}",
    "The {x} is {n} years old and was last repaired in {y}",
    "{p} during a visit to {c} in {y}.",
    "Lawyers for {p} leave the {x} on {d}.",
    "Police officers stand guard at the {x} in {c}.",
    "Residents look at what is left of the {x}.",
    "{p} and the {x}: an old quarrel",
    "Children play beside the {x}, which opened in {y}.",
    "{p} is expected to make a decision on the {x} soon",
    "A sign at the entrance of the {x} in {c}.",
    "Traffic near the {x}. The road carries {n},000 cars a day.",
    "Supporters of {p} gather in {c} on {d} evening",
    "The {x} was built for {n} people",
    "{p} poses for a portrait in {c}.",
    "Campaigners say that the {x} should be kept"};
// A caption by parts: who, what they do, where and when, and perhaps more.
constexpr std::string_view kSubjects[] = {"{p}",
                                          "{p}, who leads the {x},",
                                          "Workers",
                                          "Two women",
                                          "Villagers",
                                          "A boy",
                                          "{a}, {n},",
                                          "{a} of {c}",
                                          "{a} and a neighbor",
                                          "Mayor {a}",
                                          "Minister {a}",
                                          "Councillor {a}",
                                          "Farmers",
                                          "Volunteers",
                                          "The {x}",
                                          "The old {x}",
                                          "The entrance to the {x}",
                                          "A poster about the {x}",
                                          "A shop window",
                                          "A police car",
                                          "Members of the {x}",
                                          "Delegates",
                                          "The skipper {a}",
                                          "Students"};
constexpr std::string_view kActions[] = {"stands beside a fence",
                                         "looks out of a window",
                                         "wait for a bus",
                                         "sits at a desk with the plans for the {x}",
                                         "answers questions about the {x}",
                                         "leaves the building",
                                         "carry boxes of food",
                                         "holds a picture of the {x}",
                                         "arrives for a meeting",
                                         "attends a ceremony",
                                         "picked up supplies",
                                         "was opened in {y}",
                                         "is to be sold",
                                         "makes {n} trips a day",
                                         "lay empty for years",
                                         "pose for a picture",
                                         "inspects what the water left",
                                         "has {n} beds",
                                         "keeps the letters in a drawer",
                                         "celebrates after the vote",
                                         "photographed",
                                         "pictured",
                                         "before the hearing",
                                         "at home",
                                         "with the {x} behind"};
constexpr std::string_view kScenes[] = {" in {c}",
                                        " in {c} on {d}",
                                        " on {d}",
                                        ", {c}",
                                        " last week",
                                        " in {y}",
                                        " outside the {x} in {c}",
                                        " at the {x}",
                                        " on {d} evening",
                                        " in this file picture",
                                        "",
                                        "",
                                        " near {c}, {d}",
                                        " during a visit to {c}"};
constexpr std::string_view kMore[] = {" The {x} dates from {y}.",
                                      " It has room for {n}.",
                                      " Nobody was hurt.",
                                      " The work is to last {n} months.",
                                      " More than {n} people came.",
                                      " {a} has lived there since {y}.",
                                      " The last one left in {y}.",
                                      " It is the third such {x} in {c}.",
                                      " The picture was taken from a boat."};
constexpr std::string_view kCredits[] = {"Photo: {a}",
                                         "Photograph: {a}/{g}",
                                         "{a}/{g}",
                                         "{a} / {g}",
                                         "({a}/{g})",
                                         "(Photo by {a})",
                                         "Credit: {a}",
                                         "Credit...{a}",
                                         "{g} Photo",
                                         "Image: {g}",
                                         "Getty",
                                         "{a} for {g}",
                                         "Picture: {a}",
                                         "{a}",
                                         "[{a}/{g}]",
                                         "Submitted photo",
                                         "File photo",
                                         "Courtesy of {a}",
                                         "© {a}",
                                         "Illustration: {a}",
                                         "PHOTO: {a}",
                                         "(photo credit: {a}/{g})",
                                         "—Photo: {a}",
                                         "Photographed by {a}",
                                         "{a} for the Ledger",
                                         "Illustration by {a}",
                                         "(Submitted by {a})",
                                         "Picture by {a}/{g}",
                                         "[Photo: {a}]",
                                         "Image by {a} via {g}",
                                         "Photo supplied",
                                         "Handout"};
constexpr std::string_view kAgencies[] = {
    "Newswire",     "AFN", "Coast Pictures", "REUTERLINK", "PN",
    "Getty Images", "EPX", "Staff",          "Pool",       "The Courier"};
constexpr std::string_view kNotices[] = {
    "Get the day's top stories in your inbox every morning.",
    "Our journalism is free because readers pay for it. Please consider a gift.",
    "This story was produced with support from a fund for local reporting.",
    "Have a tip? Write to our newsroom, we read every message.",
    "We use cookies to make this site work and to see how it is used.",
    "To read the rest of this story, start a trial for one dollar.",
    "Some parts of this page may not load in your browser.",
    "You have read three of your four free articles this month.",
    "Join thousands of readers who receive our weekly letter on politics.",
    "An earlier version of this story gave the wrong name for the agency. It has been corrected.",
    "Correction: The vote was held on Tuesday, not on Monday.",
    "This report was first published in our print edition.",
    "The opinions in this piece are the author's own.",
    "Texts on this page may be reproduced with credit and a link.",
    "All rights reserved. No part of this page may be copied without permission.",
    "Listen to the story on our app or wherever you hear podcasts.",
    "If you have been affected by this story, help is available around the clock.",
    "Data on this page is delayed by at least fifteen minutes.",
    "Please turn on notifications to learn about breaking news first.",
    "By signing up you accept our terms and our policy on privacy.",
    "Thank you for reading. Your account lets you save stories for later.",
    "This conversation was shortened and edited.",
    "This page is updated as new information comes in.",
    "Watch the full program on our channel at nine.",
    "Download the app for live scores and weather for your town.",
    "We welcome letters of up to two hundred words with name and address.",
    "Become a member and help us keep an eye on city hall.",
    "Advertising helps pay for our work. Please allow it on this site.",
    "Translated by machine and checked by an editor.",
    "This content is provided by a partner who is responsible for it.",
    "Follow us for more stories like this one.",
    "Did you find a mistake? Mark it and tell us.",
    "We may earn a small fee when you buy through links on this page.",
    "The newspaper is owned by its readers and takes no money from parties.",
    "Our series on water and power continues next week.",
    "Share your view with us by email and we may print it.",
    "Your weekly guide to what matters in business, free on Fridays.",
    "The video could not be played. Try again later.",
    "This summary was made by a machine and may contain mistakes.",
    "Key points on this page were generated automatically and checked by an editor.",
    "The audio version of this story is read by an automated voice.",
    "{o} is a nonprofit newsroom that covers {c}.",
    "{o} has no owner and no shareholders. It lives from {n},000 members.",
    "{o} is supported by readers like you. Make your gift today.",
    "{o} is committed to fair reporting. You can support us here.",
    "If you value this story, consider becoming a member of {o}.",
    "For the price of a coffee you can keep this page free for everyone.",
    "Correction: An earlier version of this article gave the wrong year for the vote.",
    "Clarification: This story was changed on {d} to say that the talks took place in {c}.",
    "This article was amended on {d}. The figure had been given in tons.",
    "Editor's note: This story contains descriptions that some readers may find disturbing.",
    "Editor's note: Names in this account were changed at the request of the families.",
    "This interview has been shortened for clarity.",
    "The conversation was held in {c} and translated by our staff.",
    "(Updates with comment in fourth paragraph.)",
    "(Adds background, shares.)",
    "This story is published together with {o}.",
    "The article first appeared in {o} and is republished under a free license.",
    "You may republish this text online or in print for free.",
    "Adapted from the book Letters from {c}, to be published in {y}.",
    "Excerpted with permission from the publisher.",
    "This project received a grant from the {c} Fund for Reporting.",
    "Funding: The survey was paid for by a foundation in {c}, which had no say in this text.",
    "Disclosure: {a} has received money from the university and owns shares in no company.",
    "The author declares no interest in any company that would profit from this article.",
    "Do you have something to tell us about this? Our reporters would like to hear from you.",
    "We are interested in letters, bills and contracts. We will read everything that you send.",
    "Your answers help us to understand what readers want. The survey takes three minutes.",
    "Tickets for our evening with {a} in {c} are on sale now.",
    "{o} invites you to a debate on {d} at the town hall of {c}. Entry is free.",
    "Transcripts are made by machine and lightly edited. They may contain errors.",
    "About the program: every week {a} looks at what moves the region.",
    "{o} brings you news, analysis and documentaries around the clock.",
    "The {c} Institute is an independent organisation and takes no positions of its own.",
    "{o} is not responsible for what is posted by its readers.",
    "Views in this column are those of the writer and not those of {o}.",
    "This is a paid announcement. The newsroom of {o} had no part in it.",
    "Presented by the {c} Chamber of Commerce",
    "This message is meant for the addressee only. It may not be passed on.",
    "To stop receiving this letter, reply with the word STOP.",
    "You are receiving this mail because you signed up for it at {o}.",
    "Want to read on? Enter your address below.",
    "Already a subscriber? Sign in to read the full story.",
    "Sign the petition: tell the minister to think again.",
    "Poll: Should the plan go ahead?",
    "Note from the author: I spent {n} weeks on this story. If it was worth your time, write to "
    "me.",
    "Hi, this is {a}. Stories like this take weeks, and members make them possible.",
    "Write to {a} with questions or ideas for stories.",
    "With help from {a} and {a}",
    "Anybody with information is asked to call the police in {c}.",
    "For help with thoughts of this kind, call the line that is open day and night.",
    "Results shown here are not official and may change.",
    "Opinions expressed by contributors are their own.",
    "Content on this page was collected automatically from its publisher.",
    "Comments that insult, threaten or advertise will be removed without notice.",
    "We reserve the right to close discussions at any time.",
    "Remarks are checked before they appear, which may take some hours.",
    "Only subscribers can take part in the conversation."};
// What stands between paragraphs again and again, or once.
constexpr std::string_view kButtons[] = {"Copied to clipboard",
                                         "Share",
                                         "Save",
                                         "Copy link",
                                         "Print",
                                         "Listen",
                                         "PDF",
                                         "Read later",
                                         "Summarize",
                                         "Gift this article",
                                         "Back to top",
                                         "Reply",
                                         "Refresh",
                                         "Show more",
                                         "Follow",
                                         "Advertisement",
                                         "Like",
                                         "Page {n}",
                                         "{n}",
                                         "{o}",
                                         "Estimated {n} minutes",
                                         "{n} min read",
                                         "{n} views",
                                         "{n} comments",
                                         "Text size",
                                         "Play video",
                                         "Close",
                                         "Transcript",
                                         "Sponsored",
                                         "Report an error",
                                         "----------------------------------------",
                                         "* * *",
                                         "Tags: politics; taxes; {c}",
                                         "TOPICS: {c}; courts",
                                         "KEYWORDS: water; votes; taxes",
                                         "#news #{c}",
                                         "Contact: desk@{c}.example",
                                         "What you need to know:",
                                         "In this issue",
                                         "Links:",
                                         "[{n}] https://news.example/file/{n}"};
constexpr std::string_view kBiographies[] = {
    "{a} covers courts and crime for {o}.",
    "{a} is a reporter for {o} based in {c}.",
    "{a} writes about money and power. Before joining {o} in {y}, {s} worked in {c}.",
    "{a} is a columnist and the author of two books on {c}.",
    "{a} teaches history at the University of {c}.",
    "{a} joined {o} in {y} and has reported from eleven countries.",
    "{a} is the politics editor. {S} lives in {c} with a dog.",
    "{a} is a former diplomat and a fellow of the {c} Institute.",
    "{a} was born in {c} and has covered the statehouse since {y}.",
    "Reporter for {o}, covering schools, health and the county board.",
    "Senior correspondent for energy and climate. Reach {a} by email.",
    "{a} has been with {o} since {y}. {S} studied law in {c}.",
    "{a} is an editor on the foreign desk.",
    "{a} is a freelance writer who divides the year between {c} and the coast.",
    "The writer is a retired judge.",
    "{a} directs a program on housing at a research group in {c}.",
    "{a} is a senior writer at {o} and lives outside {c} with {s2} family.",
    "Dr. {a} is a physician in {c}.",
    "{a} is a retired engineer who served in the ministry for {n} years.",
    "I cover courts and jails in {c}, with a focus on money.",
    "{a} contributed to {o} from {c} until {y}. {S} is now an adviser to a bank.",
    "{a} is a lecturer in law, {c} University. Follow {a} on social media.",
    "{a} and {a} are fellows of the {c} Institute. {a} is a research assistant.",
    "Professor of economics, University of {c}",
    "Staff writer",
    "{a} reports on farming. Send tips to {a} by mail."};
constexpr std::string_view kOutlets[] = {"the Courier", "The Coast Review", "Harbor Radio",
                                         "the Ledger",  "Northlight News",  "Channel 6"};
constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};

std::string Fill(std::string text, Random& random) {
  const bool she = Chance(.5, random);
  while (text.find("{a}") != std::string::npos) {
    text.replace(text.find("{a}"), 3, PersonName(random));
  }
  Replace(text, "{g}", Pick(kAgencies, random));
  Replace(text, "{o}", Pick(kOutlets, random));
  Replace(text, "{c}", Pick(kPlaces, random));
  Replace(text, "{d}", Pick(kDays, random));
  Replace(text, "{y}", Number(1985, 2035, random));
  Replace(text, "{n}", Number(3, 90, random));
  Replace(text, "{s2}", she ? "her" : "his");
  Replace(text, "{s}", she ? "she" : "he");
  Replace(text, "{S}", she ? "She" : "He");
  return text;
}

}  // namespace

namespace {

std::string CaptionText(Random& random) {
  if (Chance(.4, random)) return Pick(kCaptions, random);
  std::string text = Pick(kSubjects, random) + ' ' + Pick(kActions, random) + Pick(kScenes, random);
  if (Chance(.75, random)) text += '.';
  if (text.ends_with('.') && Chance(.25, random)) text += Pick(kMore, random);
  return text;
}

}  // namespace

std::vector<ZoneLine> WriteCaption(const ArticleWords& words, Random& random) {
  std::string text = CaptionText(random);
  Replace(text, "{x}", Pick(words.nouns, random));
  Replace(text, "{p}", Pick(words.names, random));
  std::vector<ZoneLine> lines = {{K::kCaption, Fill(text, random)}};
  if (Chance(.4, random)) return lines;
  if (Chance(.1, random)) lines.insert(lines.begin(), lines[0]);  // shown again in full
  std::string credit = Fill(Pick(kCredits, random), random);
  if (Chance(.15, random)) {
    std::transform(credit.begin(), credit.end(), credit.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  }
  if (Chance(.5, random)) {
    lines.back().text += ' ' + credit;
  } else {
    lines.push_back({K::kCaption, credit});
  }
  return lines;
}

std::vector<ZoneLine> WriteNotice(Random& random) {
  std::string text = Pick(kNotices, random);
  if (Chance(.25, random)) text += ' ' + Pick(kNotices, random);
  return {{K::kBoilerplate, Fill(text, random)}};
}

std::vector<ZoneLine> WriteButton(Random& random) {
  return {{K::kBoilerplate, Fill(Pick(kButtons, random), random)}};
}

std::vector<ZoneLine> WriteBiography(Random& random) {
  std::vector<ZoneLine> lines;
  if (Chance(.3, random)) lines.push_back({K::kBoilerplate, PersonName(random)});
  lines.push_back({K::kBoilerplate, Fill(Pick(kBiographies, random), random)});
  return lines;
}

std::vector<ZoneLine> WriteEntryHead(size_t style, Random& random) {
  switch (style % 4) {
    case 0:
      return {{K::kByline, Time(2, random) + " ET"}, {K::kByline, PersonName(random)}};
    case 1:
      return {{K::kByline, Time(8, random)}};
    case 2:
      return {{K::kByline, Time(1, random) + " ago"}, {K::kByline, Time(8, random) + " GMT"}};
    default:
      return {{K::kByline, Time(4, random)},
              {K::kByline, PersonName(random)},
              {K::kByline, "Reporting from " + Pick(kPlaces, random)}};
  }
}

}  // namespace whosaid
