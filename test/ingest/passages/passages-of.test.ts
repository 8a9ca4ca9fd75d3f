import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NewPassage } from "../../../src/glossary/building.ts";
import { inspect, type PageBlock, withPlaces } from "../../../src/ingest/clean/page-block.ts";
import type { Block } from "../../../src/ingest/draft.ts";
import { composeText } from "../../../src/ingest/passages/article-text.ts";
import { passagesOf } from "../../../src/ingest/passages/passages-of.ts";
import { countWords } from "../../../src/ingest/text/words.ts";

const prose = (text: string): Block => ({ kind: "prose", text });
const heading = (text: string): Block => ({ kind: "heading", text });
const words = (count: number, name = "word") =>
  `${name[0]!.toUpperCase()}${name.slice(1)} ${"very ".repeat(Math.max(0, count - 2))}long.`;
/** A page with something removed after each run of blocks. */
const pageOf = (...stretches: Block[][]): readonly PageBlock[] => {
  const advertisement = { ...inspect(heading("Advertisement")), boilerplate: true };
  return withPlaces(stretches.flatMap((blocks) => [...blocks.map(inspect), advertisement]));
};
const cut = (...stretches: Block[][]) => passagesOf("a.txt", composeText(pageOf(...stretches)));
const sentencesOf = ({ text, sentences }: NewPassage) =>
  sentences.map(({ start, end }) => text.slice(start, end));
const texts = (passages: readonly NewPassage[]) => passages.map(({ text }) => text);

describe("passages", () => {
  test("a short article is one passage, headline and all", () => {
    const blocks = [heading("Bread"), prose("It rose. We ate it."), prose("All was well.")];
    const [passage, ...others] = cut(blocks);
    expect(others).toEqual([]);
    expect(passage).toMatchObject({
      text: "Bread\n\nIt rose. We ate it.\n\nAll was well.",
      paragraph: 1,
      span: { start: 0, end: 41 },
    });
    expect(passage?.sentences.map(({ heading }) => heading)).toEqual([true, false, false, false]);
  });

  test("start with the last sentence of the previous one", () => {
    const blocks = Array.from({ length: 20 }, (_, i) => prose(words(20, `n${i}`)));
    const passages = cut(blocks);
    expect(passages.length).toBeGreaterThan(3);
    for (const [i, passage] of passages.slice(1).entries()) {
      expect(sentencesOf(passage)[0]).toBe(sentencesOf(passages[i]!).at(-1));
    }
  });

  test("do not repeat a long sentence", () => {
    const passages = cut([prose(words(50, "a")), prose(words(60, "b")), prose(words(60, "c"))]);
    expect(passages.flatMap(sentencesOf)).toHaveLength(3);
  });

  test("are of about one length, without a crumb at the end", () => {
    const blocks = Array.from({ length: 13 }, (_, i) => prose(words(10, `n${i}`)));
    const sizes = cut(blocks).map(({ text }) => countWords(text));
    expect(sizes).toHaveLength(2);
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(60);
  });

  test("end with a paragraph rather than within one", () => {
    const paragraph = (name: string) =>
      prose(["a", "b", "c", "d"].map((part) => words(12, `${name}${part}`)).join(" "));
    const passages = cut(["k", "l", "m", "n"].map(paragraph));
    for (const { text } of passages) expect(text).toMatch(/\b\p{Lu}?\w*d very [^.]*long\.$/iu);
  });

  test("never end with a heading, which belongs to what follows", () => {
    const blocks = Array.from({ length: 12 }, (_, i) => [
      heading(`Part ${i}`),
      prose(words(35)),
    ]).flat();
    for (const passage of cut(blocks)) expect(passage.sentences.at(-1)?.heading).toBe(false);
  });

  test("never span a place where boilerplate was removed", () => {
    const passages = cut([prose("One. Two.")], [prose("Three.")]);
    expect(texts(passages)).toEqual(["One. Two.", "Three."]);
    expect(passages[1]).toMatchObject({ paragraph: 2, span: { start: 11, end: 17 } });
  });

  test("leave out headlines and buttons at the end, unless there is nothing else", () => {
    const end = [heading("Most read"), heading("Back to top")];
    expect(texts(cut([prose("It rose.")], end))).toEqual(["It rose."]);
    expect(texts(cut(end))).toEqual(["Most read\n\nBack to top"]);
    const long = heading("Long headings are quoted where nothing else in an article answers");
    expect(texts(cut([prose("It rose.")], [long]))).toEqual(["It rose.", long.text]);
  });

  test("but keep a headline with its text when a caption stood between", () => {
    expect(texts(cut([heading("Bread")], [prose("It rose.")]))).toEqual(["Bread\n\nIt rose."]);
  });
});

