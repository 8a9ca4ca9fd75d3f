import { InferenceSession, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { type Graph, onnxBytes } from "../../../bench/tasks/onnx-bytes.ts";

const PRODUCT: Graph = {
  inputs: [{ name: "a", type: "uint8", dims: [2, 3] }],
  outputs: [{ name: "y", type: "int32", dims: [2, 200] }],
  constants: [
    { name: "zero", type: "uint8", dims: [], bytes: Buffer.of(1) },
    // The second number of a row counts twice, the third is taken away.
    {
      name: "weights",
      type: "int8",
      dims: [3, 200],
      bytes: Uint8Array.from({ length: 600 }, (_, i) => [1, 2, -1][Math.floor(i / 200)]!),
    },
  ],
  nodes: [{ operator: "MatMulInteger", inputs: ["a", "weights", "zero"], output: "y" }],
};

test("a model that the benchmark writes computes what its graph says", async () => {
  const session = await InferenceSession.create(onnxBytes(PRODUCT), { logSeverityLevel: 3 });
  const a = new Tensor("uint8", Uint8Array.of(2, 3, 4, 1, 1, 8), [2, 3]);
  const { y } = await session.run({ a });
  expect(y!.dims).toEqual([2, 200]);
  const rows = Array.from(y!.data as Int32Array);
  expect(new Set(rows.slice(0, 200))).toEqual(new Set([2 - 1 + 2 * (3 - 1) - (4 - 1)]));
  expect(new Set(rows.slice(200))).toEqual(new Set([-(8 - 1)]));
});
