import { UNSPACED } from "../../shared/text/unspaced.ts";

/** First words of questions without a question mark; German and French besides English, some Spanish. */
const QUESTION_START =
  /^(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|wer|wen|wem|wessen|was|wann|wo|wohin|woher|warum|wieso|weshalb|wie|welche[rsnm]?|gibt es|stimmt es|qui|que|qu'est-ce|quoi|quand|où|pourquoi|comment|combien|quel(?:le)?s?|est-ce|quién|qué|cuándo|dónde|por qué|cómo)(?![\p{L}'’])/u;

/** "When I was young …", "What a day …", "How nice of you …", "Has been a long day": no questions without a question mark. */
const STATEMENT =
  /^(?:(?:when|where|what|how|why|who) (?:i|he|she|we|they|you|it|an?)\b|how (?:nice|kind|sweet|lovely|cool|funny|sad|cute)\b|(?:has|have|had) been\b)/u;

/** Questions to the people in the channel, not to the articles. */
const SMALL_TALK =
  /^(?:(?:hi|hey|hello|good (?:morning|evening)|hallo|moin|salut|bonjour)\b[\s,!]*)?(?:(?:\p{L}+[\s,]+)?(?:how are you|how's it going|how is it going|how are things|what's up|wassup|sup|anyone (?:here|there|around|online)|are you (?:there|here|ok|okay)|wie geht'?s|wie geht es (?:dir|euch)|alles klar|ça va|comment (?:ça )?va[s-]?\S*|comment allez-vous)(?: (?:doing|today|all|everyone|guys|heute|so))*)?[\s?!.,]*$/u;

/** Shorter messages are small talk: "why?", "really?". */
const FEWEST_WORDS = 3;

/**
 * Whether a message in a channel of LISTEN_CHANNELS asks something that articles could answer. Commands for other bots, greetings,
 * links and code are no questions.
 *
 * @param text a message without markup, as `parseQuestion` returns it
 */
export function readsAsQuestion(text: string): boolean {
  if (/^[!/.?$%&+;>-][\p{L}\p{N}]/u.test(text)) return false;
  const prose = text
    .replace(/\bhttps?:\/\/\S+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const lower = prose.toLowerCase().replace(/’/gu, "'");
  if ((lower.match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? []).length < FEWEST_WORDS && !isDense(prose))
    return false;
  if (SMALL_TALK.test(lower)) return false;
  if (/[\p{L}\p{N}"'”»)\]]\s*[?？؟]+(?=\s|["'”»)\]!?]|$)/u.test(prose)) return true;
  if (STATEMENT.test(lower)) return false;
  return QUESTION_START.test(lower.replace(/^¿\s*/u, "")) && !/[.!]\s+\S/u.test(prose);
}

/** Words that people write below an answer without asking anything. */
const COURTESIES = new Set(
  (
    "thanks thank you thx ty cheers danke dankeschön merci gracias grazie ok okay k kk cool nice great good perfect " +
    "awesome amazing wow lol lmao haha hahaha hm hmm ah oh yes yeah yep no nope right wrong true false same agreed " +
    "exactly indeed sure super toll top bravo prima genau ja nein oui non bot a lot so much very"
  ).split(" "),
);

/** Whether a text only says thanks or shows a feeling: it consists of such words or signs, without a question mark. */
export function isCourtesy(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return !/[?？؟]/u.test(text) && words.every((word) => COURTESIES.has(word));
}

/** "Hello!", "good morning everyone", "salut le bot". */
const GREETING =
  /^(?:hi|hey|hello|hallo|moin|servus|salut|bonjour|bonsoir|coucou|good (?:morning|afternoon|evening|day)|guten (?:morgen|tag|abend))(?: (?:there|again|all|everyone|everybody|zusammen|an alle|à tous|tout le monde|(?:le )?bot))?[\s!.,]*$/u;

/** Whether a text is a greeting, thanks or "how are you?", which no article can answer. */
export function isSmallTalk(text: string): boolean {
  const lower = text.toLowerCase();
  return isCourtesy(text) || GREETING.test(lower) || SMALL_TALK.test(lower);
}

const DENSE = new RegExp(`[${UNSPACED}]`, "u");

/** Whether a text is several words of a script without spaces. */
function isDense(text: string): boolean {
  return text.length >= 6 && DENSE.test(text);
}
