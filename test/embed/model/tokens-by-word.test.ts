import { readFileSync } from "node:fs";
import { Tokenizer } from "@huggingface/tokenizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadTokenizer } from "../../../src/embed/model/tokenizer.ts";
import { cutsAtSpaces } from "../../../src/embed/model/tokens-by-word.ts";

const MODEL = "models/quotewell-mini";
const [rules, config] = ["tokenizer.json", "tokenizer_config.json"].map((file) =>
  JSON.parse(readFileSync(`${MODEL}/${file}`, "utf8")),
);
const library = new Tokenizer(rules, config);

const word = fc.oneof(
  fc.constantFrom(
    "Peace",
    "peace,",
    "U.S.",
    "unbelievably",
    "ΣΊΣΥΦΟΣ",
    "İstanbul",
    "e\u0301te\u0301",
  ),
  fc.constantFrom(
    "\ufeff",
    "\u00a0",
    "\u0085",
    "\t",
    "\u2028",
    "中文",
    "[SEP]",
    "\ud83d",
    "x".repeat(101),
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(" ", "\n", "", "  ")))
  .map((parts) => parts.flat().join(""));

test("a text has the tokens that the library gives the whole of it", async () => {
  const { encode } = await loadTokenizer(MODEL, 10_000);
  fc.assert(
    fc.property(text, (text) => {
      const { ids, tokens, token_type_ids } = library.encode(text, { return_token_type_ids: true });
      expect(encode(text, null)).toEqual({ ids, spellings: tokens, types: token_type_ids });
    }),
    { numRuns: 300 },
  );
});

test("a text of just as many tokens as fit, or more, is cut like the whole of it", async () => {
  const { ids } = library.encode("unbelievably peaceful talks in Geneva");
  for (let most = 3; most <= ids.length + 1; most++) {
    const { encode } = await loadTokenizer(MODEL, most);
    const cut = ids.length > most ? [...ids.slice(0, most - 1), ids.at(-1)] : ids;
    expect(encode("unbelievably peaceful talks in Geneva", null).ids).toEqual(cut);
  }
});

test("only BERT's rules cut at spaces", () => {
  expect(cutsAtSpaces(rules)).toBe(true);
  expect(cutsAtSpaces({ ...rules, normalizer: null })).toBe(false);
  expect(cutsAtSpaces({ ...rules, pre_tokenizer: { type: "Metaspace" } })).toBe(false);
  expect(cutsAtSpaces({ ...rules, added_tokens: [{ content: "New York" }] })).toBe(false);
});
