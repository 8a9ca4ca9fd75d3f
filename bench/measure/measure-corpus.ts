import { HUGE_PAGES } from "#src/commands/processes/bot-process.ts";
import type { Places } from "../places.ts";
import type { LibrariansMeasured } from "../tasks/ask-librarians.ts";
import type { BuildMeasured } from "../tasks/build-index.ts";
import type { KeywordsCompared } from "../tasks/compare-keywords.ts";
import type { VectorsCompared } from "../tasks/compare-vectors.ts";
import type { Description } from "../tasks/describe.ts";
import type { EmbeddingMeasured } from "../tasks/embedding.ts";
import { inOwnProcess } from "../tasks/in-own-process.ts";
import type { Served } from "../tasks/serve.ts";
import { type ColdStarts, measureColdStarts } from "./cold-starts.ts";
import { measureUpdates, type UpdateMeasured } from "./updates.ts";

/** Everything measured on one corpus. */
export type Measured = {
  readonly name: string;
  readonly size: Omit<Description, "questions">;
  readonly build: BuildMeasured;
  readonly updates: readonly UpdateMeasured[];
  readonly serving: Served;
  readonly librarians: LibrariansMeasured;
  readonly coldStart: ColdStarts;
  readonly embedding: EmbeddingMeasured;
  readonly vectors: VectorsCompared;
  readonly keywords: KeywordsCompared;
};

/**
 * Build the index of a corpus and measure it from all sides.
 *
 * @param asked the questions; without them, questions drawn from the articles
 */
export async function measureCorpus(
  name: string,
  places: Places,
  say: (line: string) => void,
  asked?: readonly string[],
): Promise<Measured> {
  say(`${name}: building the index`);
  const build = await inOwnProcess("buildIndex", places);
  say(`${name}: updating it`);
  const updates = await measureUpdates(places);
  const { questions: drawn, ...size } = await inOwnProcess("describe", places);
  const input = { places, questions: asked ?? drawn };
  say(`${name}: answering ${input.questions.length} questions`);
  const serving = await inOwnProcess("serve", input, HUGE_PAGES);
  say(`${name}: asking the bot's librarians`);
  const librarians = await inOwnProcess("askLibrarians", input);
  say(`${name}: starting ask from the shell`);
  const coldStart = measureColdStarts(places, input.questions[0]!);
  say(`${name}: embedding`);
  const embedding = await inOwnProcess("embedding", places);
  say(`${name}: searching exactly`);
  const vectors = await inOwnProcess("compareVectors", input);
  say(`${name}: searching with MiniSearch`);
  const keywords = await inOwnProcess("compareKeywords", input);
  return {
    name,
    size,
    build,
    updates,
    serving,
    librarians,
    coldStart,
    embedding,
    vectors,
    keywords,
  };
}
