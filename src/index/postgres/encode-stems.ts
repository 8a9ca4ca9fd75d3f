/** Words that PostgreSQL's text search leaves as they are, whatever the database's locale: a to z. */
const PLAIN = /^[a-z]+$/;

/**
 * Stems as a text that PostgreSQL's parser cuts into the same stems again. Digits, points and letters of
 * other scripts would be read as numbers, hosts or blanks, depending on the server's locale; such a stem
 * becomes `z0` and its UTF-8 in hexadecimal, which is a word everywhere and never a plain stem.
 */
export function encodeStems(stems: Iterable<string>): string {
  const encoded = (stem: string) =>
    PLAIN.test(stem) ? stem : `z0${Buffer.from(stem).toString("hex")}`;
  return Array.from(stems, encoded).join(" ");
}
