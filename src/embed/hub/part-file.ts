/** The `.part` file of a download: whose it is, and what it holds. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, rename, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * The path at which this process, and no other, collects the bytes of `target`. What a process that
 * no longer runs has left there is taken over.
 */
export async function claimPart(target: string): Promise<string> {
  const mine = `${target}.${process.pid}.part`;
  const folder = dirname(target);
  for (const name of await readdir(folder)) {
    const owner = ownerOf(name, basename(target));
    if (owner === null || owner === process.pid || isRunning(owner)) continue;
    // Another process may take it first: then there is nothing left to take.
    await rename(join(folder, name), mine).catch(() => {});
  }
  return mine;
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

/** Process id in `<file>.<pid>.part`, `null` for the name of anything else. */
function ownerOf(name: string, file: string): number | null {
  const pid = name.startsWith(`${file}.`) && /^\.(\d+)\.part$/.exec(name.slice(file.length))?.[1];
  return pid ? Number(pid) : null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
