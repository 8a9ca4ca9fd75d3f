/** The only file that imports @huggingface/tokenizers. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Tokenizer as Library } from "@huggingface/tokenizers";

/** A text, or a pair of them, as a model sees it. */
export type Tokens = {
  readonly ids: readonly number[];
  /** 0, and 1 for the second text of a pair. */
  readonly types: readonly number[];
  /** As the vocabulary spells them: "play", "##ing". */
  readonly spellings: readonly string[];
};

export type Tokenizer = {
  /** @param pair the second text of a pair; without one, `null` */
  encode(text: string, pair: string | null): Tokens;
  /** Fills short rows of a batch. */
  readonly padding: number;
};

/**
 * The tokenizer of the model in a folder.
 *
 * @param maxTokens longest input; what is longer is cut
 * @throws Error if a file is missing or damaged
 */
export async function loadTokenizer(folder: string, maxTokens: number): Promise<Tokenizer> {
  const read = async (file: string) => JSON.parse(await readFile(join(folder, file), "utf8"));
  const [rules, config] = await Promise.all([
    read("tokenizer.json"),
    read("tokenizer_config.json"),
  ]);
  const library = new Library(rules, config);
  const padToken = config.pad_token?.content ?? config.pad_token ?? "";
  return {
    encode(text, pair) {
      const options = { text_pair: pair, return_token_type_ids: true } as const;
      const { ids, tokens, token_type_ids: types } = library.encode(text, options);
      return {
        ids: withinLimit(ids, maxTokens),
        types: withinLimit(types, maxTokens),
        spellings: withinLimit(tokens, maxTokens),
      };
    },
    padding: library.token_to_id(padToken) ?? 0,
  };
}

/** Cuts tokens to the longest input, but keeps the closing token that the model expects. */
function withinLimit<Item>(tokens: readonly Item[], maxTokens: number): readonly Item[] {
  return tokens.length > maxTokens ? [...tokens.slice(0, maxTokens - 1), tokens.at(-1)!] : tokens;
}
