import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Reading } from "../../src/glossary/building.ts";
import { folderSource } from "../../src/ingest/folder/folder-source.ts";
import { REAL_PAGES } from "../support/places.ts";
import { LIMITS } from "./folder/folder-with.ts";

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

/** What is not part of each article; the rest of its words is. */
const BOILERPLATE: Record<string, string[]> = {
  "000": [
    "Accessibility links",
    "Breaking News",
    "Russian Foreign Minister Sergei Lavrov (right) with his Syrian counterpart",
    "RFE/RL has been declared",
    "If you are in Russia",
    "To find out more",
  ],
  "001": [],
  "002": ["Lavrov: US diplomats frequently"],
  "003": ["More information on Syria"],
  "004": ["News ", "US Rep. Ilhan Omar", "Kremlin spokesman, Dmitry Peskov (Photo", "Press TV"],
};

const TITLES: Record<string, string> = {
  "000": "Russia Says Revoking Iran Invite To Syria Talks 'Mistake', Not 'Catastrophe'",
  "001":
    "Syria peace talks: Russian Foreign Minster says withdrawing Iran's invitation is 'a mistake, but not a catastrophe'",
  "004": "Russia says in contact with Iran over Syria peace talks",
};

describe.skipIf(!existsSync(REAL_PAGES))("on five pages pasted from news sites", () => {
  const readings = new Map<string, Reading & { kind: "article" }>();
  const files = new Map<string, string>();

  beforeAll(async () => {
    const source = folderSource(REAL_PAGES, { ...LIMITS, maxArticleMb: 1 });
    for (const entry of (await source.list()).entries) {
      const reading = await (await source.open(entry)).read();
      if (reading.kind === "article") readings.set(entry.id.slice(0, 3), reading);
      files.set(entry.id.slice(0, 3), readFileSync(join(REAL_PAGES, entry.id), "utf8"));
    }
  });

  test.each(Object.entries(BOILERPLATE))(
    "page %s loses its boilerplate and nothing else",
    (page, starts) => {
      const lines = files.get(page)!.replaceAll("](#)", "]").split("\n");
      const isBoilerplate = (line: string) => starts.some((start) => line.startsWith(start));
      const article = lines.filter((line) => !isBoilerplate(line));
      for (const start of starts)
        expect(
          lines.some((line) => line.startsWith(start)),
          start,
        ).toBe(true);
      expect(lettersOf(readings.get(page)!.article.text)).toBe(lettersOf(article.join("\n")));
    },
  );

  test("headlines are found, and titles derived where there is none", () => {
    for (const [page, { article }] of readings) {
      expect(article.titleDerived).toBe(!(page in TITLES));
      if (page in TITLES) expect(article.title).toBe(TITLES[page]);
      else expect(article.text).toContain(article.title.replace("…", ""));
    }
  });

  test("publishers are known where a page's footer names its site, dates nowhere", () => {
    const publishers = [...readings.values()].map(({ article }) => article.publisher);
    expect(publishers).toEqual(["RFE/RL", null, null, null, "Press TV"]);
    expect([...readings.values()].every(({ article }) => article.published === null)).toBe(true);
  });

  test("the text of a passage below its headline is in the file letter for letter", () => {
    for (const [page, { passages }] of readings) {
      const file = lettersOf(files.get(page)!.replaceAll("](#)", "]"));
      for (const { text, sentences } of passages) {
        const first = sentences.find(({ heading }) => !heading);
        expect(file).toContain(lettersOf(text.slice(first?.start ?? 0)));
      }
    }
  });
});
