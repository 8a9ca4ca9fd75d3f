import { expect, test } from "vitest";
import { jsonLine, toJson } from "../../src/terminal/json-answer.ts";
import { answered, info, quote } from "./sample.ts";

test("the JSON of an answer has exactly the fields that other programs rely on", () => {
  const other = info({ id: "copy.txt", title: "The same story" });
  const text = "It was taken back.";
  const answer = answered(quote({ text, alsoIn: [other] }));
  expect(toJson("Why?", answer)).toEqual({
    question: "Why?",
    verdict: "answered",
    confidence: 0.9137,
    quotes: [
      {
        text,
        highlights: [{ start: 0, end: 18 }],
        score: 0.8346,
        article: {
          id: "talks/withdrawn.md",
          title: "Invitation withdrawn a day before the talks",
          publisher: "The Harbour Post",
          published: "2014-01-21",
          url: "https://example.org/withdrawn",
        },
        span: { start: 310, end: 328 },
        paragraph: 4,
        page: null,
        link: "https://example.org/withdrawn#:~:text=It%20was%20taken%20back",
        alsoIn: [{ id: "copy.txt", title: "The same story" }],
      },
    ],
    filter: null,
  });
});

test("what is unknown about an article is null", () => {
  const article = info({ publisher: null, published: null, url: null });
  expect(toJson("Why?", answered(quote({ article }))).quotes[0]?.article).toEqual({
    id: article.id,
    title: article.title,
    publisher: null,
    published: null,
    url: null,
  });
});

test("a quote of a PDF has its page, and one without a web address no link", () => {
  const [inPdf] = toJson("Why?", answered(quote({ place: { page: 4 } }))).quotes;
  expect(inPdf).toMatchObject({ page: 4, link: "https://example.org/withdrawn#page=4" });
  const article = info({ url: null });
  const [inFile] = toJson("Why?", answered(quote({ article, place: { page: 4 } }))).quotes;
  expect(inFile).toMatchObject({ page: 4, link: null });
});

test("a question the articles do not answer has a verdict and no quotes", () => {
  expect(toJson("Why?", { kind: "not-found", confidence: 0.02, closest: [info()] })).toEqual({
    question: "Why?",
    verdict: "not-found",
    confidence: 0.02,
    quotes: [],
    filter: null,
  });
});

test("an unsure answer keeps its quotes", () => {
  const json = toJson("Why?", { kind: "unsure", confidence: 0.4, quotes: [quote(), quote()] });
  expect(json.verdict).toBe("unsure");
  expect(json.quotes).toHaveLength(2);
});

test("a file name can't steer the terminal that the JSON is printed to, and is the same when read", () => {
  const id = "a\u009b31m\u001b[2J\u007f\u202e\u2028\n\t\\u009b.md";
  const line = jsonLine("Why?", answered(quote({ article: info({ id }) })));
  expect(line).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  expect(JSON.parse(line).quotes[0].article.id).toBe(id);
});
