/**
 * Initials with dots ("U.S.", "p.m."), or a run of letters and digits. Apostrophes between letters ("Iran's"), decimal points
 * ("3.5") and thousands commas ("1,000") do not end it. Hyphens do, so that "covid-19" and "Covid 19" are the same two words.
 * Soft hyphens and joiners are ignored.
 */
export const WORD =
  /\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])\.?|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200c\u200d]*(?:['’ʼ]\p{L}[\p{L}\p{N}\p{M}\u00ad]*|(?<=\p{N})\.\p{N}+|(?<=\p{N}),\p{N}{3}(?!\p{N}))*/uy;

const PLAIN = 1;
const OTHER_ASCII = 0;
const FOREIGN = 2;
/** The kind of each UTF-16 code unit: ASCII letter or digit, other ASCII, or beyond ASCII. */
const KIND = new Uint8Array(65_536).fill(FOREIGN);
for (let unit = 0; unit < 128; unit++) {
  KIND[unit] = /[A-Za-z0-9]/.test(String.fromCharCode(unit)) ? PLAIN : OTHER_ASCII;
}

/**
 * Calls back for each word in order with its start and end. Most words are plain letters between spaces and are found without a
 * regular expression, in a fifth of the time; the others are left to WORD.
 */
export function eachWord(text: string, found: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    let end = at;
    while (end < text.length && KIND[text.charCodeAt(end)] === PLAIN) end++;
    if (end === at && KIND[text.charCodeAt(at)] === OTHER_ASCII) {
      at++;
    } else if (end > at && endsThere(text, end)) {
      found(at, end);
      at = end;
    } else {
      WORD.lastIndex = at;
      const length = WORD.exec(text)?.[0].length ?? 0;
      if (length > 0) found(at, at + length);
      at += Math.max(1, length);
    }
  }
}

/** False if the text behind a plain run may still belong to its word. */
function endsThere(text: string, end: number): boolean {
  if (end === text.length) return true;
  const next = text.charCodeAt(end);
  if (KIND[next] === FOREIGN) return false;
  const joins = next === APOSTROPHE || next === POINT || next === COMMA;
  if (!joins || end + 1 === text.length) return true;
  return KIND[text.charCodeAt(end + 1)] === OTHER_ASCII;
}

const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const POINT = 0x2e;
