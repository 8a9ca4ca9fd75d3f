import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { tryLock } from "../../shared/databases/file-lock.ts";

/** Name of the lock file in the model's folder. */
export const DOWNLOAD_LOCK = "download.lock";

const TRY_EVERY_MS = 500;

/**
 * Runs work that only one process at a time may do in a model's folder, across machines and containers: part files and the lock
 * file are never written by two. Others wait for as long as it takes.
 *
 * @param onWait called at intervals while another process holds the folder
 */
export async function holdingFolder<Result>(
  folder: string,
  work: () => Promise<Result>,
  onWait: () => void,
): Promise<Result> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, DOWNLOAD_LOCK);
  let release = tryLock(path);
  for (; release === null; release = tryLock(path)) {
    onWait();
    await wait(TRY_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    release();
  }
}
