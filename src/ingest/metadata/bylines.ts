import { LANGUAGES } from "../../shared/text/languages/languages.ts";

const ENGLISH = /^(?:By|BY|by|Written by|Posted by|Author:?|Story by)\s+\p{Lu}/u;
const BYLINES = [ENGLISH, ...LANGUAGES.map(({ page }) => page.byline)];

/** Whether a line names the author of an article: "By Jane Doe", "Von Anna Weber". */
export function isByline(text: string): boolean {
  return BYLINES.some((line) => line.test(text));
}
