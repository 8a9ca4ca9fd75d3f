import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bytesOfWeights, weightFiles, weightsIn } from "../../../src/embed/model/weight-files.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const first = (present: readonly string[], ...flags: string[]) =>
  weightFiles(new Set(flags)).find((file) => present.includes(file));

test("8 bits go before 32, and before 16, which are no faster on a processor", () => {
  const [usual, whole, half] = [
    "onnx/model_quantized.onnx",
    "onnx/model.onnx",
    "onnx/model_fp16.onnx",
  ];
  expect(first([half, whole, usual])).toBe(usual);
  expect(first([half, whole])).toBe(whole);
  expect(first([half])).toBe(half);
});

test("weights made for one kind of processor are taken where it is there", () => {
  const made = [
    "onnx/model_qint8_arm64.onnx",
    "onnx/model_qint8_avx512_vnni.onnx",
    "onnx/model_quint8_avx2.onnx",
  ];
  const all = [...made, "onnx/model.onnx"];
  expect(first(all, "x64", "avx2")).toBe("onnx/model_quint8_avx2.onnx");
  expect(first(all, "x64", "avx2", "avx512f", "avx512_vnni")).toBe(
    "onnx/model_qint8_avx512_vnni.onnx",
  );
  expect(first(all, "arm64")).toBe("onnx/model_qint8_arm64.onnx");
  expect(first(all, "x64")).toBe("onnx/model.onnx");
});

test("a folder that was copied from another machine keeps its weights, so that vectors are the same", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "onnx"));
  for (const name of ["model_qint8_arm64.onnx", "model.onnx"])
    writeFileSync(join(folder, "onnx", name), "");
  expect(weightsIn(folder)).toBe("onnx/model_qint8_arm64.onnx");
  expect(weightsIn(temporaryFolder())).toBeUndefined();
});

test("a file of weights is as large as the data beside it, too", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "model.onnx"), Buffer.alloc(10));
  expect(bytesOfWeights(folder, "model.onnx")).toBe(10);
  writeFileSync(join(folder, "model.onnx_data"), Buffer.alloc(2000));
  expect(bytesOfWeights(folder, "model.onnx")).toBe(2010);
});
