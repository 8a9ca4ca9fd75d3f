/** The `.part` file in which a download collects its bytes. */
import { stat } from "node:fs/promises";

/** Path of the part file, next to its target. Only the holder of the folder's lock writes it. */
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
