import type { Period } from "../../glossary/domain.ts";
import type { Library, Word } from "../../glossary/library.ts";
import type { Questions } from "../../shared/text/languages/language.ts";
import { questionsIn } from "../../shared/text/languages/languages.ts";
import { type AnswerKind, kindAsked } from "./answer-kind.ts";
import { type Cues, cuesIn } from "./cues.ts";
import { isName, namesAsOne } from "./names.ts";

/** A parsed question: what to search for, and what to match passages with. */
export type Query = {
  /** The question itself. */
  readonly text: string;
  /** Of the language it is asked in. */
  readonly grammar: Questions;
  /** All words of the question as they were typed, including stop words. */
  readonly typed: readonly Word[];
  /** The words to search for, each stem once, in order. */
  readonly words: readonly Word[];
  /** `words` and, of corrected ones, the original spelling too: what to look for in passages, each stem once. */
  readonly met: readonly Word[];
  /** The rarity of each stem of `words`. */
  readonly rarities: ReadonlyMap<string, number>;
  /** The sum of the rarities before corrections lower any: the denominator of every coverage. */
  readonly totalRarity: number;
  /** Neighbouring searched words, as stems. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Stems of names and numbers: capitalised inside the sentence, or with a digit. */
  readonly names: readonly string[];
  readonly cues: Cues;
  /** The kind of thing that would answer; `null` when the question does not show it. */
  readonly asksFor: AnswerKind | null;
};

/** Factor on the rarity of a corrected word: the correction may be wrong. */
const CORRECTED = 0.8;

/** At most this many words are corrected: each takes a scan of part of the vocabulary. */
const MOST_CORRECTED = 5;

/** @param periods that the question is about, as `takeDates` found them */
export async function parseQuery(
  question: string,
  library: Library,
  language: string,
  periods: readonly Period[] = [],
): Promise<Query> {
  const grammar = questionsIn(language);
  const typed = await library.words(question, language);
  const content = typed.filter((word) => !word.stop);
  const searched = firstOfEachStem(content.length > 0 ? content : typed);
  const corrected = await correctSpelling(searched, library);
  const stemMeant = new Map(searched.map(({ stem }, i) => [stem, corrected[i]!.stem]));
  const meant = namesAsOne(firstOfEachStem(corrected), question, grammar);
  const words = meant.map((word) =>
    stemMeant.has(word.stem) ? word : { ...word, rarity: CORRECTED * word.rarity },
  );
  return {
    text: question,
    grammar,
    typed,
    words,
    met: firstOfEachStem([...words, ...content]),
    rarities: new Map(words.map(({ stem, rarity }) => [stem, rarity])),
    totalRarity: meant.reduce((sum, word) => sum + word.rarity, 0),
    pairs: neighbours(content.map(({ stem }) => stemMeant.get(stem)!)),
    names: words.filter((word) => isName(word, question, grammar)).map((word) => word.stem),
    cues: cuesIn(question, library, language, periods),
    asksFor: kindAsked(question, grammar),
  };
}

function neighbours(stems: readonly string[]): [string, string][] {
  return stems.slice(1).map((stem, i) => [stems[i]!, stem]);
}

/** The words, with those that occur in no passage replaced by what was probably meant. */
async function correctSpelling(words: readonly Word[], library: Library): Promise<Word[]> {
  const unknown = words.filter(({ passages }) => passages === 0).slice(0, MOST_CORRECTED);
  return Promise.all(
    words.map(async (word) => (unknown.includes(word) && (await library.spelled(word))) || word),
  );
}

function firstOfEachStem(words: readonly Word[]): Word[] {
  const seen = new Set<string>();
  return words.filter(({ stem }) => !seen.has(stem) && seen.add(stem));
}
