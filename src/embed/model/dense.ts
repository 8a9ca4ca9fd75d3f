/** Applies the dense layers that some models have after pooling. */
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Vector } from "../../glossary/embedder.ts";
import type { DenseLayer } from "./modules.ts";
import { readTensor, safetensorsHeader } from "./safetensors.ts";

type Weights = { readonly matrix: Float32Array; readonly bias: Float32Array };

/**
 * @returns a function from the pooled vector to the model's
 * @throws Error with a message for the user if weights are missing or of a different size than the layer says
 */
export async function loadDense(
  folder: string,
  layers: readonly DenseLayer[],
): Promise<(vector: Vector) => Vector> {
  const loaded = await Promise.all(
    layers.map(async (layer) => ({ layer, weights: await readWeights(folder, layer) })),
  );
  return (vector) =>
    loaded.reduce((input, { layer, weights }) => apply(layer, weights, input), vector);
}

async function readWeights(folder: string, { path, from, to }: DenseLayer): Promise<Weights> {
  const name = `${path}/model.safetensors`;
  const file = await open(join(folder, name));
  try {
    const header = await safetensorsHeader(file);
    const matrix = await readTensor(file, header, "linear.weight");
    const bias = (await readTensor(file, header, "linear.bias")) ?? new Float32Array(to);
    if (matrix?.length !== from * to || bias.length !== to) {
      throw new Error(`the weights in ${name} are not those of a layer from ${from} to ${to}`);
    }
    return { matrix, bias };
  } finally {
    await file.close();
  }
}

function apply(
  { from, to, activation }: DenseLayer,
  { matrix, bias }: Weights,
  input: Vector,
): Vector {
  const output = new Float32Array(to);
  for (let row = 0; row < to; row++) {
    let sum = bias[row]!;
    for (let i = 0; i < from; i++) sum += matrix[row * from + i]! * input[i]!;
    output[row] = activation === "tanh" ? Math.tanh(sum) : sum;
  }
  return output;
}
