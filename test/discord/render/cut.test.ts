import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAround, cutToFit } from "../../../src/discord/render/cut.ts";

const atMost = (longest: number) => (text: string) => text.length <= longest;

describe("the beginning of a text", () => {
  test("a text that fits stays whole", () => {
    expect(cutToFit("One. Two.", 1000, atMost(9))).toBe("One. Two.");
  });

  test("it ends after a sentence where it can", () => {
    expect(cutToFit("One is short. Two is longer. Three.", 1000, atMost(32))).toBe(
      "One is short. Two is longer. …",
    );
  });

  test("a sentence that is too long ends after a word", () => {
    expect(cutToFit("There is no end to this sentence", 1000, atMost(14))).toBe("There is no …");
  });

  test("a word that is too long ends after a letter with its accents, an emoji or a flag", () => {
    expect(cutToFit("👩‍👩‍👧".repeat(5), 1000, atMost(20))).toBe("👩‍👩‍👧👩‍👩‍👧 …");
    expect(cutToFit("e\u0301".repeat(9), 1000, atMost(7))).toBe("e\u0301e\u0301 …");
  });

  test("nothing but the ellipsis is left where not even a character fits", () => {
    expect(cutToFit(`a${"\u0301".repeat(1000)}`, 1000, atMost(10))).toBe("…");
  });

  test("it never breaks a pair of surrogates and never gets longer than allowed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.integer({ min: 3, max: 40 }),
        (text, longest) => {
          const cut = cutToFit(text, 1000, atMost(longest));
          expect(cut.length).toBeLessThanOrEqual(longest);
          expect(cut).not.toMatch(/\p{Surrogate}/u);
          expect(text.trimStart().startsWith(cut.trimStart().replace(/ ?…$/u, ""))).toBe(true);
        },
      ),
    );
  });
});

describe("the part around the place that matters", () => {
  const text = "First one. Second one. Third one. Fourth one. Fifth one.";
  const partOf = (focus: string, longest: number) => {
    const start = text.indexOf(focus);
    const fits = ({ start, end }: { start: number; end: number }) => end - start <= longest;
    const { start: from, end } = cutAround(text, { start, end: start + focus.length }, 1000, fits);
    return text.slice(from, end);
  };

  test("holds it with whole sentences around it", () => {
    expect(partOf("Fourth one.", 24)).toBe("Third one. Fourth one.");
    expect(partOf("Second one.", 36)).toBe("First one. Second one. Third one.");
  });

  test("begins with it when there is no room for more, and cuts it when it is too long", () => {
    expect(partOf("Third one.", 10)).toBe("Third one.");
    expect(partOf("Third one.", 7)).toBe("Third");
  });
});
