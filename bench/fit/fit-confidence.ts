import { chanceOf, combined, isDoubtful, type Logistic } from "#src/answer/confidence.ts";
import { type Evidence, evidenceOf } from "#src/answer/evidence.ts";
import { quoteOf } from "#src/answer/quote.ts";
import { holdsAnswer } from "#src/eval/holds-answer.ts";
import { collapseDuplicates } from "#src/retrieve/duplicates.ts";
import { rankHits, scoreFeatures, type Weights } from "#src/retrieve/rank.ts";
import type { Gathered } from "./gather.ts";
import { fitLogistic, type Outcome, type Sign } from "./logistic.ts";
import { sharing } from "./sharing.ts";

type Signs = { readonly [evidence in keyof Evidence]?: Sign };

/** Which way each kind of evidence may tell, so that no fit learns what only its own questions have in common. */
const ABOUT: Signs = {
  nearness: 1,
  firstChance: 1,
  spelled: 1,
  leadingCoverage: 1,
  pairs: 1,
  coverageLead: 1,
  names: 1,
  rival: -1,
  length: -1,
};
const ANSWERS: Signs = {
  scoreLead: 1,
  fresh: 1,
  worst: 1,
  spelledTogether: 1,
  length: -1,
  elsewhere: -1,
  lacksCandidate: -1,
  lacksNumber: -1,
  lacksKind: -1,
  lacksDoer: -1,
  lacksQualifier: -1,
};

/** How much the weights are held back, for a hundred outcomes in all. */
const ABOUT_SHRINK = 0.4;
const ANSWERS_SHRINK = 2.6;

/** The chance that the quote answers is made a gate: near 0 or 1 but for a few questions. */
const SHARPNESS = 3;

/** Share of the near misses that pass the gate, and share that are called `answered`, where they were not fitted on. */
const PASSING = 1 / 12;
const ANSWERED = 0.09;

const FOLDS = 5;

export type FittedConfidence = {
  readonly about: Logistic;
  readonly answers: Logistic;
  readonly answeredFrom: number;
};

/** An answer to one question, and what was right about it. */
export type Answered = {
  readonly gathered: Gathered;
  readonly evidence: Evidence;
  readonly isRelevant: boolean;
  /** The first quote holds the answer. */
  readonly isRight: boolean;
};

/** What users would get with these weights of the ranking. */
export function answersWith(gathered: readonly Gathered[], weights: Weights): Answered[] {
  return gathered.flatMap((question) => {
    const { hits, reader } = question;
    const [first, ...others] = collapseDuplicates(
      rankHits(
        hits.map(({ hit }) => {
          const score = scoreFeatures(hit.features, weights);
          return { ...hit, score, featureScore: score };
        }),
      ),
    );
    if (first === undefined) return [];
    const found = hits.find(({ hit }) => hit.passage.id === first.passage.id)!;
    const isShown = holdsAnswer(quoteOf(first, reader).text, question.question.answers);
    return {
      gathered: question,
      evidence: evidenceOf([first, ...others], reader),
      isRelevant: question.question.answerable && found.isRelevant,
      isRight: found.isRight && isShown,
    };
  });
}

/** The two regressions, and where `answered` begins. */
export function fitConfidence(answered: readonly Answered[]): FittedConfidence {
  const byQuestion = new Map(answered.map((answer) => [answer.gathered, answer]));
  const questions = [...byQuestion.keys()];
  const about = fitLogistic(
    sharing(questions, "about", (question) =>
      outcomeOf(byQuestion.get(question)!, "isRelevant", ABOUT),
    ),
    ABOUT,
    ABOUT_SHRINK,
  );
  const fitAnswers = (fitted: readonly Gathered[]) =>
    fitLogistic(
      sharing(fitted, "answers", (question) =>
        outcomeOf(byQuestion.get(question)!, "isRight", ANSWERS),
      ),
      ANSWERS,
      ANSWERS_SHRINK,
    );
  // Near misses that were not fitted on tell where the gate and `answered` have to begin.
  const outOfFold = answered.filter(isNearMiss).map((answer) => {
    const others = questions.filter((question) => foldOf(question) !== foldOf(answer.gathered));
    return { answer, others };
  });
  const fits = new Map<number, Logistic>();
  const logitOf = ({ answer, others }: (typeof outOfFold)[number]) => {
    const fold = foldOf(answer.gathered);
    const fit = fits.get(fold) ?? fitAnswers(others);
    fits.set(fold, fit);
    const chance = chanceOf(answer.evidence, fit);
    return Math.log(chance / (1 - chance));
  };
  const logits = outOfFold.map(logitOf);
  const gate = exceededBy(PASSING, logits);
  const answers = sharpened(fitAnswers(questions), gate);
  const confidences = outOfFold.map(({ answer }, i) =>
    isDoubtful(answer.evidence)
      ? 0
      : combined(chanceOf(answer.evidence, about), sigmoid(SHARPNESS * (logits[i]! - gate))),
  );
  return { about, answers, answeredFrom: exceededBy(ANSWERED, confidences) };
}

function outcomeOf(
  { evidence, ...answer }: Answered,
  right: "isRelevant" | "isRight",
  signs: Signs,
): Omit<Outcome, "weight">[] {
  const values = Object.keys(signs).map((name) => evidence[name as keyof Evidence]);
  return [{ values, right: answer[right] }];
}

function isNearMiss({ gathered: { question } }: Answered): boolean {
  return question.kind === "near-miss";
}

/** All questions about an article are in one fold; those of other collections are in none. */
function foldOf({ question }: Gathered): number {
  if (question.about === null) return -1;
  return (Number(question.about.replace(/\D/g, "")) >> 1) % FOLDS;
}

/** The value that so large a share of the values exceeds, in between where it falls between two. */
function exceededBy(share: number, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => b - a);
  const exceededByCount = (count: number) => (sorted[count - 1]! + sorted[count]!) / 2;
  const count = Math.floor(share * sorted.length);
  const beyond = share * sorted.length - count;
  return (1 - beyond) * exceededByCount(count) + beyond * exceededByCount(count + 1);
}

function sharpened({ bias, weights }: Logistic, gate: number): Logistic {
  const entries = Object.entries(weights).map(([name, weight]) => [name, SHARPNESS * weight]);
  return { bias: SHARPNESS * (bias - gate), weights: Object.fromEntries(entries) };
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
