import { createRequire } from "node:module";
import { expect, test, vi } from "vitest";
import { knownModel } from "../../src/embed/models.ts";
import { loadEncoder } from "../../src/embed/transformers.ts";
import { BUNDLED } from "../support/model-folders.ts";

test("when the native runtime can't take the model, it is said that WebAssembly serves it", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve("@xenova/transformers"));
  const { onnxruntimeBackend } = theirs("onnxruntime-node/dist/backend.js");
  vi.spyOn(onnxruntimeBackend, "createSessionHandler").mockRejectedValue(new Error("no such op"));
  const encoder = await loadEncoder(BUNDLED, knownModel("quotewell-mini")!);
  expect(encoder.runtime).toBe("webassembly");
});
