import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { PROBES } from "../../../src/index/build/probes.ts";
import { FORMAT, LAYERED_FORMAT } from "../../../src/index/generation/manifest.ts";
import { embeddedText } from "../../../src/index/passages/search-text.ts";
import { STOPPED_LANGUAGES } from "../../../src/index/terms/stop-words.ts";
import { STEMMED, termsIn } from "../../../src/index/terms/terms.ts";
import { CHUNKER_VERSION } from "../../../src/ingest/chunker-version.ts";
import { folderSource } from "../../../src/ingest/folder/folder-source.ts";
import { LIMITS } from "../../ingest/folder/folder-with.ts";
import { readHere } from "../../support/articles/read-here.ts";
import { SAMPLE_ARTICLES } from "../../support/places.ts";

const TEXTS = [
  "The envoys' re-elected U.N. chief went to São Paulo; Straße 12.5 東京で 2016–17 won’t lying",
  "Die Gemeinde gründete 1901 eine Schule. L’école fut fondée aujourd’hui. La escuela fue fundada ayer.",
  ...PROBES,
];

function hashOf(parts: Iterable<unknown>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(JSON.stringify(part));
  return hash.digest("hex").slice(0, 12);
}

/** Articles and passages of the sample articles: a change in any step between file and passage changes them. */
async function readSamples(): Promise<unknown[]> {
  readHere();
  const source = folderSource(SAMPLE_ARTICLES, LIMITS);
  const { entries } = await source.list();
  const readings: unknown[] = [];
  for (const entry of entries) readings.push(await (await source.open(entry)).read());
  return readings;
}

/** What an index makes of passages: what is embedded, and what is searched by words. */
function* madeOfTexts(): Generator<unknown> {
  const info = { id: "1.txt", collection: null, publisher: null, url: null };
  for (const language of [...STOPPED_LANGUAGES, null]) {
    for (const text of TEXTS) {
      const title = `${text.split(" ").slice(0, 8).join(" ")}…`;
      for (const titleDerived of [true, false]) {
        const article = { ...info, title, titleDerived, published: "2014-01-22", language };
        yield embeddedText({ article, text });
      }
      const { stems, ...words } = STEMMED.numbered(text, language);
      yield [[...stems], words, language && termsIn(text, language)];
    }
  }
}

/**
 * When this fails, articles are read or cut differently than before, and the indexes that users have would keep the old passages: raise
 * CHUNKER_VERSION, then write the new pair here. (After a change of the sample articles alone, write the new hash.)
 */
test("whatever changes in the passages raises the version that has articles read again", async () => {
  expect([CHUNKER_VERSION, hashOf(await readSamples())]).toEqual([8, "70c6775e2569"]);
});

/**
 * When this fails, the same passage is embedded or searched as another text or other words than before, and updates would keep
 * vectors and stems that don't fit any more: raise FORMAT and LAYERED_FORMAT, then write them here.
 */
test("whatever changes in what is made of a passage raises the formats, which has everything rebuilt", () => {
  const formats = [FORMAT, LAYERED_FORMAT];
  expect([...formats, hashOf(madeOfTexts())]).toEqual([9, 11, "0d47fe651db7"]);
});
