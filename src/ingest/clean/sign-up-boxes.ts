import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import { isNag, isSiteSpeech } from "./notices.ts";
import type { PageBlock } from "./page-block.ts";

/** The heading of a newsletter box, alone on its line. */
const NAME =
  /^(?:(?:our|the|free|daily|weekly|notre|nos|la|unser|der|nuestra|nuestro) )?(?:newsletters?|infolettre|boletín)$|^sign up (?:to|for) \S[^.!?]{1,50}$/iu;
const BUTTON = /^(?:sign (?:me )?up|subscribe)$/i;
const BUTTONS = [BUTTON, ...LANGUAGES.map(({ page }) => page.signUpButton)];

/** Most lines below the heading, including the button, and most words of such a line. */
const MOST_LINES = 5;
const MOST_WORDS = 30;

/**
 * Newsletter sign-up boxes among the paragraphs: all lines from the heading or invitation to the button, with the small
 * print below.
 */
export function findSignUpBoxes(page: readonly PageBlock[]): readonly PageBlock[] {
  const found = new Set<PageBlock>();
  page.forEach((block, first) => {
    if (found.has(block) || block.place === "before") return;
    if (!NAME.test(block.text) && !isNag(block)) return;
    const last = buttonBelow(page, first);
    if (last === null) return;
    const smallPrint = page[last + 1];
    const end = smallPrint !== undefined && isSiteSpeech(smallPrint) ? last + 1 : last;
    for (const line of page.slice(first, end + 1)) found.add(line);
  });
  return [...found];
}

/** Index of the button that ends a box; `null` if the box would be too long, or have a line that is. */
function buttonBelow(page: readonly PageBlock[], first: number): number | null {
  for (let at = first + 1; at <= first + MOST_LINES; at++) {
    const block = page[at];
    if (block === undefined || block.words > MOST_WORDS) return null;
    if (BUTTONS.some((button) => button.test(block.text))) return at;
  }
  return null;
}
