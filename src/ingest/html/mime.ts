/** Header fields of a MIME message or part, unfolded, by name in lower case. */
export type MimeHeaders = ReadonlyMap<string, string>;

/** A part of a MIME message (RFC 2045 and 2046). Strings have one character per byte (latin1). */
export type MimePart = {
  readonly headers: MimeHeaders;
  /** As sent, still encoded. */
  readonly content: string;
  /** Whether the message goes on after the part, as it must: otherwise the file is cut off. */
  readonly isWhole: boolean;
};

/** Time grows with the size of the message, whatever the number and depth of its parts. */
const LINE = /([^\r\n]*)(?:\r\n|\r|\n)?/y;
const DELIMITER = /^--([^\r\n]+)(?:\r\n|\r|\n)?/gm;
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i;
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i;

/** The headers at the start of a message or part, and the offset of what follows them. */
export function headersAt(
  message: string,
  start: number,
): { readonly headers: MimeHeaders; readonly end: number } {
  const fields: string[] = [];
  let end = start;
  while (end < message.length) {
    LINE.lastIndex = end;
    const [whole, line = ""] = LINE.exec(message)!;
    if (line.startsWith("--")) break;
    end += whole.length;
    if (line === "") break;
    if (/^[ \t]/.test(line) && fields.length > 0) fields[fields.length - 1] += line;
    else fields.push(line);
  }
  const named = fields.map((field): [string, string] => {
    const colon = field.indexOf(":");
    return [field.slice(0, Math.max(0, colon)).toLowerCase(), field.slice(colon + 1).trim()];
  });
  // Of repeated fields the first counts.
  return { headers: new Map(named.reverse()), end };
}

/**
 * The first part of this type, at any depth; the message itself if it is of this type.
 *
 * @param type of the `Content-Type` header
 * @returns `null` if there is none
 */
export function findPart(message: string, type: RegExp): MimePart | null {
  const boundaries = new Set<string>();
  for (let start: number | undefined = 0; start !== undefined; ) {
    const { headers, end } = headersAt(message, start);
    const contentType = headers.get("content-type") ?? "";
    if (type.test(contentType)) {
      const next = nextDelimiter(message, end, boundaries);
      const content = message.slice(end, next?.start);
      return { headers, content, isWhole: boundaries.size === 0 || next !== null };
    }
    const [, quoted, bare] = BOUNDARY.exec(contentType) ?? [];
    const boundary = quoted ?? bare;
    if (boundary !== undefined) boundaries.add(boundary);
    let next = nextDelimiter(message, end, boundaries);
    while (next?.isLast) next = nextDelimiter(message, next.end, boundaries);
    start = next?.end;
  }
  return null;
}

/** The bytes of a part, without its `Content-Transfer-Encoding`. */
export function decodeContent({ headers, content }: MimePart): Buffer {
  switch (headers.get("content-transfer-encoding")?.toLowerCase()) {
    case "base64":
      return Buffer.from(content, "base64");
    case "quoted-printable":
      return Buffer.from(unquoted(content), "latin1");
    default:
      return Buffer.from(content, "latin1");
  }
}

/** The character encoding that the headers state; `null` if they don't. */
export function charsetOf(headers: MimeHeaders): string | null {
  return CHARSET.exec(headers.get("content-type") ?? "")?.[1] ?? null;
}

/** A line that ends a part. The last one of a multipart is followed by no other part of it. */
type Delimiter = { readonly start: number; readonly end: number; readonly isLast: boolean };

function nextDelimiter(
  message: string,
  from: number,
  boundaries: ReadonlySet<string>,
): Delimiter | null {
  DELIMITER.lastIndex = from;
  for (let found = DELIMITER.exec(message); found !== null; found = DELIMITER.exec(message)) {
    const line = found[1]!.trimEnd();
    const isLast = line.endsWith("--") && boundaries.has(line.slice(0, -2));
    if (isLast || boundaries.has(line))
      return { start: found.index, end: DELIMITER.lastIndex, isLast };
  }
  return null;
}

/** Decodes quoted-printable (RFC 2045, 6.7). */
export function unquoted(text: string): string {
  return text
    .replace(/=[ \t]*(?:\r\n|\r|\n)/g, "")
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
