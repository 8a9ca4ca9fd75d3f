import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visible } from "../../../src/discord/render/escape.ts";
import { blockQuote, quoteText, shares } from "../../../src/discord/render/quotes.ts";
import { textsFor } from "../../../src/discord/texts/index.ts";
import { info, shownQuote } from "../../support/bot/fixtures.ts";
import { seen } from "../../support/discord/markdown.ts";

const texts = textsFor("en-US");
const ROOM = 4000;

describe("a quote", () => {
  test("stands in a block, the answering sentence in bold, its source below", () => {
    expect(quoteText(shownQuote(), texts, ROOM)).toBe(
      "> The invitation had stood for a day. **It was taken back because the guest would not accept the aims.** Delegates had arrived.\n" +
        "**[Invitation withdrawn a day before the talks](https://example.org/withdrawn#:~:text=It%20was%20taken%20back%20because%20the%20guest%20would%20not%20accept%20the%20aims)** · The Harbour Post · 21 January 2014 · paragraph 4",
    );
  });

  test.each([
    ["en-US", "p. 12"],
    ["de", "S. 12"],
    ["fr", "p. 12"],
  ])("of a PDF names and links its page, in %s as %s", (locale, named) => {
    const quote = shownQuote({
      place: { page: 12 },
      article: info({ url: "https://e.org/a.pdf" }),
    });
    const [source] = quoteText(quote, textsFor(locale), ROOM).split("\n").slice(-1);
    expect(source).toContain("(https://e.org/a.pdf#page=12)");
    expect(source).toMatch(new RegExp(` · ${named}$`));
  });

  test("is linked as a whole article where the link to its sentence would be too long", () => {
    const url = `https://example.org/${"x".repeat(215)}`;
    const text = "ж".repeat(13).concat(" ").repeat(20).trim();
    const long = shownQuote({ text, article: info({ url: `${url}?y=(${"z".repeat(60)})` }) });
    expect(quoteText(long, texts, ROOM)).not.toContain("](");
    const fitting = shownQuote({ text, article: info({ url: `${url}#${"z".repeat(190)}` }) });
    expect(quoteText(fitting, texts, ROOM)).not.toContain(":~:");
  });

  test("keeps its paragraphs inside the block, and bold ends with each line", () => {
    const text = "One.\n\nTwo.";
    expect(blockQuote(text, [{ start: 0, end: text.length }], ROOM)).toBe(
      "> **One.**\n> \n> **Two.**",
    );
  });

  test("sentences in bold that follow each other become one piece", () => {
    const highlights = [
      { start: 0, end: 4 },
      { start: 5, end: 9 },
    ];
    expect(blockQuote("One. Two. Three.", highlights, ROOM)).toBe("> **One. Two.** Three.");
  });

  test("is cut around the answering sentence, between sentences, and says so on both sides", () => {
    const text = `${"Before it. ".repeat(30)}Here it is. ${"After it. ".repeat(30)}`.trim();
    const start = text.indexOf("Here");
    const cut = blockQuote(text, [{ start, end: start + 11 }], 60);
    expect(cut).toMatch(/^> … (?:Before it\. )*\*\*Here it is\.\*\*(?: After it\.)* …$/u);
    expect(cut.length).toBeLessThanOrEqual(60);
  });

  test("whatever it holds, people see its words, with nothing but the highlights changed", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "**",
        "*",
        "_",
        "`",
        "```",
        "> ",
        "\n",
        "1",
        ". ",
        ":",
        "//",
        "https",
        "<@1>",
        "\\",
        "- ",
        "#",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 15 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, text, (before, highlight, after) => {
        const whole = before + highlight + after;
        fc.pre(visible(whole) === whole);
        const span = { start: before.length, end: before.length + highlight.length };
        const shown = blockQuote(whole, [span], Number.POSITIVE_INFINITY);
        const { text: read, found } = seen(shown.replace(/^> /gm, ""));
        expect(read.trim()).toBe(whole.trim());
        expect(found.filter((name) => name !== "bold")).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("room shared among texts", () => {
  test("texts that need little get it, the others share the rest", () => {
    expect(shares([100, 900, 800], 1000)).toEqual([100, 450, 450]);
    expect(shares([10, 20, 30], 1000)).toEqual([10, 20, 30]);
  });

  test("never gives more than there is or than is needed", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 6 }), fc.nat(4000), (needs, room) => {
        const given = shares(needs, room);
        expect(given.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(room);
        given.forEach((each, index) => {
          expect(each).toBeLessThanOrEqual(needs[index]!);
        });
      }),
    );
  });
});
