import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { embeddedText } from "../../../src/index/passages/search-text.ts";
import { stems } from "../../../src/index/terms/tokens.ts";
import { CHUNKER_VERSION } from "../../../src/ingest/chunker-version.ts";
import { folderSource } from "../../../src/ingest/folder/folder-source.ts";
import { LIMITS } from "../../ingest/folder/folder-with.ts";
import { readHere } from "../../support/articles/read-here.ts";
import { SAMPLE_ARTICLES } from "../../support/places.ts";

const WORDS =
  "The envoys' re-elected U.N. chief went to São Paulo; Straße 12.5 東京で 2016–17 won’t lying";

/** What an index is made of, for the sample articles: a change in any step between file and index changes it. */
async function madeOfSamples(): Promise<string> {
  readHere();
  const source = folderSource(SAMPLE_ARTICLES, LIMITS);
  const hash = createHash("sha256").update(JSON.stringify(stems(WORDS)));
  for (const entry of (await source.list()).entries) {
    const reading = await (await source.open(entry)).read();
    if (reading.kind === "skipped") continue;
    for (const passage of reading.passages) {
      const { article } = reading;
      const { text, words } = embeddedText({ article, text: passage.text });
      hash.update(JSON.stringify([article, passage, text, stems(text), words]));
    }
  }
  return hash.digest("hex").slice(0, 12);
}

/**
 * When this fails, articles are read, cut or worded differently than before, and indexes that users have
 * would not be rebuilt: raise CHUNKER_VERSION, then write the new pair here. (After a change of the sample
 * articles alone, write the new hash.)
 */
test("whatever changes in an index raises the version that has it rebuilt", async () => {
  expect([CHUNKER_VERSION, await madeOfSamples()]).toEqual([6, "e7265b52d021"]);
});
