import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { FORMAT, readManifest } from "../../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../../src/index/open-library.ts";
import { openSqlite } from "../../../../src/shared/databases/sqlite.ts";
import { sha256 } from "../../../../src/shared/files/sha256.ts";
import { generatedArticles } from "../../../support/articles/generated-articles.ts";
import { workshop } from "../../../support/index/workshop.ts";
import { rowsIn, wordVectorsIn } from "./stored.ts";

describe("an index of the format before, which has no word vectors", () => {
  const OTHER_FORMAT = "This version of the program stores the index differently.";

  /** Turns an index into one of the format before. */
  function asBefore(folder: string): void {
    const { generation } = readManifest(folder)!;
    const path = join(folder, generation, "passages.db");
    const database = openSqlite(path);
    database.exec("DROP TABLE wordVectors; DROP TABLE wordSpace");
    database.exec("UPDATE origin SET json = json_set(json, '$.format', 1)");
    database.close();
    const manifestPath = join(folder, generation, "manifest.json");
    const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
    manifest.format = 1;
    manifest.files["passages.db"] = sha256(readFileSync(path));
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    writeFileSync(manifestPath, text);
    writeFileSync(join(folder, "CURRENT"), `${generation} ${sha256(text)}\n`);
  }

  test("is not answered from, and the next build makes it from scratch and says why", async () => {
    const parts = workshop();
    const { passages } = await buildIndex(parts);
    asBefore(parts.embeddingsDir);
    await expect(openLibrary(parts.embeddingsDir)).rejects.toMatchObject({
      code: "INDEX_OUTDATED",
    });
    const report = await buildIndex(parts);
    expect(report).toMatchObject({ rebuiltBecause: OTHER_FORMAT, reused: 0, embedded: passages });
    expect(readManifest(parts.embeddingsDir)!.format).toBe(FORMAT);
    expect(await wordVectorsIn(parts.embeddingsDir)).toHaveProperty("size", passages);
  });

  test("is no help when CURRENT is lost, either", async () => {
    const parts = workshop();
    await buildIndex(parts);
    asBefore(parts.embeddingsDir);
    rmSync(join(parts.embeddingsDir, "CURRENT"));
    expect(await buildIndex(parts)).toMatchObject({ reused: 0, embedded: 4 });
    expect(rowsIn(parts.embeddingsDir).words).toBe(4);
  });

  test("leaves a started build that is not gone on with", async () => {
    const parts = workshop(generatedArticles(20));
    const onProgress = ({ phase }: { phase: string }) => {
      if (phase === "embedding") throw new Error("stopped");
    };
    await expect(buildIndex({ ...parts, onProgress })).rejects.toThrow("stopped");
    expect(readdirSync(parts.embeddingsDir)).toContain("building");
    const work = openSqlite(join(parts.embeddingsDir, "building/passages.db"));
    work.exec("DROP TABLE wordVectors; DROP TABLE wordSpace");
    work.exec("UPDATE origin SET json = json_set(json, '$.format', 1)");
    work.close();
    const report = await buildIndex(parts);
    expect(report).toMatchObject({ resumed: 0, embedded: report.passages });
    expect(rowsIn(parts.embeddingsDir).words).toBe(report.passages);
  });
});
