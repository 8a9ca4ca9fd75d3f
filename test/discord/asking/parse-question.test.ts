import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuestion, parseTyped } from "../../../src/discord/asking/parse-question.ts";

const BOT = "100";
const NAMES: Readonly<Record<string, string>> = {
  "user 7": "Ada",
  "role 8": "Editors",
  "channel 9": "news",
};
const mentioned = {
  self: [BOT, "101"],
  nameOf: (kind: string, id: string) => NAMES[`${kind} ${id}`] ?? null,
};
const textOf = (content: string) => {
  const asked = parseQuestion(content, mentioned);
  return asked.kind === "question" ? asked.text : asked.kind;
};

test.each([
  ["<@100> who came?", "who came?"],
  ["<@!100>, who came?", "who came?"],
  ["<@&101> who came?", "who came?"],
  ["who came? <@100>", "who came?"],
  ["hey <@100> who came?", "hey who came?"],
  ["<@100> what did <@7> tell <@&8> in <#9>?", "what did Ada tell Editors in news?"],
  ["<@100> who is <@55>?", "who is ?"],
  ["<@100> who came <:wave:123> <a:dance:4>?", "who came ?"],
  ["<@100> what was on <t:1390262400:D>?", "what was on 2014-01-21?"],
  ["<@100> what was on <t:99999999999>?", "what was on 5138-11-16?"],
  ["> an old answer\n> more of it\n<@100> who said so?", "who said so?"],
  ["<@100> who said so?\n>>> an old answer\nand more", "who said so?"],
  ["<@100>\n> The invitation was withdrawn.", "The invitation was withdrawn."],
  ["<@100> ```\nwho came?\n```", "who came?"],
  ["<@100> ```js\nwho came?```", "who came?"],
  ["<@100> who wrote `snake_case_name` and 2*3*4?", "who wrote snake_case_name and 2*3*4?"],
  ["<@100> **who** *really* _came_ ~~late~~ ||and why||?", "who really came late and why?"],
  ["<@100> who wrote [the report](https://a.example/x)?", "who wrote the report?"],
  ["<@100> who wrote <https://a.example/x>?", "who wrote https://a.example/x?"],
  ["<@100> # Who came?", "Who came?"],
  ["## Who came?\n- and why?", "Who came? and why?"],
  ["<@100> who \\*came\\*?", "who *came*?"],
  ["<@100> is 5 > 3 in <b>?", "is 5 > 3 in <b>?"],
  ["<@100>\u200b \u202ewho\u0000 came?", "who came?"],
  ["w\u2060ho c\ufeffame?", "who came?"],
  ["</ask:123> who came?", "who came?"],
  ["<@100>", "nothingAsked"],
  ["<@100> ???", "nothingAsked"],
  ["<@100> <:wave:123>", "nothingAsked"],
  ["", "nothingAsked"],
])("%j asks %j", (content, text) => {
  expect(textOf(content)).toBe(text);
});

test("2,000 characters are a question, one more is too long", () => {
  expect(parseTyped("x".repeat(2000)).kind).toBe("question");
  expect(parseTyped("x".repeat(2001))).toEqual({ kind: "tooLong", length: 2001, longest: 2000 });
});

test("the mention of the bot does not count towards the length", () => {
  expect(parseQuestion(`<@100> ${"x".repeat(2000)}`, mentioned).kind).toBe("question");
});

test("text without markup stays as it is", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), (text) => {
      expect(parseTyped(text)).toEqual({ kind: "question", text });
    }),
  );
});
