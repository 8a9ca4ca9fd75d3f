import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { MODEL, MODELS } from "../places.ts";
import { type Graph, onnxBytes } from "./onnx-bytes.ts";

const RUNS = 200;
const WARM_UP_RUNS = 20;

export type ProductsMeasured = {
  /** Multiplications of int8 numbers with their additions that a text needs. */
  readonly multiplyAdds: number;
  /** CPU time that the runtime needs for them on one core. */
  readonly cpuMs: number;
};

/** A matrix product of a layer: tokens x `from` times `from` x `to`. */
type Shape = readonly [from: number, to: number];

/**
 * The int8 products of the bundled model alone, in its shapes, through the runtime that it uses: what a text of
 * so many tokens would take if nothing else had to be done. Products of activations with each other, in the
 * attention, are of floats and not among them.
 */
export async function measureProducts(tokens: number): Promise<ProductsMeasured> {
  const shapes = shapesOfModel();
  const session = await InferenceSession.create(onnxBytes(graphOf(shapes, tokens)), {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
  });
  const feeds = Object.fromEntries(
    session.inputNames.map((name) => {
      const width = Number(name);
      return [name, new Tensor("uint8", randomBytes(tokens * width), [tokens, width])];
    }),
  );
  const run = async (times: number) => {
    for (let time = 0; time < times; time++) await session.run(feeds);
  };
  await run(WARM_UP_RUNS);
  const before = process.cpuUsage();
  await run(RUNS);
  const { user, system } = process.cpuUsage(before);
  return {
    multiplyAdds: shapes.reduce((sum, [from, to]) => sum + tokens * from * to, 0),
    cpuMs: (user + system) / 1000 / RUNS,
  };
}

/** Those of all layers, as `training/export_onnx.py` writes them. */
function shapesOfModel(): Shape[] {
  const config = JSON.parse(readFileSync(join(MODELS, MODEL, "config.json"), "utf8"));
  const { hidden_size: hidden, attention_size: attention, intermediate_size: inner } = config;
  const layer: Shape[] = [
    [hidden, 3 * attention],
    [attention, hidden],
    [hidden, inner],
    [inner, hidden],
  ];
  return Array.from({ length: config.num_hidden_layers }, () => layer).flat();
}

/** Each product with weights of its own; one row of it is handed out, so that copying costs next to nothing. */
function graphOf(shapes: readonly Shape[], tokens: number): Graph {
  const widths = [...new Set(shapes.map(([from]) => from))];
  const first = Buffer.alloc(8);
  return {
    inputs: widths.map((width) => ({ name: `${width}`, type: "uint8", dims: [tokens, width] })),
    outputs: shapes.map(([, to], i) => ({ name: `row${i}`, type: "int32", dims: [1, to] })),
    constants: [
      { name: "first", type: "int64", dims: [1], bytes: first },
      { name: "zero", type: "uint8", dims: [], bytes: Buffer.of(128) },
      ...shapes.map(([from, to], i) => ({
        name: `weights${i}`,
        type: "int8" as const,
        dims: [from, to],
        bytes: randomBytes(from * to),
      })),
    ],
    nodes: shapes.flatMap(([from], i) => [
      {
        operator: "MatMulInteger",
        inputs: [`${from}`, `weights${i}`, "zero"],
        output: `product${i}`,
      },
      { operator: "Gather", inputs: [`product${i}`, "first"], output: `row${i}` },
    ]),
  };
}

function randomBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 24);
}
