import { writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTensor, safetensorsHeader } from "../../../src/embed/model/safetensors.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Reads the tensor "w" of a file with this header and eight bytes of numbers. */
async function read(header: string): Promise<Float32Array | null> {
  const path = join(temporaryFolder(), "model.safetensors");
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  const numbers = Buffer.from(Float32Array.of(1, -2).buffer);
  writeFileSync(path, Buffer.concat([length, Buffer.from(header), numbers]));
  const file = await open(path);
  try {
    return await readTensor(file, await safetensorsHeader(file), "w");
  } finally {
    await file.close();
  }
}

const placed = (data_offsets: unknown, dtype = "F32") =>
  JSON.stringify({ w: { dtype, shape: [2], data_offsets } });

test("a tensor is read from where the header says it is", async () => {
  expect(await read(placed([0, 8]))).toEqual(Float32Array.of(1, -2));
  expect(await read(placed([4, 8]))).toEqual(Float32Array.of(-2));
});

test.each([
  ["ends before it begins", placed([8, 4]), "does not say where the tensor w is"],
  ["begins before the file", placed([-8, 0]), "does not say where the tensor w is"],
  ["is nowhere", JSON.stringify({ w: { dtype: "F32" } }), "does not say where the tensor w is"],
  ["is null", JSON.stringify({ w: null }), "does not say where the tensor w is"],
  ["is between bytes", placed([0.5, 4.5]), "does not say where the tensor w is"],
  ["is cut short", placed([0, 800]), "it ends before its tensor w"],
  ["ends within a number", placed([0, 6]), "its tensor w ends within a number"],
  ["is of another type", placed([0, 8], "I64"), "its tensor w is of the type I64"],
  ["has a header that is no JSON", "{no}", "the header of its tensors is not JSON"],
])("a file whose tensor %s is refused in one sentence", async (_, header, reason) => {
  await expect(read(header)).rejects.toThrow(reason);
});
