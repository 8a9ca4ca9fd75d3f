import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readCollection, type TestCollection } from "#src/eval/test-collection.ts";
import { joined } from "../fit/joined.ts";
import { fittedIds, unseen } from "../fit/sets.ts";
import { withoutHalf } from "./without-half.ts";

/** A test collection with the questions that nothing was fitted on. */
export type MeasuredCollection = {
  readonly title: string;
  readonly collection: TestCollection;
  /** True where half of the answers were taken out: then the verdict is measured, not the ranking. */
  readonly isHalved: boolean;
};

/** Whole articles: where half of them are taken out, their questions truly have no answer. */
const ALSO_WITHOUT_HALF = [
  "quail-news-dev",
  "squad-v1.1-dev",
  "wice-claim-article",
  "xquad-de",
  "xquad-es",
];

/** Paragraphs, whose articles have many passages to choose from. */
const ALSO_JOINED = ["squad-v2.0-dev"];

/** The collections (BEIR layout) below a folder in the order of their names, and what else is made of some. */
export async function* measuredCollections(folder: string): AsyncGenerator<MeasuredCollection> {
  const fitted = await fittedIds(folder);
  const measured = (title: string, collection: TestCollection, isHalved = false) => ({
    title,
    collection: unseen(collection, fitted),
    isHalved,
  });
  for (const name of readdirSync(folder).sort()) {
    if (!existsSync(join(folder, name, "corpus.jsonl"))) continue;
    const whole = await readCollection(join(folder, name));
    yield measured(name, whole);
    if (ALSO_JOINED.includes(name)) {
      yield measured(`${name}, paragraphs joined to articles`, joined(whole));
    }
    if (ALSO_WITHOUT_HALF.includes(name)) {
      yield measured(`${name}, half of the articles taken out`, withoutHalf(whole), true);
    }
  }
}
