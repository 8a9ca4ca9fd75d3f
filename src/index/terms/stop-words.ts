// The file for bundlers: the package's main entry, in CommonJS, takes three times as long to load.
import { eng } from "stopword/dist/stopword.esm.mjs";

/** What questions are asked with, and not about. Folded like words are: `don't` is `dont`. */
const ASKING =
  "who whom whose why when does doing done tell told show give find explain describe please say says " +
  "know whats whos wheres didnt doesnt dont isnt wasnt arent so no nor just any there";

/** Words that say nothing about what a question is about; folded, not stemmed. */
export const STOP_WORDS: ReadonlySet<string> = new Set([...eng, ...ASKING.split(" ")]);
