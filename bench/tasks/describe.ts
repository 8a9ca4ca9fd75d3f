import { statSync } from "node:fs";
import { join } from "node:path";
import { openLibrary } from "#src/index/open-library.ts";
import { randomFrom } from "../corpus/random.ts";
import { questionAbout } from "../corpus/write-corpus.ts";
import { evenly } from "../measure/statistics.ts";
import type { Places } from "../places.ts";

const QUESTIONS = 400;

export type Description = {
  readonly articles: number;
  readonly passages: number;
  /** UTF-8 bytes of the cleaned texts. */
  readonly textBytes: number;
  /** Bytes on the disk by file of the index. */
  readonly fileBytes: { readonly [file: string]: number };
  /** Each in words of one passage that are no stop words; the passages are of different articles. */
  readonly questions: readonly string[];
};

/** The size of an indexed corpus, and questions drawn from it. */
export async function describeCorpus({ embeddingsDir }: Places): Promise<Description> {
  const library = await openLibrary(embeddingsDir);
  const { generation, articles, passages, files } = library.manifest;
  const ids = (await library.articles(null)).map(({ id }) => id);
  const random = randomFrom(7);
  const questions: string[] = [];
  for (const id of evenly(ids, QUESTIONS)) {
    const ofArticle = await library.passagesOf(id);
    const { text } = ofArticle[Math.floor(random() * ofArticle.length)]!;
    const telling = library.tokens(text, "en").filter(({ stop }) => !stop);
    questions.push(
      questionAbout(
        telling.map((word) => word.text),
        random,
      ),
    );
  }
  let textBytes = 0;
  for (const id of ids) textBytes += Buffer.byteLength((await library.article(id))!.text);
  return {
    articles,
    passages,
    textBytes,
    fileBytes: Object.fromEntries(
      Object.keys(files).map((name) => [
        name,
        statSync(join(embeddingsDir, generation, name)).size,
      ]),
    ),
    questions,
  };
}
