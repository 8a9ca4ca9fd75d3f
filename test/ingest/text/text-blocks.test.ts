import { describe, expect, test } from "vitest";
import { read, textsOf } from "./blocks-in.ts";

describe("lists and headings", () => {
  test("bullets go, numbers stay, and each line is an item", () => {
    expect(read("- one\n* two\n• three\n1. four\n2) five").blocks).toEqual(
      ["one", "two", "three", "1. four", "2) five"].map((text) => ({ kind: "item", text })),
    );
  });

  test("rows of a table, as browsers copy them, are items", () => {
    expect(read("Height\t96 m\nConstruction began\t1951").blocks).toEqual(
      ["Height 96 m", "Construction began 1951"].map((text) => ({ kind: "item", text })),
    );
  });

  test("a page number between dashes goes", () => {
    expect(textsOf("One.\n\n      - 3 -\n\nTwo.")).toEqual(["One.", "Two."]);
  });

  test.each([
    ["BRIDGE TO CLOSE FOR\nFOURTEEN MONTHS", "BRIDGE TO CLOSE FOR FOURTEEN MONTHS"],
    [
      "NORTHLIGHT ENERGY TO BUILD FLOATING SOLAR\nPLANT ON HARROW RESERVOIR",
      "NORTHLIGHT ENERGY TO BUILD FLOATING SOLAR PLANT ON HARROW RESERVOIR",
    ],
    ["They moved away from the\nCoast of Calder", "They moved away from the Coast of Calder"],
    ["Der Bund übernimmt die Werft von\nHolm", "Der Bund übernimmt die Werft von Holm"],
  ])("a headline over two lines is one: %j", (headline, whole) => {
    const { blocks } = read(`${headline}\n\nBy Ann Smith\n\nIt was closed on Monday.`);
    expect(blocks[0]).toEqual({ kind: "line", text: whole });
    expect(blocks).toHaveLength(3);
  });

  test.each([
    "Sign in\nNews",
    "FOR IMMEDIATE RELEASE\nNORTHLIGHT OPENS ITS HALL",
    "River deal signed after nine years\nTreaty sets limits on dams",
    "It was closed.\n\nThe road leads to the\nCoast of Calder",
    "Music\nWhat to listen to\nLive music",
  ])("other lines at the top stay apart: %j", (lines) => {
    expect(textsOf(lines)).toEqual(lines.split(/\n+/));
  });

  test("marked and underlined headings are told", () => {
    expect(read("# Top\nText.\n\nBelow\n=====\nMore.\n## Closed ##").blocks).toEqual([
      { kind: "heading", text: "Top" },
      { kind: "line", text: "Text." },
      { kind: "heading", text: "Below" },
      { kind: "line", text: "More." },
      { kind: "heading", text: "Closed" },
    ]);
  });

  test("a dash that opens direct speech is not a bullet", () => {
    expect(read("— Bonjour, dit-il.").blocks).toEqual([
      { kind: "line", text: "— Bonjour, dit-il." },
    ]);
  });
});

describe("Markdown left over from copying", () => {
  test.each([
    ["Ban has [withdrawn](#) his invitation.", "Ban has withdrawn his invitation."],
    ["a new [report](https://example.org/a_(b)) by three", "a new report by three"],
    ['see [here](/x "title") and [there]()', "see here and there"],
    ["*Source: UN News, BBC*", "Source: UN News, BBC"],
    ["**Bold**, _soft_ and ***both***.", "Bold, soft and both."],
    ["before ![a picture](a.png) after", "before after"],
  ])("%j loses its syntax and no word", (pasted, text) => {
    expect(textsOf(pasted)).toEqual([text]);
  });

  test.each([
    "5 * 3 * 2 = 30",
    "the file snake_case_name.txt",
    "“We oppose [them](the rebels) all.”",
    "He said [sic] nothing [1].",
    "see footnote* and 2* hotel",
    "#hashtag of the day",
  ])("%j only looks like it and stays", (text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  test("rules are dropped", () => {
    expect(textsOf("One.\n\n---\n\nTwo.\n\n* * *\n\n____\n\nThree.")).toEqual([
      "One.",
      "Two.",
      "Three.",
    ]);
  });
});
