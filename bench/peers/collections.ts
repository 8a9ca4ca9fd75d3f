import { existsSync } from "node:fs";
import { join } from "node:path";
import { readCollection, type TestCollection } from "#src/eval/test-collection.ts";
import { pick, randomFrom } from "../corpus/random.ts";
import { generateArticle, questionAbout } from "../corpus/write-corpus.ts";
import { evenly } from "../measure/statistics.ts";
import { ROOT } from "../places.ts";

/** Outside this project: it is not ours to pass on. */
const SQUAD = join(ROOT, "..", "shared", "eval", "squad-v1.1-dev");
const QUESTIONS = 300;
const FRONT_MATTER = /^---\ntitle: "(.*)"\n[\s\S]*?\n---\n+/;

/** What every system indexes for the clock. */
export function generatedCollection(articles: number): TestCollection {
  const documents = Array.from({ length: articles }, (_, number) => {
    const { id, file } = generateArticle(number);
    const [frontMatter, title] = FRONT_MATTER.exec(file)!;
    return { id, title: title!, text: file.slice(frontMatter.length).replace(/^## /gm, "") };
  });
  const random = randomFrom(3);
  const questions = evenly(documents, QUESTIONS).map(({ id, text }) => {
    const words = pick(random, text.split("\n\n")).match(/\p{L}{5,}/gu) ?? ["nothing"];
    const asked = { text: questionAbout(words, random), answers: [], answerable: true };
    return { id, ...asked, kind: null, about: null };
  });
  const relevance = new Map(questions.map(({ id }) => [id, new Map([[id, 1]])]));
  return { folder: "generated", modifiedMs: 0, documents, questions, relevance };
}

/** Wikipedia paragraphs with questions of people (Rajpurkar et al. 2016); `null` where they are not at hand. */
export async function squad(): Promise<TestCollection | null> {
  return existsSync(SQUAD) ? readCollection(SQUAD) : null;
}
