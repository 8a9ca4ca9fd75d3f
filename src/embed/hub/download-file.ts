/** Downloads a file in such a way that it exists under its name only if it is complete and has the expected content. */
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { retry } from "../../shared/async/retry.ts";
import { sha256OfFile } from "../../shared/files/sha256.ts";
import { checkContents, largestSize } from "./file-contents.ts";
import { PassingError, piecesOf, request, statementOn, statusError } from "./hub-requests.ts";
import { partOf, sizeOf } from "./part-file.ts";
import { startWatchdog } from "./watchdog.ts";

/** A file of a hub, and what is known about it before the download. */
export type HubFile = {
  readonly url: string;
  /** Path to save it as. The folder is created if necessary. */
  readonly target: string;
  /** The SHA-256 that it must have; `null` if that is not known yet. */
  readonly sha256: string | null;
  readonly commit: string | null;
};

/** A downloaded file. */
export type Downloaded = {
  readonly sha256: string;
  readonly bytes: number;
  /** The commit that the hub names; `null` if it names none. */
  readonly commit: string | null;
};

/** Bytes so far, and in total (`null` if the server does not say). */
type OnBytes = (bytes: number, total: number | null) => void;

/** How long to tolerate a bad connection. */
export type Patience = {
  /** An attempt is given up after this time with hardly any data. */
  readonly stallMs: number;
  /** Further attempts; each waits three times as long as the one before. */
  readonly retries: number;
  readonly firstWaitMs: number;
};

const USUAL_PATIENCE: Patience = { stallMs: 30_000, retries: 3, firstWaitMs: 1000 };

/**
 * Fetches a file of a hub.
 *
 * The bytes go to a `.part` file, which is synced to disk and then renamed. An interrupted download is continued if the
 * expected SHA-256 is known. Only one process may download a file at a time.
 *
 * @param onBytes called for every piece
 * @throws FileMissing if the hub has no such file; Error with a message for the user if the file is not the expected one, too
 * large or no file of a model, or when all attempts have failed
 */
export async function downloadFile(
  file: HubFile,
  onBytes: OnBytes,
  patience: Patience = USUAL_PATIENCE,
): Promise<Downloaded> {
  await mkdir(dirname(file.target), { recursive: true });
  const part = partOf(file.target);
  const downloaded = await retry(() => fillPart(file, part, onBytes, patience.stallMs), {
    ...patience,
    factor: 3,
    isPassing: (error) => error instanceof PassingError,
  });
  await refuseIf(part, () => checkContents(part, file.target));
  await rename(part, file.target);
  return downloaded;
}

async function fillPart(
  { url, target, ...expected }: HubFile,
  part: string,
  onBytes: OnBytes,
  stallMs: number,
): Promise<Downloaded> {
  const { signal, feed, stop } = startWatchdog(stallMs);
  try {
    const { commit, sha256: stated } = await statementOn(url, signal);
    if (expected.commit !== null && commit !== null && commit !== expected.commit) {
      throw new Error(`the hub sends revision ${commit} instead of ${expected.commit}`);
    }
    const wanted = expected.sha256 ?? stated;
    const resumeAt = wanted === null ? 0 : await sizeOf(part);
    if (resumeAt === 0 || (await sha256OfFile(part)) !== wanted) {
      const limit = largestSize(target);
      const rest = { url, part, resumeAt, limit, signal };
      await fetchRest(rest, (came, bytes, total) => {
        feed(came);
        onBytes(bytes, total);
      });
      await refuseIf(part, async () => checkSize(await sizeOf(part), limit));
    }
    const sha256 = await sha256OfFile(part);
    await refuseIf(part, () => checkHash(sha256, expected.sha256, stated));
    return { sha256, bytes: await sizeOf(part), commit };
  } finally {
    stop();
  }
}

/** @throws Error if it is not the expected file, PassingError if not the one that the hub announced */
function checkHash(sha256: string, expected: string | null, stated: string | null): void {
  if (stated !== null && sha256 !== stated) {
    throw new PassingError("the file arrived damaged (its SHA-256 is not the one the hub states)");
  }
  if (expected !== null && sha256 !== expected) {
    throw new Error("it is not the file that was downloaded first (its SHA-256 is another)");
  }
}

/** Deletes a part file that fails the check, so that the next attempt does not continue it. */
async function refuseIf(part: string, check: () => void | Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    await rm(part);
    throw error;
  }
}

function checkSize(bytes: number, limit: number): void {
  if (bytes > limit) throw new Error(`the file has more than ${limit / 1e6} MB`);
}

type Rest = {
  readonly url: string;
  readonly part: string;
  /** Bytes that the part file already has. */
  readonly resumeAt: number;
  /** Largest allowed size of the whole file, in bytes. */
  readonly limit: number;
  readonly signal: AbortSignal;
};

/** Appends to the part file until the end or the limit is reached. */
async function fetchRest(
  { url, part, resumeAt, limit, signal }: Rest,
  onBytes: (came: number, bytes: number, total: number | null) => void,
): Promise<void> {
  const headers = resumeAt > 0 ? { range: `bytes=${resumeAt}-` } : {};
  const response = await request(url, { signal, headers });
  if (response.status === 416) await rm(part);
  if (!response.ok) throw statusError(response);
  let bytes = response.status === 206 ? resumeAt : 0;
  const length = response.headers.get("content-length");
  const total = length === null ? null : bytes + Number(length);
  checkSize(total ?? 0, limit);
  const file = await open(part, bytes > 0 ? "a" : "w");
  try {
    for await (const piece of piecesOf(response)) {
      await file.write(piece);
      bytes += piece.length;
      onBytes(piece.length, bytes, total);
      if (bytes > limit) break;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
