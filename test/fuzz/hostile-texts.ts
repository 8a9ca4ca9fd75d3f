import type { Hostile } from "./hostile-article.ts";

/**
 * What the patterns of cleaning and of sentences begin with, go on with or wait for. Repeated without
 * the end that a pattern waits for, each is bait for one that tries every way to match.
 */
const BAIT: readonly string[] = [
  ..."aAzZ0.!?…,;:'\"“”’»«()[]{}<>*_-–—|/\\#=~`@&%+•·©^$",
  ...[
    "\t",
    " ",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\u0301",
    "\u2028",
    "\ufeff",
    "\0",
    "\x1b",
  ],
  ...["漢", "。", "」", "ﷺ", "😀", "\u{1F1E6}", "ß", "İ", "ก", "ა"],
  ...[
    "a.",
    "A.",
    "a-",
    "Aa",
    "a'",
    "U.S. ",
    "1,",
    "1.",
    "1 ",
    "[1]",
    "[12",
    '."',
    '.")',
    "(a",
    "*a ",
    "_a",
  ],
  ...[
    "![a](b ",
    "[a](http://a",
    "[a](",
    "**a",
    "> ",
    "- ",
    "1. ",
    "| ",
    "a | ",
    "&amp;",
    "&#",
    "<!--",
  ],
  ...[
    "(Photo by ",
    "(photo:",
    "AP/",
    "REUTERS/A ",
    "Aa (L",
    "In this photo",
    "© 2014 ",
    "(c) 2014 ",
  ],
  ...[
    "Published ",
    "Published 2014 ",
    "1 May 2014 ",
    "2014-",
    "May ",
    "A, May 1 2014 (AP) – ",
    "By A ",
  ],
  ...[
    "READ MORE: ",
    "Related: ",
    "Share ",
    "Home | ",
    "listed ",
    "declared a foreign agent ",
    "first published in ",
  ],
  ...[
    "click here to ",
    "get news ",
    "your inbox ",
    "our site ",
    "uses cookies ",
    "'s website can ",
  ],
];

/** Lines that are boilerplate, headlines or metadata; thousands of them are a page no cleaner expects. */
const LINES: readonly string[] = [
  "Share",
  "Related stories",
  "You may also like:",
  "© 2014 The Post",
  "© 2014 The Post:",
  "Published: the report of 2014",
  "3 March 2019, 14:00",
  "2014 and all that",
  "Title: Talks",
  "---",
  "- item",
  "  1) item",
  "> quoted",
  "A headline of some words without an end",
  "A sentence of some words, which ends here. And another one.",
  "The Post's website can also be reached at:",
  "Listed as a foreign agent",
  "This material may not be published. By using our site you accept our cookie policy.",
  "| a | b |",
  "Photo: Jane Doe",
  "x",
  ".",
];

const PROSE = "A sentence of the article, which is long enough to be prose, and which ends.";

const repeated = (unit: string, size: number, between = "") =>
  (unit + between).repeat(Math.ceil(size / Buffer.byteLength(unit + between)));

const numbered = (line: string, size: number) =>
  Array.from({ length: size / (line.length + 6) }, (_, i) => `${line} ${i}`).join("\n");

const shortName = (text: string) => JSON.stringify(text).slice(1, 13);

const texts: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ["a credit that stays open", (size) => `(${repeated("ap/", size)}`],
  ...BAIT.map((bait) => [`${shortName(bait)} …`, (size: number) => repeated(bait, size)] as const),
  ...BAIT.map(
    (bait) =>
      [`Word ${shortName(bait)} … x`, (size: number) => `Aword.${repeated(bait, size)}x`] as const,
  ),
  ...LINES.map(
    (line) =>
      [`lines: ${line.slice(0, 30)}`, (size: number) => repeated(line, size, "\n")] as const,
  ),
  ...LINES.map(
    (line) =>
      [
        `heads: ${line.slice(0, 30)}`,
        (size: number) => `${numbered(line, size)}\n${PROSE}`,
      ] as const,
  ),
  ...LINES.map(
    (line) =>
      [
        `paragraphs: ${line.slice(0, 30)}`,
        (size: number) => `${PROSE}\n\n${repeated(line, size, "\n\n")}`,
      ] as const,
  ),
];

