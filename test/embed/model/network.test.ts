import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadNetwork } from "../../../src/embed/model/network.ts";
import { BUNDLED, MINI_FACTS } from "../../support/models/model-folders.ts";
import { DIST } from "../../support/places.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const FILE = join(BUNDLED, "quotewell-mini", MINI_FACTS.weights);

test("a file that is no network fails with the runtime's reason", async () => {
  const file = join(temporaryFolder(), "model.onnx");
  writeFileSync(file, "\u0008\u0009 not a network");
  await expect(loadNetwork(file, 1, 0)).rejects.toThrow(/model\.onnx failed:.*protobuf/i);
});

test("texts of different lengths are filled up and come out as if they were alone", async () => {
  const network = await loadNetwork(FILE, 1, 0);
  const tokensOf = (...ids: number[]) => ({ ids, types: ids.map(() => 0), spellings: [] });
  const [short, long] = [tokensOf(2, 500, 3), tokensOf(2, 600, 700, 800, 3)];
  const { last_hidden_state: both } = await network.run([short, long]);
  expect(both!.dims).toEqual([2, 5, 384]);
  const { last_hidden_state: alone } = await network.run([short]);
  expect(alone!.dims).toEqual([1, 3, 384]);
  for (const at of [0, 100, 3 * 384 - 1]) {
    expect(both!.data[at]).toBeCloseTo(alone!.data[at]!, 1);
  }
});

test("vectors of half precision are read as the numbers that they are", async () => {
  const file = new URL("../half-precision/model_fp16.onnx", import.meta.url).pathname;
  const network = await loadNetwork(file, 1, 0);
  const { last_hidden_state: hidden } = await network.run([
    { ids: [2, 20_000], types: [], spellings: [] },
  ]);
  expect(hidden!.dims).toEqual([1, 2, 4]);
  const expected = [0.002, -0.001, 0.0005, 0, 20, -0.001, 0.0005, 0];
  for (const [i, number] of expected.entries()) expect(hidden!.data[i]).toBeCloseTo(number, 5);
});

test.runIf(process.platform === "linux").each([1, 2, 4])(
  "a network that may use %i threads starts all but one of them",
  (threads) => {
    const program = `
      import { readdirSync } from "node:fs";
      import { loadNetwork } from ${JSON.stringify(join(DIST, "embed/model/network.js"))};
      const threads = () => readdirSync("/proc/self/task").length;
      const before = threads();
      await loadNetwork(${JSON.stringify(FILE)}, ${threads}, 0);
      console.log(threads() - before);`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", program]);
    expect(Number(said)).toBe(threads - 1);
  },
);
