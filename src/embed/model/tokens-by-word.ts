import { WordCache } from "../../text/word-cache.ts";
import type { Tokens } from "./tokens.ts";

/** Words whose tokens are remembered, about 300 bytes each. */
const MOST_WORDS = 10_000;

const SPACE = 0x20;
const NEW_LINE = 0x0a;

/** The part of `tokenizer.json` that says how a text is cut before its words are. */
type Rules = {
  readonly normalizer?: { readonly type?: string } | null;
  readonly pre_tokenizer?: { readonly type?: string } | null;
  readonly added_tokens?: readonly { readonly content: string }[];
};

/** True for BERT's tokenizers: a word between two spaces has the same tokens in any text. */
export function cutsAtSpaces({ normalizer, pre_tokenizer, added_tokens = [] }: Rules): boolean {
  return (
    normalizer?.type === "BertNormalizer" &&
    pre_tokenizer?.type === "BertPreTokenizer" &&
    added_tokens.every(({ content }) => !/\s/.test(content))
  );
}

/**
 * Puts the tokens of a text together from those of its words, which are remembered: cutting a word takes ten times as long
 * as finding it.
 *
 * @param encode a text with its opening and closing token, or without
 * @param maxTokens where a text may end early
 */
export function tokensByWord(
  encode: (text: string, withEnds: boolean) => Tokens,
  maxTokens: number,
): (text: string) => Tokens {
  const ends = encode("", true);
  const words = new WordCache((word) => encode(word, false), MOST_WORDS);
  return (text) => {
    const ids = [ends.ids[0]!];
    const spellings = [ends.spellings[0]!];
    eachWord(text, (start, end) => {
      const word = words.get(text, start, end);
      ids.push(...word.ids);
      spellings.push(...word.spellings);
      return ids.length < maxTokens;
    });
    ids.push(ends.ids[1]!);
    spellings.push(ends.spellings[1]!);
    return { ids, types: ids.map(() => ends.types[0]!), spellings };
  };
}

/** Calls back for each stretch without spaces, until that says no. */
function eachWord(text: string, goesOn: (start: number, end: number) => boolean): void {
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    if (at < text.length && unit !== SPACE && unit !== NEW_LINE) continue;
    if (at > start && !goesOn(start, at)) return;
    start = at + 1;
  }
}
