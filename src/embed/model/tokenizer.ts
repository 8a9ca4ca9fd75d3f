/** The only door to @huggingface/tokenizers. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Tokenizer as Library } from "@huggingface/tokenizers";
import type { Tokens } from "./tokens.ts";
import { cutsAtSpaces, tokensByWord } from "./tokens-by-word.ts";

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
  const encode = (text: string, pair: string | null, withEnds: boolean): Tokens => {
    const { ids, tokens, token_type_ids } = library.encode(text, {
      text_pair: pair,
      add_special_tokens: withEnds,
      return_token_type_ids: true,
    });
    return { ids, types: token_type_ids, spellings: tokens };
  };
  const encodeOne = cutsAtSpaces(rules)
    ? tokensByWord((text, withEnds) => encode(text, null, withEnds), maxTokens)
    : (text: string) => encode(text, null, true);
  return {
    encode(text, pair) {
      const { ids, types, spellings } = pair === null ? encodeOne(text) : encode(text, pair, true);
      return {
        ids: withinLimit(ids, maxTokens),
        types: withinLimit(types, maxTokens),
        spellings: withinLimit(spellings, maxTokens),
      };
    },
    padding: library.token_to_id(padToken) ?? 0,
  };
}

/** Cut to the longest input, but with the closing token that the model was trained to see. */
function withinLimit<Item>(tokens: readonly Item[], maxTokens: number): readonly Item[] {
  return tokens.length > maxTokens ? [...tokens.slice(0, maxTokens - 1), tokens.at(-1)!] : tokens;
}
