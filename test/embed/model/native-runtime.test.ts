import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { loadEncoder } from "../../../src/embed/model/encoder.ts";
import { knownModel } from "../../../src/embed/model/known-models.ts";
import { computeNatively } from "../../../src/embed/model/native-runtime.ts";
import { BUNDLED } from "../../support/models/model-folders.ts";
import { DIST } from "../../support/places.ts";

const FOLDER = join(BUNDLED, "quotewell-mini");
const theirs = createRequire(createRequire(import.meta.url).resolve("@xenova/transformers"));
const { onnxruntimeBackend } = theirs("onnxruntime-node/dist/backend.js");

test("a model that the native runtime can't take fails with the runtime's own reason", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const asked = vi
    .spyOn(onnxruntimeBackend, "createSessionHandler")
    .mockRejectedValue(new Error("no such op"));
  computeNatively(FOLDER, 1);
  await expect(loadEncoder(BUNDLED, knownModel("quotewell-mini")!)).rejects.toThrow("no such op");
  expect(asked.mock.lastCall![1]).toMatchObject({ intraOpNumThreads: 1 });
});

test.runIf(process.platform === "linux").each([1, 2, 4])(
  "a model that may use %i threads starts all but one of them",
  (threads) => {
    const dist = (name: string) => join(DIST, `embed/model/${name}.js`);
    const program = `
      import { readdirSync } from "node:fs";
      import { loadEncoder } from ${JSON.stringify(dist("encoder"))};
      import { knownModel } from ${JSON.stringify(dist("known-models"))};
      import { computeNatively } from ${JSON.stringify(dist("native-runtime"))};
      const threads = () => readdirSync("/proc/self/task").length;
      const before = threads();
      computeNatively(${JSON.stringify(FOLDER)}, ${threads});
      await loadEncoder(${JSON.stringify(BUNDLED)}, knownModel("quotewell-mini"));
      console.log(threads() - before);`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", program]);
    expect(Number(said)).toBe(threads - 1);
  },
);
