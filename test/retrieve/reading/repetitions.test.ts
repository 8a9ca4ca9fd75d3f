import { expect, test } from "vitest";
import { repetitionsIn } from "../../../src/retrieve/reading/repetitions.ts";
import { read } from "../reading.ts";

const repeated = async (question: string, text: string) => {
  const { asked, context } = await read(question, text);
  return context.passage.sentences.map(({ start, end }, s) =>
    repetitionsIn(asked, context, s).map((span) =>
      text.slice(start, end).slice(span.start, span.end),
    ),
  );
};

test("a sentence repeats words of the question in whatever case, and as possessives", async () => {
  const question = "who met Lavrov on may 5";
  expect(await repeated(question, "LAVROV’s aide left. On 5 May he met Lavrov.")).toEqual([
    ["LAVROV’s"],
    ["On", "5", "May", "met", "Lavrov"],
  ]);
});

test("neither another form of a word nor a part of what is written together is a repetition", async () => {
  expect(await repeated("who withdrew from Iran", "He withdraws in an Iran-wide vote.")).toEqual([
    [],
  ]);
});
