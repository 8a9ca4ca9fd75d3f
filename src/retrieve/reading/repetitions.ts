import type { Span } from "../../glossary/domain.ts";
import type { AskedWords } from "../question/asked-words.ts";
import type { PassageInContext } from "./in-context.ts";

/** Everything written as one word: "Lavrov-style" does not repeat "Lavrov". */
const WRITTEN = /(?<![\p{L}\p{N}'’-])[\p{L}\p{N}'’-]+/uy;
const POSSESSIVE = /['’]s$/;

/**
 * Where a sentence of a passage repeats words of the question as they are written there, in whatever case, or as a
 * possessive. Words with another stem are not looked at: to look at all of them takes a tenth of a question's time.
 *
 * @returns spans of the sentence's text, in order
 */
export function repetitionsIn(
  { numbers, known }: AskedWords,
  { passage: { text, sentences }, words: { stems, starts }, sentenceOf }: PassageInContext,
  sentence: number,
): Span[] {
  const repetitions: Span[] = [];
  const first = sentenceOf.indexOf(sentence);
  for (let nth = first; nth >= 0 && sentenceOf[nth] === sentence; nth++) {
    if (!numbers.has(stems[nth]!)) continue;
    WRITTEN.lastIndex = starts[nth]!;
    if (!WRITTEN.test(text)) continue;
    const lower = text.slice(starts[nth], WRITTEN.lastIndex).toLowerCase();
    if (!known.has(lower) && !known.has(lower.replace(POSSESSIVE, ""))) continue;
    const at = sentences[sentence]!.start;
    repetitions.push({ start: starts[nth]! - at, end: WRITTEN.lastIndex - at });
  }
  return repetitions;
}
