/** The `.part` file in which a download collects its bytes. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

/** Beside the file that it becomes; only who holds the folder's lock writes it. */
export function partOf(target: string): string {
  return `${target}.part`;
}

/** Size in bytes, 0 if there is no such file. */
export async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** In hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
