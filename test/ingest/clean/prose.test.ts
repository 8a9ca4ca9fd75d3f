import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean } from "../../../src/ingest/clean/clean.ts";
import type { Block } from "../../../src/ingest/draft.ts";
import { leftOf } from "./page-text.ts";

const before =
  "The council met on Tuesday to talk about the bridge, which has been closed since spring.";
const after =
  "It will meet again next week, when the engineers have finished their report on the piers.";

const NAG = "Sign up for our newsletter";

/** Lines that look like boilerplate and are none. */
const TRAPS: Record<string, string[]> = {
  "a sentence that begins with breaking news": [
    "Breaking news reached the village late, because the only telephone was in the pub.",
    "Breaking news is what he lived for.",
  ],
  "prose about photographs and agencies": [
    "A photo by Reuters showed the minister asleep, and by noon everybody had seen it.",
    "She has a photo (by Reuters) on her desk that she never explained to anyone.",
    "Photographs were all that was left of the street.",
    "Image: what others see of you; reputation: what they say.",
    "In this photo my grandmother stands on the left (the hat is hers).",
  ],
  "a story about cookies, newsletters and subscriptions": [
    "We use cookies to thank our neighbours, and the ginger ones always go first.",
    "Sites must ask before they use cookies, the court said, and a banner is not enough.",
    "Subscribe to nothing, he told his students, and read everything.",
    "Newsletters saved the paper. Subscriptions doubled within a year, and the comments were closed.",
    "Unsubscribe rates rose by half after the last issue, the editor said.",
    "Copyright lasts seventy years in most countries, she explained.",
    "Cookies",
    "Get 40 messages in your inbox every day and you stop reading them, he said.",
    "Not a member of the party, she signed the letter all the same.",
    "Subscribe to a newsletter and you will never be alone, she joked.",
  ],
  "the words of banners in other mouths": [
    "You have told your stories this month, and people listened, the judge said.",
    "We earn a commission on every loaf that we sell, the baker said.",
    "You can download our app, she told the farmers, and most of them did.",
    "Comments",
    "Reuters sold its old building in the spring.",
  ],
  "prose that begins like a banner, a newsletter or a counter": [
    "We value your privacy more than your money, the mayor told the neighbours.",
    "Was this email forwarded to the minister? The committee wants to know.",
    "Accept all of it, she said.",
    "156 upvotes later, the question was in all the newspapers.",
    "3 days ago the square was empty, and now a thousand people stand there.",
    "Continue reading the letters, the judge said, and put down his pen.",
    "Sign up here, he told the volunteers, and bring a spade.",
    "This article is more than words, he wrote, and sent it to all of his friends.",
    "Tools",
    "Updated rules take effect in 2027",
    "Published 12 novels",
    "156",
  ],
  "a refrain": Array<string>(3).fill(
    "The river runs to the sea, and nobody has ever asked the river.",
  ),
  "a quotation of one line": ['"No."', "“Not in my name,” she said.", "Nothing is lost"],
  "lines of dialogue": ["– Who is there?", "– Nobody.", "– Then I will wait."],
  "an interview": [
    "Smith: I never asked for the bridge",
    "Jones: But you signed the contract for it in March",
    "Smith: Everybody signed it, Jones, you did too",
  ],
  "one remark of a named speaker": ["Smith: I never asked for the bridge to be built here"],
  "real cross-heads": ["Bridge: A Long History of Delays and Broken Promises", "What Comes Next"],
  "notes and tips": ["Note: Keep the dough cold before you roll it out again"],
  "questions as headings": ["How long does it last?", "A year.", "Who pays?", "The town."],
  "short ingredients": ["Salt", "Flour", "Two eggs", "Butter"],
  "a reply among prose": ["Reply"],
  "words about websites, law and rights": [
    "The town's website can be reached again, the mayor said after a week of attacks on it.",
    "The letters may not be published before 2050, the court ruled, and no copy may leave the room.",
    "If you have questions, contact us at the town hall. Please note that it has no lift.",
    'The newspaper was declared a "foreign agent" in May.',
    NAG,
  ],
  "the last word of a page": [
    "Home",
    "More on the way home",
    "Sources: the minutes of the council",
  ],
};

describe("between paragraphs everything stays", () => {
  test.each(Object.entries(TRAPS))("%s", (_, lines) => {
    const page = [before, ...lines, after];
    expect(leftOf(page.join("\n\n"))).toEqual(page.filter((line) => line !== NAG));
  });
});

test.each(Object.entries(TRAPS))("and at the end of a page: %s", (_, lines) => {
  const page = [before, after, ...lines.filter((line) => line.split(" ").length > 8)];
  expect(leftOf(page.join("\n\n"))).toEqual(page);
});

test("a poem keeps every line, also the one it repeats", () => {
  const poem = ["Home", "the river said", "and again", "home", "the river said", "share", "share"];
  expect(leftOf(poem.join("\n"))).toEqual(poem);
});

test("an article of one word stays", () => {
  expect(leftOf("News")).toEqual(["News"]);
});

test("of a page of nothing but menus nothing is left", () => {
  expect(leftOf("Home\nNews\nSport\nAbout us\nContact\n© 2020 The Daily Post")).toEqual([]);
});

test("an article may be about what a legal footer says", () => {
  const page = [
    'The broadcaster has been declared a "foreign agent" by the ministry, its lawyer said on Monday.',
    "Its website can be reached from abroad, and readers do so in great numbers every day.",
  ];
  expect(leftOf(page.join("\n\n"))).toEqual(page);
});

test("a sentence that was pasted twice stays once", () => {
  const sentence = "The river runs to the sea, and nobody has ever asked the river.";
  expect(leftOf([before, sentence, sentence, after].join("\n\n"))).toEqual([
    before,
    sentence,
    after,
  ]);
});

test("the headline that the top of a page repeats stays once", () => {
  const headline = "Bridge stays closed until summer";
  expect(leftOf([headline, headline, before].join("\n"))).toEqual([headline, before]);
});

test("of random prose nothing is removed, and nothing ever changes", () => {
  const word = fc.constantFrom(
    ..."news share home photo Reuters cookies comment reply read more breaking the river we you our".split(
      " ",
    ),
    ..."subscribe newsletter website Lavrov said quietly old stone bridge walked because nobody".split(
      " ",
    ),
  );
  const sentence = fc
    .array(word, { minLength: 3, maxLength: 30 })
    .map((words) => `They ${words.join(" ")}.`);
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (paragraphs) => {
      const blocks = paragraphs.map((text): Block => ({ kind: "prose", text }));
      const page = clean(blocks);
      expect(page).toMatchObject(blocks);
      expect(page.some(({ boilerplate }) => boilerplate)).toBe(false);
    }),
  );
});

test("every block of a page comes out as it was, kept or marked as boilerplate", () => {
  const line = fc.constantFrom(
    "Home",
    "News",
    "Share",
    "Read more: The bridge",
    before,
    after,
    "Read more:",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const blocks = lines.map((text): Block => ({ kind: "line", text }));
      expect(clean(blocks)).toMatchObject(blocks);
    }),
  );
});
