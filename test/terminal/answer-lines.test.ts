import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { Answer } from "../../src/glossary/domain.ts";
import { answerLines } from "../../src/terminal/answer-lines.ts";
import { type Page, styleFor } from "../../src/terminal/page.ts";
import { answered, info, quote } from "./sample.ts";

const plain = styleFor({}, {});
const colored = styleFor({ isTTY: true }, {});
const page = (changes: Partial<Page> = {}): Page => ({
  columns: 72,
  style: plain,
  ...changes,
});
const shown = (answer: Answer, explain = false) => answerLines(answer, page(), explain).join("\n");

test("a quote stands behind a bar with the answering sentence marked and its source below", () => {
  expect(shown(answered(quote()))).toMatchInlineSnapshot(`
    "Confidence 91%

     1 ▌ The invitation had stood for a day. **It was taken back because the
       ▌ guest would not accept the aims of the meeting.** Delegates had
       ▌ already arrived.
         Invitation withdrawn a day before the talks · The Harbour Post ·
         21 January 2014 · ¶ 4 · talks/withdrawn.md ·
         https://example.org/withdrawn"
  `);
});

test("a quote of a PDF has its page", () => {
  expect(shown(answered(quote({ place: { page: 12 } })))).toContain(" · p. 12 · ");
});

test("in a terminal that shows links the title opens the very sentence", () => {
  const lines = answerLines(answered(quote()), page({ columns: 60, hasLinks: true }));
  const link = "https://example.org/withdrawn#:~:text=It%20was%20taken%20back";
  const [opened, ...rest] = lines.join("\n").split("\u001b]8;;");
  expect(opened).not.toContain("Invitation");
  expect(rest[0]).toContain(link);
  expect(rest[0]).toContain("\u0007Invitation withdrawn a day before the talks");
  expect(rest[1]).toMatch(/^\u0007/);
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(60);
});

test.each([
  [
    { since: "2014-01-20", until: null },
    12,
    0,
    "Only articles since 20 January 2014: 12 of 1,350.",
  ],
  [
    { since: null, until: "2014-01-20" },
    1,
    1,
    "Only articles until 20 January 2014: 1 of 1,350; 1 has no date.",
  ],
  [
    { since: "2014-01-20", until: "2014-03-03" },
    0,
    7,
    "There are no articles from 20 January 2014 to 3 March 2014: 0 of 1,350; 7 have no date.",
  ],
  [
    { since: "2014-03-03", until: "2014-01-20" },
    0,
    7,
    "No article can be from that time: it begins on 3 March 2014, after its end on 20 January 2014. Swap the two dates.",
  ],
  [
    { since: "2014-01-20", until: "2014-01-20" },
    2,
    0,
    "Only articles dated 20 January 2014: 2 of 1,350.",
  ],
])("an answer from the articles of %j says so", (period, articles, undated, expected) => {
  const filter = { ...period, articles, of: 1350, undated };
  const lines = answerLines({ ...answered(quote()), filter }, page({ columns: 120 }));
  expect(lines.slice(0, 2)).toEqual(["Confidence 91%", expected]);
  const unknown: Answer = { kind: "not-found", confidence: 0, closest: [], filter };
  expect(answerLines(unknown, page({ columns: 120 }))).toEqual([
    "The articles do not say.",
    expected,
  ]);
});

test("articles that say the same are named, and missing facts are left out", () => {
  const bare = info({ publisher: null, published: null, url: null });
  const other = info({ id: "copy.txt", title: "The same story" });
  expect(shown(answered(quote({ article: bare, alsoIn: [other] })))).toMatchInlineSnapshot(`
    "Confidence 91%

     1 ▌ The invitation had stood for a day. **It was taken back because the
       ▌ guest would not accept the aims of the meeting.** Delegates had
       ▌ already arrived.
         Invitation withdrawn a day before the talks · ¶ 4 ·
         talks/withdrawn.md
         also in The same story (copy.txt)"
  `);
});

test("--explain says what ranked the quote", () => {
  expect(shown(answered(quote()), true)).toMatchInlineSnapshot(`
    "Confidence 91%

     1 ▌ The invitation had stood for a day. **It was taken back because the
       ▌ guest would not accept the aims of the meeting.** Delegates had
       ▌ already arrived.
         Invitation withdrawn a day before the talks · The Harbour Post ·
         21 January 2014 · ¶ 4 · talks/withdrawn.md ·
         https://example.org/withdrawn
         score 0.835; by meaning place 1 (cosine 0.712); by words not among
         the best (BM25 14.20); has 83% of the question's words, 50% in one
         sentence; names the outlet The Harbour Post"
  `);
});

