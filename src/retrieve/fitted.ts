import * as bySpelling from "./spelled-weights.ts";
import * as byMeaning from "./weights.ts";

/** The weights that were fitted where words meet by meaning, and where they meet by spelling alone. */
export function fittedFor(asked: { readonly byMeaning: boolean }) {
  return asked.byMeaning ? byMeaning : bySpelling;
}