const FRONT: readonly (readonly [name: string, make: (size: number) => string])[] = [
  [
    "aliases within aliases",
    () =>
      `title: x\na0: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}, *a${i}, *a${i}, *a${i}, *a${i}]`).join("\n")}\npublisher: *a30\n`,
  ],
  ["an alias of itself", () => "title: &a [*a, *a]\n"],
  [
    "merges of merges",
    (n) =>
      `title: x\na0: &a0 {x: 1}\n${Array.from({ length: Math.min(n / 20, 2000) }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}]}`).join("\n")}\n`,
  ],
  ["a function", () => "title: !!js/function 'function () { globalThis.harmed = true }'\n"],
  ["a regular expression", () => "title: !!js/regexp /(a+)+$/\n"],
  [
    "a prototype",
    () => "title: x\n__proto__: { harmed: true }\nconstructor: { prototype: { harmed: true } }\n",
  ],
  ["a huge number", (n) => `title: ${"9".repeat(n)}\ndate: 1e${"9".repeat(n)}\n`],
  ["a huge title", (n) => `title: ${"long ".repeat(n / 5)}\n`],
  ["odd dates", () => "title: x\ndate: 9999999999-99-99T99:99:99Z\npublished: -0001-00-00\n"],
  ["a date of many numbers", (n) => `title: x\ndate: "${"1 May ".repeat(n / 6)}"\n`],
  ["nested lists", (n) => `title: ${"[".repeat(n)}\n`],
  [
    "nested mappings",
    (n) =>
      `title: x\n${Array.from({ length: Math.min(Math.sqrt(n), 2000) }, (_, i) => `${" ".repeat(i)}a:`).join("\n")}\n`,
  ],
  [
    "many names",
    (n) => `title: x\n${Array.from({ length: n / 10 }, (_, i) => `name${i}: x`).join("\n")}\n`,
  ],
  [
    "many dates",
    (n) =>
      `title: x\n${Array.from({ length: n / 24 }, (_, i) => `date${i}: 2014-01-21 10:00:00`).join("\n")}\n`,
  ],
  ["an include", () => "title: !include /etc/passwd\nsource: file:///etc/passwd\n"],
  ["quotes that stay open", (n) => `title: "${"\\x41'".repeat(n / 5)}\n`],
];

export const hostileTexts: readonly Hostile[] = [
  ...texts.flatMap(([name, make]) =>
    ["txt", "md"].map((extension) => ({
      name,
      file: `text.${extension}`,
      make: (size: number) => Buffer.from(make(size)),
    })),
  ),
  ...FRONT.map(([name, make]) => ({
    name: `front matter: ${name}`,
    file: "front.md",
    make: (size: number) =>
      Buffer.from(
        `---\n${make(size)}---\nThe talks open in Geneva on Monday, said the minister.\n`,
      ),
  })),
  {
    name: "front matter: JavaScript",
    file: "front.md",
    make: () => Buffer.from("---js\n{ title: (globalThis.harmed = true) }\n---\nThe talks open.\n"),
  },
  {
    name: "front matter that never ends",
    file: "front.md",
    make: (size) => Buffer.from(`---\n${"a: b\n".repeat(size / 5)}`),
  },
  {
    name: "UTF-16 with lone surrogates",
    file: "text.txt",
    make: (size) => Buffer.from(`\ufeff${"a\ud800 \udc00b. ".repeat(size / 14)}`, "utf16le"),
  },
  {
    name: "bytes of no encoding",
    file: "text.txt",
    make: (size) => Buffer.from(Array.from({ length: size }, (_, i) => 0x80 + ((i * 37) % 0x7f))),
  },
  {
    name: "marks of several encodings",
    file: "text.txt",
    make: (size) => Buffer.from("\ufeff\xff\xfe\ufeffa\0b".repeat(size / 12), "latin1"),
  },
];
