/** Questions that an articles folder asks itself, so that models can be compared without questions of its operator. */
import type { ArticleSource, Reading } from "../../building.ts";
import type { Document, Question, TestCollection } from "../../eval/test-collection.ts";
import { fold } from "../../text/fold.ts";

/** Articles that are read: enough to tell models apart by a few points. */
const MOST_ARTICLES = 200;

/** Units of an article's text that are searched: its beginning, about five passages. */
const MOST_TEXT = 3000;

/** Shorter headlines name a subject that other articles have, too, as "Weather" does. */
const LEAST_WORDS = 3;

/** What is known of a folder from a sample of its articles. */
export type Probes = {
  readonly collection: TestCollection;
  /** In the folder. */
  readonly articles: number;
  /** Of those that were read: how many there are, and in which languages, by ISO 639-1 code. */
  readonly read: number;
  readonly languages: ReadonlyMap<string, number>;
  /** Of the whole folder, estimated. */
  readonly passages: number;
};

type Article = Extract<Reading, { kind: "article" }>;

/**
 * Each article of a sample, spread evenly over the folder, is asked for by its headline, or by its first sentence where it has
 * none; the text that has to be found is without it (Lee et al. 2019, "inverse cloze task").
 */
export async function probesOf(
  source: ArticleSource,
  onProgress: (done: number, total: number) => void,
): Promise<Probes> {
  const { entries } = await source.list();
  const step = Math.max(1, entries.length / MOST_ARTICLES);
  const sample = entries.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const read: Article[] = [];
  for (const [i, entry] of sample.entries()) {
    const reading = await (await source.open(entry)).read();
    if (reading.kind === "article") read.push(reading);
    onProgress(i + 1, sample.length);
  }
  const languages = new Map<string, number>();
  for (const { article } of read) {
    const { language } = article;
    if (language !== null) languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  const passages = read.reduce((sum, article) => sum + article.passages.length, 0);
  return {
    collection: collectionOf(source.name, read.flatMap(probeIn)),
    articles: entries.length,
    read: read.length,
    languages,
    passages: Math.round((passages * entries.length) / Math.max(1, read.length)),
  };
}

export type Probe = { readonly document: Document; readonly question: string };

/** None for an article of which nothing is left to search. */
export function probeIn({ article, passages }: Article): Probe[] {
  const { id, title, titleDerived, text } = article;
  const hasHeadline = !titleDerived && wordsIn(title) >= LEAST_WORDS;
  const first = passages[0]!.sentences.find(({ heading }) => !heading);
  const sentence = first && passages[0]!.text.slice(first.start, first.end).trim();
  const question = hasHeadline ? title : sentence;
  if (question === undefined || wordsIn(question) < LEAST_WORDS) return [];
  const without = text.split("\n\n").flatMap((paragraph) => {
    const left = paragraph.replace(question, "").trim();
    return left === "" || fold(left) === fold(title) ? [] : left;
  });
  const document = { id, title: "", text: beginningOf(without) };
  return document.text === "" ? [] : [{ document, question }];
}

/** Whole paragraphs, at least one. */
function beginningOf(paragraphs: readonly string[]): string {
  let text = "";
  for (const paragraph of paragraphs) {
    if (text.length >= MOST_TEXT) break;
    text += text === "" ? paragraph : `\n\n${paragraph}`;
  }
  return text;
}

function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}

function collectionOf(folder: string, probes: readonly Probe[]): TestCollection {
  const questions = probes.map(
    ({ document: { id }, question }): Question => ({
      id,
      text: question,
      answers: [],
      answerable: true,
      kind: null,
      about: id,
    }),
  );
  return {
    folder,
    modifiedMs: 0,
    documents: probes.map(({ document }) => document),
    questions,
    relevance: new Map(questions.map(({ id }) => [id, new Map([[id, 1]])])),
  };
}
