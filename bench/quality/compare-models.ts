import { join } from "node:path";
import { openCollection } from "#src/commands/open/open-collection.ts";
import { fullName } from "#src/embed/model/model-name.ts";
import type { Judgement } from "#src/eval/judge.ts";
import { summarise } from "#src/eval/summary.ts";
import type { TestCollection } from "#src/eval/test-collection.ts";
import { evaluate } from "#src/evaluate.ts";
import type { Embedder } from "#src/glossary/embedder.ts";
import type { Library } from "#src/glossary/library.ts";
import { progressView } from "#src/terminal/progress.ts";
import { readyEmbedder } from "../embedders.ts";
import { INDEXES, MODEL } from "../places.ts";
import { isAnsweredFirst } from "./answers-table.ts";
import { measuredCollections } from "./measured-collections.ts";
import { openSamples, ownQuestions } from "./own-questions.ts";

const view = progressView(process.stderr);

/** Prints a row for each collection below the folder and for our own questions: the bundled model / another. */
export async function compareModels(folder: string, model: string): Promise<void> {
  const other = fullName(model);
  const embedders = [await readyEmbedder(), await readyEmbedder(other)];
  const placesOf = (embedder: Embedder) =>
    embedder.model === MODEL
      ? INDEXES
      : { ...INDEXES, embeddingsDir: join(INDEXES.embeddingsDir, embedder.model) };
  const row = async (
    title: string,
    collection: TestCollection,
    isHalved: boolean,
    open: (embedder: Embedder) => Promise<Library>,
  ) => {
    console.error(title);
    const figures: string[][] = [];
    for (const embedder of embedders) {
      const library = await open(embedder);
      view.stop();
      const judgements = await evaluate(collection, { library, embedder }, "hybrid");
      await library.close();
      figures.push(figuresOf(judgements, isHalved));
    }
    const cells = figures[0]!.map((figure, i) => `${figure} / ${figures[1]![i]}`);
    console.log(`| ${[title, collection.questions.length, ...cells].join(" | ")} |`);
  };

  console.log(`${MODEL} / ${other}\n`);
  console.log(
    "| | questions | hit@1 | MRR@10 | in the first quote | in the highlight | AUROC | `answered` | of these right |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|",
  );
  for await (const { title, collection, isHalved } of measuredCollections(folder)) {
    await row(title, collection, isHalved, (embedder) =>
      openCollection(collection, embedder, placesOf(embedder), view),
    );
  }
  await row("our own questions", ownQuestions(), false, (embedder) =>
    openSamples(embedder, join(placesOf(embedder).embeddingsDir, "eval/samples")),
  );
  for (const embedder of embedders) await embedder.close();
}

/** Of the ranking, of the answer, of the verdict; "–" for what the collection does not tell. */
function figuresOf(judgements: readonly Judgement[], isHalved: boolean): string[] {
  const { hit1, mrr10, highlight, auroc, verdicts } = summarise(judgements);
  const answerable = judgements.filter(({ question }) => question.answerable);
  const tellable = answerable.filter(({ question }) => question.answers.length > 0);
  const { right, wrong, unanswerable } = verdicts!.answered;
  const ranking = [
    hit1,
    mrr10,
    share(tellable.filter(isAnsweredFirst).length, tellable.length),
    highlight,
  ].map((figure) => (isHalved ? null : figure));
  const figures = [...ranking, auroc, share(right + wrong, answerable.length)];
  return [
    ...figures.map((figure) => figure?.toFixed(3) ?? "–"),
    `${right} of ${right + wrong + unanswerable}`,
  ];
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
