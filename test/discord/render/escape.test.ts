import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeMarkdown, visible } from "../../../src/discord/render/escape.ts";
import { seen } from "../../support/discord/markdown.ts";

const SYNTAX = [
  "**bold**",
  "*i*",
  "_i_",
  "__u__",
  "~~s~~",
  "||secret||",
  "`code`",
  "```js\nx\n```",
  "# Heading",
  "### h",
  "-# small",
  "- item",
  "* item",
  "+ item",
  "1. one",
  "23) two",
  "> quote",
  ">>> all",
  "[text](https://a.example)",
  "<https://a.example>",
  "https://a.example/b_c_d?e=*f*",
  "steam://run/1",
  "<@123456789012345678>",
  "<@!1>",
  "<@&1>",
  "<#1>",
  "@everyone",
  "@here",
  "<t:1:R>",
  "<:wave:1>",
  "<a:wave:1>",
  ":smile:",
  ":thumbsup::skin-tone-2:",
  "</ask:1>",
  "<id:customize>",
  "\\*",
  "\\",
  "\\\\",
  "¯\\_(ツ)_/¯",
  "snake_case_word",
  "2 * 3 * 4",
  "a|b||c",
  "\n",
  "\n\n",
  "  ",
  "e\u0301",
  "👩‍👩‍👧",
  "اَلْعَرَبِيَّةُ",
  "x",
];

const ugly = fc
  .array(fc.oneof(fc.constantFrom(...SYNTAX), fc.string({ maxLength: 5 })), { maxLength: 12 })
  .map((parts) => parts.join(""));

test.each(SYNTAX)("%j in an article shows just as it is written", (text) => {
  expect(seen(escapeMarkdown(text))).toEqual({ text, found: [] });
});

test("whatever an article holds shows just as it is written", () => {
  fc.assert(
    fc.property(ugly, (text) => {
      expect(seen(escapeMarkdown(text))).toEqual({ text, found: [] });
    }),
    { numRuns: 2000 },
  );
});

test("the model of Discord's rules finds every kind of markup in text that is not escaped", () => {
  expect(SYNTAX.slice(0, 31).filter((text) => seen(text).found.length === 0)).toEqual([]);
});

test("making a text visible keeps every word and removes what turns lines around", () => {
  expect(visible("one\r\ntwo\u2028three\u0000four \u202eevil\u202c \ud800.")).toBe(
    "one\ntwo\nthree four evil \ufffd.",
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const words = (value: string) => value.match(/[\p{L}\p{N}]+/gu) ?? [];
      expect(words(visible(text))).toEqual(words(text));
    }),
  );
});
