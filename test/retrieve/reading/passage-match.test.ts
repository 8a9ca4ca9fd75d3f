import { expect, test } from "vitest";
import { parseQuery } from "../../../src/retrieve/question/query.ts";
import { inContext } from "../../../src/retrieve/reading/in-context.ts";
import { matchPassage } from "../../../src/retrieve/reading/passage-match.ts";
import { articleNamed, libraryOf, numbersOf, passageOf, wordsOf } from "../fixtures.ts";

/** @param elsewhere the text of another passage of the article that was read */
const read = async (question: string, text: string, title = "", elsewhere = "") => {
  const library = libraryOf({}, {});
  const query = await parseQuery(question, library, "en");
  const passages = [text, elsewhere].map((each) => ({
    passage: passageOf(each),
    article: articleNamed("a.md", { title, published: null }),
    words: numbersOf(wordsOf(each)),
    vectors: new Int8Array(),
  }));
  const [context] = inContext(passages, query, library, "en");
  return matchPassage(query, context!);
};

test("coverage counts the question's words in passage and title", async () => {
  expect((await read("red green blue yellow", "A red thing and a green one.")).coverage).toBe(0.5);
  expect((await read("red green blue yellow", "A red thing.", "Blue")).coverage).toBe(0.5);
});

test("a word that is there in another form counts in part", async () => {
  const { coverage } = await read("withdraw red", "The withdrawal of a red thing.");
  expect(coverage).toBeGreaterThan(0.5);
  expect(coverage).toBeLessThan(1);
  expect((await read("withdraw red", "A red thing with a drawer.")).coverage).toBe(0.5);
});

test("what is missing is the rarest word that neither passage nor title has", async () => {
  expect((await read("red green", "A red thing.")).missing).toBe(1);
  expect((await read("red green", "A red thing.", "Green")).missing).toBe(0);
});

test("a name counts where the article gives it elsewhere", async () => {
  const question = "what did Lavrov say of Iran";
  expect((await read(question, "He spoke of Iran.")).names).toBe(0.5);
  expect((await read(question, "He spoke of Iran.", "", "lavrov")).names).toBe(1);
  expect((await read(question, "He spoke of Iran.", "", "lavrov")).coverage).toBeLessThan(1);
});

test("words that stand close together count for more", async () => {
  const filler = "and so on ".repeat(20);
  expect((await read("red green", "red green")).proximity).toBe(1);
  expect((await read("red green", `red ${filler} green`)).proximity).toBe(0.5);
});

test("neighbours in the question that are neighbours in the passage are pairs", async () => {
  expect((await read("prime minister resigned", "the minister resigned")).pairs).toBe(0.5);
});

test("each sentence is covered by itself, in part by words in another form", async () => {
  const { sentences } = await read("when talks open", "Talks stall. Talks open on Monday.");
  expect(sentences).toEqual([0.5, 1]);
  const [stalled, other] = (await read("withdraw red", "The withdrawal. The weather.")).sentences;
  expect(stalled).toBeGreaterThan(0);
  expect(stalled).toBeLessThan(0.5);
  expect(other).toBe(0);
});
