import { test } from "vitest";
import { expectArticleLeft } from "./page-text.ts";

/** Invented newsletters and press releases; a line that begins with a minus sign is boilerplate. */
const PAGES: Record<string, string> = {
  "a press release": `
    FOR IMMEDIATE RELEASE
    Northlight opens its second turbine hall
    HARROW FALLS, March 3, 2019 — Northlight Energy today opened a second turbine hall at Harrow Falls, doubling what the plant can make.
    "This is a good day for the valley," said Ana Petrov, chief engineer.
    About Northlight
    Northlight Energy runs eleven river plants and has been owned by its customers since 1961.
    Media contact
    Joan Birk, +1 555 0100
    − Copyright 2019 Northlight Energy. All rights reserved.`,

  "a newsletter": `
    − View this email in your browser
    The Allotment Letter, No. 14
    Dear gardeners,
    The frost is late this year, and so are we. This week we look at beans, nets and the slug question.
    Beans want warm feet. Wait until the soil is above ten degrees, and soak them overnight.
    See you at the gate,
    Rosa
    − You are receiving this email because you signed up at the spring fair.
    − Unsubscribe from this list
    − Update your preferences`,

  "a newsletter that was passed on": `
    − Was this email forwarded to you? Sign up here.
    − View in browser
    The slow return of the night train
    − READ IN APP
    When the last sleeper left for Venice, eleven people were on board. The conductor made coffee for all of them.
    − The Slow Lane is a reader-supported publication. To receive new posts, become a subscriber.
    − Upgrade to paid
    Tickets start at 49 euros, about half of what a flight with luggage costs, says the founder of the company.
    − Did you enjoy this newsletter? Forward it to a friend.
    − You're currently a free subscriber to The Slow Lane.
    − Get the app`,

  "a digest whose stories end in a button": `
    Ferry fares rise by a tenth
    The fares of all ferries rise by a tenth in the spring, the company said in a letter on Monday.
    − Read more
    Old bridge to close for a year
    The old bridge will be closed for a year after inspectors found cracks in eleven of its hangers.
    − Read more
    New tunnel opens below the river
    The new tunnel below the river was opened on Friday, two years later than planned, by the mayor.
    − Read more`,
};

test.each(Object.entries(PAGES))("%s keeps its article and loses its boilerplate", (_, text) =>
  expectArticleLeft(text),
);
