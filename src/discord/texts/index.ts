import { de } from "./de.ts";
import { en, type Texts } from "./en.ts";
import { fr } from "./fr.ts";

export type { NeededPermission, Texts } from "./en.ts";

/** The texts besides English, by the locale names of Discord. */
export const TRANSLATIONS = { de, fr } as const;

/** The texts for a Discord locale such as `de` or `en-US`; English for a language without any. */
export function textsFor(locale: string | null): Texts {
  if (locale === "de") return de;
  if (locale === "fr") return fr;
  return en;
}
