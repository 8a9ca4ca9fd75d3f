/** Evidence that a passage answers, once the sentence to highlight has been chosen. */
import type { CloseReading, Meeting } from "../../glossary/evidence.ts";
import type { Questions } from "../../shared/text/languages/language.ts";
import { aboveChance } from "../../shared/vectors/late-interaction.ts";
import type { AnswerKind } from "../question/answer-kind.ts";
import type { AskedWords } from "../question/asked-words.ts";
import type { Query } from "../question/query.ts";
import type { PassageInContext } from "./in-context.ts";
import { type Likeness, productOf, stemNumberOf, wordsOf, writtenWord } from "./likeness.ts";

/** A passage with how it was matched. */
export type ReadPassage = {
  readonly context: PassageInContext;
  readonly likeness: Likeness;
};

/** Kinds of answers that a number shows, and kinds that a capital letter shows. */
const NUMERIC: ReadonlySet<AnswerKind> = new Set([
  "clock",
  "percent",
  "money",
  "duration",
  "count",
  "number",
  "date",
]);
const NAMED: ReadonlySet<AnswerKind> = new Set(["person", "place", "name"]);

const NUMBERS = /\d[\d,.]*\d|\d/g;

/** Below this share of the question's words, how many of them one sentence has together says nothing. */
const LEAST_SPELLED = 0.05;

/** @param sentence position of the sentence that is highlighted */
export function readSentence(
  { text: question, asksFor: kind }: Pick<Query, "text" | "asksFor">,
  asked: AskedWords,
  { context, likeness }: ReadPassage,
  sentence: number,
): CloseReading {
  const { passage, article } = context;
  const text = (from: number, to: number) =>
    passage.text.slice(passage.sentences[from]!.start, passage.sentences[to]!.end);
  const last = passage.sentences.length - 1;
  const near = `${text(Math.max(0, sentence - 1), Math.min(last, sentence + 1))} ${article.title}`;
  const qualifiers = new Set(
    lowerWords(`${passage.text} ${article.title}`, asked.grammar.qualifiers),
  );
  const group = sentence + 1;
  const spelledIn = (groups: readonly number[]) => spelled(asked, likeness, groups);
  const inSentence = spelledIn([0, group]);
  const inPassage = spelledIn(Array.from({ length: likeness.groups }, (_, g) => g));
  const words = wordsOf(likeness, group);
  const newWords = words
    .filter((word) => !asked.numbers.has(stemNumberOf(likeness, word)))
    .map((word) => writtenWord(likeness, word))
    .filter((word) => !asked.known.has(word.toLowerCase()));
  return {
    spelledAround: spelledIn([0, group - 1, group, group + 1].filter((g) => g < likeness.groups)),
    spelledTogether: inSentence / Math.max(LEAST_SPELLED, inPassage),
    length: Math.log(1 + words.length),
    fresh: freshness(asked, likeness, words),
    lacksCandidate: kind !== null && lacksCandidate(kind, newWords, asked.grammar) ? 1 : 0,
    lacksNumber: (question.match(NUMBERS) ?? []).some((number) => !near.includes(number)) ? 1 : 0,
    lacksDoer:
      kind === "person" && asked.focus >= 0
        ? 1 - likeness.either[asked.focus * likeness.groups + group]!
        : 0,
    lacksQualifier: lowerWords(question, asked.grammar.qualifiers).some(
      (word) => !qualifiers.has(word),
    )
      ? 1
      : 0,
  };
}

function lowerWords(text: string, pattern: RegExp): string[] {
  return (text.match(pattern) ?? []).map((word) => word.toLowerCase());
}

/** For each content word of the question: its share of their total rarity times its best likeness in the passage. */
export function matchedWords(asked: AskedWords, { bestEither }: Likeness): number[] {
  const shares = sharesOf(asked);
  return asked.contentAt.map((word, i) => shares[i]! * bestEither[word]!);
}

/** Below this likeness, words are similar by chance. */
const MET_FROM = 0.4;

/** Words of the question that the passage lacks, each with the similar word it has instead; best first. */
export function wordMeetings(asked: AskedWords, likeness: Likeness): Meeting[] {
  const { content, chance, spelling, groups } = likeness;
  const isSpelled = (word: number) =>
    spelling.slice(word * groups, (word + 1) * groups).some((spelled) => spelled > 0);
  const meetings = asked.contentAt.flatMap((at, i): Meeting[] => {
    if (isSpelled(at)) return [];
    let [met, best] = ["", MET_FROM];
    for (let word = 0; word < content.length; word++) {
      const value = aboveChance(productOf(likeness, at, word), chance);
      if (value > best) [met, best] = [writtenWord(likeness, word), value];
    }
    return met === "" ? [] : [{ asked: asked.content[i]!.text, met, likeness: best }];
  });
  return meetings.sort((a, b) => b.likeness - a.likeness);
}

/** Share of the question's content words that are spelled in one of the groups. */
function spelled(asked: AskedWords, { spelling, groups }: Likeness, within: readonly number[]) {
  const shares = sharesOf(asked);
  return asked.contentAt.reduce((sum, word, i) => {
    const best = Math.max(...within.map((group) => spelling[word * groups + group]!));
    return sum + shares[i]! * best;
  }, 0);
}

function sharesOf({ content }: AskedWords): number[] {
  const total = content.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
  return content.map(({ rarity }) => rarity / total);
}

/** How far a sentence's words are from the question's, on average: how much it says beyond the question. */
function freshness(
  { content, contentAt }: AskedWords,
  likeness: Likeness,
  words: readonly number[],
): number {
  if (words.length === 0) return 1;
  const stems = new Set(content.map(({ number }) => number));
  const distances = words.map((word) => {
    if (stems.has(stemNumberOf(likeness, word))) return 0;
    if (!likeness.byMeaning) return 1;
    const best = Math.max(0, ...contentAt.map((at) => productOf(likeness, at, word)));
    return 1 - Math.max(0, aboveChance(best, likeness.chance));
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / words.length;
}

/** True when no word that the question lacks can be what is asked for. */
function lacksCandidate(
  kind: AnswerKind,
  words: readonly string[],
  { number, dayOrMonth }: Questions,
): boolean {
  if (kind === "date") return !words.some((word) => number.test(word) || dayOrMonth.test(word));
  if (NUMERIC.has(kind)) return !words.some((word) => number.test(word));
  return NAMED.has(kind) && !words.some((word) => /^\p{Lu}/u.test(word));
}
