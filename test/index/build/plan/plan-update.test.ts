import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { planUpdate } from "../../../../src/index/build/plan/plan-update.ts";
import { workshop } from "../../../support/index/workshop.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

test("an index that another process replaces while a plan is made is planned from as it is then", async () => {
  const parts = workshop();
  const { embeddingsDir, embedder } = parts;
  const before = await buildIndex(parts);
  const replaced = join(temporaryFolder(), "embeddings");
  cpSync(embeddingsDir, replaced, { recursive: true });
  parts.source.files["new.txt"] = { text: "A passage of its own." };
  const now = await buildIndex({ ...parts, embeddingsDir: replaced });
  let isReplaced = false;
  const plan = await planUpdate({
    ...parts,
    embedder: {
      ...embedder,
      // The model is compared once the passages of the index have been verified, before they are read.
      get model() {
        if (!isReplaced) {
          rmSync(join(embeddingsDir, before.generation), { recursive: true });
          cpSync(replaced, embeddingsDir, {
            recursive: true,
            filter: (from) => !from.endsWith(before.generation),
          });
        }
        isReplaced = true;
        return embedder.model;
      },
    },
  });
  expect(plan).toMatchObject({ current: { generation: now.generation }, upToDate: true });
});
