import { SPELLED_VERDICT_WEIGHTS } from "./spelled-verdict-weights.ts";
import { VERDICT_WEIGHTS } from "./verdict-weights.ts";

/**
 * Where words meet by spelling alone, `answered` begins lower than was fitted: chosen on the German XQuAD so that two
 * thirds of its questions are `answered`. docs/quality.md tells what that costs.
 */
const SPELLED = { ...SPELLED_VERDICT_WEIGHTS, answeredFrom: 0.42 };

/** What the verdict weighs, fitted where words meet by meaning, or where they meet by spelling alone. */
export function verdictWeightsFor(reader: { readonly byMeaning: boolean }) {
  return reader.byMeaning ? VERDICT_WEIGHTS : SPELLED;
}
