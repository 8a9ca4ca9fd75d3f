import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "../../../src/ingest/text/read-text.ts";
import { REAL_PAGES } from "../../support/places.ts";

const read = (text: string) => readText(Buffer.from(text));
const textsOf = (text: string) => read(text).blocks.map((block) => block.text);
const kindsOf = (text: string) => read(text).blocks.map((block) => block.kind);

const FULL_LINE =
  "The foreign ministers met in the old town hall on Monday and spoke for several hours.";

describe("paragraphs of pasted text", () => {
  test("are separated by blank lines", () => {
    expect(textsOf("\n\nFirst paragraph.\n\n\nSecond  paragraph.\n")).toEqual([
      "First paragraph.",
      "Second paragraph.",
    ]);
  });

  test("or are one line each", () => {
    expect(textsOf(`${FULL_LINE}\n“We agree,” one said.\n${FULL_LINE}`)).toEqual([
      FULL_LINE,
      "“We agree,” one said.",
      FULL_LINE,
    ]);
  });

  test("a blank line in mid-sentence does not divide one", () => {
    const start =
      "The minister has described the move of the United Nations as a mistake, but not a";
    expect(read(`${start}\n\ncatastrophe. "It is over."`).blocks).toEqual([
      { kind: "prose", text: `${start} catastrophe. "It is over."` },
    ]);
  });

  test("a line whose role is open is marked so: headline, caption, share button or sentence", () => {
    expect(kindsOf(`Talks begin\n\nPhoto: Reuters\n\n${FULL_LINE}`)).toEqual([
      "line",
      "line",
      "line",
    ]);
  });

  test("two captions above each other stay two lines", () => {
    const captions = [
      "US Rep. Jane Doe (L) talks with the Speaker of the House during a rally with Democrats (AFP photo)",
      "Kremlin spokesman Ivan Ivanov (Photo by Reuters)",
    ];
    expect(textsOf(captions.join("\n"))).toEqual(captions);
  });

  test("no-break spaces and tabs become plain spaces", () => {
    expect(textsOf("News\u00A0 /\u00A0\tSyria")).toEqual(["News / Syria"]);
  });
});

describe("hard-wrapped text, as e-mail has it", () => {
  const MAIL = [
    "Dear friends,",
    "",
    "the conference on water in the region opened on Monday with delegates",
    "from thirty countries. Minister Anna Berg said that the rivers know no",
    "borders, and that whoever builds a dam has to ask the neighbours first.",
    "Nobody disagreed.",
    "",
    "What comes next:",
    "- a report on the state of the rivers, which the secretariat will send",
    "  to all the members in May",
    "- a second meeting",
    "",
    "Anna Berg",
    "Ministry of Water",
    "12 River Street",
  ].join("\n");

  test("is joined to paragraphs; greeting, list and signature keep their lines", () => {
    expect(read(MAIL).blocks).toEqual([
      { kind: "line", text: "Dear friends," },
      {
        kind: "prose",
        text: "the conference on water in the region opened on Monday with delegates from thirty countries. Minister Anna Berg said that the rivers know no borders, and that whoever builds a dam has to ask the neighbours first. Nobody disagreed.",
      },
      { kind: "line", text: "What comes next:" },
      {
        kind: "item",
        text: "a report on the state of the rivers, which the secretariat will send to all the members in May",
      },
      { kind: "item", text: "a second meeting" },
      { kind: "line", text: "Anna Berg" },
      { kind: "line", text: "Ministry of Water" },
      { kind: "line", text: "12 River Street" },
    ]);
  });

  test("the marks of a quoted mail go, its words stay", () => {
    const quoted = MAIL.split("\n").map((line) => `> ${line}`);
    expect(textsOf(quoted.join("\n"))).toEqual(textsOf(MAIL));
  });

  test("words divided at line ends are whole again, compounds and pairs keep their hyphen", () => {
    const column = [
      "The delegates from five coun-",
      "tries spoke of the law, of state-of-the-",
      "art tools, of the most mod-",
      "ern ones and then of the pre-",
      "and post-war years. The infor\u00AD",
      "mation reached all coun\u00ADtries by e-",
      "mail.",
    ];
    expect(textsOf(column.join("\n"))).toEqual([
      "The delegates from five countries spoke of the law, of state-of-the-art tools, of the most modern ones and then of the pre- and post-war years. The information reached all countries by e-mail.",
    ]);
  });

  test("text wrapped at the hyphens of its compounds keeps them", () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `and in its report ${i + 10} the council of the old town told what came in then`,
    );
    lines[10] = "and in its report on the bridges it set aside what is needed for the long-";
    lines[11] = "term upkeep of all of them, for which there had been no money before that year";
    expect(textsOf(lines.join("\n")).join(" ")).toContain("the long-term upkeep of all of them");
  });

  test("a poem is not joined", () => {
    const poem = [
      "The woods are lovely, dark and deep,",
      "but I have promises to keep,",
      "and miles to go",
    ];
    expect(textsOf(poem.join("\n"))).toEqual(poem);
  });

  test("an address below a long line does not make its text wrapped", () => {
    const lines = [
      "Journal of Alpine Ecology (2025) volume 41",
      "https://doi.org/10.1000/jae.2025.0412",
      "Published online: 2 September 2025",
      "© The Authors 2025",
    ];
    expect(textsOf(lines.join("\n"))).toEqual(lines);
  });

  test("a list in lower case among long lines does not make a page wrapped", () => {
    const lines = [
      "Deposit scheme for drinks containers",
      "How the deposit works and what shops must do.",
      "The scheme covers single-use containers made of plastic, steel or aluminium that hold between 150 millilitres and 3 litres.",
      "Every shop that sells drinks in these containers must take empty ones back and pay out the deposit, unless it is exempt.",
      "Shops with less than 100 square metres of floor space in urban areas do not need to take containers back from anybody.",
      "You must:",
      "display the sign of the scheme at the entrance",
      "take containers back during all opening hours",
      "pay the deposit in cash or by voucher",
    ];
    expect(textsOf(lines.join("\n"))).toEqual(lines);
  });

  test("a list of ingredients is not joined", () => {
    const list = ["200 g plain flour", "a pinch of salt", "butter for the tin"];
    expect(textsOf(list.join("\n"))).toEqual(list);
  });
});

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

