import { expect, test } from "vitest";
import { blocksOfText } from "../../../src/ingest/text/text-blocks.ts";
import { joinTranscript } from "../../../src/ingest/text/transcript.ts";

/** "0:00" and so on, each with a line below it. */
const timed = (lines: readonly string[]) =>
  lines.map(
    (line, index) =>
      `${Math.floor(index / 20)}:${String((index % 20) * 3).padStart(2, "0")}\n${line}`,
  );
const textsOf = (text: string) => blocksOfText(joinTranscript(text)).map((block) => block.text);

test("the lines of a video's transcript become paragraphs, without the times between them", () => {
  const spoken = Array.from({ length: 30 }, (_, index) => `line ${index} of what she says`);
  const page = ["Why watches tick", "0:00 Intro", "Transcript", ...timed(spoken), "English"].join(
    "\n",
  );
  expect(textsOf(page)).toEqual([
    "Why watches tick",
    "0:00 Intro",
    "Transcript",
    spoken.slice(0, 14).join(" "),
    spoken.slice(14).join(" "),
    "English",
  ]);
});

test("a paragraph of a transcript with full stops ends with a sentence", () => {
  const spoken = Array.from({ length: 48 }, (_, index) =>
    index % 4 < 3 ? "and so they went on" : "until it was dark.",
  );
  const texts = textsOf(timed(spoken).join("\n"));
  expect(texts.length).toBe(3);
  for (const text of texts) expect(text).toMatch(/dark\.$/);
});

const LONG =
  "The mayor asks everybody to stay away from the pier, because the waves now go over the wall at Marl.";

test.each([
  ["a programme of few lines", timed(["Doors open", "Talk", "Break", "Music", "End"]).join("\n")],
  ["a live blog", timed(Array.from({ length: 20 }, () => LONG)).join("\n")],
  [
    "a programme",
    Array.from({ length: 12 }, (_, hour) => `${hour + 9}:15\nTalk number ${hour}`).join("\n"),
  ],
])("%s stays as it is", (_, text) => {
  expect(joinTranscript(text)).toBe(text);
});