test("an unsure answer says so before the closest passages", () => {
  expect(shown({ kind: "unsure", confidence: 0.41, quotes: [quote()] })).toMatchInlineSnapshot(`
    "Not sure (confidence 41%). The closest passages:

     1 ▌ The invitation had stood for a day. **It was taken back because the
       ▌ guest would not accept the aims of the meeting.** Delegates had
       ▌ already arrived.
         Invitation withdrawn a day before the talks · The Harbour Post ·
         21 January 2014 · ¶ 4 · talks/withdrawn.md ·
         https://example.org/withdrawn"
  `);
});

test("when the articles do not say, the closest articles are named", () => {
  const closest = [info(), info({ id: "b.txt", title: "Another", publisher: null })];
  expect(shown({ kind: "not-found", confidence: 0.02, closest })).toMatchInlineSnapshot(`
    "The articles do not say. What comes closest:
      - Invitation withdrawn a day before the talks · The Harbour Post ·
        21 January 2014 · talks/withdrawn.md · https://example.org/withdrawn
      - Another · 21 January 2014 · b.txt · https://example.org/withdrawn"
  `);
  expect(shown({ kind: "not-found", confidence: 0, closest: [] })).toBe("The articles do not say.");
});

test("highlights that follow one another are marked as one", () => {
  const text = "One is here. Two is there. Three is gone.";
  const marked = quote({ text, marked: ["One is here.", "Two is there."] });
  expect(shown(answered(marked))).toContain("**One is here. Two is there.** Three is gone.");
});

test.each([20, 40, 80, 100])("no line is wider than a window of %i columns", (columns) => {
  const long = info({ title: "Wort".repeat(40), url: `https://example.org/${"x".repeat(200)}` });
  const lines = answerLines(
    answered(quote({ article: long }), quote({ text: "和平会谈在日内瓦举行。".repeat(12) })),
    page({ columns, style: colored }),
    true,
  );
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
});

test("a highlight over two paragraphs is coloured on every line and on no bar", () => {
  const text = "A heading\n\nThe text below it.";
  const [, , first, second] = answerLines(answered(quote({ text })), page({ style: colored }));
  for (const [line, words] of [
    [first, "A heading"],
    [second, "The text below it."],
  ])
    expect(line).toContain(colored.bold(colored.green(words)));
});

test("escape sequences in an article are shown, not obeyed", () => {
  const evil = "\u001b[2J\u001b]0;title\u0007gone\r\u009b31m\u202eback";
  const text = `Before. ${evil} After.`;
  const article = info({ id: `a\n${evil}`, title: evil, publisher: evil, url: evil });
  const lines = answerLines(
    answered(quote({ text, marked: [], article, alsoIn: [article] })),
    page(),
  );
  expect(lines.join("")).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(lines.join("")).toContain("\\u001b[2J");
});

test("further sources of a sure answer are shown as the sentence that answers, with their source", () => {
  const sure = shown(answered(quote(), quote()));
  expect(sure.match(/The invitation had stood/g)).toHaveLength(1);
  expect(sure.match(/\*\*It was taken back/g)).toHaveLength(2);
  expect(sure.match(/talks\/withdrawn\.md/g)).toHaveLength(2);
  const unsure: Answer = { kind: "unsure", confidence: 0.4, quotes: [quote(), quote()] };
  expect(shown(unsure).match(/The invitation had stood/g)).toHaveLength(2);
});

test("--explain says which words met by meaning", () => {
  const meetings = [
    { asked: "maker", met: "Boeing", likeness: 0.714 },
    { asked: "same", met: "equal", likeness: 1 },
    { asked: "evil", met: "a\u001b[2J", likeness: 0.5 },
  ];
  const told = shown(answered(quote({ grounds: { meetings } })), true).replace(/\s+/g, " ");
  expect(told).toContain("maker ~ Boeing .71");
  expect(told).toContain("same ~ equal 1");
  expect(told).not.toContain("\u001b");
  expect(shown(answered(quote({ grounds: { meetings } })))).not.toContain("Boeing");
});
