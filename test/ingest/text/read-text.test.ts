import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "../../../src/ingest/text/read-text.ts";
import { REAL_PAGES } from "../../support/places.ts";
import { read, textsOf } from "./blocks-in.ts";

const FULL_LINE =
  "The foreign ministers met in the old town hall on Monday and spoke for several hours.";

describe("paragraphs of pasted text", () => {
  test("are separated by blank lines", () => {
    expect(textsOf("\n\nFirst paragraph.\n\n\nSecond  paragraph.\n")).toEqual([
      "First paragraph.",
      "Second paragraph.",
    ]);
  });

  test("or are one line each", () => {
    expect(textsOf(`${FULL_LINE}\n“We agree,” one said.\n${FULL_LINE}`)).toEqual([
      FULL_LINE,
      "“We agree,” one said.",
      FULL_LINE,
    ]);
  });

  test("a blank line in mid-sentence does not divide one", () => {
    const start =
      "The minister has described the move of the United Nations as a mistake, but not a";
    expect(read(`${start}\n\ncatastrophe. "It is over."`).blocks).toEqual([
      { kind: "prose", text: `${start} catastrophe. "It is over."` },
    ]);
  });

  test("a byline in lower case does not end the line above it", () => {
    const line = "In Castelgrande 870 people have opened again a cinema that had closed in 1987";
    for (const byline of ["di Giulia Ferrante", "by Jane Doe", "von Anna Weber"])
      expect(textsOf(`${line}\n${byline}`)).toEqual([line, byline]);
    expect(textsOf(`${line},\nby Jane Doe and others.`)).toEqual([
      `${line}, by Jane Doe and others.`,
    ]);
  });

  test("a line whose role is open is marked so: headline, caption, share button or sentence", () => {
    const { blocks } = read(`Talks begin\n\nPhoto: Reuters\n\n${FULL_LINE}`);
    expect(blocks.map(({ kind }) => kind)).toEqual(["line", "line", "line"]);
  });

  test("two captions above each other stay two lines", () => {
    const captions = [
      "US Rep. Jane Doe (L) talks with the Speaker of the House during a rally with Democrats (AFP photo)",
      "Kremlin spokesman Ivan Ivanov (Photo by Reuters)",
    ];
    expect(textsOf(captions.join("\n"))).toEqual(captions);
  });

  test("no-break spaces and tabs become plain spaces", () => {
    expect(textsOf("News\u00A0 /\u00A0\tSyria")).toEqual(["News / Syria"]);
  });
});

test("text of nothing but space has no blocks", () => {
  expect(read(" \n\t\n\u00A0")).toEqual({ blocks: [], metadata: {} });
});

describe("no letter is lost", () => {
  const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const word = fc.stringMatching(/^["'“(]?[\p{L}\p{N}]{1,12}[.,:;!?”)…]?$/u);
  const line = fc.array(word, { maxLength: 25 }).map((words) => words.join(" "));
  const start = fc.constantFrom("", "", "", "- ", "* ", "> ", "# ", "1. ", "  ", "\t");
  const text = fc
    .array(fc.tuple(start, line, fc.constantFrom("\n", "\n\n", "\r\n", "\n---\n", "\n \n")))
    .map((lines) => `Opening words\n${lines.flat().join("")}`);

  test("of any lines, whatever their marks and order", () => {
    fc.assert(
      fc.property(text, (pasted) => {
        expect(lettersOf(textsOf(pasted).join(""))).toBe(lettersOf(pasted));
      }),
    );
  });

  test.skipIf(!existsSync(REAL_PAGES))(
    "of pages pasted from news sites (skipped where they are absent)",
    () => {
      for (const name of readdirSync(REAL_PAGES)) {
        const bytes = readFileSync(`${REAL_PAGES}/${name}`);
        const blocks = readText(bytes).blocks.map((block) => block.text);
        const pasted = bytes.toString().replaceAll("](#)", "");
        expect(lettersOf(blocks.join(""))).toBe(lettersOf(pasted));
      }
    },
  );
});