test("a line without a full stop is a heading, but not in a list or a poem", () => {
  const line = (text: string): Block => ({ kind: "line", text });
  const flags = (...lines: string[]) =>
    composeText(pageOf(lines.map(line)))
      .stretches.flat()
      .map(({ heading }) => heading);
  expect(flags("The bridge", "It is closed.")).toEqual([true, false]);
  expect(flags("Two eggs", "Flour", "Salt", "Mix it.")).toEqual([false, false, false, false]);
  const prose = "It has been closed since spring, when the river took two of its piers away.";
  expect(flags("The bridge", "By Ann", "1 May 2019", prose)).toEqual([true, true, true, false]);
});

test("a paragraph of two sentences that ends with a colon is no heading", () => {
  const [passage] = cut([
    prose("It rose. We ate it."),
    prose("Git refuses. Tell it this:"),
    prose("All was well."),
  ]);
  expect(passage?.sentences.map(({ heading }) => heading)).not.toContain(true);
});

test("lines above the headline are headings, however many, and so are none below it but a few", () => {
  const lines = ["A", "B", "C", "D", "E", "Bridge closed", "One", "Two"];
  const page = pageOf([...lines.map((text): Block => ({ kind: "line", text })), prose(words(20))]);
  const headings = (headline?: PageBlock) =>
    composeText(page, headline)
      .stretches.flat()
      .map(({ heading }) => heading);
  expect(headings()).not.toContain(true);
  expect(headings(page[5])).toEqual([...lines.map(() => true), false]);
});

const sentence = fc.integer({ min: 1, max: 130 }).map((count) => words(count));
const block = fc.record({
  kind: fc.constantFrom<Block["kind"]>("prose", "prose", "prose", "heading", "line", "item"),
  text: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.join(" ")),
});
const anyPage = fc
  .array(fc.array(block, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 })
  .map((stretches) => pageOf(...stretches));

test("every sentence of any article is in a passage, in order, none in more than two", () => {
  fc.assert(
    fc.property(anyPage, (page) => {
      const { stretches } = composeText(page);
      const starts = passagesOf("a", composeText(page)).flatMap(({ span, sentences }) =>
        sentences.map(({ start }) => span.start + start),
      );
      expect([...new Set(starts)]).toEqual(stretches.flat().map(({ start }) => start));
      expect([...starts].sort((a, b) => a - b)).toEqual(starts);
      for (const start of starts)
        expect(starts.filter((one) => one === start).length).toBeLessThan(3);
    }),
  );
});

test("every letter is in a passage, every passage is a slice of the text, and none is too long for the model", () => {
  fc.assert(
    fc.property(anyPage, (page) => {
      const { text } = composeText(page);
      let covered = 0;
      for (const passage of passagesOf("a", composeText(page))) {
        const { start, end } = passage.span;
        expect(passage.text).toBe(text.slice(start, end));
        expect(text.slice(covered, start).trim()).toBe("");
        expect(passage.paragraph).toBe(text.slice(0, start).split("\n\n").length);
        expect(passage.text.replace(/\s/g, "")).toBe(
          sentencesOf(passage).join("").replace(/\s/g, ""),
        );
        expect(countWords(passage.text)).toBeLessThanOrEqual(120);
        covered = end;
      }
      expect(text.slice(covered).trim()).toBe("");
    }),
  );
});

test("no two passages say nearly the same", () => {
  fc.assert(
    fc.property(anyPage, (page) => {
      const passages = passagesOf("a", composeText(page));
      for (const [i, { span }] of passages.slice(1).entries()) {
        const shared = Math.max(0, passages[i]!.span.end - span.start);
        expect(shared).toBeLessThanOrEqual(0.55 * (span.end - span.start));
      }
    }),
  );
});
