import { describe, expect, test } from "vitest";
import { restoreQuotes, storedResult } from "../../../src/discord/library/quotes.ts";
import type { Library } from "../../../src/glossary/library.ts";
import { article } from "../../support/bot/fixtures.ts";
import { answered, quote } from "../../terminal/sample.ts";

describe("quotes of a stored answer", () => {
  const text = "The invitation had stood for a day.";
  const source = article({ id: "a.md", collection: "geneva", text: `Before.\n\n${text}` });
  const other = article({ id: "b.md", collection: "astana" });
  const libraryOf = (...articles: (typeof source)[]): Pick<Library, "article" | "infos"> => ({
    infos: async (ids) => ids.flatMap((id) => articles.find((each) => each.id === id) ?? []),
    article: async (id) => articles.find((each) => each.id === id) ?? null,
  });
  const { quotes } = storedResult(
    answered(
      quote({ text, article: source, span: { start: 9, end: 9 + text.length }, alsoIn: [other] }),
    ),
  );

  test("are read from the article again", async () => {
    expect(await restoreQuotes(quotes, libraryOf(source, other), null)).toMatchObject([
      { index: 0, text, paragraph: 4, alsoIn: [{ id: "b.md" }] },
    ]);
  });

  test("keep their page, which an answer stored before pages were known lacks", async () => {
    const [stored] = storedResult(answered(quote({ text, place: { page: 4 } }))).quotes;
    const inSource = { ...stored!, ...quotes[0]!, place: { page: 4 } };
    expect(stored).toMatchObject({ place: { page: 4 } });
    const { place: _, ...old } = inSource;
    const restored = await restoreQuotes([inSource, old], libraryOf(source), null);
    expect(restored.map(({ place }) => place)).toEqual([{ page: 4 }, {}]);
  });

  test("are left out when the article is gone or says something else there", async () => {
    expect(await restoreQuotes(quotes, libraryOf(other), null)).toEqual([]);
    expect(
      await restoreQuotes(quotes, libraryOf({ ...source, text: `!${source.text}` }), null),
    ).toEqual([]);
  });

  test("are never shown where another collection is all that may be seen", async () => {
    expect(await restoreQuotes(quotes, libraryOf(source, other), "astana")).toEqual([]);
    expect(await restoreQuotes(quotes, libraryOf(source, other), "geneva")).toMatchObject([
      { alsoIn: [] },
    ]);
  });
});
