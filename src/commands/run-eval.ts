import { basename, resolve } from "node:path";
import { evalLines } from "../eval/eval-lines.ts";
import { answersFile, checkWritable, runFile, writeResults } from "../eval/result-files.ts";
import { summarise } from "../eval/summary.ts";
import { readCollection } from "../eval/test-collection.ts";
import { evaluate, type Mode } from "../evaluate.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { progressView } from "../terminal/progress.ts";
import { openCollection } from "./open/open-collection.ts";
import { openModel, openRerankerOf } from "./open/open-model.ts";

export type EvalOptions = {
  readonly dataset: string;
  readonly mode: Mode;
  readonly run?: string;
  readonly answers?: string;
  readonly json?: boolean;
};

/** `eval`: asks the questions of a test collection through the pipeline that serves users, and measures the answers. */
export async function runEval(options: EvalOptions): Promise<number> {
  const config = takeSettings();
  const collection = await readCollection(options.dataset);
  for (const file of [options.run, options.answers]) if (file) await checkWritable(file);
  const view = progressView(process.stderr);
  const embedder = await openModel(config, view);
  const reranker = await openRerankerOf(config, view);
  try {
    const library = await openCollection(collection, embedder, config, view);
    const judgements = await evaluate(
      collection,
      { library, embedder, reranker },
      options.mode,
      (done, total) => view.show({ phase: "asking", done, total }),
    ).finally(() => library.close());
    view.stop();
    const summary = summarise(judgements);
    const name = basename(resolve(options.dataset));
    console.log(
      options.json
        ? JSON.stringify({ dataset: name, mode: options.mode, ...summary })
        : evalLines(name, options.mode, summary).join("\n"),
    );
    if (options.run) {
      await writeResults(options.run, runFile(judgements, `quotewell-${options.mode}`));
    }
    if (options.answers) await writeResults(options.answers, answersFile(judgements));
    return 0;
  } finally {
    view.stop();
    await embedder.close();
    await reranker?.close();
  }
}
