import fc from "fast-check";
import { expect, test } from "vitest";
import { type Press, readPress, sealPress } from "../../../src/discord/reply/press.ts";

const SECRET = Buffer.alloc(32, 1);
const answer = "7f3a09c2d1";

const PRESSES: readonly Press[] = [
  { kind: "more", answer },
  { kind: "page", answer, page: 12 },
  { kind: "context", answer, quote: 8 },
  { kind: "vote", answer, vote: "up" },
  { kind: "vote", answer, vote: "down" },
  { kind: "delete", answer },
  { kind: "share", answer },
  { kind: "articles", collection: "aB_-09xyzAbC", page: 3 },
  { kind: "articles", collection: "", page: 0 },
  { kind: "gaps", page: 1 },
];

test.each(PRESSES)("a button for %j says so again after a restart", (press) => {
  const customId = sealPress(press, SECRET);
  expect(customId.length).toBeLessThanOrEqual(100);
  expect(readPress(customId, SECRET)).toEqual(press);
});

test("answer ids of 32 characters leave room", () => {
  const press: Press = { kind: "context", answer: "x".repeat(32), quote: 1e9 };
  expect(sealPress(press, SECRET).length).toBeLessThanOrEqual(100);
});

test("an id that was changed in any character, cut or made longer is refused", () => {
  const customId = sealPress({ kind: "page", answer, page: 1 }, SECRET);
  for (let at = 0; at < customId.length; at++) {
    const other = customId[at] === "0" ? "1" : "0";
    expect(readPress(customId.slice(0, at) + other + customId.slice(at + 1), SECRET)).toBeNull();
    expect(readPress(customId.slice(0, at), SECRET)).toBeNull();
  }
  expect(readPress(`${customId}A`, SECRET)).toBeNull();
});

test("an id of another bot is refused", () => {
  expect(readPress(sealPress({ kind: "gaps", page: 0 }, Buffer.alloc(32, 2)), SECRET)).toBeNull();
});

test("no text whatever is taken for an id, and none throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(readPress(text, SECRET)).toBeNull();
    }),
  );
});
