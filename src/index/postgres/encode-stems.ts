/** Words that PostgreSQL's text search leaves unchanged in any locale: a to z. */
const PLAIN = /^[a-z]+$/;

/**
 * Writes stems as a text that PostgreSQL's parser splits into the same stems again. It would take digits, full stops and
 * letters of other scripts for numbers, host names or separators, depending on the server's locale; such a stem is written as
 * `z0` and its UTF-8 in hexadecimal, which is a word everywhere and never a plain stem.
 */
export function encodeStems(stems: Iterable<string>): string {
  const encoded = (stem: string) =>
    PLAIN.test(stem) ? stem : `z0${Buffer.from(stem).toString("hex")}`;
  return Array.from(stems, encoded).join(" ");
}
