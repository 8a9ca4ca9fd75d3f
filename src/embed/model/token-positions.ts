/** Marks, such as accents, which the tokenizers of uncased models remove. */
const MARKS = /\p{M}/gu;

/** Special tokens, which are not in the text: "[CLS]", "<s>". */
const SPECIAL = /^(?:\[[A-Z]+\]|<.*>)$/s;

/** Stands for a word of any length that the vocabulary can't spell. */
const UNKNOWN = "[UNK]";

/** What tokenizers put before a piece inside a word (WordPiece) or at the start of one (SentencePiece, byte-level BPE). */
const CONTINUATION = /^##|^[▁Ġ]/;

/** Most characters between two consecutive tokens; if one seems farther away, the tokenizer spelled it differently. */
const FARTHEST = 60;

/**
 * Where each token begins in the text; -1 if that can't be determined. The tokenizer library gives no offsets, so each token's
 * spelling is searched for behind the previous one.
 *
 * @returns offsets into the text, UTF-16
 */
export function tokenPositions(tokens: readonly string[], text: string): number[] {
  const { folded, origins } = fold(text);
  let from = 0;
  let farthest = FARTHEST;
  return tokens.map((token) => {
    if (token === UNKNOWN) farthest = folded.length;
    if (SPECIAL.test(token)) return -1;
    const spelling = fold(token.replace(CONTINUATION, "")).folded;
    const at = spelling === "" ? -1 : folded.indexOf(spelling, from);
    if (at < 0 || at > from + farthest) return -1;
    from = at + spelling.length;
    farthest = FARTHEST;
    return origins[at]!;
  });
}

/** The text in lower case without marks, and where each of its units was in the text. */
function fold(text: string): { readonly folded: string; readonly origins: readonly number[] } {
  let folded = "";
  const origins: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!.toLowerCase();
    const plain = letter < "\x80" ? letter : letter.normalize("NFD").replace(MARKS, "");
    for (let k = 0; k < plain.length; k++) origins.push(i);
    folded += plain;
  }
  return { folded, origins };
}
