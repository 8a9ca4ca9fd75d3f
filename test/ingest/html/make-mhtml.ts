const BOUNDARY = "----MultipartBoundary--k7Qx2tVb0c----";

type Part = {
  readonly type: string;
  readonly url: string;
  /** `Content-Transfer-Encoding`: "quoted-printable" (the default), "base64" or "binary". */
  readonly encoding?: string;
  readonly content: string | Buffer;
};

/** A page as Chrome and Edge save it as a single file, with other parts after it. */
export function makeMhtml(
  page: string | Buffer,
  {
    url = "https://record.example/talks?id=1",
    subject = "=?utf-8?Q?Talks=20open?=",
    type = "text/html",
    encoding = "quoted-printable",
    others = [] as readonly Part[],
  } = {},
): Buffer {
  const parts: readonly Part[] = [{ type, url, encoding, content: page }, ...others];
  const head = [
    "From: <Saved by Blink>",
    `Snapshot-Content-Location: ${url}`,
    `Subject: ${subject}`,
    "Date: Sat, 28 Nov 2026 10:00:00 -0000",
    "MIME-Version: 1.0",
    "Content-Type: multipart/related;",
    '\ttype="text/html";',
    `\tboundary="${BOUNDARY}"`,
    "",
    "",
  ];
  return Buffer.from(
    [...head, ...parts.map(written), `--${BOUNDARY}--`, ""].join("\r\n"),
    "latin1",
  );
}

function written({ type, url, encoding = "quoted-printable", content }: Part): string {
  const bytes = Buffer.from(content as string);
  return [
    `--${BOUNDARY}`,
    `Content-Type: ${type}`,
    "Content-ID: <frame-8A2B@mhtml.blink>",
    `Content-Transfer-Encoding: ${encoding}`,
    `Content-Location: ${url}`,
    "",
    encoded(bytes, encoding),
    "",
  ].join("\r\n");
}

function encoded(bytes: Buffer, encoding: string): string {
  if (encoding === "base64") return bytes.toString("base64").replace(/.{76}/g, "$&\r\n");
  return encoding === "binary" ? bytes.toString("latin1") : quotedPrintable(bytes);
}

/** In lines of at most 76 characters, as RFC 2045 has it. */
function quotedPrintable(bytes: Buffer): string {
  const escaped = bytes
    .toString("latin1")
    .replace(/[^\n\t -<>-~]/g, (character) => hex(character.charCodeAt(0)));
  return escaped
    .split("\n")
    .map((line) => line.replace(/(?:=[\dA-F]{2}|[^=]){70,73}(?=.)/g, "$&=\r\n"))
    .join("\r\n");
}

const hex = (code: number) => `=${code.toString(16).toUpperCase().padStart(2, "0")}`;
