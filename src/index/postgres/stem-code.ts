/** The words a text search of PostgreSQL takes as they are, whatever the database's locale: plain small letters. */
const PLAIN = /^[a-z]+$/;

/**
 * Stems as a text that PostgreSQL's parser cuts into the same stems again. Digits, points and letters of
 * other scripts would be read as numbers, hosts or blanks, depending on the server's locale; such a stem
 * becomes `z0` and its UTF-8 in hexadecimal, which is a word everywhere and no stem that is written plainly.
 */
export function encodeStems(stems: Iterable<string>): string {
  return Array.from(stems, encoded).join(" ");
}

function encoded(stem: string): string {
  return PLAIN.test(stem) ? stem : `z0${Buffer.from(stem).toString("hex")}`;
}
