import type { Span } from "../../glossary/domain.ts";
import type { AskedWords } from "../question/asked-words.ts";
import type { PassageInContext } from "./in-context.ts";

/** All that is written together: "Lavrov" is a part of "Lavrov-style", and not said by it. */
const WRITTEN = /(?<![\p{L}\p{N}'’-])[\p{L}\p{N}'’-]+/uy;
const POSSESSIVE = /['’]s$/;

/**
 * For each sentence of a passage, where it repeats words of the question as they are written there, in whatever case, or
 * as a possessive. Words with another stem are not looked at: to look at all of them takes a tenth of a question's time.
 *
 * @returns spans of the sentence's text, in order
 */
export function repetitionsIn(
  { numbers, known }: AskedWords,
  { passage: { text, sentences }, words: { stems, starts }, sentenceOf }: PassageInContext,
): Span[][] {
  const repetitions: Span[][] = sentences.map(() => []);
  for (let nth = 0; nth < stems.length; nth++) {
    if (!numbers.has(stems[nth]!)) continue;
    WRITTEN.lastIndex = starts[nth]!;
    const written = WRITTEN.exec(text)?.[0] ?? "";
    const lower = written.toLowerCase();
    if (!known.has(lower) && !known.has(lower.replace(POSSESSIVE, ""))) continue;
    const sentence = sentenceOf[nth]!;
    const start = starts[nth]! - sentences[sentence]!.start;
    repetitions[sentence]!.push({ start, end: start + written.length });
  }
  return repetitions;
}
