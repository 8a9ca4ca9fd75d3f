import { describe, expect, test } from "vitest";
import { brief, sourceLine } from "../../../src/discord/render/source.ts";
import { textsFor } from "../../../src/discord/texts/index.ts";
import { info } from "../../support/bot/fixtures.ts";

const texts = textsFor("en-US");

describe("the source line", () => {
  const line = (changes: Parameters<typeof info>[0]) => sourceLine(info(changes), texts);

  test("leaves out what is not known", () => {
    expect(line({ publisher: null, published: null, url: null })).toBe(
      "**Invitation withdrawn a day before the talks**",
    );
  });

  test.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "not an address",
    "https://user:secret@example.org/",
    `https://example.org/${"x".repeat(5000)}`,
  ])("does not link to %s", (url) => {
    expect(line({ url })).not.toContain("](");
  });

  test("an address can't end its link or open anything else", () => {
    const url = "https://example.org/a_(b)?q=**x**||`y`[z] w";
    expect(line({ url })).toContain(
      "](https://example.org/a_%28b%29?q=%2A%2Ax%2A%2A%7C%7C%60y%60%5Bz%5D%20w)",
    );
  });

  test("a title with brackets or an address in it stands beside its link", () => {
    expect(line({ title: "[Live] talks" })).toContain(
      "**\\[Live\\] talks** ([link](https://example.org/withdrawn))",
    );
    expect(line({ title: "See https://b.example" })).toContain("([link](https://example.org/");
  });

  test("a title of 5,000 characters is cut", () => {
    expect(line({ title: "word ".repeat(1000) }).length).toBeLessThan(300);
  });
});

test("text of others stays in one line, with nothing formatted", () => {
  expect(brief(" a\n# b\t c ")).toBe("a # b c");
});
