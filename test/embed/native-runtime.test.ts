import { createRequire } from "node:module";
import { expect, test, vi } from "vitest";
import { loadEncoder } from "../../src/embed/encoder.ts";
import { knownModel } from "../../src/embed/models.ts";
import { computeNatively } from "../../src/embed/native-runtime.ts";
import { BUNDLED } from "../support/model-folders.ts";

const theirs = createRequire(createRequire(import.meta.url).resolve("@xenova/transformers"));
const { onnxruntimeBackend } = theirs("onnxruntime-node/dist/backend.js");

test("a model that the native runtime can't take fails with the runtime's own reason", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const asked = vi
    .spyOn(onnxruntimeBackend, "createSessionHandler")
    .mockRejectedValue(new Error("no such op"));
  computeNatively(1);
  await expect(loadEncoder(BUNDLED, knownModel("quotewell-mini")!)).rejects.toThrow("no such op");
  expect(asked.mock.lastCall![1]).toMatchObject({ intraOpNumThreads: 1 });
});
