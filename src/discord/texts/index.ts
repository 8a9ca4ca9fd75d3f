import { de } from "./de.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Words } from "./words.ts";

export type { NeededPermission, Words } from "./words.ts";

/** The tables besides English, by the locale names of Discord. */
export const TRANSLATIONS = { de, fr } as const;

/** The table of a Discord locale such as `de` or `en-US`; English for one without a table. */
export function wordsFor(locale: string | null): Words {
  if (locale === "de") return de;
  if (locale === "fr") return fr;
  return en;
}
