import { SPELLED_WEIGHTS } from "./spelled-weights.ts";
import { WEIGHTS } from "./weights.ts";

/** The weights that were fitted where words meet by meaning, or where they meet by spelling alone. */
export function fittedFor(asked: { readonly byMeaning: boolean }) {
  return asked.byMeaning ? WEIGHTS : SPELLED_WEIGHTS;
}
