import { type SentenceEvidence, type WeightsOf, weightedSum } from "../../glossary/evidence.ts";
import { endsQuestion } from "../../shared/text/ends-sentence.ts";
import { aboveChance } from "../../shared/vectors/late-interaction.ts";
import { type AnswerKind, shows } from "../question/answer-kind.ts";
import type { AskedWords } from "../question/asked-words.ts";
import type { ReadPassage } from "./close-reading.ts";
import {
  type Likeness,
  productOf,
  stemNumberOf,
  wordsOf,
  worstOf,
  writtenWord,
} from "./likeness.ts";
import type { PassageMatch } from "./passage-match.ts";
import { repetitionsIn } from "./repetitions.ts";

/** A passage with what was found by comparing it with the question. */
export type MatchedPassage = ReadPassage & { readonly match: PassageMatch };

/** Weight of the rest of the passage when a sentence is scored. */
export const AROUND = 0.75;

/** Kinds of answers that count something. */
const COUNTED: ReadonlySet<AnswerKind | null> = new Set(["count", "number", "duration"]);

/** Words before and after a number that may say what it counts. */
const BEFORE_NUMBER = 2;
const BEHIND_NUMBER = 3;

/** The evidence for each sentence of a passage. @param kind of answer that is asked for */
export function sentenceEvidence(
  asked: AskedWords,
  kind: AnswerKind | null,
  { context, likeness, match: { sentences: coverages } }: MatchedPassage,
): SentenceEvidence[] {
  const { groups, gists, either } = likeness;
  const { passage } = context;
  return passage.sentences.map(({ start, end, heading }, s) => {
    const group = s + 1;
    const text = passage.text.slice(start, end);
    const repetitions = () => repetitionsIn(asked, context, s);
    const { match, beyondHeading, window, asking, worst } = matchOf(asked, likeness, group);
    return {
      coverage: coverages[s]!,
      match,
      beyondHeading,
      window,
      asking,
      worst,
      gist: likeness.byMeaning
        ? cosineOf(gists, group, asked.gist)
        : wordsInCommon(asked, likeness, group),
      showsKind: kind !== null && shows(kind, text, repetitions, asked.grammar) ? 1 : 0,
      focus: asked.focus < 0 ? 0 : either[asked.focus * groups + group]!,
      counted: COUNTED.has(kind) ? countedIn(asked, likeness, wordsOf(likeness, group)) : 0,
      isQuestion: endsQuestion(text.trimEnd()) ? 1 : 0,
      isHeading: heading ? 1 : 0,
    };
  });
}

/** How similar the question's words are to those of a sentence. @param group of the sentence */
function matchOf(
  asked: AskedWords,
  { groups, meaning, either, bestEither }: Likeness,
  group: number,
): Pick<SentenceEvidence, "match" | "beyondHeading" | "window" | "asking" | "worst"> {
  const { weights } = asked;
  const supported: number[] = [];
  let [match, beyondHeading, window, asking] = [0, 0, 0, 0];
  for (let word = 0; word < weights.length; word++) {
    const weight = weights[word]!;
    const heading = word * groups;
    const here = meaning[heading + group]!;
    const before = group > 1 ? meaning[heading + group - 1]! : 0;
    match += weight * here;
    beyondHeading += weight * Math.max(0, here - meaning[heading]!);
    window += weight * Math.max(here, before);
    supported.push(Math.max(either[heading + group]!, AROUND * bestEither[word]!));
  }
  for (const word of asked.asking) asking = Math.max(asking, meaning[word * groups + group]!);
  return { match, beyondHeading, window, asking, worst: worstOf(asked, supported) };
}

/** Cosine of question and sentence without word vectors: each word is a dimension. */
function wordsInCommon(asked: AskedWords, likeness: Likeness, group: number): number {
  const common = asked.contentAt.reduce(
    (sum, word) => sum + likeness.spelling[word * likeness.groups + group]!,
    0,
  );
  const size = Math.sqrt(asked.content.length * wordsOf(likeness, group).length);
  return size === 0 ? 0 : Math.min(1, common / size);
}

export type SentenceWeights = WeightsOf<SentenceEvidence>;

/** The logit of a sentence among those of its passage (the input of a softmax: only differences matter). */
export function sentenceScore(evidence: SentenceEvidence, weights: SentenceWeights): number {
  return weightedSum(evidence, weights);
}

/** How similar the words next to a number in the sentence are to what is asked for: "12 people" counts people. */
function countedIn(
  { focus, words, grammar }: AskedWords,
  likeness: Likeness,
  sentence: readonly number[],
): number {
  if (focus < 0) return 0;
  const { number } = words[focus]!;
  const isNumber = (word: number) => grammar.number.test(writtenWord(likeness, word));
  let best = 0;
  sentence.forEach((word, i) => {
    const alike =
      stemNumberOf(likeness, word) === number
        ? 1
        : aboveChance(productOf(likeness, focus, word), likeness.chance);
    // To look for numbers takes longest, and few words are alike.
    if (alike <= best) return;
    const around = sentence.slice(Math.max(0, i - BEHIND_NUMBER), i + BEFORE_NUMBER + 1);
    if (around.some(isNumber)) best = alike;
  });
  return best;
}

/** Cosine of a row of a matrix and a vector. */
function cosineOf(rows: Int32Array, row: number, vector: Int32Array): number {
  let [product, square, other] = [0, 0, 0];
  for (let i = 0, at = row * vector.length; i < vector.length; i++, at++) {
    product += rows[at]! * vector[i]!;
    square += rows[at]! * rows[at]!;
    other += vector[i]! * vector[i]!;
  }
  return product / (Math.sqrt(square * other) || 1);
}
