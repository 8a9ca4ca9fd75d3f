/** Names of months in English, German and French, by their number less one. */
const NAMES = [
  "jan(?:uary)?|januar|janvier",
  "feb(?:ruary)?|februar|février",
  "mar(?:ch)?|märz|mars",
  "apr(?:il)?|avril",
  "may|mai",
  "june?|juni|juin",
  "july?|juli|juillet",
  "aug(?:ust)?|août",
  "sept?(?:ember)?|septembre",
  "oct(?:ober)?|oktober|octobre",
  "nov(?:ember)?|novembre",
  "dec(?:ember)?|dezember|décembre",
];

/** One of the names, as a group of a regular expression. */
export const MONTH = `(${NAMES.join("|")})`;

const EACH = NAMES.map((names) => new RegExp(`^(?:${names})$`, "i"));

/** The number of a month by its name, from 1. */
export function monthNumber(name: string): number {
  return EACH.findIndex((names) => names.test(name)) + 1;
}
