import type { SentenceEvidence } from "#src/glossary/evidence.ts";
import type { SentenceWeights } from "#src/retrieve/reading/sentence-evidence.ts";
import type { Gathered } from "./gather.ts";
import { sharing } from "./sharing.ts";
import { type Choice, fitSoftmax } from "./softmax.ts";

const EVIDENCE: readonly (keyof SentenceEvidence)[] = [
  "match",
  "beyondHeading",
  "window",
  "gist",
  "asking",
  "worst",
  "showsKind",
  "focus",
  "counted",
  "isQuestion",
  "isHeading",
];

/** These speak against a sentence. */
const AGAINST: ReadonlySet<keyof SentenceEvidence> = new Set(["isQuestion", "isHeading"]);

/** Weights that find the sentence that answers in a passage that holds the answer. */
export function fitSentences(gathered: readonly Gathered[]): SentenceWeights {
  const choices = sharing(gathered, "sentences", ({ hits }): Omit<Choice, "weight">[] =>
    hits
      .filter(({ answers }) => answers.includes(true) && answers.includes(false))
      .map(({ hit, answers }) => ({
        candidates: hit.sentences.map((evidence) => EVIDENCE.map((name) => evidence[name])),
        right: answers,
      })),
  );
  const weights = fitSoftmax(
    choices,
    EVIDENCE.map((name) => AGAINST.has(name)),
  );
  return Object.fromEntries(EVIDENCE.map((name, i) => [name, Number(weights[i]!.toFixed(3))]));
}
