import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { LocalEmbedder } from "../../embed/open-embedder.ts";
import type { Judgement } from "../../eval/judge.ts";
import { summarise } from "../../eval/summary.ts";
import type { TestCollection } from "../../eval/test-collection.ts";
import { evaluate } from "../../evaluate.ts";
import type { Library } from "../../glossary/library.ts";
import type { ProgressView } from "../../terminal/progress.ts";
import type { Probes } from "./probes.ts";

/** How often the right article comes first, and its mean reciprocal rank among the first ten; 0..1. */
export type Quality = { readonly hit1: number; readonly mrr10: number };

/** How well a model does with the articles of a folder. */
export type ModelFigures = {
  readonly model: string;
  /** Quality with both searches, as users get it, and the judgement of each probe. */
  readonly byBoth: Quality;
  readonly judgements: readonly Judgement[];
  /** MRR@10 of the search by meaning alone. */
  readonly byMeaning: number;
  /** Quality of the search by words alone, which needs no model. */
  readonly byWords: Quality;
  readonly passagesPerSecond: number;
  /** Median time in which the model embeds a question. */
  readonly questionMs: number;
  readonly dimensions: number;
  readonly modelBytes: number;
  /** Estimated size of an index of the whole folder. */
  readonly indexBytes: number;
  /** ISO 639-1 codes; `null` where they are not known, or most are. */
  readonly languages: readonly string[] | null;
};

/** Number of questions that are embedded one by one to measure the time. */
const TIMED = 20;

export type MeasuredModel = {
  readonly embedder: LocalEmbedder;
  /** With its files. */
  readonly modelFolder: string;
  /** Empty: an index of the probes is built there. */
  readonly indexFolder: string;
  readonly openCollection: (
    collection: TestCollection,
    embedder: LocalEmbedder,
    where: { readonly storeUrl: null; readonly embeddingsDir: string },
    view: ProgressView,
  ) => Promise<Library>;
};

export async function measureModel(
  { embedder, modelFolder, indexFolder, openCollection }: MeasuredModel,
  { collection, passages }: Probes,
  view: ProgressView,
): Promise<ModelFigures> {
  const { model, dimensions, languages } = embedder;
  let passagesPerSecond = 0;
  const embedding: ProgressView = {
    ...view,
    show(progress) {
      if (progress.phase !== "embedding") return;
      passagesPerSecond = progress.passagesPerSecond ?? passagesPerSecond;
      view.show({ ...progress, phase: `embedding with ${model}` });
    },
  };
  await embedder.ready();
  const where = { storeUrl: null, embeddingsDir: indexFolder };
  const library = await openCollection(collection, embedder, where, embedding);
  try {
    const parts = { library, embedder };
    const judgements = await evaluate(collection, parts, "hybrid", (done, total) =>
      view.show({ phase: `asking with ${model}`, done, total }),
    );
    const alone = async (mode: "dense" | "keyword") =>
      qualityOf(await evaluate(collection, parts, mode));
    return {
      model,
      byBoth: qualityOf(judgements),
      judgements,
      byMeaning: (await alone("dense")).mrr10,
      byWords: await alone("keyword"),
      passagesPerSecond,
      questionMs: await questionTime(embedder, library, collection),
      dimensions,
      modelBytes: await bytesIn(modelFolder),
      indexBytes: ((await bytesIn(indexFolder)) / library.manifest.passages) * passages,
      languages,
    };
  } finally {
    await library.close();
  }
}

function qualityOf(judgements: readonly Judgement[]): Quality {
  const { hit1, mrr10 } = summarise(judgements);
  return { hit1: hit1!, mrr10: mrr10! };
}

async function questionTime(
  embedder: LocalEmbedder,
  { wordSpace }: Library,
  { questions }: TestCollection,
): Promise<number> {
  const times: number[] = [];
  for (const { text } of questions.slice(0, TIMED)) {
    const started = performance.now();
    await embedder.embed([{ text, words: [] }], "question", wordSpace.projection);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(({ parentPath, name }) => stat(join(parentPath, name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}
