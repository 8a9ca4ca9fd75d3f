import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../src/ask.ts";
import { buildIndex } from "../../src/build-index.ts";
import type { Library } from "../../src/glossary/library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { search } from "../../src/retrieve/search.ts";
import { workshop } from "../support/index/workshop.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";

const GERMAN = {
  "bruecke.txt":
    "Die Brücke wurde 1998 von Anna Weber eröffnet. Zuvor verkehrte dort nur eine kleine Fähre.",
  "hafen.txt": "Der Hafen war im Januar zugefroren. Die Schiffe warteten draußen vor der Küste.",
  "rat.txt":
    "Der Stadtrat beschloss einen neuen Haushalt. Die Schulen bekommen mehr Geld als zuvor.",
  "sport.txt": "Das Fußballspiel endete ohne Sieger. Die Zuschauer gingen früh nach Hause.",
};

const embedder = hashingEmbedder({ languages: ["en"] });
let library: Library;
beforeAll(async () => {
  const files = Object.fromEntries(
    Object.entries(GERMAN).map(([id, text]) => [id, { text, language: "de" }]),
  );
  const parts = {
    ...workshop({
      ...files,
      "bridge.txt":
        "The bridge of Anna Weber opened on Monday. A ferry had served the town before.",
    }),
    embedder,
  };
  await buildIndex(parts);
  library = await openLibrary(parts.embeddingsDir);
});
afterAll(() => library.close());

describe("a question in a language that the model does not know", () => {
  const question = "Wer eröffnete im Jahr 1998 die Brücke?";

  test("is not embedded, and the vectors of passages weigh nothing", async () => {
    const before = embedder.embedded.length;
    const { hits, reader } = await search(question, { library, embedder }, null);
    expect(embedder.embedded.length).toBe(before);
    expect(reader.byMeaning).toBe(false);
    expect(hits[0]!.article.id).toBe("bruecke.txt");
    expect(hits.every(({ cosine, rank }) => cosine === 0 && rank.meaning === null)).toBe(true);
  });

  test("is surely answered by its words", async () => {
    const answer = await ask(question, { library, embedder });
    expect(answer.kind).toBe("answered");
    if (answer.kind === "answered")
      expect(answer.quotes[0]!.text).toContain("1998 von Anna Weber eröffnet");
  });

  test("finds the parts of joined words", async () => {
    const { hits } = await search("Wie endete das Spiel im Fußball?", { library, embedder }, null);
    expect(hits[0]!.article.id).toBe("sport.txt");
    expect(hits[0]!.features.coverage).toBeGreaterThan(0.5);
  });
});

describe("a question in a language that it knows", () => {
  test("meets articles in another one by names and numbers", async () => {
    const { hits } = await search("What did Anna Weber open?", { library, embedder }, null);
    const ids = hits.slice(0, 2).map(({ article }) => article.id);
    expect(ids.toSorted()).toEqual(["bridge.txt", "bruecke.txt"]);
    const german = hits.find(({ article }) => article.id === "bruecke.txt")!;
    expect(german.features.names).toBe(1);
    expect(german.features.meaning).toBeLessThan(1);
  });
});
