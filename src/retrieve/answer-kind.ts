/** The kind of thing that answers a question, where its first words tell. */
export type AnswerKind = "person" | "date" | "place" | "number" | "reason";

const ASKED: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    "number",
    /\bhow (many|much|long|old|far|tall|high|large|big|often|fast)\b|\bwhat (percentage|percent|number|share|age)\b/i,
  ],
  ["date", /\bwhen\b|\b(what|which) (year|date|day|month|century|decade|time)\b/i],
  ["person", /\bwho(m|se)?\b|\bwhat (is|was) the name\b/i],
  [
    "place",
    /\bwhere\b|\b(what|which) (city|country|place|state|town|continent|region|location)\b/i,
  ],
  ["reason", /\bwhy\b|\b(for )?what reason\b/i],
];

const MONTHS =
  "Jan(uary)?|Feb(ruary)?|March|April|May|June|July|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?";
const NUMBER_WORDS =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|twice|once";

const SHOWS: { readonly [kind in AnswerKind]: RegExp } = {
  number: new RegExp(`\\d|\\b(${NUMBER_WORDS})\\b`, "i"),
  date: new RegExp(
    `\\b(1[0-9]|20)\\d\\d\\b|\\b(${MONTHS})\\b|\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b\\d{1,2}(st|nd|rd|th)\\b|\\bcentury\\b|\\b(today|yesterday|tomorrow)\\b`,
  ),
  person: /\p{Lu}[\p{L}'’-]+/u,
  place: /\p{Lu}[\p{L}'’-]+/u,
  reason: /\b(because|since|due to|owing to|thanks to|so that|in order to|as a result|reasons?)\b/i,
};

/** What a question asks for, from its question words; `null` when they do not tell. */
export function kindAsked(question: string): AnswerKind | null {
  return ASKED.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

/**
 * True when the text shows something of that kind besides what the question itself said.
 *
 * @param known words of the question in lower case: "Who is Lavrov?" is not answered by "Lavrov"
 */
export function shows(kind: AnswerKind, text: string, known: ReadonlySet<string>): boolean {
  const fresh = text.replace(/[\p{L}\p{N}'’-]+/gu, (word, at: number) => {
    const startsSentence =
      at === 0 || /[.?!]["”’]?\s+["“‘]?$/u.test(text.slice(Math.max(0, at - 4), at));
    const isCommonStart =
      startsSentence && (kind === "person" || kind === "place") && isLikelyPlain(word);
    return known.has(word.toLowerCase()) || isCommonStart ? "_" : word;
  });
  return SHOWS[kind].test(fresh);
}

const PLAIN_STARTS = new Set(
  "the a an in on at it he she they we i but and or if as this that these those there when while after before for from with by his her their its our to of so no not".split(
    " ",
  ),
);

function isLikelyPlain(word: string): boolean {
  return PLAIN_STARTS.has(word.toLowerCase());
}
