// The table of patterns. Weights: about 2 for a hint, 4 for a good sign, 7 for a sure one. Lines
// are matched without the blanks around them; of long ones only both ends are.
#include "extract/zones_cues.h"

namespace whosaid {
namespace {

using K = ZoneKind;

#define MONTH "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?"
#define DAY                                                                  \
  "(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|" \
  "urday)?\\.?"
#define CLOCK "\\d{1,2}[:.]\\d\\d(?: ?[ap]\\.?m\\.?)?"
#define DATE                                                                      \
  "(?:" DAY ",? )?(?:" MONTH " \\d{1,2},? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? " MONTH \
  ",? \\d{4}|"                                                                    \
  "\\d{4}-\\d\\d-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{2,4})"

constexpr PatternCue kPatterns[] = {
    // Bylines and dates.
    {K::kByline, 6, "^by:? (?-i:[A-Z\\|])[^.!?]{0,90}$", "By Ada Lorne, Staff Writer"},
    {K::kByline, 5, "^by (?-i:[A-Z])[\\w.'’-]+ (?-i:[A-Z])[\\w.'’-]+ (?:and|\\||\\S+@)",
     "By Ada Lorne | alorne@example.org"},
    {K::kByline, 5,
     "^(?:posted|published|first published|updated|last "
     "updated|modified|aired|created|issued)\\b"
     ".{0,70}\\d",
     "First published 4 May 2031 at 07:12"},
    {K::kByline, 4, "^" DATE "(?:[,|·–-]? .{0,40})?$", "Wednesday, March 4, 2031", {-1, 3, 7}},
    {K::kByline, 3, "^[^.!?]{3,60}[|·•,–-] ?" DATE ".{0,30}$", "Ada Lorne | 4 March 2031"},
    {K::kByline, 3,
     "^(?:today |yesterday )?(?:at )?" CLOCK " ?(?:[ap]\\.?m\\.?)? ?(?-i:[A-Z]{2,4})?$",
     "9:15 a.m. EST"},
    {K::kByline, 7,
     "^\\(?(?:additional |with "
     ")?(?:reporting|writing|editing|words|written|compiled|edited|author|"
     "reporter)(?: by|:) ?(?-i:[A-Z])[^.!?“”\"]{2,90}\\)?$",
     "Reporting by Ada Lorne; editing by Ola Brandt"},
    {K::kByline,
     3,
     "^(?-i:[A-Z])[^.!?“”\"]{2,40}, [\\w ]{0,20}\\b(?:desk|bureau|newsroom)$",
     "Ada Lorne, Harbour Desk",
     {-1, 3, 7}},
    {K::kByline, 4, "^\\d+ min(?:ute)?s? read$", "6 min read"},
    {K::kByline,
     3,
     "\\b(?:correspondent|staff writer|staff "
     "reporter|columnist|contributor|editor)$",
     "Economics correspondent",
     {-1, 3, 7}},
    {K::kByline, 2, "^\\d+ (?:sec|min|hour|hr|day|week|month|year)\\w* ago$", "3 hours ago"},
    // Captions.
    {K::kCaption, 8, "^!\\[.*\\]\\(\\S+\\)$", "![The old pier](https://example.org/pier.jpg)"},
    {K::kCaption, 6, "\\((?-i:[A-Z])[\\w .'’&-]{0,40}/(?-i:[A-Z])[\\w .'’&-]{1,40}\\)$",
     "The pier on Sunday. (Coast Photo/Ida Moe)"},
    {K::kCaption, 6,
     "\\b(?:photo|photograph|photos|image|images|picture|illustration|graphic|"
     "video|credit)"
     "(?: credit| courtesy)?(?: by|:| ©) ?\\S.{0,60}$",
     "The pier on Sunday. Photograph: Ida Moe"},
    {K::kCaption, 8,
     "[.!)] (?:(?-i:[A-Z])[\\w'’-]+ ){2,3}(?:for|via|of|/) (?-i:[A-Z])[\\w "
     ".'’&-]{2,40}$",
     "The pier in May. Ida Moe for The Coast Review"},
    {K::kCaption, 5,
     "\\b(?:getty images|via reuters|via ap|file photo|file image|handout|"
     "courtesy (?:of )?(?-i:[A-Z])[\\w .]+|photo provided)\\W{0,2}.{0,25}$",
     "The pier before the storm. (File photo)"},
    {K::kCaption,
     6,
     "^(?:staff |file |courtesy "
     ")?(?:photo|photograph|image|picture|credit)s?(?: credit| courtesy)?(?: "
     "?:| by| of) ?.{2,50}$",
     "Staff photo by Ida Moe",
     {-1, 4, 60}},
    {K::kCaption, 5, "[.!] \\((?-i:[A-Z]{3,6}|[A-Z][a-z]\\w*(?: [A-Z]\\w+){0,3})\\)$",
     "The pier was empty on Sunday. (Coast News)"},
    {K::kCaption,
     4,
     "^(?-i:[A-Z])[\\w.'’-]+(?: (?-i:[A-Z])[\\w.'’-]+){0,2}/(?-i:[A-Z])[\\w "
     ".'’-]+$",
     "Ida Moe/The Coast Courier",
     {-1, 4, 60}},
    {K::kCaption, 2.5,
     "(?:^|, )(?:from )?(?:left|right|center|centre|second left|second "
     "right),? ",
     "Ida Moe, left, and her crew at the pier"},
    {K::kCaption, 3,
     "^(?-i:[A-Z])[^.“”\"]{2,60}\\b(?:stands?|sits?|speaks?|arrives?|poses?|is "
     "seen|are seen|"
     "is pictured|checks?|waves?|walks?|looks on|attends?|gestures?)\\b "
     "[^“”\"]{0,160}$",
     "The ferry Tern sits at its berth on Monday."},
    // Bullets.
    {K::kBullets, 6, "^(?:[•▪●◦‣■∙·] *|[*–—-] +)\\S.{3}", "• Two bridges stay closed"},
    {K::kBullets, 3, "^\\d{1,2}[.)] \\S.{3}", "2. Will the bridge reopen?"},
    // Teasers.
    {K::kTeaser,
     8,
     "(?: -|–|—| \\|| ·) ?\\d{1,2} "
     "?(?:s|m|h|d|w|min|mins|hr|hrs|hours?|days?|minutes?|weeks?)"
     "(?: ago)?(?: ?-)?$",
     "Bridge to reopen in springCoast News - 20m -",
     {-1, 4, 20}},
    {K::kTeaser, 5, "^[-–—]$", "-"},
    {K::kTeaser, 14,
     "^\\W{0,2}(?:read more|read also|also read|see also|see "
     "more|related|more|watch|up next|read "
     "next|"
     "next read|don['’]t miss|must read)(?: stor(?:y|ies)| articles?| posts?| "
     "coverage)?"
     " ?[:|>»] ?\\S",
     "READ MORE: The bridge that nobody wanted"},
    {K::kTeaser, 7,
     "^(?:related|related "
     "(?:stories|articles|posts|news|content|topics|coverage|links)|see "
     "also|read (?:more|next|also)|"
     "recommended(?: for you| stories| reading)?|you (?:might|may) (?:also "
     ")?(?:like|be interested "
     "in)|"
     "(?:most|best) "
     "(?:read|viewed|popular|watched|commented|shared|recent|emailed)(?: "
     "stories)?|"
     "popular(?: now| stories| posts)?|trending(?: "
     "\\w+){0,2}|editors?['’]?s?['’]? "
     "(?:picks?|choice)|"
     "what we['’]re (?:reading|watching)|(?:in )?other news|up next|around the "
     "web|"
     "from (?:the|our) (?:web|archives?|partners|sponsors)|keep "
     "reading|further reading|don['’]t "
     "miss|"
     "(?:latest|top|breaking|recent|featured|more)(?: \\w+)? "
     "(?:news|stories|story|headlines|posts|articles|videos)\\W*(?-i:[A-Z]*))$",
     "Related Stories"},
    {K::kTeaser, 6, "^more (?:on|from|in|about|by|like this)\\b[^.]{0,50}:?$",
     "More from The Coast"},
    {K::kTeaser, 6, "^also (?:in|on|from|by|read)\\b[^.]{0,40}:?$", "Also in Sport"},
    {K::kTeaser, 6,
     "^(?:for you|(?:the )?latest|just in|top picks|more|in (?:this|other) "
     "(?:issue|section))$",
     "For You"},
    {K::kTeaser,
     6,
     "^(?-i:[A-Z])[\\w&' ]{2,24} · \\d{1,2} ?(?:m|h|d|w|min|hr)s?$",
     "Business · 2h",
     {-1, 4, 20}},
    {K::kTeaser, 6, "^(?:[-*•] )?\\[[^\\]]+\\]\\(\\S+\\).{0,20}$",
     "- [Bridge to reopen](https://example.org/bridge) 2 hours ago"},
    {K::kTeaser, 6, "^(?:previous|next|older|newer) (?:article|post|story|posts|stories)$",
     "Previous Article"},
    {K::kTeaser, 2, "(?:\\.\\.\\.|…)$", "The bridge was closed after a crack was found in its ..."},
    {K::kTeaser, 2, "\\((?-i:The |[A-Z])[\\w .’'&-]{2,30}\\)$",
     "The lake came back (Coast Weekly)"},
    {K::kTeaser, 1.5, "^\\d{1,2}\\.?$", "3"},
    {K::kTeaser, 2, "^" DATE "$", "January 12, 2031"},
    {K::kTeaser, 2, "^by (?-i:[A-Z])[\\w.'’-]+(?: (?-i:[A-Z])[\\w.'’-]+){1,2}$", "By Ada Lorne"},
    // Comments.
    {K::kComment, 7,
     "^(?:\\d[\\d,]* )?(?:comments?|replies|responses)(?: "
     "?\\(?\\d[\\d,]*\\)?)?:?$",
     "24 comments"},
    {K::kComment, 8, "^\\d+ (?:thoughts?|responses?|comments?|replies) (?:on|to) ",
     "3 thoughts on “Bridges”"},
    {K::kComment, 5,
     "^(?:reader|readers['’]?|user|community|top|all|newest|latest|recent) "
     "(?:comments|discussion|reactions)\\b.{0,12}$",
     "Reader comments"},
    {K::kComment, 5,
     "^(?:reply|likes?|dislike|report|flag|quote|upvote|downvote|permalink|"
     "react|award)(?:[ ·|]*"
     "(?:\\d+|reply|likes?|dislike|report|flag|share|quote|edit|upvote|"
     "downvote|permalink))*$",
     "Like 12 · Reply"},
    {K::kComment,
     3,
     "^(?:\\S+ ){0,3}\\d+ "
     "?(?:s|m|h|d|w|y|sec|min|hour|hr|day|week|month|year)\\w* ago\\b.{0,20}$",
     "3 hours ago",
     {-1, 2, 4}},
    {K::kComment,
     3,
     "^" DATE "(?:,| at| -| –)? " CLOCK ".{0,5}$",
     "March 9, 2031 at 4:12 pm",
     {-1, 2, 4}},
    {K::kComment, 3, "^[\\w .’'-]{2,40} (?:says|wrote|said|replied|commented|writes):?$",
     "oldsailor says:"},
    {K::kComment, 5, "[|·] ?(?:report|reply|flag|like|share)(?: (?:this|abuse|comment))?$",
     "Saturday, May 10 | Report this"},
    {K::kComment, 6,
     "^(?:originally posted by|in reply to|replying to|quote:|quoting|@\\w+ "
     ".{0,40}wrote:)",
     "In reply to oldsailor"},
    {K::kComment, 4, "^#\\d{1,4}$", "#12"},
    {K::kComment, 5,
     "^(?:show|view|hide|load|see) (?:all )?(?:\\d+ )?(?:more "
     ")?(?:replies|reply|responses)\\b",
     "Show 4 more replies"},
    {K::kComment, 3, "^@\\w+[ ,:]+\\S", "@oldsailor you never sailed"},
    {K::kComment, 3,
     "^(?:(?:senior |junior |active |new |super |full "
     ")?member|moderator|banned|posts: "
     "[\\d,]+|joined:? .{3,20}|registered user)$",
     "Senior Member"},
    {K::kComment, 3, "^(?-i:[a-z]\\w{3,24}|\\w*[A-Za-z]\\w*[_\\d]\\w*|[A-Z][a-z]+[A-Z]\\w+)$",
     "old_sailor77"},
    {K::kComment, 5,
     "^(?:this comment (?:was|has been) "
     "(?:deleted|removed|hidden)|\\[?(?:deleted|removed)\\]?$|edited$)",
     "This comment was deleted."},
    // Embedded posts.
    {K::kEmbedded,
     9,
     "^(?:—|–|--|-) ?.{2,60}\\(@\\w{1,30}\\)",
     "— Ida Moe (@idamoe) March 3, 2031",
     {-1, 6, 70}},
    {K::kEmbedded, 4, "^@\\w{2,30}$", "@idamoe", {-1, 3, 5}},
    {K::kEmbedded, 3, "^@\\w{2,30}[!.]?$", "@idamoe!"},
    {K::kEmbedded, 4, "\\bpic\\.\\w+(?:\\.\\w+)?/\\w+", "What a night pic.example.com/a8X"},
    {K::kEmbedded, 7, "^" CLOCK " ?[·•-] ?" DATE, "8:02 PM · Mar 3, 2031", {-1, 6, 70}},
    {K::kEmbedded, 8, "^(?:view|see) (?:this|the|full) (?:post|photo|tweet|profile)\\b",
     "View this post on Instagram"},
    {K::kEmbedded, 8, "^a (?:post|photo|video) (?:shared|posted) by ",
     "A post shared by Ida Moe (@idamoe)"},
    {K::kEmbedded,
     9,
     "^posted by .{2,50} on " DAY ",",
     "Posted by Ida Moe on Monday, March 3, 2031",
     {-1, 6, 70}},
    {K::kEmbedded, 3, "(?:^| )#(?-i:[A-Za-z])\\w{2,}\\W*$", "So proud of the crew #bridgeday"},
    {K::kEmbedded, 2.5, "^(?:·|[\\d.,]+ ?[km]?|views|likes|reposts|retweets|quotes|bookmarks)$",
     "282.5K"},
    // Boilerplate: what sites say about themselves.
    {K::kBoilerplate, 9,
     "^(?:share|tweet|pin|pin it|email|e-mail|print|save|copy "
     "link|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|bookmark|"
     "flipboard|pocket|gift article|share "
     "(?:this|on|via|with|full)\\b.{0,30}|(?:click to "
     ")?(?:share|email|print|tweet)\\b.{0,40}"
     "\\(opens in new window\\)|like this:?|(?:like )?loading\\.*)$",
     "Share on Facebook"},
    {K::kBoilerplate, 6,
     "^(?:listen(?: to this| now)?|watch "
     "live|play|pause|live|advertisement|ad|sponsored|promoted|"
     "story continues below.{0,20}|continue reading.{0,20}|scroll to "
     "continue.{0,20}|article "
     "continues.{0,40})\\b(?: .{0,30})?$",
     "Advertisement"},
    {K::kBoilerplate, 9,
     "^(?:menu|home|search|about(?: us)?|archives?|contact(?: us)?|skip to "
     ".{3,30}|sign "
     "(?:in|up)|log ?in|log ?out|register|subscribe(?: now)?|"
     "donate(?: now)?|accept(?: all)?|close|more|back to "
     "top|e-edition|obituaries|classifieds|jobs|weather|sports?|news|politics|"
     "business|opinion|"
     "world|u\\.?s\\.?|lifestyle|entertainment|sitemap|advertise(?: with "
     "us)?|careers|accessibility|help|faq|support us|settings|top story.{0,12}|"
     "breaking news|exclusive|live updates?|key "
     "events.{0,10}|follow|submit|post "
     "comment|tags?:?|topics:?|filed under:?|categor(?:y|ies):?.{0,30})$",
     "Skip to main content"},
    {K::kBoilerplate, 9,
     "^(?:(?:home|news|local|sports?|opinion|calendar|contact|about|weather|"
     "business|politics|world|lifestyle|arts|culture|video|obituaries|jobs|"
     "classifieds|subscribe|log ?in|sign "
     "in|e-edition|search|more|health|tech|science)(?:[ |·/•]+|$)){3,}$",
     "Home | News | Sport | Weather"},
    {K::kBoilerplate, 9,
     "\\b(?:(?:free )?articles? (?:remaining|left) this|log in or "
     "subscribe|subscribe or log in|licensing rights|something went "
     "wrong\\.?$|thank you for (?:signing up|subscribing)|code of "
     "(?:conduct|ethics)\\.?$)",
     "You have 2 free articles remaining this month."},
    {K::kBoilerplate, 6,
     "^(?:tags|topics|filed under|filed in|categories|posted in|tagged)\\b ?:? "
     ".{0,80}$",
     "Tags: bridges, rivers"},
    {K::kBoilerplate, 9,
     "\\b(?:all rights reserved|terms (?:of (?:use|service)|and "
     "conditions)|privacy "
     "policy|cookies? policy|(?:use|uses|accept) cookies|"
     "do not sell (?:or share )?my|may not be "
     "(?:published|reproduced|broadcast|copied)|copyright "
     "?(?:©|\\(c\\)|\\d{4}))",
     "We use cookies to improve your visit."},
    {K::kBoilerplate, 6, "^(?:©|\\(c\\)|copyright\\b)", "© 2031 Coast Media"},
    {K::kBoilerplate, 9,
     "\\b(?:sign up (?:for|to|here)|sign up$|subscribe "
     "(?:to|now|today|for)|newsletters?$|our "
     "(?:free |daily |weekly )*(?:[\\w ]{0,24})newsletter|"
     "(?:delivered|straight|right) to your inbox|unsubscribe|manage (?:your "
     ")?preferences|view "
     "(?:this email )?in (?:your )?browser|"
     "you are receiving this|forward(?:ed)? this "
     "(?:e-?mail|newsletter)|support "
     "(?:local|independent|our) journalism)",
     "Sign up for our newsletter"},
    {K::kBoilerplate, 5, "^(?:enter |your )?(?:e-?mail(?: address)?|name|website|comment) ?\\*?$",
     "Email address"},
    {K::kBoilerplate, 9,
     "\\b(?:e-?mail address will not be published|required fields|notify me "
     "(?:of|when)|leave a "
     "(?:reply|comment)|post a comment|"
     "add (?:a|your) comment|join the (?:conversation|discussion)|be the first "
     "to "
     "(?:comment|rate|reply)|log in to (?:comment|reply|join)|"
     "comments are (?:closed|moderated|off)|comments? "
     "(?:policy|guidelines)|community "
     "guidelines|load more|sort(?:ed)? by)\\b",
     "Leave a comment"},
    {K::kBoilerplate, 9,
     "^(?:how useful was|click on a star|average rating|no votes (?:so "
     "far|yet)|rate this|vote "
     "count|what do you think\\?$|was this (?:article )?helpful)",
     "Average rating 0 / 5."},
    {K::kBoilerplate, 5,
     "\\b(?:follow (?:us|me|him|her|the [\\w ]{2,40})|find us|like us|join "
     "us|follow .{2,40}) on "
     "(?:facebook|twitter|x|instagram|youtube|telegram|linkedin|threads|"
     "bluesky|social)\\b",
     "Follow us on Facebook"},
    {K::kBoilerplate, 9,
     "\\b(?:download (?:our|the) (?:[\\w ]{0,20})app|enable javascript|turn on "
     "javascript|(?:turn "
     "off|disable) your ad ?blocker|"
     "in your browser|your browser does not)\\b",
     "Please enable JavaScript."},
    {K::kBoilerplate,
     9,
     "^(?:a message from|presented by|sponsored by|brought to you by|paid "
     "(?:content|post|for "
     "by))\\b.{0,60}",
     "A message from Coast Pumps:",
     {+1, 6, 90}},
    {K::kBoilerplate, 5,
     "\\b(?:write to us|letters? to the editor|send (?:us )?(?:your "
     ")?(?:tips|letters|them)|got a "
     "(?:news )?tip|contact us at|tips\\?)",
     "Got a tip? Write to us."},
    {K::kBoilerplate,
     9,
     "^(?:about the authors?|author bio|meet the author):?$",
     "About the author",
     {+1, 6, 90}},
    {K::kBoilerplate, 6,
     "^(?:(?:view|see|read|more) (?:all "
     ")?(?:posts|articles|stories) by\\b.*)$",
     "View all posts by Ada Lorne"},
    {K::kBoilerplate, 7,
     "^(?-i:[A-Z])[\\w.’'-]+ (?:(?-i:[A-Z])[\\w.’'-]+ ){1,2}(?:is (?:an?|the) "
     "[^“”\"]{0,60}\\b(?:author|reporter|columnist|editor|writer|"
     "journalist|correspondent|contributor|producer)\\b|writes about|covers "
     "|reports on)",
     "Ada Lorne is a reporter for The Coast."},
    {K::kBoilerplate, 9, "^\\[[^\\]]+\\]\\(\\S+\\)(?:[ |·,]*\\[[^\\]]+\\]\\(\\S+\\))+$",
     "[Home](https://example.org) [News](https://example.org/n)"},
    {K::kBoilerplate, 9,
     "^(?:for immediate release|embargoed\\b.*|(?:press|media)(?: contacts?| "
     "inquiries| enquiries)?:.{0,90}|media contacts?|press "
     "contacts?|contact:.{0,90})$",
     "FOR IMMEDIATE RELEASE"},
    {K::kBoilerplate, 9, "^(?:###|-30-|-?ends-?|# # #|end)$", "-30-"},
    {K::kBoilerplate,
     6,
     "^about (?:the )?(?-i:[A-Z])[\\w'’-]+(?: (?-i:[A-Z])[\\w'’-]+| of| for| "
     "and){0,4}:?$",
     "About the Coast Foundation",
     {+1, 6, 120}},
    {K::kBoilerplate, 9,
     "\\b(?:this|a version of this) "
     "(?:article|story|piece|column|essay|post)\\b.{0,20} "
     "(?:appears|appeared|was (?:first |originally "
     ")?(?:published|produced|reported|updated|corrected)|has been "
     "(?:updated|corrected))\\b",
     "This story first appeared in the print edition."},
    {K::kBoilerplate, 6,
     "^(?:yes|no|ok|okay|back|next|previous|saved?|profile|cancel|done|share|"
     "edit)$",
     "Cancel"},
    {K::kBoilerplate, 5, "^(?:[«←‹<]|.{0,40}[»→›]$)", "Next post →"},
    {K::kBoilerplate, 5,
     "^(?:page \\d+ of \\d+|post navigation|posts navigation|older posts|newer "
     "posts|posting "
     "permissions|you may not post|"
     "all times are|proudly powered|powered by|reply to thread|reuse this "
     "content|show .{0,20} "
     "only|board index)\\b",
     "Page 1 of 4"},
    {K::kBoilerplate, 9,
     "\\b(?:rush transcript|(?:this )?(?:transcript|copy) (?:may not|was|has "
     "been)|end of "
     "transcript)",
     "This is a rush transcript."},
    {K::kBoilerplate, 3, "\\.\\s*learn more\\.?$", "Pumps that last. Learn more."},
    // The article itself.
    {K::kBody, 5, "^(?-i:[A-Z][A-Z .'’-]{2,34}): \\S", "VOSS: Thank you for having me."},
    {K::kBody, 5, "^\\(\\([^()]{1,40}\\)\\)", "((Ada Lorne)) How did it begin?"},
    {K::kBody, 5, "^(?:Q|A|Question|Answer)[:.] \\S", "Q: How did it begin?"},
    {K::kBody, 5, "^\\((?-i:[A-Z ]{5,40})\\)$", "(END VIDEO CLIP)"},
    {K::kBody, 3,
     "[”\"],? "
     "(?:said|says|told|added|adding|wrote|asked|argued|he|she|they|the|(?-i:["
     "A-Z])\\w+ "
     "(?:said|told|added|wrote|says))\\b",
     "“It leaks,” said the engineer."},
    {K::kBody, 4, "^(?:[_*-] ?){3,}$", "___"},
    {K::kBody, 3,
     "^(?-i:[A-Z])[\\w.]+(?: and (?-i:[A-Z])\\w+)? "
     "(?:reported|contributed)\\b.{0,60}$",
     "Moe reported from the north shore."},
    {K::kBody, 1.5,
     "(?-i:[a-z”,]) "
     "(?-i:said|told|added|asked|argued|warned|denied|announced)\\b",
     "The engineer said it would hold."},
    {K::kBody, 4, "^" CLOCK "$", "21.05"},
};

#undef MONTH
#undef DAY
#undef CLOCK
#undef DATE

}  // namespace

std::span<const PatternCue> PatternCues() { return kPatterns; }

}  // namespace whosaid
