import { type SentenceEvidence, type WeightsOf, weightedSum } from "../../evidence.ts";
import { endsQuestion } from "../../text/ends-sentence.ts";
import { aboveChance } from "../../vectors/late-interaction.ts";
import { type AnswerKind, shows } from "../question/answer-kind.ts";
import type { AskedWords } from "../question/asked-words.ts";
import { WEIGHTS } from "../weights.ts";
import type { PassageInContext } from "./in-context.ts";
import { type Likeness, productOf, stemNumberOf, weigh, wordsOf, writtenWord } from "./likeness.ts";

/** A sentence is helped by what its passage says around it: that counts so much. */
export const AROUND = 0.75;

/** Kinds of answers that are numbers of something. */
const COUNTED: ReadonlySet<AnswerKind | null> = new Set(["count", "number", "duration"]);

/** Words before and behind a number that may say what it counts. */
const BEFORE_NUMBER = 2;
const BEHIND_NUMBER = 3;

/**
 * What speaks for each sentence of a passage.
 *
 * @param coverages of the sentences, see `SentenceEvidence`
 */
export function sentenceEvidence(
  asked: AskedWords,
  kind: AnswerKind | null,
  context: PassageInContext,
  likeness: Likeness,
  coverages: readonly number[],
): SentenceEvidence[] {
  const { groups, gists, meaning, either } = likeness;
  const { passage } = context;
  return passage.sentences.map(({ start, end, heading }, s) => {
    const group = s + 1;
    const here = (word: number) => meaning[word * groups + group]!;
    const before = (word: number) => (s > 0 ? meaning[word * groups + s]! : 0);
    const inHeading = (word: number) => meaning[word * groups]!;
    const supported = (word: number) =>
      Math.max(either[word * groups + group]!, AROUND * likeness.bestEither[word]!);
    const text = passage.text.slice(start, end);
    return {
      coverage: coverages[s]!,
      match: weigh(asked, here),
      beyondHeading: weigh(asked, (word) => Math.max(0, here(word) - inHeading(word))),
      window: weigh(asked, (word) => Math.max(here(word), before(word))),
      gist: likeness.byMeaning
        ? cosine(gists[group]!, asked.gist)
        : wordsInCommon(asked, likeness, group),
      asking: Math.max(0, ...asked.asking.map(here)),
      worst: asked.contentAt.length === 0 ? 0 : Math.min(...asked.contentAt.map(supported)),
      showsKind: kind !== null && shows(kind, text, asked.known, asked.grammar) ? 1 : 0,
      focus: asked.focus < 0 ? 0 : either[asked.focus * groups + group]!,
      counted: COUNTED.has(kind) ? countedIn(asked, likeness, wordsOf(likeness, group)) : 0,
      isQuestion: endsQuestion(text.trimEnd()) ? 1 : 0,
      isHeading: heading ? 1 : 0,
    };
  });
}

/** Cosine of the question and a sentence whose words have no vectors: each word is a dimension. */
function wordsInCommon(asked: AskedWords, likeness: Likeness, group: number): number {
  const common = asked.contentAt.reduce(
    (sum, word) => sum + likeness.spelling[word * likeness.groups + group]!,
    0,
  );
  const size = Math.sqrt(asked.content.length * wordsOf(likeness, group).length);
  return size === 0 ? 0 : Math.min(1, common / size);
}

export type SentenceWeights = WeightsOf<SentenceEvidence>;

/** The logit of a sentence among those of its passage: differences are those of a softmax. */
export function sentenceScore(
  evidence: SentenceEvidence,
  weights: SentenceWeights = WEIGHTS.sentences,
): number {
  return weightedSum(evidence, weights);
}

/** How similar to what is asked a word beside a number of the sentence is: the 12 of "12 people" counts people. */
function countedIn(
  { focus, words, grammar }: AskedWords,
  likeness: Likeness,
  sentence: readonly number[],
): number {
  if (focus < 0) return 0;
  const { number } = words[focus]!;
  const likenesses = sentence.map((word) =>
    stemNumberOf(likeness, word) === number
      ? 1
      : aboveChance(productOf(likeness, focus, word), likeness.chance),
  );
  const beside = sentence.flatMap((word, i) =>
    grammar.number.test(writtenWord(likeness, word))
      ? likenesses.slice(Math.max(0, i - BEFORE_NUMBER), i + BEHIND_NUMBER + 1)
      : [],
  );
  return Math.max(0, ...beside);
}

function cosine(a: Int32Array, b: Int32Array): number {
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
