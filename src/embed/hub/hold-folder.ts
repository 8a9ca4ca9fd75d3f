import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { tryLock } from "../../shared/databases/file-lock.ts";

/** In the folder of the model. */
export const DOWNLOAD_LOCK = "download.lock";

const TRY_EVERY_MS = 500;

/**
 * Runs work that only one process may do in the folder of a model at a time, on whichever machine or in whichever container:
 * parts of files and the lock file are never written by two. Others wait, as long as it takes.
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
