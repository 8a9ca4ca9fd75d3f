import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../src/ask.ts";
import { buildIndex } from "../../src/build-index.ts";
import type { Answer, Quote } from "../../src/glossary/domain.ts";
import type { Embedder } from "../../src/glossary/embedder.ts";
import type { Library } from "../../src/glossary/library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { CHUNKER_VERSION } from "../../src/ingest/chunker-version.ts";
import { folderSource } from "../../src/ingest/folder/folder-source.ts";
import { inConversation } from "../../src/shared/text/follow-up.ts";
import { LIMITS } from "../ingest/folder/folder-with.ts";
import { openBundledEmbedder } from "../support/models/bundled-embedder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { answerable, onRealPages, REAL_PAGES, unanswerable } from "./question-sets.ts";
import { ARTICLES, plain } from "./samples.ts";

let embedder: Embedder;
beforeAll(async () => {
  embedder = await openBundledEmbedder();
});
afterAll(() => embedder.close());

/** The articles of a folder, indexed by the pipeline that serves users. */
async function libraryOf(articles: URL): Promise<Library> {
  const embeddingsDir = temporaryFolder();
  const source = folderSource(fileURLToPath(articles), LIMITS);
  await buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  return openLibrary(embeddingsDir);
}

const quotesOf = (answer: Answer): readonly Quote[] =>
  answer.kind === "not-found" ? [] : answer.quotes;

const holdsOneOf = (quote: Quote | undefined, answers: readonly string[]): boolean =>
  quote !== undefined && answers.some((answer) => plain(quote.text).includes(plain(answer)));

describe("on the sample articles", () => {
  let library: Library;
  beforeAll(async () => {
    library = await libraryOf(ARTICLES);
  });
  afterAll(() => library.close());

  const shareFirst = async (kind: string): Promise<number> => {
    const rows = answerable.filter((row) => row.kind === kind);
    const right = await Promise.all(
      rows.map(async ({ question, answers }) =>
        holdsOneOf(quotesOf(await ask(question, { library, embedder }))[0], answers),
      ),
    );
    return right.filter(Boolean).length / rows.length;
  };

  test("a question in the articles' words has its answer in the first quote", async () => {
    expect(await shareFirst("word-match")).toBeGreaterThanOrEqual(0.9);
  });

  test("a question that several articles answer has its answer in the first quote", async () => {
    expect(await shareFirst("multi-article")).toBeGreaterThanOrEqual(0.9);
  });

  test("three of four questions of all kinds have their answer in the first quote", async () => {
    const right = await Promise.all(
      answerable.map(async ({ question, previous, answers }) => {
        const { search } = inConversation(question, previous ?? null);
        return holdsOneOf(quotesOf(await ask(search, { library, embedder }))[0], answers);
      }),
    );
    expect(right.filter(Boolean).length / right.length).toBeGreaterThanOrEqual(0.75);
  });

  test("of the questions without an answer, near misses included, few are called answered", async () => {
    const answers = await Promise.all(
      unanswerable.map(({ question }) => ask(question, { library, embedder })),
    );
    const answered = answers.filter(({ kind }) => kind === "answered");
    expect(answered.length).toBeLessThanOrEqual(4);
  });

  test("a question about something else entirely is never called answered", async () => {
    const far = unanswerable.filter(({ kind }) => kind === "far");
    const answers = await Promise.all(
      far.map(({ question }) => ask(question, { library, embedder })),
    );
    expect(answers.filter(({ kind }) => kind === "answered")).toEqual([]);
  });

  test("baking bread is not found in articles on diplomacy", async () => {
    const answer = await ask("How do I bake sourdough bread?", { library, embedder });
    expect(answer.kind).toBe("not-found");
  });

  test("the reason for the withdrawal is quoted first, and from two sources", async () => {
    const question = "Why did Ban Ki-moon withdraw Iran's invitation?";
    const answer = await ask(question, { library, embedder });
    const { answers } = answerable.find((row) => row.question === question)!;
    expect(answer.kind).toBe("answered");
    const right = quotesOf(answer).filter((quote) => holdsOneOf(quote, answers));
    expect(right[0]).toBe(quotesOf(answer)[0]);
    expect(new Set(quotesOf(answer).map(({ article }) => article.id)).size).toBeGreaterThan(1);
  });

  test.each(["is this true?", "why?", "test", "what does this mean?", "really?"])(
    "%j tells too little to be answered",
    async (question) => {
      expect((await ask(question, { library, embedder })).kind).not.toBe("answered");
    },
  );
});

describe.skipIf(!existsSync(REAL_PAGES))("on five pages as somebody pasted them", () => {
  let library: Library;
  beforeAll(async () => {
    library = await libraryOf(REAL_PAGES);
  });
  afterAll(() => library.close());

  test("nine of ten questions have their answer in the first quote", async () => {
    const right = await Promise.all(
      onRealPages.map(async ({ question, answers, elsewhere }) => {
        const [first] = quotesOf(await ask(question, { library, embedder }));
        return holdsOneOf(first, elsewhere[first?.article.id ?? ""] ?? answers);
      }),
    );
    expect(right.filter(Boolean).length).toBeGreaterThanOrEqual(27);
  });

  test("every quote is its page's own text, letter for letter", async () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
    for (const { question } of onRealPages) {
      for (const quote of quotesOf(await ask(question, { library, embedder }))) {
        const page = readFileSync(new URL(quote.article.id, REAL_PAGES), "utf8");
        expect(letters(page)).toContain(letters(quote.text));
      }
    }
  });
});
