import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenPositions } from "../../../src/embed/model/token-positions.ts";
import { cpuTimeMs } from "../../support/processes/cpu-time.ts";

/** What the text has at each token's position, as long as the token; `null` for one without a position. */
function found(tokens: readonly string[], text: string): (string | null)[] {
  return tokenPositions(tokens, text).map((at, i) =>
    at < 0 ? null : text.slice(at, at + tokens[i]!.replace(/^##|^[▁Ġ]/, "").length),
  );
}

describe("tokens are found in the text they were cut from", () => {
  test.each<[string, string[], string, (string | null)[]]>([
    [
      "by WordPiece, in lower case",
      ["[CLS]", "the", "embed", "##ding", "'", "s", "word", "##s", ".", "[SEP]"],
      "The Embedding's words.",
      [null, "The", "Embed", "ding", "'", "s", "word", "s", ".", null],
    ],
    [
      "by byte-level BPE",
      ["<s>", "The", "Ġembed", "ding", "Ġwords", ".", "</s>"],
      "The embedding words.",
      [null, "The", "embed", "ding", "words", ".", null],
    ],
    [
      "by SentencePiece",
      ["▁The", "▁embed", "ding", "▁words", ".", "</s>"],
      "The embedding words.",
      ["The", "embed", "ding", "words", ".", null],
    ],
    [
      "by SentencePiece, with a space alone and with accents",
      ["▁", "Türkiye", "▁", "opened"],
      "Türkiye opened",
      [null, "Türkiye", null, "opened"],
    ],
    [
      "without accents",
      ["[CLS]", "angela", "uber", "cafe", "##s", "[SEP]"],
      "Ángela über Cafés",
      [null, "Ángela", "über", "Café", "s", null],
    ],
    [
      "with accents written as marks of their own",
      ["cafe", "later"],
      "cafe\u0301 later",
      ["cafe", "later"],
    ],
    ["around an emoji", ["ships", "😀", "waited"], "Ships 😀 waited", ["Ships", "😀", "waited"]],
    [
      "around what the tokenizer does not know",
      ["ships", "[UNK]", "waited", "[UNK]", "long"],
      "Ships ☃ waited ☃☃ long",
      ["Ships", null, "waited", null, "long"],
    ],
    [
      "in order, where a word is repeated",
      ["the", "wind", "and", "the", "wind"],
      "The wind and the wind",
      ["The", "wind", "and", "the", "wind"],
    ],
    ["of scripts without spaces", ["日", "##本", "語"], "日本語", ["日", "本", "語"]],
    ["in brackets that are no sign of the tokenizer", ["[", "a", "]"], "[a]", ["[", "a", "]"]],
  ])("%s", (_, tokens, text, expected) => {
    expect(found(tokens, text)).toEqual(expected);
  });

  test("each at its own place", () => {
    expect(tokenPositions(["the", "wind", "and", "the", "wind"], "The wind and the wind")).toEqual([
      0, 4, 9, 13, 17,
    ]);
  });
});

test("one that is spelt differently has no position, and those after it are found", () => {
  expect(tokenPositions(["ab", "ﬁsh", "½", "sea"], "ab fish 1/2 sea")).toEqual([0, -1, -1, 12]);
});

test("one that only stands far behind is not taken for it: the tokens between are found", () => {
  const text = `One two three ${"and so on ".repeat(20)}zero`;
  expect(tokenPositions(["one", "zero", "two", "three"], text)).toEqual([0, -1, 4, 8]);
});

test("those behind a long word that the tokenizer does not know are found", () => {
  const long = "Aq3".repeat(50);
  expect(tokenPositions(["one", "[UNK]", "two", "three"], `One ${long} two three`)).toEqual([
    0, -1, 155, 159,
  ]);
});

test("no tokens and no text have no positions", () => {
  expect(tokenPositions([], "text")).toEqual([]);
  expect(tokenPositions(["text", "[SEP]"], "")).toEqual([-1, -1]);
});

test("a very long text takes no time that grows with its square", () => {
  const words = Array.from({ length: 200_000 }, (_, i) => `w${i % 1000}`);
  let positions: readonly number[] = [];
  const taken = cpuTimeMs(() => {
    positions = tokenPositions(words, words.join(" "));
  });
  expect(taken).toBeLessThan(5000);
  expect(positions.at(-1)).toBe(words.join(" ").length - words.at(-1)!.length);
});

test("words cut anywhere are found where they were, whatever the words", () => {
  const word = fc.stringMatching(/^[a-zA-Zäöüéñß0-9ßжщ]{1,12}$/u);
  const cut = fc.tuple(word, fc.nat(11), fc.constantFrom(" ", "  ", "\n", ", ", " – "));
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 30 }), (parts) => {
      let text = "";
      const tokens: string[] = [];
      const starts: number[] = [];
      for (const [whole, at, space] of parts) {
        const [head, rest] = [whole.slice(0, at + 1), whole.slice(at + 1)];
        tokens.push(head);
        starts.push(text.length);
        if (rest !== "") {
          tokens.push(`##${rest}`);
          starts.push(text.length + head.length);
        }
        text += whole + space;
      }
      const folded = tokens.map((token) =>
        token.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""),
      );
      expect(tokenPositions(folded, text)).toEqual(starts);
    }),
  );
});
