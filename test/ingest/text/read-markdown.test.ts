import { describe, expect, test } from "vitest";
import { readMarkdown } from "../../../src/ingest/text/read-markdown.ts";

const read = (text: string) => readMarkdown(Buffer.from(text));
const textsOf = (text: string) => read(text).blocks.map((block) => block.text);

describe("the text of Markdown", () => {
  test("comes in headings, paragraphs and items without syntax", () => {
    const markdown = [
      "# The **talks**",
      "",
      "Ban has [withdrawn](https://example.org) his *invitation*",
      "to `Iran`, see <https://example.org/a>.",
      "",
      "> “No,” he said.",
      "",
      "1. first",
      "2. second",
      "   - inner",
      "",
      "Below",
      "-----",
      "A & B &mdash; done.",
    ];
    expect(read(markdown.join("\n")).blocks).toEqual([
      { kind: "heading", text: "The talks" },
      {
        kind: "prose",
        text: "Ban has withdrawn his invitation to Iran, see https://example.org/a.",
      },
      { kind: "prose", text: "“No,” he said." },
      { kind: "item", text: "first" },
      { kind: "item", text: "second" },
      { kind: "item", text: "inner" },
      { kind: "heading", text: "Below" },
      { kind: "prose", text: "A & B — done." },
    ]);
  });

  test("has whole words where lines of a paragraph divide them", () => {
    const markdown = [
      "The **delegates** from five coun-",
      "tries read state-of-the-",
      "art [infor-",
      "mation](https://example.org) & left.",
      "",
      "```",
      "cut coun-",
      "tries",
      "```",
    ];
    expect(textsOf(markdown.join("\n"))).toEqual([
      "The delegates from five countries read state-of-the-art information & left.",
      "cut coun-",
      "tries",
    ]);
  });

  test("has a headline of two lines as a title of one", () => {
    expect(read("Talks on two rivers\nopen in Geneva\n===\n\nText.").metadata).toEqual({
      title: "Talks on two rivers open in Geneva",
    });
  });

  test("a table gives a row at a time", () => {
    expect(
      read("| City | People |\n|---|---:|\n| Geneva | 200,000 |\n| Astana | 1 million |").blocks,
    ).toMatchObject(
      ["City | People", "Geneva | 200,000", "Astana | 1 million"].map((text) => ({
        kind: "item",
        text,
      })),
    );
  });

  test("pictures go, with their description", () => {
    expect(textsOf("One ![Photo by Reuters](a.png) two.\n\n![Caption](b.png)")).toEqual([
      "One two.",
    ]);
  });

  test("code is kept as prose", () => {
    expect(read("```sh\nnpm run index\n```").blocks).toEqual([
      { kind: "prose", text: "npm run index" },
    ]);
  });

  test("footnotes keep their text and lose their marks", () => {
    expect(textsOf("The talks began.[^1]\n\n[^1]: Reuters")).toEqual([
      "The talks began.",
      "Reuters",
    ]);
  });

  test("HTML inside is read as such", () => {
    expect(textsOf("Before<br>after.\n\n<div><p>Inside.</p><script>x()</script></div>")).toEqual([
      "Before after.",
      "Inside.",
    ]);
  });
});

test.each([
  ["brackets", "[".repeat(50_000)],
  ["stars and underscores", "_a*".repeat(20_000)],
  ["quotes", "> ".repeat(10_000)],
])("data full of %s is read as plain text", (_, data) => {
  expect(textsOf(`${data}\n\nThe talks begin.`)).toContain("The talks begin.");
});

describe("front matter", () => {
  const ofFrontMatter = (yaml: string) => read(`---\n${yaml}\n---\nText.`);

  test("states title, publisher, date and address under many names", () => {
    expect(
      ofFrontMatter(
        'title: "On the eve"\noutlets: [Reuters, AFP]\npublication_date: 2014-01-21\nlink: https://example.org/eve\nlang: en-GB\nauthor: A',
      ),
    ).toEqual({
      metadata: {
        title: "On the eve",
        publisher: "Reuters, AFP",
        published: "2014-01-21",
        url: "https://example.org/eve",
        language: "en",
      },
      blocks: [{ kind: "prose", text: "Text." }],
    });
  });

  test("a time keeps the zone it was written with", () => {
    expect(ofFrontMatter("date: 2014-01-21T23:30:00-05:00 # late").metadata.published).toBe(
      "2014-01-21T23:30:00-05:00",
    );
  });

  test("a title with an unquoted colon is still read", () => {
    expect(ofFrontMatter("title: Syria talks: day two\ndate: 2014-01-21")).toMatchObject({
      metadata: { title: "Syria talks: day two", published: "2014-01-21" },
      blocks: [{ text: "Text." }],
    });
  });

  test("a title that starts with a bracket is read, also above a list", () => {
    const yaml = "title: [Bridge] shut\ndate: 2014-01-21\nauthors:\n  - A\n  - B";
    expect(ofFrontMatter(yaml)).toMatchObject({
      metadata: { title: "[Bridge] shut", published: "2014-01-21" },
      blocks: [{ text: "Text." }],
    });
  });

  test("when broken beyond reading it is kept as text", () => {
    expect(textsOf("---\ntitle: [open\nand this is prose\n---\nText.").join(" ")).toMatch(
      /title: \[open and this is prose.*Text\./,
    );
    expect(textsOf("---\ntitle: never closed\n\nText.").join(" ")).toContain("Text.");
  });

  test("is never run as a program", () => {
    const draft = read('---js\n{ title: (globalThis.wasRun = true, "x") }\n---\nText.');
    expect("wasRun" in globalThis).toBe(false);
    expect(draft.metadata).toEqual({});
    expect(() => read('---\ntitle: !!js/function "function () {}"\n---\nText.')).not.toThrow();
  });

  test("without a title, the first heading of level 1 is it; otherwise front matter wins", () => {
    expect(read("Intro.\n\n## Small\n\n# The *big* one\n\n# Later").metadata.title).toBe(
      "The big one",
    );
    expect(read("---\ntitle: A\n---\n# B").metadata.title).toBe("A");
    expect(read("Only text.").metadata).toEqual({});
  });
});
