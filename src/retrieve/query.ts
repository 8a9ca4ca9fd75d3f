import type { Library, Word } from "../domain.ts";
import { type AnswerKind, kindAsked } from "./answer-kind.ts";
import { type DateCue, datesIn } from "./dates.ts";
import { isName, namesAsOne } from "./names.ts";
import { outletsIn } from "./outlets.ts";

/** A question as the searches understand it. */
export type Query = {
  readonly text: string;
  /** The words to search for, each stem once, in order. */
  readonly words: readonly Word[];
  /** What the words would weigh if none had been mended: the denominator of every coverage. */
  readonly totalRarity: number;
  /** Neighbouring searched words, as stems. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Stems of names and numbers: capitalised inside the sentence, or with a digit. */
  readonly names: readonly string[];
  /** "Quoted phrases", each as a sequence of stems. */
  readonly phrases: readonly Phrase[];
  /** Publishers of this library that the question names. */
  readonly outlets: readonly string[];
  readonly dates: readonly DateCue[];
  /** What kind of thing would answer; `null` when the question does not tell. */
  readonly asksFor: AnswerKind | null;
};

export type Phrase = { readonly text: string; readonly stems: readonly string[] };

const QUOTED = /"([^"]{2,200})"|“([^”]{2,200})”|«([^»]{2,200})»/gu;

/** Reads a question: its searched words, names, phrases, outlets, dates and the kind of answer. */
export async function understand(question: string, library: Library): Promise<Query> {
  const all = await library.words(question);
  const content = all.filter((word) => !word.stop);
  const typed = firstOfEachStem(content.length > 0 ? content : all);
  const spelt = await mended(typed, library);
  const stemMeant = new Map(typed.map(({ stem }, i) => [stem, spelt[i]!.stem]));
  const meant = namesAsOne(firstOfEachStem(spelt), question);
  const asTyped = new Set(typed.map(({ stem }) => stem));
  const words = meant.map((word) =>
    asTyped.has(word.stem) ? word : { ...word, rarity: MENDED * word.rarity },
  );
  return {
    text: question,
    words,
    totalRarity: meant.reduce((sum, word) => sum + word.rarity, 0),
    pairs: pairsOf(content.map(({ stem }) => stemMeant.get(stem)!)),
    names: words.filter((word) => isName(word, question)).map((word) => word.stem),
    phrases: phrasesIn(question, library),
    outlets: outletsIn(question, library.publishers),
    dates: datesIn(question),
    asksFor: kindAsked(question),
  };
}

function pairsOf(stems: readonly string[]): [string, string][] {
  return stems.slice(1).map((stem, i) => [stems[i]!, stem]);
}

/** What a word counts that was found only after its spelling was mended: the mending may be wrong. */
const MENDED = 0.8;

/** Looking for what a word may have meant goes through part of the vocabulary, so not for every word. */
const MOST_MENDED = 5;

/** The words with those that no passage holds as they were probably meant. */
async function mended(words: readonly Word[], library: Library): Promise<Word[]> {
  const unknown = words.filter(({ passages }) => passages === 0).slice(0, MOST_MENDED);
  return Promise.all(
    words.map(async (word) => {
      const meant = unknown.includes(word) ? await library.spelled(word) : null;
      return meant ?? word;
    }),
  );
}

function firstOfEachStem(words: readonly Word[]): Word[] {
  const seen = new Set<string>();
  return words.filter(({ stem }) => !seen.has(stem) && seen.add(stem));
}

function phrasesIn(question: string, library: Library): Phrase[] {
  return [...question.matchAll(QUOTED)].map((match) => {
    const text = (match[1] ?? match[2] ?? match[3])!;
    return { text, stems: library.tokens(text).map((word) => word.stem) };
  });
}
