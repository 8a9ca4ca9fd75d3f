import { describe, expect, test } from "vitest";
import { read, textsOf } from "./blocks-in.ts";

describe("hard-wrapped text, as e-mail has it", () => {
  const MAIL = [
    "Dear friends,",
    "",
    "the conference on water in the region opened on Monday with delegates",
    "from thirty countries. Minister Anna Berg said that the rivers know no",
    "borders, and that whoever builds a dam has to ask the neighbours first.",
    "Nobody disagreed.",
    "",
    "What comes next:",
    "- a report on the state of the rivers, which the secretariat will send",
    "  to all the members in May",
    "- a second meeting",
    "",
    "Anna Berg",
    "Ministry of Water",
    "12 River Street",
  ].join("\n");

  test("is joined to paragraphs; greeting, list and signature keep their lines", () => {
    expect(read(MAIL).blocks).toEqual([
      { kind: "line", text: "Dear friends," },
      {
        kind: "prose",
        text: "the conference on water in the region opened on Monday with delegates from thirty countries. Minister Anna Berg said that the rivers know no borders, and that whoever builds a dam has to ask the neighbours first. Nobody disagreed.",
      },
      { kind: "line", text: "What comes next:" },
      {
        kind: "item",
        text: "a report on the state of the rivers, which the secretariat will send to all the members in May",
      },
      { kind: "item", text: "a second meeting" },
      { kind: "line", text: "Anna Berg" },
      { kind: "line", text: "Ministry of Water" },
      { kind: "line", text: "12 River Street" },
    ]);
  });

  test("the marks of a quoted mail go, its words stay", () => {
    const quoted = MAIL.split("\n").map((line) => `> ${line}`);
    expect(textsOf(quoted.join("\n"))).toEqual(textsOf(MAIL));
  });

  test("words divided at line ends are whole again, compounds and pairs keep their hyphen", () => {
    const column = [
      "The delegates from five coun-",
      "tries spoke of the law, of state-of-the-",
      "art tools, of the most mod-",
      "ern ones and then of the pre-",
      "and post-war years. The infor\u00AD",
      "mation reached all coun\u00ADtries by e-",
      "mail.",
    ];
    expect(textsOf(column.join("\n"))).toEqual([
      "The delegates from five countries spoke of the law, of state-of-the-art tools, of the most modern ones and then of the pre- and post-war years. The information reached all countries by e-mail.",
    ]);
  });

  test("text wrapped at the hyphens of its compounds keeps them", () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `and in its report ${i + 10} the council of the old town told what came in then`,
    );
    lines[10] = "and in its report on the bridges it set aside what is needed for the long-";
    lines[11] = "term upkeep of all of them, for which there had been no money before that year";
    expect(textsOf(lines.join("\n")).join(" ")).toContain("the long-term upkeep of all of them");
  });

  test("half a word at the end of a line shows that words are divided, however seldom", () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) => `and in its report ${i + 10} the council of the old town told what came in then`,
    );
    lines[10] = "and in its report on the bridges it told how much of the money was in suspen-";
    lines[11] = "sion. The council said that the figure of the year before had been an underesti-";
    lines[12] = "mate of what was to be paid by the town and by all those who live in the valley";
    const text = textsOf(lines.join("\n")).join(" ");
    expect(text).toContain("in suspension. The council");
    expect(text).toContain("an underestimate of what");
  });

  test("a poem is not joined", () => {
    const poem = [
      "The woods are lovely, dark and deep,",
      "but I have promises to keep,",
      "and miles to go",
    ];
    expect(textsOf(poem.join("\n"))).toEqual(poem);
  });

  test("an address below a long line does not make its text wrapped", () => {
    const lines = [
      "Journal of Alpine Ecology (2025) volume 41",
      "https://doi.org/10.1000/jae.2025.0412",
      "Published online: 2 September 2025",
      "© The Authors 2025",
    ];
    expect(textsOf(lines.join("\n"))).toEqual(lines);
  });

  test("a list in lower case among long lines does not make a page wrapped", () => {
    const lines = [
      "Deposit scheme for drinks containers",
      "How the deposit works and what shops must do.",
      "The scheme covers single-use containers made of plastic, steel or aluminium that hold between 150 millilitres and 3 litres.",
      "Every shop that sells drinks in these containers must take empty ones back and pay out the deposit, unless it is exempt.",
      "Shops with less than 100 square metres of floor space in urban areas do not need to take containers back from anybody.",
      "You must:",
      "display the sign of the scheme at the entrance",
      "take containers back during all opening hours",
      "pay the deposit in cash or by voucher",
    ];
    expect(textsOf(lines.join("\n"))).toEqual(lines);
  });

  test("a list of ingredients is not joined", () => {
    const list = ["200 g plain flour", "a pinch of salt", "butter for the tin"];
    expect(textsOf(list.join("\n"))).toEqual(list);
  });
});
