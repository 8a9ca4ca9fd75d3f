import fc from "fast-check";
import { makeZip, WORD_FILES } from "../ingest/docx/make-docx.ts";
import { makeMhtml } from "../ingest/html/make-mhtml.ts";
import { assembled } from "../ingest/pdf/make-pdf.ts";
import { ARTICLE, PAGE, PDF_OBJECTS, TOKENS, WORD_TEXT } from "./seeds.ts";

/** A change to a text. Places are shares of its length, 0..1. */
type Edit = {
  readonly kind: "drop" | "repeat" | "move" | "insert";
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly times: number;
  readonly token: string;
};

/** Characters; so long a mutant is read in well under a second, whatever is in it. */
const LONGEST = 20_000;

/** An article that began as an ordinary one. */
export type Mutant = { readonly id: string; readonly bytes: Buffer };

/** Ordinary articles changed in places: parts dropped, moved, repeated, and syntax put in between. */
export const mutants: { readonly [reader: string]: fc.Arbitrary<Mutant> } = {
  txt: text(ARTICLE, TOKENS.text, "mutant.txt"),
  md: text(ARTICLE, [...TOKENS.text, ...TOKENS.markdown, ...TOKENS.yaml], "mutant.md"),
  html: text(PAGE, TOKENS.html, "mutant.html"),
  mhtml: fc
    .tuple(
      text(PAGE, TOKENS.html, "page.html"),
      changed(makeMhtml("").toString(), TOKENS.mime),
      flips(),
    )
    .map(([page, message, flip]) => ({
      id: "mutant.mhtml",
      bytes: flip(Buffer.concat([Buffer.from(message), makeMhtml(page.bytes)])),
    })),
  docx: fc.tuple(changed(WORD_TEXT, TOKENS.xml), flips()).map(([xml, flip]) => ({
    id: "mutant.docx",
    bytes: flip(makeZip({ ...WORD_FILES, "word/document.xml": xml })),
  })),
  pdf: fc
    .tuple(
      fc.tuple(
        ...PDF_OBJECTS.map((object) => fc.oneof(fc.constant(object), changed(object, TOKENS.pdf))),
      ),
      flips(),
    )
    .map(([objects, flip]) => ({
      id: "mutant.pdf",
      bytes: flip(assembled(objects, "/Root 1 0 R")),
    })),
};

function text(seed: string, tokens: readonly string[], id: string): fc.Arbitrary<Mutant> {
  const encodings = fc.constantFrom<BufferEncoding>("utf8", "utf8", "latin1", "utf16le");
  return fc
    .tuple(changed(seed, tokens), encodings, flips())
    .map(([changedText, encoding, flip]) => ({
      id,
      bytes: flip(Buffer.from(changedText, encoding)),
    }));
}

function changed(seed: string, tokens: readonly string[]): fc.Arbitrary<string> {
  const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
  const edit: fc.Arbitrary<Edit> = fc.record({
    kind: fc.constantFrom("drop", "repeat", "move", "insert", "insert"),
    at: share,
    length: share.map((n) => n ** 3),
    to: share,
    times: fc.constantFrom(1, 2, 10, 100, 1000),
    token: fc.oneof(fc.constantFrom(...tokens), fc.string({ unit: "binary", maxLength: 4 })),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 12 })
    .map((edits) => edits.reduce(applied, seed));
}

function applied(text: string, { kind, at, length, to, times, token }: Edit): string {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + Math.ceil(length * text.length));
  const part = text.slice(start, end);
  const rest = text.slice(0, start) + text.slice(end);
  const place = Math.floor(to * rest.length);
  const put = (what: string) => (rest.slice(0, place) + what + rest.slice(place)).slice(0, LONGEST);
  switch (kind) {
    case "drop":
      return rest;
    case "move":
      return put(part);
    case "repeat":
      return put(part.repeat(Math.min(times, Math.ceil(LONGEST / (part.length + 1)))));
    case "insert":
      return (text.slice(0, start) + token.repeat(times) + text.slice(start)).slice(0, LONGEST);
  }
}

/** Changes to single bytes, mostly none. */
function flips(): fc.Arbitrary<(bytes: Buffer) => Buffer> {
  const flip = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
  return fc.oneof(fc.constant([]), fc.array(flip, { maxLength: 5 })).map((all) => (bytes) => {
    for (const [at, mask] of all) if (bytes.length > 0) bytes[at % bytes.length]! ^= mask;
    return bytes;
  });
}
