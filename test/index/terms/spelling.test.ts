import { describe, expect, test } from "vitest";
import { Keywords } from "../../../src/index/keywords/keywords.ts";
import { KeywordsWriter } from "../../../src/index/keywords/keywords-writer.ts";

const writer = new KeywordsWriter();
[
  "Lavrov spoke in Moscow about Iran and Damascus.",
  "Lavrov withdrew the invitation.",
  "The Caesar report was commissioned by Qatar.",
  "Большой театр открылся",
].forEach((text, id) => {
  writer.add(id, { collection: null, language: null }, "", text);
});
const index = new Keywords(writer.finish().buffer);
const meant = (typed: string) => index.spelled(index.words(typed)[0]!)?.stem ?? null;

describe("a word that no passage holds is read as the one that was probably meant", () => {
  test.each([
    ["lavrof", "lavrov"],
    ["Moskow", "moscow"],
    ["ceasar", "caesar"],
    ["damaskus", "damascu"],
    ["witdraw", "withdraw"],
    ["Болшой", "большои"],
  ])("%s", (typed, stem) => {
    expect(meant(typed)).toBe(stem);
  });

  test.each(["Iraq", "Madrid", "xyzzy", "2014", "q"])("%s stays as it is", (typed) => {
    expect(meant(typed)).toBeNull();
  });

  test("it is as rare as the word that was meant", () => {
    const [lavrov] = index.words("Lavrov");
    expect(index.spelled(index.words("lavrof")[0]!)).toMatchObject({
      text: "lavrof",
      rarity: lavrov!.rarity,
      passages: 2,
    });
  });
});
