import { describe, expect, test } from "vitest";
import { Keywords } from "../../../src/index/keywords/keywords.ts";
import { KeywordsWriter } from "../../../src/index/keywords/keywords-writer.ts";
import { STEMMED } from "../../../src/index/terms/terms.ts";

const stemsOf = (text: string, language: string) =>
  STEMMED.tokens(text, language).map(({ stem }) => stem);

describe("these are the same words to a search", () => {
  test.each([
    ["de", "Häuser", "Hauses"],
    ["de", "Müller", "Mueller"],
    ["de", "Straßen", "Strasse"],
    ["de", "neue", "neuen"],
    ["de", "gründete", "gegründet"],
    ["de", "spielte", "Spielen"],
    ["de", "geschlossene", "geschlossen"],
    ["fr", "l’histoire", "histoires"],
    ["fr", "qu'elle", "elle"],
    ["fr", "égalité", "egalite"],
    ["es", "informaciones", "informacion"],
    ["es", "políticos", "politico"],
    ["it", "dell’università", "dell'università"],
    ["ru", "городами", "город"],
    ["tr", "kitapları", "kitaplar"],
    ["pl", "Łódź", "lodz"],
  ])("in %s, %s and %s", (language, one, other) => {
    expect(stemsOf(one, language)).toEqual(stemsOf(other, language));
  });
});

test.each([
  ["de", "Wer hat wann, wo, wie und warum wie viele davon?"],
  ["de", "Wie lautete das, wie heißen die, und wogegen war wer?"],
  ["fr", "Qui est-ce, quand, où, comment et pourquoi ? Combien y en a-t-il ?"],
  ["es", "¿Quién fue, cuándo, dónde, cómo y por qué? ¿Cuántos hay?"],
])("what a question in %s is asked with is marked", (language, question) => {
  const content = STEMMED.tokens(question, language).filter(({ stop }) => !stop);
  expect(content.map(({ text }) => text)).toEqual([]);
});

describe("in a library of several languages", () => {
  const languages = { en: 2, de: 2, zh: 1 };
  const articles = [
    ["en", "How many of the patients die of the fever is not known."],
    ["en", "The coaches of the Panthers went home."],
    ["de", "Die Hütte, die die Wanderer suchten, die war verlassen."],
    ["de", "Die Verteidigungen der Panthers waren die besten der Liga."],
    ["zh", "昨日、東京都で Panthers 会議"],
  ] as const;
  const writer = new KeywordsWriter();
  for (const [id, [language, text]] of articles.entries())
    writer.add(id, { collection: null, language }, "", text);
  const index = new Keywords(writer.finish().buffer);
  const words = (question: string, language: string) => index.words(question, language, languages);
  const found = (question: string, language: string) =>
    index.best(words(question, language), 9, null).map(({ id }) => id);

  test("a question finds the forms of its own language", () => {
    expect(found("Welche Verteidigung?", "de")).toEqual([3]);
    expect(found("Which coach?", "en")).toEqual([1]);
  });

  test("a word is not found where another language says it and means nothing", () => {
    expect(found("Who died? Who will die?", "en")).toEqual([0]);
  });

  test("names are found in all of them, whatever their stems", () => {
    expect(found("Panthers", "de").toSorted()).toEqual([1, 3, 4]);
    expect(found("Panthers", "en").toSorted()).toEqual([1, 3, 4]);
    expect(words("Panthers", "fr")[0]!.passages).toBe(3);
    expect(found("東京", "zh")).toEqual([4]);
  });

  test("a name is not rarer for standing in the only article of its language", () => {
    const writer = new KeywordsWriter();
    const add = (id: number, language: string, text: string) =>
      writer.add(id, { collection: null, language }, "", text);
    for (let id = 0; id < 9; id++) add(id, "en", "Panthers win once more");
    add(9, "de", "Panthers gewinnen noch einmal");
    const library = new Keywords(writer.finish().buffer);
    const asked = library.words("Panthers", "en", { en: 9, de: 1 });
    const [english, german] = library.scores(asked, [0, 9]);
    expect(german).toBeCloseTo(english!, 5);
    expect(library.best(asked, 1, null)[0]!.score).toBeCloseTo(english!, 5);
  });

  test("a misspelt word is looked for in the question's language", () => {
    const [typed] = words("verlasssenen", "de");
    expect(index.spelled(typed!)?.passages).toBe(1);
    expect(index.spelled(words("verlasssenen", "en")[0]!)).toBeNull();
  });
});
