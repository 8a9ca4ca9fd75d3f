import type { Metadata } from "../draft.ts";
import { collapseSpaces } from "../text/words.ts";

/** Names that people use for the facts we keep, best first. */
const NAMES = {
  title: "title headline subject titel titre título titulo überschrift betreff objet asunto",
  publisher:
    "publisher outlet outlets publication newspaper site sitename source sources quelle fuente medio herausgeber verlag éditeur",
  published:
    "published datepublished publicationdate publisheddate publishdate publishedat pubdate date datum veröffentlicht fecha publicado publié " +
    "sent gesendet envoyé enviado",
  url: "url link permalink canonical canonicalurl sourceurl",
  language: "language lang sprache langue idioma",
};

/** Other names that identify a line as metadata; their values are ignored. */
const OTHER_NAMES =
  "author authors autor auteur by byline from to cc bcc von an de à para replyto tags keywords category categories section " +
  "layout draft description summary slug id aliases updated modified lastmod retrieved accessed archived";

/** A longer value is a mistake or an attack. */
const LONGEST_FACT = 1000;
/** How deeply lists and objects may be nested. */
const DEEPEST = 5;

const KNOWN = new Set([...Object.values(NAMES), OTHER_NAMES].join(" ").split(" "));

/** Whether a name is one of metadata, in any spelling ("Publication date", `publication_date`). */
export function isMetadataName(name: string): boolean {
  return KNOWN.has(bare(name));
}

/**
 * Extracts the facts we keep from named values. A list becomes "Reuters, AFP", an object becomes its `name`, and a
 * source that is a web address becomes the URL. Values that don't fit are left out.
 */
export function metadataFrom(values: Iterable<readonly [name: string, value: unknown]>): Metadata {
  const texts = [...values]
    .map(([name, value]) => ({ name: bare(name), text: collapseSpaces(textOf(value)) }))
    .filter(({ text }) => text !== "" && text.length <= LONGEST_FACT);
  const named = (names: string) =>
    names
      .split(" ")
      .flatMap((name) => texts.filter((one) => one.name === name).map((one) => one.text));

  const title = named(NAMES.title)[0];
  const publisher = named(NAMES.publisher).find((text) => !isAddress(text));
  const published = named(NAMES.published)[0];
  const url = named(`${NAMES.url} ${NAMES.publisher}`).find(isAddress);
  const language = named(NAMES.language).find((text) => /^[a-z]{2}\b/i.test(text));
  const facts = { title, publisher, published, url, language: language?.slice(0, 2).toLowerCase() };
  return Object.fromEntries(Object.entries(facts).filter(([, text]) => text !== undefined));
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

function textOf(value: unknown, depth = 0): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (depth === DEEPEST) return "";
  if (Array.isArray(value))
    return value
      .map((one) => textOf(one, depth + 1))
      .filter(Boolean)
      .join(", ");
  if (typeof value === "object" && value !== null && "name" in value)
    return textOf(value.name, depth + 1);
  return "";
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}
