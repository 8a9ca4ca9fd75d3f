import { ENGLISH_FUNCTION_WORDS } from "./en.ts";
import { byWordsFound, wordsIn } from "./evident-language.ts";
import { LANGUAGES } from "./languages.ts";

/** Articles and greetings, which `Language` leaves out because other languages have some of them, too. */
const MORE: { readonly [code: string]: string } = {
  en: "who whom whose what when where why how is do does did can for hi hello thanks",
  de: "der die das den ein im am ich hallo moin danke",
  fr: "le la les des un de je bonjour bonsoir salut merci",
  es: "el la los las del de un una hola gracias",
};

const WORDS = [
  { code: "en", stopWords: "", functionWords: ENGLISH_FUNCTION_WORDS },
  ...LANGUAGES,
].map(({ code, stopWords, functionWords }) => ({
  code,
  words: new Set(`${stopWords} ${functionWords} ${MORE[code] ?? ""}`.split(" ")),
}));

/** In a longer text, a single such word is a name or chance. */
const FEW_WORDS = 2;

/**
 * The language (ISO 639-1) with the most function words in a question or greeting; `null` if in doubt, and for languages other
 * than English and `LANGUAGES`. `evidentLanguage` is for texts long enough to be sure.
 */
export function shortTextLanguage(text: string): string | null {
  const words = wordsIn(text);
  const [first, second] = byWordsFound(words, WORDS);
  const { code, found } = first!;
  const isClear =
    found.length > second!.found.length && found.length >= Math.min(2, words.length / FEW_WORDS);
  return isClear ? code : null;
}
