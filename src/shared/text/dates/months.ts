/** Names of the months in English, German and French, with short forms and forms without accents, from January on. */
const NAMES = [
  "jan(?:uary)?|januar|jänner|janvier",
  "feb(?:ruary)?|februar|f[ée]vrier",
  "mar(?:ch)?|märz|mrz|mars",
  "apr(?:il)?|avril",
  "may|mai",
  "june?|juni|juin",
  "july?|juli|juillet",
  "aug(?:ust)?|ao[uû]t",
  "sept?(?:ember)?|septembre",
  "oct(?:ober)?|okt(?:ober)?|octobre",
  "nov(?:ember)?|novembre",
  "dec(?:ember)?|dez(?:ember)?|d[ée]cembre",
];

/** One of the names, as a group of a regular expression. */
export const MONTH = `(${NAMES.join("|")})`;

const EACH = NAMES.map((names) => new RegExp(`^(?:${names})$`, "i"));

/** The number of a month by its name, from 1. */
export function monthNumber(name: string): number {
  return EACH.findIndex((names) => names.test(name)) + 1;
}
