/** The only file that imports onnxruntime-node. */
import { InferenceSession, Tensor } from "onnxruntime-node";
import { halfToFloat } from "./safetensors.ts";
import type { Tokens } from "./tokenizer.ts";

/** Numbers of any shape, the last dimension varying fastest. */
export type Output = { readonly data: Float32Array; readonly dims: readonly number[] };

/** The weights of a model in memory, ready to compute. They can't be unloaded: load one in each process. */
export type Network = {
  /**
   * @param texts padded to the length of the longest one
   * @returns the network's outputs by name, such as "last_hidden_state"
   */
  run(texts: readonly Tokens[]): Promise<{ readonly [name: string]: Output | undefined }>;
};

/** The values of each input of a text network, one number per token. */
const INPUTS: { readonly [name: string]: (tokens: Tokens) => readonly number[] } = {
  input_ids: ({ ids }) => ids,
  attention_mask: ({ ids }) => ids.map(() => 1),
  token_type_ids: ({ types }) => types,
  position_ids: ({ ids }) => ids.map((_, i) => i),
};

/**
 * Loads an ONNX file.
 *
 * @param threads number of threads to compute with; `null` for one per core. The threads of a small model mostly wait for each
 * other while keeping their cores busy: with one thread a question takes 0.56 instead of 0.90 ms, and a third of the CPU time.
 * @param padding token that fills short rows
 * @throws Error if the file can't be loaded, or needs other inputs than texts
 */
export async function loadNetwork(
  path: string,
  threads: number | null,
  padding: number,
): Promise<Network> {
  const session = await InferenceSession.create(path, {
    executionProviders: ["cpu"],
    logSeverityLevel: 3,
    ...(threads !== null && { intraOpNumThreads: threads }),
  });
  const strange = session.inputNames.filter((name) => !(name in INPUTS));
  if (strange.length > 0)
    throw new Error(`it does not take texts alone, but ${strange.join(", ")}`);

  return {
    async run(texts) {
      const feeds: { [name: string]: Tensor } = {};
      for (const name of session.inputNames) {
        feeds[name] = matrixOf(texts.map(INPUTS[name]!), name === "input_ids" ? padding : 0);
      }
      const results = Object.entries(await session.run(feeds));
      return Object.fromEntries(results.map(([name, tensor]) => [name, outputOf(tensor)]));
    },
  };
}

/** @throws Error for numbers that are neither of 32 nor of 16 bits */
function outputOf({ type, data, dims }: Tensor): Output {
  if (type === "float32") return { data: data as Float32Array, dims };
  if (type !== "float16") throw new Error(`it gives numbers of the type ${type}`);
  // A Float16Array if the JavaScript engine has it, otherwise the raw bits.
  const halves = data as Uint16Array | Float32Array;
  const bits = new Uint16Array(halves.buffer, halves.byteOffset, halves.length);
  return { data: Float32Array.from(bits, halfToFloat), dims };
}

/** Rows of whole numbers, each filled up to the longest: rows x width. */
function matrixOf(rows: readonly (readonly number[])[], filler: number): Tensor {
  const width = Math.max(...rows.map(({ length }) => length));
  const numbers = new BigInt64Array(rows.length * width).fill(BigInt(filler));
  rows.forEach((row, r) => {
    row.forEach((number, i) => {
      numbers[r * width + i] = BigInt(number);
    });
  });
  return new Tensor("int64", numbers, [rows.length, width]);
}
