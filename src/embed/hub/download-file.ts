/** Downloads one file so that it either has its name and is complete, or isn't there. */
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { retry } from "../../async/retry.ts";
import { claimPart, sha256Of, sizeOf } from "./part-file.ts";

/** Bytes so far, and in total (`null` if the server won't say). */
type OnBytes = (bytes: number, total: number | null) => void;

/** How long to put up with a bad connection. */
export type Patience = {
  /** Give an attempt up after this long without a byte. */
  readonly stallMs: number;
  /** Further attempts; each waits three times as long as the one before. */
  readonly retries: number;
  readonly firstWaitMs: number;
};

const USUAL_PATIENCE: Patience = { stallMs: 30_000, retries: 3, firstWaitMs: 1000 };

/** A failure that may not happen again at the next attempt. */
class PassingError extends Error {}

/**
 * Fetch `url` into the file `target`, whose folder is made if need be.
 *
 * The bytes go to a `.part` file, which is synced to disk and then renamed. What an interrupted
 * download left is continued if the hub states the SHA-256 that proves the result.
 *
 * @param onBytes called for every piece
 * @throws Error with a message for the reader once all attempts failed
 */
export async function downloadFile(
  url: string,
  target: string,
  onBytes: OnBytes,
  patience: Patience = USUAL_PATIENCE,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const part = await claimPart(target);
  await retry(() => fillPart(url, part, onBytes, patience.stallMs), {
    ...patience,
    factor: 3,
    isPassing: (error) => error instanceof PassingError,
  });
  await rename(part, target);
}

async function fillPart(
  url: string,
  part: string,
  onBytes: OnBytes,
  stallMs: number,
): Promise<void> {
  const stall = new AbortController();
  const watchdog = setTimeout(
    () => stall.abort(new Error(`no data for ${stallMs / 1000} s`)),
    stallMs,
  );
  const { signal } = stall;
  try {
    const sha256 = await statedHash(url, signal);
    const resumeAt = sha256 === null ? 0 : await sizeOf(part);
    if (resumeAt > 0 && (await sha256Of(part)) === sha256) return;
    const response = await request(url, {
      signal,
      headers: resumeAt > 0 ? { range: `bytes=${resumeAt}-` } : {},
    });
    if (response.status === 416) await rm(part);
    if (!response.ok) throw statusError(response);
    await store(response, part, response.status === 206 ? resumeAt : 0, (bytes, total) => {
      watchdog.refresh();
      onBytes(bytes, total);
    });
    if (sha256 !== null && (await sha256Of(part)) !== sha256) {
      await rm(part);
      throw new PassingError(
        "the file arrived damaged (its SHA-256 is not the one the hub states)",
      );
    }
  } finally {
    clearTimeout(watchdog);
  }
}

/** Write the body behind the first `bytes` of the file, and sync it to the disk. */
async function store(
  response: Response,
  path: string,
  bytes: number,
  onBytes: OnBytes,
): Promise<void> {
  const length = response.headers.get("content-length");
  const total = length === null ? null : bytes + Number(length);
  const file = await open(path, bytes > 0 ? "a" : "w");
  try {
    for await (const piece of piecesOf(response)) {
      await file.write(piece);
      bytes += piece.length;
      onBytes(bytes, total);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * The SHA-256 of a large file as the Hugging Face hub states it, or `null`. It stands in the first
 * response, before the redirect to the store that holds the file.
 */
async function statedHash(url: string, signal: AbortSignal): Promise<string | null> {
  const response = await request(url, { method: "HEAD", redirect: "manual", signal });
  const etag = response.headers.get("x-linked-etag") ?? "";
  return /^"?([0-9a-f]{64})"?$/.exec(etag)?.[1] ?? null;
}

/** Uncompressed, so that `content-length` counts the bytes of the file. */
async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      headers: { "accept-encoding": "identity", ...init.headers },
    });
  } catch (error) {
    throw networkError(error);
  }
}

async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* response.body ?? [];
  } catch (error) {
    throw networkError(error);
  }
}

/** `fetch` says only "fetch failed" or "terminated"; its cause says why. */
function networkError(error: unknown): PassingError {
  const { message, cause } = error as Error & { cause?: { message?: string; code?: string } };
  const reason = cause?.message || cause?.code;
  return new PassingError(reason ? `${message} (${reason})` : message, { cause: error });
}

function statusError({ status, statusText }: Response): Error {
  const message = `the server answered ${status} ${statusText}`.trimEnd();
  const passing = status >= 500 || status === 416 || status === 429 || status === 408;
  return passing ? new PassingError(message) : new Error(message);
}
