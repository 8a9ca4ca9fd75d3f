import { makeDocx, makeZip, WORD_FILES } from "../ingest/docx/make-docx.ts";
import type { Hostile } from "./hostile-article.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TEXT = "<w:p><w:r><w:t>The talks open in Geneva.</w:t></w:r></w:p>";

/** A Word document with this body, and with changes to its other files. */
function withBody(body: string, files: { readonly [name: string]: string | Buffer } = {}): Buffer {
  return makeZip({
    ...WORD_FILES,
    "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...files,
  });
}

const nested = (open: string, close: string, size: number) => {
  const depth = Math.ceil(size / (open.length + close.length));
  return open.repeat(depth) + TEXT + close.repeat(depth);
};

/** The directory says that a file is small; it isn't. */
function lyingZip(bytes: number): Buffer {
  const zip = withBody("x".repeat(bytes));
  for (let at = zip.indexOf("PK\x01\x02"); at !== -1; at = zip.indexOf("PK\x01\x02", at + 4))
    zip.writeUInt32LE(100, at + 24);
  return zip;
}

const DOCUMENTS: readonly (readonly [name: string, make: (size: number) => Buffer])[] = [
  [
    "a zip that unpacks to a thousand times its size",
    (size) => withBody(" ".repeat(Math.min(size * 1000, 95e6))),
  ],
  ["a zip that says less than it unpacks to", (size) => lyingZip(Math.min(size * 1000, 400e6))],
  [
    "a zip in a zip",
    (size) => withBody(TEXT, { "word/media/a.zip": makeZip({ a: Buffer.alloc(size) }) }),
  ],
  [
    "a zip of many files",
    (size) =>
      makeZip({
        ...WORD_FILES,
        ...Object.fromEntries(
          Array.from({ length: Math.min(size / 100, 60_000) }, (_, i) => [`word/${i}.xml`, "<a/>"]),
        ),
      }),
  ],
  [
    "names of other folders",
    () => withBody(TEXT, { "../../../../quotewell-written": "x", "/etc/passwd": "x" }),
  ],
  ["a prototype as a file", () => withBody(TEXT, { __proto__: "x", "word/__proto__.xml": "x" })],
  [
    "entities within entities",
    () =>
      makeZip({
        ...WORD_FILES,
        "word/document.xml": `<!DOCTYPE a [<!ENTITY a0 "x">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};&a${i};">`).join("")}]><w:document ${W}><w:body><w:p><w:r><w:t>&a30;</w:t></w:r></w:p></w:body></w:document>`,
      }),
  ],
  [
    "external entities",
    () =>
      makeZip({
        ...WORD_FILES,
        "word/document.xml": `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/">%y;]><w:document ${W}><w:body><w:p><w:r><w:t>&x; Text.</w:t></w:r></w:p></w:body></w:document>`,
      }),
  ],
  [
    "a part that lies elsewhere",
    () =>
      withBody(TEXT, {
        "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="http://127.0.0.1:9/"/></Relationships>`,
      }),
  ],
  [
    "nested tables",
    (size) => withBody(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", size)),
  ],
  [
    "nested elements",
    (size) => withBody(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", size)),
  ],
  ["nested runs", (size) => withBody(nested("<w:ins>", "</w:ins>", size))],
  ["many paragraphs", (size) => withBody(TEXT.repeat(size / TEXT.length))],
  ["many empty paragraphs", (size) => withBody("<w:p/>".repeat(size / 6))],
  [
    "many attributes",
    (size) =>
      withBody(
        `<w:p ${Array.from({ length: size / 8 }, (_, i) => `a${i}="1"`).join(" ")}/>${TEXT}`,
      ),
  ],
  ["one huge paragraph", (size) => makeDocx(["The talks open in Geneva. ".repeat(size / 26)])],
  ["one huge word", (size) => makeDocx(["word".repeat(size / 4)])],
  ["a styles file of nothing", () => withBody(TEXT, { "word/styles.xml": "" })],
  [
    "styles based on each other",
    () =>
      withBody(TEXT, {
        "word/styles.xml": `<w:styles ${W}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`,
      }),
  ],
  [
    "a style map of its own",
    () =>
      withBody(TEXT, { "mammoth/style-map": "p => script\nr => iframe[src='file:///etc/passwd']" }),
  ],
  ["elements that stay open", (size) => withBody("<w:p><w:r><w:t>a".repeat(size / 16))],
  ["comments that stay open", (size) => withBody("<!--".repeat(size / 4))],
  ["brackets", (size) => withBody("<".repeat(size))],
  [
    "half entities",
    (size) => withBody(`<w:p><w:r><w:t>${"&#".repeat(size / 2)}</w:t></w:r></w:p>`),
  ],
];

export const hostileDocuments: readonly Hostile[] = DOCUMENTS.map(([name, make]) => ({
  name,
  file: "document.docx",
  make,
  // xmldom looks for the end of each comment.
  ...(/unpack|comments that stay open/.test(name) && { needsProcess: true }),
}));
