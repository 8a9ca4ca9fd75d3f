import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SentencePlace } from "../../../../src/glossary/domain.ts";
import { exactLink } from "../../../../src/shared/text/quotes/exact-link.ts";

/** The link to a sentence with others around it. */
function linkTo(
  sentence: string,
  url: string | null = "https://example.org/a",
  place: SentencePlace = {},
) {
  const text = `Before it. ${sentence} After it.`;
  const start = "Before it. ".length;
  const highlights = [{ start, end: start + sentence.length }];
  return exactLink({ text, highlights, article: { url }, place });
}

/** What a browser looks for: the first words, and the last words of a longer sentence. */
function wordsIn(link: string | null): string[] {
  const [, directive = ""] = (link ?? "").split(":~:text=");
  return directive.split(",").map(decodeURIComponent);
}

describe("a sentence on a web page", () => {
  test("is named whole when it is short, without the marks at its ends", () => {
    expect(linkTo("“It was closed.”")).toBe("https://example.org/a#:~:text=It%20was%20closed");
  });

  test("is named by its first and last words when it is long", () => {
    const sentence = `The harbour was closed, ${"and nobody was told why ".repeat(20)}until a ferry sailed.`;
    const [start, end, ...more] = wordsIn(linkTo(sentence));
    expect(more).toEqual([]);
    expect(sentence.startsWith(start!)).toBe(true);
    expect(sentence.endsWith(`${end}.`)).toBe(true);
    expect(start!.split(" ").length).toBeGreaterThan(4);
  });

  test("keeps its hyphens, commas, ampersands, quotes and brackets apart from the directive's", () => {
    const link = linkTo("Mid-week, R&D's (old) *plan* of “1,5” is x_y~z #1 [2].");
    expect(link!.split(":~:text=")[1]).not.toMatch(/[-,&'()*_~"[\]#“]/u);
    expect(wordsIn(link)).toEqual(["Mid-week, R&D's (old) *plan* of “1,5” is x_y~z #1 [2"]);
  });

  test.each([
    ["https://example.org/a#part", "https://example.org/a#part:~:text=It%20was%20closed"],
    [
      "https://example.org/a#part:~:text=old",
      "https://example.org/a#part:~:text=It%20was%20closed",
    ],
    ["https://example.org/a#:~:text=old", "https://example.org/a#:~:text=It%20was%20closed"],
    [
      "https://example.org/a?b=1&c=<i>",
      "https://example.org/a?b=1&c=%3Ci%3E#:~:text=It%20was%20closed",
    ],
  ])("of %s is linked after the fragment that the address has", (url, expected) => {
    expect(linkTo("It was closed.", url)).toBe(expected);
  });

  test.each([
    ["has more inside the sentence than the text says", "It was closed.", { gap: true }],
    ["has a sentence without words", "!!!", {}],
    ["has half a character in the sentence", "It was \ud800 closed.", {}],
    ["has a sentence of one endless word", "a".repeat(5000), {}],
  ] as const)("is linked alone when it %s", (_, sentence, place) => {
    expect(linkTo(sentence, undefined, place)).toBe("https://example.org/a");
  });

  test.each([
    "أُغلق الميناء تسعة أيام ولم يخبر أحد بالسبب حتى أبحرت العبارة يوم الثلاثاء",
    "港は九日間閉鎖され、その理由は誰にも知らされず、火曜日にフェリーが出航した。",
  ])("is found by exact words in any script: %s", (sentence) => {
    for (const words of wordsIn(linkTo(sentence))) expect(sentence).toContain(words);
  });

  test("never makes a link much longer, whatever the sentence is, and names words that are there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 900 }), (sentence) => {
        const link = linkTo(sentence)!;
        expect(link).toMatch(/^[!-~]+$/);
        expect(link.length).toBeLessThan("https://example.org/a".length + 180);
        for (const words of wordsIn(link)) expect(sentence).toContain(words);
      }),
    );
  });
});

test("a page of a PDF is linked by its number", () => {
  const url = "https://example.org/a.pdf#zoom=50";
  expect(linkTo("It was closed.", url, { page: 4 })).toBe("https://example.org/a.pdf#page=4");
});

test.each([
  null,
  "no address",
  "ftp://example.org/a",
  "javascript:alert(1)",
  "https://me:secret@example.org/",
])("%j is no address to link to", (url) => {
  expect(linkTo("It was closed.", url)).toBeNull();
});
