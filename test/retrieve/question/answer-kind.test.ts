import { describe, expect, test } from "vitest";
import { type AnswerKind, kindAsked, shows } from "../../../src/retrieve/question/answer-kind.ts";
import { ENGLISH_QUESTIONS } from "../../../src/shared/text/languages/en.ts";

describe("the kind of thing that is asked for", () => {
  test.each<[string, AnswerKind | null]>([
    ["Who cast the vote?", "person"],
    ["Whose hat was found?", "person"],
    ["What is the name of the ship?", "person"],
    ["When did it open?", "date"],
    ["In what year did it open?", "date"],
    ["On which day is the vote?", "date"],
    ["What time does the ferry leave?", "clock"],
    ["at what hour did it leave", "clock"],
    ["Where is Montreux?", "place"],
    ["Which city hosts the talks?", "place"],
    ["In which Swiss city are the talks?", "place"],
    ["Which airline lost the bags?", "name"],
    ["what newspaper broke the story", "name"],
    ["Which films were shown?", "name"],
    ["How many people died?", "count"],
    ["how many sheep are there", "count"],
    ["What percentage of voters came?", "percent"],
    ["How many percent came?", "percent"],
    ["By how much did it grow?", "percent"],
    ["How much did the bridge cost?", "money"],
    ["How much money was stolen?", "money"],
    ["What price did it fetch?", "money"],
    ["How much snow fell?", "number"],
    ["How tall is the tower?", "number"],
    ["What number does she wear?", "number"],
    ["How long did it last?", "duration"],
    ["How old is the mayor?", "duration"],
    ["how often does it run", "duration"],
    ["Why was it withdrawn?", "reason"],
    ["how come it was withdrawn", "reason"],
    ["What caused the fire?", "reason"],
    ["What did Lavrov say?", null],
    ["How did he escape?", null],
    ["the bridge opened", null],
    ["", null],
  ])("%j asks for: %s", (question, kind) => {
    expect(kindAsked(question, ENGLISH_QUESTIONS)).toBe(kind);
  });
});

describe("a sentence shows", () => {
  test.each<[AnswerKind, string, string]>([
    ["person", "The man is Lavrov.", "It was the mayor."],
    ["place", "It stands in Montreux.", "It stands by the lake."],
    ["name", "The bags flew with Lufthansa.", "The bags were lost."],
    ["name", "They sang “yesterday” again.", "They sang again."],
    ["date", "It opened in May.", "It may open soon."],
    ["date", "It opened in 1998.", "It opened with 12 guests."],
    ["date", "It opened three days ago.", "It opened with a speech."],
    ["clock", "It leaves at 9:30.", "It leaves in May."],
    ["clock", "It leaves at 9 p.m. sharp.", "It leaves on 9 May."],
    ["clock", "It leaves at noon.", "It leaves soon."],
    ["count", "Seven people died.", "People died."],
    ["count", "It has 12 rooms.", "It has rooms."],
    ["number", "It is 90 metres tall.", "It is tall."],
    ["percent", "Turnout was 61%.", "Turnout was 61."],
    ["percent", "A third of them came.", "They came."],
    ["percent", "One in ten of them came.", "Ten of them came."],
    ["money", "It cost $3 million.", "It cost a lot."],
    ["money", "It cost 300 euros.", "It cost 300 jobs."],
    ["duration", "It lasted two hours.", "It lasted."],
    ["duration", "The mayor, 54, resigned.", "The mayor resigned."],
    ["duration", "A 54-year-old was elected.", "A man was elected."],
    ["reason", "It closed because of the wind.", "It closed in the wind."],
    ["reason", "It closed amid the storm.", "It closed."],
  ])("a %s: %j, but not %j", (kind, showing, other) => {
    expect(shows(kind, showing, () => [], ENGLISH_QUESTIONS)).toBe(true);
    expect(shows(kind, other, () => [], ENGLISH_QUESTIONS)).toBe(false);
  });

  test("nothing by words that it repeats", () => {
    expect(
      shows("person", "The man is Lavrov.", () => [{ start: 11, end: 17 }], ENGLISH_QUESTIONS),
    ).toBe(false);
    expect(
      shows(
        "person",
        "The man is Sergei Lavrov.",
        () => [{ start: 18, end: 24 }],
        ENGLISH_QUESTIONS,
      ),
    ).toBe(true);
    const inMay = [
      { start: 3, end: 6 },
      { start: 7, end: 11 },
    ];
    expect(shows("date", "In May 2014 it stood.", () => inMay, ENGLISH_QUESTIONS)).toBe(false);
    expect(
      shows("date", "In May 2014 it stood, in June not.", () => inMay, ENGLISH_QUESTIONS),
    ).toBe(true);
  });

  test("no name by a plain word that begins it, but by a name that does", () => {
    expect(shows("person", "The vote was close. He lost.", () => [], ENGLISH_QUESTIONS)).toBe(
      false,
    );
    expect(shows("person", "Kerry lost.", () => [], ENGLISH_QUESTIONS)).toBe(true);
  });
});

test.each([
  ["12", true],
  ["3.5", true],
  ["21st", true],
  ["seven", true],
  ["Dozens", true],
  ["million", true],
  ["often", false],
  ["tension", false],
  ["A12", false],
])("%j is a number: %s", (word, is) => {
  expect(ENGLISH_QUESTIONS.number.test(word)).toBe(is);
});
