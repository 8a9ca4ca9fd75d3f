import { existsSync } from "node:fs";
import { HUGE_PAGES } from "#src/commands/processes/bot-process.ts";
import { writeCorpus } from "../corpus/write-corpus.ts";
import type { Places, VectorsFrom } from "../places.ts";
import type { ManyServed } from "../tasks/ask-many.ts";
import type { BuildMeasured } from "../tasks/build-index.ts";
import type { Description } from "../tasks/describe.ts";
import { inOwnProcess } from "../tasks/in-own-process.ts";
import type { Loaded } from "../tasks/load.ts";
import type { Recall } from "../tasks/recall.ts";

/** Generated articles are cut into this many passages on average. */
const PASSAGES_AN_ARTICLE = 3.87;

/** Everything measured on a corpus of a certain size. */
export type SizeMeasured = {
  readonly vectors: VectorsFrom;
  readonly size: Omit<Description, "questions">;
  /** `embedded` is 0 for an index that an earlier run has left. */
  readonly build: BuildMeasured;
  readonly load: Loaded;
  readonly serving: ManyServed;
  readonly recall: Recall;
};

/** Builds an index of about so many passages, loads it, and asks it from one and from many sides. */
export async function measureSize(
  passages: number,
  vectors: VectorsFrom,
  places: Places,
  say: (line: string) => void,
): Promise<SizeMeasured> {
  const articles = Math.ceil(passages / PASSAGES_AN_ARTICLE);
  if (!existsSync(places.articlesDir)) {
    say(`writing ${articles.toLocaleString("en")} articles`);
    writeCorpus(places.articlesDir, articles);
  }
  say("building the index");
  const build = await inOwnProcess("buildSized", { input: places, vectors });
  say("drawing questions");
  const { questions, ...size } = await inOwnProcess("describe", places);
  say("opening the index");
  const load = await inOwnProcess("load", places, HUGE_PAGES);
  const input = { input: { places, questions }, vectors };
  say(`answering ${questions.length} questions`);
  const serving = await inOwnProcess("askMany", input, HUGE_PAGES);
  say("searching exactly");
  const recall = await inOwnProcess("recall", input);
  return { vectors, size, build, load, serving, recall };
}
