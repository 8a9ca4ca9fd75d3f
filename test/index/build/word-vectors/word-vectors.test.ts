import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { WORD_DIMENSIONS } from "../../../../src/shared/vectors/projection.ts";
import { generatedArticles } from "../../../support/articles/generated-articles.ts";
import { vectorsIn } from "../../../support/index/vectors-in.ts";
import { workshop } from "../../../support/index/workshop.ts";
import { expectedIn, opened, rowsIn, wordVectorsIn } from "./stored.ts";

describe("the word vectors of a passage", () => {
  test("are those of its heading's content words and of its own, as the embedder gives them", async () => {
    const parts = workshop();
    await buildIndex(parts);
    const found = await wordVectorsIn(parts.embeddingsDir);
    expect(found).toEqual(await expectedIn(parts.embeddingsDir, parts.embedder));
    // Of the title harbour.txt two; mayor, blamed and wind.
    expect(found.get("The mayor blamed the wind.")).toHaveLength(5 * WORD_DIMENSIONS);
  });

  test("are kept in an update, made for what is new, and dropped with what is gone", async () => {
    const parts = workshop(generatedArticles(30));
    await buildIndex(parts);
    const before = await wordVectorsIn(parts.embeddingsDir);
    parts.source.files["0005.txt"] = { text: "A lighthouse was built.\n\nIt burnt down." };
    parts.source.files["new.txt"] = { text: "The ferry sank near the lighthouse." };
    delete parts.source.files["0007.txt"];
    parts.embedder.embedded.length = 0;
    await buildIndex(parts);
    expect(parts.embedder.embedded).toHaveLength(3);

    const after = await wordVectorsIn(parts.embeddingsDir);
    expect(after).toEqual(await expectedIn(parts.embeddingsDir, parts.embedder));
    for (const [text, vectors] of after) {
      if (before.has(text)) expect(vectors).toEqual(before.get(text));
    }
    const { words, passages, strays } = rowsIn(parts.embeddingsDir);
    expect({ words, strays }).toEqual({ words: passages, strays: 0 });
  });

  test("are given in the order asked for, and not for a passage that is not there", async () => {
    const parts = workshop();
    await buildIndex(parts);
    await opened(parts.embeddingsDir, async (library) => {
      const [first, second] = await library.passagesOf("harbour.txt");
      const [a, b] = await vectorsIn(library, [first!.id, second!.id]);
      expect(a).not.toEqual(b);
      expect(await vectorsIn(library, [second!.id, first!.id, second!.id])).toEqual([b, a, b]);
      expect(await vectorsIn(library, [])).toEqual([]);
      await expect(vectorsIn(library, [987_654])).rejects.toThrow("987654");
    });
  });
});
