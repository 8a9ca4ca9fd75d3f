import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readPdf } from "../../../src/ingest/pdf/read-pdf.ts";
import { readArticle } from "../../../src/ingest/read-article.ts";
import { type Line, makePdf } from "./make-pdf.ts";

/** Lines below each other from the top of a page, 14 points apart; "" leaves a gap. */
const set = (lines: readonly (string | Omit<Line, "y">)[], top = 720): Line[] =>
  lines
    .map((line, index) => ({
      ...(typeof line === "string" ? { text: line } : line),
      y: top - 14 * index,
    }))
    .filter(({ text }) => text !== "");

const read = (...pages: Line[][]) => readPdf(makePdf(pages));
/** Blocks of a file with one page. */
const blocksOf = async (page: Line[]) =>
  (await read(page)).blocks.map(({ pages, ...block }) => {
    expect(pages).toEqual([{ page: 1, at: 0 }]);
    return block;
  });
const textsOf = async (...pages: Line[][]) => (await read(...pages)).blocks.map(({ text }) => text);

describe("lines become paragraphs again", () => {
  test("by the gaps between them", async () => {
    const page = set([
      { text: "A headline in large letters", size: 18 },
      "",
      "The delegates met on Monday in the old town hall and spoke for",
      "several hours. Nobody knew what would come next, and the rain",
      "fell on the roofs.",
      "",
      "A second paragraph follows after a gap and is just as long as the",
      "first one was.",
    ]);
    expect(await blocksOf(page)).toEqual([
      { kind: "heading", text: "A headline in large letters" },
      {
        kind: "prose",
        text: "The delegates met on Monday in the old town hall and spoke for several hours. Nobody knew what would come next, and the rain fell on the roofs.",
      },
      {
        kind: "prose",
        text: "A second paragraph follows after a gap and is just as long as the first one was.",
      },
    ]);
  });

  test("by an indented first line", async () => {
    const page = set([
      "The delegates met on Monday in the old town hall and spoke for a",
      "long time about water and about the dams which are built on rivers.",
      { text: "The next day it rained and the delegates stayed in their rooms", x: 90 },
      "until the evening.",
    ]);
    expect(await textsOf(page)).toHaveLength(2);
  });

  test("short lines that could have been one are not joined", async () => {
    const page = set([
      "22 January 2014",
      "Source: UN News, Al Jazeera, BBC",
      "",
      "Text of the article.",
    ]);
    expect((await textsOf(page)).slice(0, 2)).toEqual([
      "22 January 2014",
      "Source: UN News, Al Jazeera, BBC",
    ]);
  });

  test("a sentence that ends with a full line of its column does not end the paragraph", async () => {
    const column = [
      "The delegates met on Monday in the hall.",
      "They spoke of the rivers for nine hours.",
      "Nobody knew what would come of it then.",
      "The rain fell on the roofs of the town.",
    ];
    const page = [...set(column), ...set(column.map((text) => ({ text, x: 320 })))];
    expect(await textsOf(page)).toEqual([column.join(" "), column.join(" ")]);
  });

  test("a line is not joined to a shorter one that had room beside it", async () => {
    const page = set([
      "Published 18 September 2024",
      "Share this story",
      "",
      "The delegates met on Monday in the old town hall and spoke for",
      "several hours about the rain that fell on the roofs of the town.",
    ]);
    expect((await textsOf(page)).slice(0, 2)).toEqual([
      "Published 18 September 2024",
      "Share this story",
    ]);
  });

  test("a footnote at the end of a page follows the paragraph that it interrupts", async () => {
    const first = [
      "The delegates met on Monday in the old town hall and spoke for a",
      "long time about the water of the two rivers and about the dams,",
    ];
    const next = ["which nobody had seen. They left in the rain, and without a word."];
    const note = { text: "The hall was built in 1811.", y: 60, size: 8 };
    const { blocks } = await read([...set(first), note], set(next));
    expect(blocks.map(({ text }) => text)).toEqual([[...first, ...next].join(" "), note.text]);
    expect(blocks[0]!.pages!.map(({ page }) => page)).toEqual([1, 2]);
  });

  test("a reference goes on in the indented lines below it", async () => {
    const page = set([
      "[1] A. Stone and B. Fell. Bed load in steep rivers, and in those",
      { text: "that are not. Journal of Rivers, 12, 2009.", x: 86 },
      "[2] M. Adeyemi. Reservoirs and their silt. Water Letters, 7, and",
      { text: "Proceedings of the Silt Society, 2015.", x: 86 },
    ]);
    expect(await textsOf(page)).toHaveLength(2);
  });

  test("the rows of a table stay apart", async () => {
    const row = (y: number, ...cells: string[]): Line[] =>
      cells.map((text, column) => ({ text, y, x: 72 + 160 * column }));
    const page = [
      ...row(720, "Station", "Distance"),
      ...row(706, "Old Mill", "14.7"),
      ...row(692, "Sankt Veit", "22.3"),
    ];
    expect(await textsOf(page)).toEqual(["Station Distance", "Old Mill 14.7", "Sankt Veit 22.3"]);
  });

  test("each footnote is a block", async () => {
    const page = set([
      "¹ Department of Geography at Lagos, and",
      "² Institute of River Science at Talheim",
    ]);
    expect(await textsOf(page)).toHaveLength(2);
  });

  test("the entries of a table of contents are left out", async () => {
    const page = set([
      "1.1 Traffic . . . . . . . . 2",
      "1.2 Staff.......... 14",
      "",
      "In 2020 the port was quiet.",
    ]);
    expect(await textsOf(page)).toEqual(["In 2020 the port was quiet."]);
  });

  test("items start at bullets and numbers", async () => {
    const page = set(["- the first of them", "- the second of them", "1. a numbered one"]);
    expect(await blocksOf(page)).toEqual([
      { kind: "item", text: "the first of them" },
      { kind: "item", text: "the second of them" },
      { kind: "item", text: "1. a numbered one" },
    ]);
  });

  test("a paragraph runs on over the page break, without page numbers and running heads", async () => {
    const page = (number: number, lines: string[]) => [
      { text: "The Daily Record", y: 770, size: 9 },
      ...set(lines),
      { text: `Page ${number} of 3`, y: 30, size: 9 },
    ];
    expect(
      await textsOf(
        page(1, ["The delegates met on Monday in the old town hall and spoke for a"]),
        page(2, ["long time about the water of the two rivers and about the dams and"]),
        page(3, ["the rain."]),
      ),
    ).toEqual([
      "The delegates met on Monday in the old town hall and spoke for a long time about the water of the two rivers and about the dams and the rain.",
    ]);
  });

  test("running heads of a chapter, with the page number beside them, are left out", async () => {
    const page = (head: string, lines: string[]) => [
      { text: head, y: 770, size: 9 },
      ...set(lines),
    ];
    expect(
      await textsOf(
        page("2   CHAPTER 4. WICKS", [
          "The delegates met on Monday in the old town hall and spoke for a",
        ]),
        page("4.2. HOW IT ENDED   3", [
          "long time about the water of the two rivers and about the dams.",
        ]),
      ),
    ).toEqual([
      "The delegates met on Monday in the old town hall and spoke for a long time about the water of the two rivers and about the dams.",
    ]);
  });

  test("titles of slides that count up are kept", async () => {
    const slide = (title: string, text: string) => [
      { text: title, y: 740, size: 20 },
      ...set([text, "", `${text.slice(0, -1)} once more.`]),
    ];
    const texts = await textsOf(
      slide("1 Why count bees", "A bee flew by."),
      slide("2 How to count them", "Another bee came."),
    );
    expect(texts[0]).toBe("1 Why count bees");
    expect(texts[3]).toBe("2 How to count them");
  });

  test("numbers at the edge of pages are kept when they are data", async () => {
    const page = (rows: string[]) => set(["Upper river, Lower river, Sum", ...rows], 700);
    const texts = await textsOf(
      page(["210 340 550"]),
      page(["220 350 570"]),
      page(["230 360 590"]),
    );
    expect(texts.join(" ")).toMatch(/210 340 550.*220 350 570.*230 360 590/);
  });

  test("words divided at line ends are whole again, compounds keep their hyphen", async () => {
    const page = set([
      "The delegates from five coun-",
      "tries spoke of the Anglo-",
      "Saxon law, of state-of-the-",
      "art tools and the well-known rules, which are indeed well-",
      "known.",
    ]);
    expect((await textsOf(page)).join(" ")).toBe(
      "The delegates from five countries spoke of the Anglo-Saxon law, of state-of-the-art tools and the well-known rules, which are indeed well-known.",
    );
  });
});

