import { makeMhtml } from "../ingest/html/make-mhtml.ts";
import type { Hostile } from "./hostile-article.ts";

const TEXT = "<p>The talks open in Geneva on Monday, said the minister.</p>";
const many = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length));
/** Headers that begin parts, with what is above the first. */
const parts = (above: string) => `Content-Type: multipart/related; boundary=b\n\n${above}`;

const MESSAGES: readonly (readonly [name: string, make: (size: number) => string | Buffer])[] = [
  ["many parts", (size) => parts(many("--b\nContent-Type: image/png\n\nx\n", size))],
  ["many empty parts", (size) => parts(many("--b\n", size))],
  ["many last parts", (size) => parts(many("--b--\n", size))],
  ["many lines that are no boundary", (size) => parts(many("--c\n", size))],
  ["a line of hyphens", (size) => parts(many("-", size))],
  [
    "parts within parts",
    (size) =>
      Array.from(
        { length: Math.ceil(size / 60) },
        (_, i) => `Content-Type: multipart/related; boundary=b${i}\n\n--b${i}\n`,
      ).join(""),
  ],
  ["a part within itself", (size) => many(parts("--b\n"), size)],
  ["headers that never end", (size) => `Content-Type: text/html\n${many("a: b\n", size)}`],
  ["one header that never ends", (size) => `Content-Type: text/html\n${many(" ; a=b\n", size)}`],
  ["one huge header", (size) => `Content-Type: text/html; ${many("a ", size)}\n\n${TEXT}`],
  ["many colons", (size) => `Content-Type: text/html\n${many(":", size)}\n\n${TEXT}`],
  ["a boundary of spaces", (size) => `Content-Type: multipart/a; boundary=${many(" ", size)}`],
  ["a huge boundary", (size) => `Content-Type: multipart/a; boundary="${many("b", size)}`],
  [
    "a subject of encoded words",
    (size) => makeMhtml(TEXT, { subject: many("=?utf-8?Q?a?= ", size) }),
  ],
  ["a subject of half words", (size) => makeMhtml(TEXT, { subject: many("=?a?", size) })],
  ["a subject of ends of words", (size) => makeMhtml(TEXT, { subject: many("?= ", size) })],
  [
    "a page of equals signs",
    (size) =>
      `Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${many("=", size)}${TEXT}`,
  ],
  [
    "a page of soft line ends",
    (size) =>
      `Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${many("=  \n", size)}${TEXT}`,
  ],
  [
    "a page that is no base64",
    (size) => `Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n${many("====", size)}`,
  ],
  ["a page of many elements", (size) => makeMhtml(many("<b>x</b>", size))],
  ["an address of this machine", () => makeMhtml(TEXT, { url: "file:///etc/passwd" })],
  [
    "a huge address",
    (size) => makeMhtml(TEXT, { url: `https://record.example/${many("a", size)}` }),
  ],
  [
    "a name of an object",
    () => makeMhtml(TEXT, { encoding: "constructor", type: "text/html; charset=__proto__" }),
  ],
];

export const hostileSavedPages: readonly Hostile[] = MESSAGES.map(([name, make]) => ({
  name,
  file: "page.mhtml",
  make: (size) => Buffer.from(make(size) as string),
}));
