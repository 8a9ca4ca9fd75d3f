import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stems, tokens } from "../../../src/index/terms/tokens.ts";
import { cpuTimeMs } from "../../support/processes/cpu-time.ts";

const stemsOf = (text: string) => tokens(text).map(({ stem }) => stem);

describe("these are the same words to a search", () => {
  test.each([
    ["U.S. troops", "US troops"],
    ["at 5 p.m.", "at 5 PM"],
    ["Covid-19", "COVID 19"],
    ["Ban Ki-moon’s", "ban ki moon"],
    ["O'Brien", "OBrien"],
    ["Erdoğan in Łódź", "Erdogan in Lodz"],
    ["cafe\u0301", "café"],
    ["ﬁnance ２０１４", "finance 2014"],
    ["inter\u00adnational", "international"],
    ["1,000,000 people", "1000000 people"],
    ["Straße", "STRASSE"],
    ["mayor³", "mayor"],
    ["H₂O", "h2o"],
    ["talks talked talking", "talk talk talk"],
    ["Ёлка", "елка"],
    ["القُدس", "القدس"],
  ])("%s and %s", (one, other) => {
    expect(stemsOf(one)).toEqual(stemsOf(other));
    expect(stemsOf(one).length).toBeGreaterThan(0);
  });
});

test("decimal numbers stay whole and lists of numbers do not merge", () => {
  expect(stemsOf("3.5 percent, 2,5 and 21.01.2014")).toEqual([
    "3.5",
    "percent",
    "2",
    "5",
    "and",
    "21.01.2014",
  ]);
});

test.each([
  ["東京", "昨日、東京都で会議"],
  ["กรุงเทพ", "ประชุมที่กรุงเทพมหานคร"],
  ["서울", "그는 서울에서 왔다"],
])("%s is found inside %s, which is written without spaces", (word, text) => {
  const inText = new Set(stemsOf(text));
  expect(stemsOf(word).length).toBeGreaterThan(0);
  expect(stemsOf(word).every((pair) => inText.has(pair))).toBe(true);
});

test("a word keeps its place and its spelling", () => {
  const text = "Yesterday Iran’s “envoy” met 東京都.";
  for (const word of tokens(text)) {
    expect(text.slice(word.span.start, word.span.end)).toBe(word.text);
  }
  expect(tokens(text).map((word) => word.text)).toEqual([
    "Yesterday",
    "Iran’s",
    "envoy",
    "met",
    "東京",
    "京都",
  ]);
});

test("what a question is asked with is marked, what it asks about is not", () => {
  const asked = "Please tell me, who did what, when, where, why and how? What does it say about";
  expect(tokens(asked).filter(({ stop }) => !stop)).toEqual([]);
  const about = tokens("Why did the U.S. envoy leave Geneva?").filter(({ stop }) => !stop);
  expect(about.map(({ text }) => text)).toEqual(["U.S.", "envoy", "leave", "Geneva"]);
});

test("no text breaks it: spans are in order and inside the text, and both readings agree", () => {
  fc.assert(
    fc.property(fc.uint16Array({ maxLength: 60 }), (codes) => {
      const text = String.fromCharCode(...codes);
      const words = tokens(text);
      expect(stems(text)).toEqual(words.map(({ stem }) => stem));
      const starts = words.map(({ span }) => span.start);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(words.every(({ span }) => span.start < span.end && span.end <= text.length)).toBe(
        true,
      );
      expect(words.every(({ stem }) => stem !== "")).toBe(true);
    }),
  );
});

test("a word of very many raised digits is folded in time that grows with its length", () => {
  const word = `x${"⁰".repeat(200_000)}y`;
  expect(cpuTimeMs(() => stems(word))).toBeLessThan(10_000);
});
