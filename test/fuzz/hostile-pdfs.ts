import { deflateSync } from "node:zlib";
import { assembled, makePdf } from "../ingest/pdf/make-pdf.ts";
import type { Hostile } from "./hostile-article.ts";

const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const TEXT = "BT /F 11 Tf 1 0 0 1 72 700 Tm (The talks open in Geneva.) Tj ET";

const stream = (content: string, facts = "") =>
  `<< /Length ${content.length} ${facts} >>\nstream\n${content}\nendstream`;

const packed = (content: string, times = 1) => {
  let bytes = Buffer.from(content, "latin1");
  for (let i = 0; i < times; i++) bytes = deflateSync(bytes);
  return stream(bytes.toString("latin1"), `/Filter [${"/FlateDecode ".repeat(times)}]`);
};

/** Objects 1 to 5 are catalogue, pages, font, page and content; more may follow. */
function onePage({
  content = stream(TEXT),
  catalogue = "",
  pages = "",
  page = "",
  font = FONT,
  more = [] as readonly string[],
}): Buffer {
  return assembled(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      pages || "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
      font,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> ${page} >>`,
      content,
      ...more,
    ],
    "/Root 1 0 R",
  );
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    text: `Line ${i} of the talks`,
    y: 780 - (i % 50) * 14,
  }));

const whole = makePdf([lines(3)]);
const withEnd = (end: string) => {
  const text = whole.toString("latin1");
  return Buffer.from(text.slice(0, text.lastIndexOf("startxref")) + end, "latin1");
};
const xrefAt = whole.toString("latin1").lastIndexOf("xref\n0 ");

const PDFS: readonly (readonly [name: string, make: (size: number) => Buffer])[] = [
  [
    "pages that hold each other",
    () => onePage({ pages: "<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 2 >>" }),
  ],
  [
    "pages that say they are many",
    () => onePage({ pages: "<< /Type /Pages /Kids [4 0 R] /Count 2000000000 >>" }),
  ],
  [
    "a page that fails unseen",
    () =>
      assembled(
        [
          "<< /Type /Catalog /Pages 2 0 R >>",
          "<< /Type /Pages /Kids [4 0 4 0 R] /Count 2 >>",
          FONT,
          "~irm".repeat(100),
          stream(TEXT),
        ],
        "/Root 1 0 R",
      ),
  ],
  ["fewer than no pages", () => onePage({ pages: "<< /Type /Pages /Kids [4 0 R] /Count -5 >>" })],
  [
    "one page many times",
    (size) =>
      onePage({
        pages: `<< /Type /Pages /Kids [${"4 0 R ".repeat(Math.min(size / 6, 5000))}] /Count ${Math.floor(Math.min(size / 6, 5000))} >>`,
      }),
  ],
  [
    "a deep tree of pages",
    (size) => {
      const depth = Math.floor(Math.min(size / 60, 20_000));
      const more = Array.from(
        { length: depth },
        (_, i) => `<< /Type /Pages /Kids [${i + 1 < depth ? i + 7 : 4} 0 R] /Count 1 >>`,
      );
      return onePage({ pages: "<< /Type /Pages /Kids [6 0 R] /Count 1 >>", more });
    },
  ],
  [
    "a table that leads to itself",
    () =>
      withEnd(
        `xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev ${xrefAt} >>\nstartxref\n${xrefAt}\n%%EOF`,
      ),
  ],
  [
    "tables in a ring",
    () => {
      const at = whole.toString("latin1").lastIndexOf("startxref");
      return withEnd(
        `xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev ${at} >>\nstartxref\n${at}\n%%EOF`,
      );
    },
  ],
  ["a table nowhere", () => withEnd("startxref\n999999999999\n%%EOF")],
  [
    "a size beyond all",
    () => Buffer.from(whole.toString("latin1").replace(/\/Size \d+/, "/Size 4000000000"), "latin1"),
  ],
  ["deep lists", (size) => onePage({ page: `/A ${"[".repeat(size)}` })],
  ["deep dictionaries", (size) => onePage({ page: `/A ${"<</A ".repeat(size / 5)}` })],
  [
    "deep lists in the content",
    (size) => onePage({ content: stream(`${TEXT} ${"[".repeat(size)}`) }),
  ],
  [
    "a reference to itself",
    () => onePage({ more: ["6 0 R"], page: "/Annots 6 0 R /Rotate 6 0 R" }),
  ],
  ["content that refers to itself", () => onePage({ content: "5 0 R" })],
  [
    "a length that is its own stream",
    () => onePage({ content: `<< /Length 5 0 R >>\nstream\n${TEXT}\nendstream` }),
  ],
  [
    "a picture form that draws itself",
    () =>
      onePage({
        content: stream(`${TEXT} /X Do`),
        page: "/Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >>",
        more: [
          stream(
            "/X Do /X Do",
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
          ),
        ],
      }),
  ],
  [
    "forms that draw each other twice",
    () =>
      onePage({
        content: stream(`${TEXT} /X Do`),
        page: "/Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >>",
        more: Array.from({ length: 30 }, (_, i) =>
          stream(
            "/X Do /X Do",
            `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${Math.min(i + 7, 35)} 0 R >> >>`,
          ),
        ),
      }),
  ],
  [
    "a stream that unpacks to a thousand times its size",
    (size) => onePage({ content: packed(`${TEXT}${" ".repeat(Math.min(size * 1000, 400e6))}`) }),
  ],
  [
    "a stream packed three times",
    (size) => onePage({ content: packed(`${TEXT}${" ".repeat(Math.min(size * 1000, 400e6))}`, 3) }),
  ],
  [
    "text that unpacks to a thousand times its size",
    (size) =>
      onePage({ content: packed(`${TEXT}\n`.repeat(Math.min(size * 1000, 100e6) / TEXT.length)) }),
  ],
  [
    "many filters",
    (size) =>
      onePage({ content: stream(TEXT, `/Filter [${"/ASCIIHexDecode ".repeat(size / 16)}]`) }),
  ],
  [
    "one huge line",
    (size) =>
      onePage({ content: stream(`BT /F 11 Tf (${"The talks open. ".repeat(size / 16)}) Tj ET`) }),
  ],
  ["one huge word", (size) => makePdf([[{ text: "A".repeat(size), y: 700 }]])],
  [
    "one huge word with a hyphen on every line",
    (size) =>
      makePdf([
        Array.from({ length: size / 60 }, (_, i) => ({ text: "water-water-", y: -14 * i })),
      ]),
  ],
  [
    "a paragraph of many lines",
    (size) =>
      makePdf([
        Array.from({ length: size / 60 }, (_, i) => ({
          text: "the talks open in Geneva on Monday,",
          y: -14 * i,
        })),
      ]),
  ],
  [
    "many lines in one place",
    (size) => makePdf([Array.from({ length: size / 60 }, () => ({ text: "Talks", y: 700 }))]),
  ],
  [
    "lines of no size",
    (size) =>
      makePdf([Array.from({ length: size / 60 }, (_, i) => ({ text: "Talks", y: i, size: 0 }))]),
  ],
  [
    "lines far away",
    () =>
      makePdf([
        [
          { text: "Talks open", y: 1e300, x: -1e300, size: 1e300 },
          { text: "in Geneva", y: Number.MIN_VALUE },
        ],
      ]),
  ],
  [
    "many pages",
    (size) => makePdf(Array.from({ length: Math.min(size / 400, 5000) }, () => lines(1))),
  ],
  ["a huge title", (size) => makePdf([lines(3)], { title: "long ".repeat(size / 5) })],
  [
    "JavaScript when opened",
    () =>
      onePage({
        catalogue:
          "/OpenAction << /S /JavaScript /JS (globalThis.harmed = true) >> /AA << /WC << /S /JavaScript /JS (globalThis.harmed = true) >> >>",
      }),
  ],
  [
    "a calculating function",
    () =>
      onePage({
        more: [
          stream(
            "{ 1 { 1 } loop globalThis.harmed }",
            "/FunctionType 4 /Domain [0 1] /Range [0 1]",
          ),
        ],
        page: "/Group << /CS [/Separation /A /DeviceRGB 6 0 R] >>",
      }),
  ],
  [
    "a font with a matrix of code",
    () =>
      onePage({
        font: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontMatrix [1 0 0 1 0 (0\\); globalThis.harmed = true; //)] >>",
      }),
  ],
  [
    "a font whose map is huge",
    (size) =>
      onePage({
        font: "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>",
        more: [
          stream(
            `begincmap ${"1 beginbfrange <0000> <ffff> <0041> endbfrange ".repeat(Math.min(size / 48, 200))} endcmap`,
          ),
        ],
      }),
  ],
  [
    "files that lie elsewhere",
    () =>
      onePage({
        catalogue:
          "/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >> /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (/etc/passwd) >>] >> >>",
        content: "<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream",
        page: "/AA << /O << /S /GoToR /F (file:///etc/passwd) /D [0 /Fit] >> >>",
      }),
  ],
  ["no objects at all", (size) => Buffer.from(`%PDF-1.4\n${"1 0 obj\n".repeat(size / 8)}`)],
  [
    "streams that stay open",
    (size) => Buffer.from(`%PDF-1.4\n${"1 0 obj\n<<>>\nstream\n".repeat(size / 20)}`),
  ],
  ["strings that stay open", (size) => onePage({ content: stream("(".repeat(size)) })],
  ["comments", (size) => onePage({ content: stream(`${TEXT}\n${"%\n".repeat(size / 2)}`) })],
  ["names of many letters", (size) => onePage({ page: `/${"A#41".repeat(size / 4)} 1` })],
];

export const hostilePdfs: readonly Hostile[] = PDFS.map(([name, make]) => ({
  name,
  file: "print.pdf",
  make,
  ...(/unpacks|three times|unseen/.test(name) && { needsProcess: true }),
}));