describe("facts stated at the top", () => {
  test("header lines in any spelling are taken", () => {
    const draft = read(
      "Title: On the eve\nPublication date: 21 January 2014\nBy: A. Writer\nSource: RFE/RL, Reuters\nURL: https://example.org/eve\n\nThe talks open.",
    );
    expect(draft).toEqual({
      metadata: {
        title: "On the eve",
        published: "21 January 2014",
        publisher: "RFE/RL, Reuters",
        url: "https://example.org/eve",
      },
      blocks: [{ kind: "line", text: "The talks open." }],
    });
  });

  test.each([
    [
      "---------- Forwarded message ---------\nFrom: Ledger <a@example.org>\nDate: Thu, Nov 12, 2026 at 6:02 AM\nSubject: Olive oil is cheap\nTo: <b@example.org>",
      "Thu, Nov 12, 2026 at 6:02 AM",
    ],
    [
      "-----Ursprüngliche Nachricht-----\nVon: Anna\nGesendet: Donnerstag, 12. November 2026 06:02\nAn: Max\nBetreff: Olive oil is cheap",
      "Donnerstag, 12. November 2026 06:02",
    ],
    [
      "De : Anne\nEnvoyé : jeudi 12 novembre 2026\nÀ : Max\nObjet : Olive oil is cheap",
      "jeudi 12 novembre 2026",
    ],
  ])("the headers of a forwarded mail are taken: %j", (headers, published) => {
    const draft = read(`${headers}\n\nOil costs less than a year ago.`);
    expect(draft.metadata).toEqual({ title: "Olive oil is cheap", published });
    expect(draft.blocks.map(({ text }) => text)).toEqual(["Oil costs less than a year ago."]);
  });

  test("front matter is taken from plain text, too", () => {
    expect(read("---\ntitle: A\n---\nThe talks open.")).toEqual({
      metadata: { title: "A" },
      blocks: [{ kind: "line", text: "The talks open." }],
    });
  });

  test("a source that is an address is the URL", () => {
    expect(read("Source: https://example.org/a\n\nText.").metadata).toEqual({
      url: "https://example.org/a",
    });
  });

  test("prose that starts like a header line stays prose", () => {
    const prose = "Date: the fruit of the palm is sweet.\nIt grows in the desert.";
    expect(read(prose).metadata).toEqual({});
    expect(textsOf(prose).join("\n")).toBe(prose);
    expect(textsOf("Lavrov: we agree.\n\nText.")).toEqual(["Lavrov: we agree.", "Text."]);
  });

  test("text between two rules is not front matter", () => {
    expect(textsOf("---\nNote: the talks open today.\n---\nMore.")).toContain(
      "Note: the talks open today.",
    );
  });
});

test("text of nothing but space has no blocks", () => {
  expect(read(" \n\t\n\u00A0")).toEqual({ blocks: [], metadata: {} });
});

describe("no letter is lost", () => {
  const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const word = fc.stringMatching(/^["'“(]?[\p{L}\p{N}]{1,12}[.,:;!?”)…]?$/u);
  const line = fc.array(word, { maxLength: 25 }).map((words) => words.join(" "));
  const start = fc.constantFrom("", "", "", "- ", "* ", "> ", "# ", "1. ", "  ", "\t");
  const text = fc
    .array(fc.tuple(start, line, fc.constantFrom("\n", "\n\n", "\r\n", "\n---\n", "\n \n")))
    .map((lines) => `Opening words\n${lines.flat().join("")}`);

  test("of any lines, whatever their marks and order", () => {
    fc.assert(
      fc.property(text, (pasted) => {
        expect(lettersOf(textsOf(pasted).join(""))).toBe(lettersOf(pasted));
      }),
    );
  });

  test.skipIf(!existsSync(REAL_PAGES))(
    "of pages pasted from news sites (skipped where they are absent)",
    () => {
      for (const name of readdirSync(REAL_PAGES)) {
        const bytes = readFileSync(`${REAL_PAGES}/${name}`);
        const blocks = readText(bytes).blocks.map((block) => block.text);
        const pasted = bytes.toString().replaceAll("](#)", "");
        expect(lettersOf(blocks.join(""))).toBe(lettersOf(pasted));
      }
    },
  );
});
