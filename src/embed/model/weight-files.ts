/** The weight files that a model's repository may have, and which of them suit this machine. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { arch } from "node:os";
import { join } from "node:path";

/** 8-bit integers, suitable for any machine; most repositories have this file. */
export const USUAL_WEIGHTS = "onnx/model_quantized.onnx";

/** Made by sentence-transformers for one kind of processor each. */
const FOR_PROCESSORS: readonly { readonly file: string; readonly flag: string }[] = [
  { file: "onnx/model_qint8_arm64.onnx", flag: "arm64" },
  { file: "onnx/model_qint8_avx512_vnni.onnx", flag: "avx512_vnni" },
  { file: "onnx/model_qint8_avx512.onnx", flag: "avx512f" },
  { file: "onnx/model_quint8_avx2.onnx", flag: "avx2" },
];

/**
 * Best first, for a CPU with these features. 8-bit weights are up to four times as fast as 32-bit ones and nearly as good;
 * 16-bit ones are no faster than 32-bit ones on a CPU.
 */
export function weightFiles(flags = processorFlags()): string[] {
  const made = FOR_PROCESSORS.filter(({ flag }) => flags.has(flag)).map(({ file }) => file);
  return [
    USUAL_WEIGHTS,
    "onnx/model_int8.onnx",
    ...made,
    "onnx/model_uint8.onnx",
    "onnx/model.onnx",
    "model.onnx",
    "onnx/model_fp16.onnx",
  ];
}

/** The weight files of all machines: a folder copied from another machine keeps its file, so that both get the same vectors. */
export const ALL_WEIGHTS: readonly string[] = weightFiles(
  new Set(FOR_PROCESSORS.map(({ flag }) => flag)),
);

/** The best weight file in the folder; `undefined` if there is none. */
export function weightsIn(folder: string): string | undefined {
  return ALL_WEIGHTS.find((file) => existsSync(join(folder, file)));
}

/** Files next to the weights that hold the data of large models. */
export function dataFiles(weights: string): string[] {
  return [`${weights}_data`, `${weights}.data`];
}

/** The size of the weights including their data files, which may hold nearly all of them. */
export function bytesOfWeights(folder: string, weights: string): number {
  const sizes = [weights, ...dataFiles(weights)].map(
    (file) => statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The features of this CPU as Linux names them; elsewhere only its architecture. */
function processorFlags(): ReadonlySet<string> {
  try {
    const line = /^flags\s*:(.*)$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1] ?? "";
    return new Set([arch(), ...line.trim().split(/\s+/)]);
  } catch {
    return new Set([arch()]);
  }
}
