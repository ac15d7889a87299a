#include "train/corpora/zone_widgets.h"

#include <iterator>
#include <string_view>

#include "train/corpora/zone_phrases.h"

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
constexpr std::string_view kCredits[] = {"Photo: {a}",     "Photograph: {a}/{g}",
                                         "{a}/{g}",        "{a} / {g}",
                                         "({a}/{g})",      "(Photo by {a})",
                                         "Credit: {a}",    "Credit...{a}",
                                         "{g} Photo",      "Image: {g}",
                                         "Getty",          "{a} for {g}",
                                         "Picture: {a}",   "{a}",
                                         "[{a}/{g}]",      "Submitted photo",
                                         "File photo",     "Courtesy of {a}",
                                         "© {a}",          "Illustration: {a}",
                                         "Photo supplied", "Handout"};
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
    "The video could not be played. Try again later."};
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
    "{a} directs a program on housing at a research group in {c}."};
constexpr std::string_view kOutlets[] = {"the Courier", "The Coast Review", "Harbor Radio",
                                         "the Ledger",  "Northlight News",  "Channel 6"};
constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};

std::string Fill(std::string text, Random& random) {
  const bool she = Chance(.5, random);
  Replace(text, "{a}", PersonName(random));
  Replace(text, "{g}", Pick(kAgencies, random));
  Replace(text, "{o}", Pick(kOutlets, random));
  Replace(text, "{c}", Pick(kPlaces, random));
  Replace(text, "{d}", Pick(kDays, random));
  Replace(text, "{y}", Number(1985, 2035, random));
  Replace(text, "{n}", Number(3, 90, random));
  Replace(text, "{s}", she ? "she" : "he");
  Replace(text, "{S}", she ? "She" : "He");
  return text;
}

}  // namespace

std::vector<ZoneLine> WriteCaption(const ArticleWords& words, Random& random) {
  std::string text = Pick(kCaptions, random);
  Replace(text, "{x}", Pick(words.nouns, random));
  Replace(text, "{p}", Pick(words.names, random));
  std::vector<ZoneLine> lines = {{K::kCaption, Fill(text, random)}};
  if (Chance(.3, random)) return lines;
  const std::string credit = Fill(Pick(kCredits, random), random);
  if (Chance(.5, random)) {
    lines[0].text += ' ' + credit;
  } else {
    lines.push_back({K::kCaption, credit});
  }
  return lines;
}

std::vector<ZoneLine> WriteNotice(Random& random) {
  std::string text = Pick(kNotices, random);
  if (Chance(.25, random)) text += ' ' + Pick(kNotices, random);
  return {{K::kBoilerplate, text}};
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
      return {{K::kBody, Time(8, random)}};
    case 2:
      return {{K::kBody, Time(1, random) + " ago"}, {K::kBody, Time(8, random) + " GMT"}};
    default:
      return {{K::kByline, Time(4, random)},
              {K::kByline, PersonName(random)},
              {K::kByline, "Reporting from " + Pick(kPlaces, random)}};
  }
}

}  // namespace whosaid