describe("the numbers of lines in the margin", () => {
  const line = (number: number, row: number, text: string, x = 72): Line[] => [
    { text, y: 720 - 14 * row, x },
    { text: String(number), y: 720 - 14 * row, x: 40, size: 6 },
  ];
  const numbered = (texts: readonly string[], first = 1, x?: number) =>
    texts.flatMap((text, row) => line(first + row, row, text, x));
  const STORY = [
    "The delegates met on Monday in the old town hall and spoke for a",
    "long time about water and about the dams which are built on our rivers.",
    "The next day it rained and the delegates stayed in their rooms until",
    "the evening, when the mayor came with an umbrella for each of them.",
    "Nobody had expected that, and nobody had an answer ready when he put",
    "the question that all had feared: who would pay for the tenth dam of",
    "the valley, which was to be built of stone and not of concrete, and",
    "by masons of the valley, although they had never built one before.",
  ];

  test("are left out, on the first page and on those that count on", async () => {
    expect(await textsOf(numbered(STORY), numbered(STORY.slice(4, 6), 9))).toEqual([
      STORY.join(" "),
      STORY.slice(4, 6).join(" "),
    ]);
  });

  test("are kept as data where other text is printed above them", async () => {
    const page = [{ text: "Ranking of towns by the number of dams", y: 740, x: 40 }];
    const texts = await textsOf([
      ...page,
      ...numbered(STORY.map((_, at) => `Town ${"ABCDEFGH"[at]}`)),
    ]);
    expect(texts.join(" ").match(/\b[1-7]\b/g)).toHaveLength(7);
  });

  test("are kept where they don't count from the beginning", async () => {
    const texts = await textsOf(
      numbered(
        STORY.map(() => "A flood, and no dam."),
        2011,
      ),
    );
    expect(texts.join(" ")).toContain("2015");
  });
});

