import { SPELLED_VERDICT_WEIGHTS } from "./spelled-verdict-weights.ts";
import { VERDICT_WEIGHTS } from "./verdict-weights.ts";

/**
 * Where words are compared by spelling alone, the threshold for `answered` is lower than the fitted one: chosen on the
 * German XQuAD so that two thirds of its questions are `answered`. docs/quality.md says what that costs.
 */
const SPELLED = { ...SPELLED_VERDICT_WEIGHTS, answeredFrom: 0.42 };

/** The weights of the verdict: those fitted with words compared by meaning, or those for spelling alone. */
export function verdictWeightsFor(reader: { readonly byMeaning: boolean }) {
  return reader.byMeaning ? VERDICT_WEIGHTS : SPELLED;
}
