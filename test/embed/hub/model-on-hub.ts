import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import type { Patience } from "../../../src/embed/hub/download-file.ts";
import {
  type DownloadProgress,
  fetchModel,
  type HubModel,
} from "../../../src/embed/hub/fetch-model.ts";
import { type Hub, startHub } from "../../support/models/hub-server.ts";
import { BUNDLED } from "../../support/models/model-folders.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

export const NAME = "someone/mini";
export const LARGE = "onnx/model_quantized.onnx";
export const LARGE_BYTES = 400_000;
export const MODEL_FILES = ["config.json", "tokenizer_config.json", "tokenizer.json", LARGE];
/** The bundled model with a small file in the place of its large one. */
export const ORIGINAL = temporaryFolder();
cpSync(join(BUNDLED, "quotewell-mini"), ORIGINAL, { recursive: true });
writeFileSync(join(ORIGINAL, LARGE), Buffer.alloc(LARGE_BYTES, "\x08not an onnx"));
export const HURRIED: Patience = { stallMs: 5_000, retries: 2, firstWaitMs: 1 };

export let hub: Hub;
/** Where the model is fetched to; not made yet. */
export let folder: string;

/** Before each test of the file, that model is on a hub of its own. */
export function modelOnHub(): void {
  beforeEach(async () => {
    hub = await startHub(ORIGINAL);
    folder = join(temporaryFolder(), NAME);
  });
  afterEach(() => hub.close());
}

export const model = (change: Partial<HubModel> = {}): HubModel => ({
  name: NAME,
  folder,
  hubUrl: hub.url,
  setting: "EMBEDDING_MODEL",
  ...change,
});

export const fetchIt = (
  patience = HURRIED,
  onProgress: (progress: DownloadProgress) => void = () => {},
) => fetchModel(model(), onProgress, patience);

export function expectWholeModel(): void {
  for (const file of MODEL_FILES) {
    expect(readFileSync(join(folder, file)).equals(readFileSync(join(ORIGINAL, file)))).toBe(true);
  }
  const left = readdirSync(folder, { recursive: true }).map(String);
  expect(left.filter((name) => name.endsWith(".part"))).toEqual([]);
}
