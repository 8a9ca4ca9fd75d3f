import { test } from "vitest";
import { expectArticleLeft } from "./page-text.ts";

/** Invented pages of forums and with comments; a line that begins with a minus sign is boilerplate. */
const PAGES: Record<string, string> = {
  "a page with readers' comments": `
    Council closes the old harbour bridge after cracks are found
    The old harbour bridge will close for fourteen months after inspectors found cracks in its hangers.
    − Comments (87)
    − BridgeTroll99: They should build a tunnel instead of patching this old thing up again and again!
    − Report
    − Reply
    − Max: Agreed, it was always going to fall down one day, as my grandfather used to say.
    − Report
    − Reply`,

  "a forum export": `
    Anyone else have trouble with the 2010 dishwasher pump?
    − Page 1 of 3
    marlow77
    − Posts: 1,204
    My pump hums but no water goes out. I cleaned the filter twice and nothing changed.
    − Quote
    − Reply
    tinker_jo
    − Joined: Mar 2009
    Same here. It was a toothpick in the impeller, believe it or not.
    − Quote
    − Reply
    marlow77
    Thanks!! That was it.
    − Quote
    − Reply
    − Log in or register to reply`,

  "a thread of a forum, whose answers are its content": `
    Lost four of six hives over winter. What did I do wrong?
    I treated with oxalic acid on December 18. Four of my six hives were dead in February, with honey left.
    − 156 upvotes
    − 48 comments
    − Upvote
    − 156
    − Downvote
    − Share
    hive_minded
    − 3mo ago
    December is too late. The mites had already weakened the winter bees in September, and those must live until March.
    − Upvote
    − 92
    − Downvote
    − Reply
    − Award
    − Share`,

  "a thread of a forum whose votes are counted above it": `
    r/AskCulinary
    Posted by u/soup_nazi 3 days ago
    Why does my stock go cloudy every time?
    I simmer chicken bones for four hours and strain them through a cloth, but it looks like dishwater. Why?
    − 312 upvotes
    − 74 comments
    − Share
    bouillon_baggins
    − 3 days ago
    Start with cold water. Hot water sets the proteins at once, in particles so small that they stay in suspension.
    − 421
    − Reply
    − Share`,

  "a thread of a forum with a line of links above each answer": `
    Show: I replaced the bus signs of our town
    − 418 points by tramfan 8 hours ago | hide | past | favorite | 132 comments
    − tramfan 8 hours ago | next [–]
    Each sign costs us 212 euros in parts, against 9,400 for the signs that the town used to buy.
    − coldbits 7 hours ago | parent | next [–]
    How do you deal with the cold? Ours froze at fifteen degrees below zero.`,
};

test.each(Object.entries(PAGES))("%s keeps its article and loses its boilerplate", (_, text) =>
  expectArticleLeft(text),
);