test("small digits above and below the line stay in it, as they are printed", async () => {
  const on = (text: string, x: number, y = 640, size = 10) => ({ text, x, y, size });
  const page = [
    on("be cut to 30 mph, H", 78),
    on("2", 165.3, 635, 8),
    on("O and CO", 169.7),
    on("2", 214.7, 635, 8),
    on("aside, said the mayor", 222),
    on("3", 317, 645, 8),
    on("who is 72.", 324.2),
    on("The lime", 78, 628),
    on("1", 60, 605, 8),
    on("Institute of Lime", 64.2, 600),
  ];
  const text = (await textsOf(page)).join(" ");
  expect(text).toContain("30 mph, H₂O and CO₂ aside, said the mayor³ who is 72.");
  expect(text).toContain("¹Institute of Lime");
});

test("a headline in the middle of the page is one, however many lines it takes", async () => {
  const page = [
    { text: "Council closes the harbour bridge", x: 80, y: 740, size: 18 },
    { text: "after cracks are found", x: 140, y: 718, size: 18 },
    ...set(["The bridge will close on 7 April, the council said on Friday."], 680),
    ...set(["It is to open again in fourteen months if the money is there."], 640),
  ];
  expect((await textsOf(page))[0]).toBe("Council closes the harbour bridge after cracks are found");
});

describe("the title", () => {
  test.each(["Trade talks begin in Geneva"])("%j is taken from the properties", async (title) => {
    expect((await readPdf(makePdf([set(["Text."])], { title }))).metadata).toEqual({ title });
  });

  test.each([
    "Microsoft Word - x.doc",
    "untitled",
    "final version.pdf",
    "Document1",
    "scan 0001",
    "",
  ])("%j is what a program filled in", async (title) => {
    expect((await readPdf(makePdf([set(["Text."])], { title }))).metadata).toEqual({});
  });
});

describe("a PDF that can't be read says why, and nothing on the console", () => {
  beforeEach(() => {
    for (const method of ["log", "warn", "error"] as const) vi.spyOn(console, method);
  });
  afterEach(() => {
    for (const method of ["log", "warn", "error"] as const) {
      expect(console[method]).not.toHaveBeenCalled();
    }
    vi.restoreAllMocks();
  });

  const whole = makePdf([set(["Text of an article."])]);
  test.each([
    ["is a PDF without text (scanned pages?)", makePdf([[], []])],
    ["is password-protected", makePdf([set(["Text."])], { password: true })],
    ["is a damaged PDF", Buffer.from("%PDF-1.4\ngarbage")],
    ["is a damaged PDF", Buffer.from("not a PDF at all")],
    ["is a damaged PDF", whole.subarray(0, whole.length / 2)],
    ["is empty", Buffer.alloc(0)],
  ])("%s", async (reason, bytes) => {
    await expect(readPdf(bytes)).rejects.toThrow(reason);
  });
});

describe("pages", () => {
  test("are known where they begin in a paragraph, also after a divided word", async () => {
    const { blocks } = await read(
      set([
        "The delegates met on Monday in the old town hall and spoke for",
        "many hours about inter-",
      ]),
      set(["national rivers and dams. Then they left the hall."]),
      set(["And nobody knew what would come of it in the end, they said."]),
    );
    const [paragraph, last] = blocks;
    const at = paragraph!.text.indexOf("inter") + "inter".length;
    expect(paragraph!.pages).toEqual([
      { page: 1, at: 0 },
      { page: 2, at },
    ]);
    expect(last!.pages).toEqual([{ page: 3, at: 0 }]);
  });

  test("of a sentence is the one on which it begins, also when it ends on the next", async () => {
    const pages = [
      ["The first page says that the harbour was closed for nine days, and the"],
      ["second page ends that sentence. The ferry sailed again on a Tuesday."],
      ["A third page tells of the lighthouse keeper and of his seven dogs."],
    ];
    const reading = await readArticle(makePdf(pages.map((lines) => set(lines))), "harbour.pdf");
    if (reading.kind !== "article") throw new Error(reading.reason.code);
    const found = reading.passages.flatMap(({ text, sentences }) =>
      sentences.map(({ start, end, page }) => [text.slice(start, end).trim().slice(0, 9), page]),
    );
    expect(found).toEqual([
      ["The first", 1],
      ["The ferry", 2],
      ["A third p", 3],
    ]);
  });
});
