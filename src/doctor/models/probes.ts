/** Questions made from an articles folder itself, so that models can be compared without questions from people. */

import type { Document, Question, TestCollection } from "../../eval/test-collection.ts";
import type { ArticleSource, NewPassage, Reading } from "../../glossary/building.ts";

/** Articles that are read, and passages used from each; together about a minute for a small model. */
const MOST_ARTICLES = 200;
const MOST_PASSAGES = 3;

/** Least length of a passage and of the sentence taken out of it: both should say enough. */
const LEAST_SENTENCES = 3;
const LEAST_WORDS = 6;

/** What a sample of its articles says about a folder. */
export type Probes = {
  readonly collection: TestCollection;
  /** In the folder. */
  readonly articles: number;
  /** Number of articles read, and the languages of these by ISO 639-1 code. */
  readonly read: number;
  readonly languages: ReadonlyMap<string, number>;
  /** Of the whole folder, estimated. */
  readonly passages: number;
};

type Article = Extract<Reading, { kind: "article" }>;

/**
 * Takes a sentence out of each of some passages from all over the folder; it should find the rest of its passage among all
 * others (Lee et al. 2019, "inverse cloze task"). Headlines would be too easy: the search by words alone found .99 of 1,000 news
 * articles by theirs.
 */
export async function probesOf(
  source: ArticleSource,
  onProgress: (done: number, total: number) => void,
): Promise<Probes> {
  const { entries } = await source.list();
  const sample = spread(entries, MOST_ARTICLES);
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
  const probes = read.flatMap((article) =>
    spread(article.passages.flatMap(probeIn), MOST_PASSAGES),
  );
  return {
    collection: collectionOf(source.name, probes),
    articles: entries.length,
    read: read.length,
    languages,
    passages: Math.round((passages * entries.length) / Math.max(1, read.length)),
  };
}

/** At most `most` of the items, evenly spaced. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  const count = Math.min(items.length, most);
  return Array.from({ length: count }, (_, i) => items[Math.floor(i * step)]!);
}

type Probe = { readonly text: string; readonly question: string };

/** Takes the sentence in the middle: those at the ends may be in the neighbouring passages, too. */
export function probeIn({ text, sentences }: NewPassage): Probe[] {
  const prose = sentences.filter(({ heading }) => !heading);
  const middle = prose[Math.floor(prose.length / 2)];
  if (middle === undefined || prose.length < LEAST_SENTENCES) return [];
  const question = text.slice(middle.start, middle.end).trim();
  if (question.split(/\s+/u).length < LEAST_WORDS) return [];
  return [{ text: text.slice(0, middle.start) + text.slice(middle.end), question }];
}

function collectionOf(folder: string, probes: readonly Probe[]): TestCollection {
  const ids = probes.map((_, i) => `${i}`);
  return {
    folder,
    modifiedMs: 0,
    documents: probes.map(({ text }, i): Document => ({ id: ids[i]!, title: "", text })),
    questions: probes.map(
      ({ question }, i): Question => ({
        id: ids[i]!,
        text: question,
        answers: [],
        answerable: true,
        kind: null,
        about: ids[i]!,
      }),
    ),
    relevance: new Map(ids.map((id) => [id, new Map([[id, 1]])])),
  };
}
