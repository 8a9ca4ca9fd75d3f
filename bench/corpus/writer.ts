import { BODIES } from "./frames.ts";
import { between, pick, type Random, randomFrom, shuffled, zipfPicker } from "./random.ts";
import { capitalized, inventVocabulary } from "./vocabulary.ts";

const VOCABULARY = inventVocabulary(1);
const WORDS = {
  noun: VOCABULARY.nouns,
  verb: VOCABULARY.verbs,
  adjective: VOCABULARY.adjectives,
} as const;
type Kind = keyof typeof WORDS;

const ANYTHING = {
  noun: zipfPicker(WORDS.noun),
  verb: zipfPicker(WORDS.verb),
  adjective: zipfPicker(WORDS.adjective),
};

/** What articles can be about; each subject has words of its own. */
const SUBJECTS = 500;
const SUBJECT_WORDS = { noun: 60, verb: 20, adjective: 20 } as const;
/** Share of the content words that belong to the article's subject. */
const ON_SUBJECT = 0.4;

const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** Fills the gaps of sentences for one article: with words of its subject and names of its few people. */
export type Writer = { readonly fill: (frame: string) => string };

export function writerFor(random: Random): Writer {
  const onSubject = subjectWords(between(random, 1, SUBJECTS));
  const { firstNames, surnames, places } = VOCABULARY;
  const people = Array.from({ length: between(random, 2, 5) }, () => ({
    first: pick(random, firstNames),
    last: pick(random, surnames),
  }));
  const scenes = Array.from({ length: between(random, 1, 3) }, () => pick(random, places));

  const word = (kind: Kind) => (random() < ON_SUBJECT ? onSubject : ANYTHING)[kind](random);
  const person = () => pick(random, people);
  const gaps: { readonly [gap: string]: () => string } = {
    n: () => word("noun"),
    ns: () => `${word("noun")}s`,
    v: () => word("verb"),
    ved: () => `${word("verb")}ed`,
    ving: () => `${word("verb")}ing`,
    a: () => word("adjective"),
    ly: () => `${word("adjective")}ly`,
    person: () => `${person().first} ${person().last}`,
    name: () => person().last,
    place: () => pick(random, scenes),
    body: () => pick(random, bodies),
    day: () => pick(random, DAYS),
    date: () => `${between(random, 1, 28)} ${pick(random, MONTHS)}`,
    number: () => between(random, 2, 900).toString(),
  };
  const fill = (frame: string) =>
    capitalized(frame.replace(/\{(\w+)\}/g, (_, gap: string) => gaps[gap]!()));
  const bodies = shuffled(random, BODIES)
    .slice(0, 2)
    .map((body) => body.replace(/\{(\w+)\}/g, (_, gap: string) => capitalized(gaps[gap]!())));
  return { fill };
}

/** The same words for the same subject in every article. */
function subjectWords(subject: number): typeof ANYTHING {
  const random = randomFrom(subject);
  const some = (kind: Kind) =>
    zipfPicker(Array.from({ length: SUBJECT_WORDS[kind] }, () => pick(random, WORDS[kind])));
  return { noun: some("noun"), verb: some("verb"), adjective: some("adjective") };
}
