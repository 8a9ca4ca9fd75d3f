/** Requests to a model hub, and what a hub states about a file before sending it. */

/** A failure that may be temporary. */
export class PassingError extends Error {}

/** The hub has no such file. */
export class FileMissing extends Error {}

/** What the hub says about a file; `null` where it doesn't. */
export type FileStatement = {
  /** Stated for large files only, which the Hugging Face hub stores outside of the repository. */
  readonly sha256: string | null;
  /** The commit that the file is from. */
  readonly commit: string | null;
};

/** Most redirects to follow within the hub; a redirect to another host leads to the file's bytes. */
const MOST_REDIRECTS = 3;

/**
 * What the hub states in its own responses, before the redirect to the store that holds the bytes.
 *
 * @throws FileMissing if it answers 404, PassingError if it can't answer now: without the statement, the bytes could be any
 */
export async function statementOn(url: string, signal: AbortSignal): Promise<FileStatement> {
  let statement: FileStatement = { sha256: null, commit: null };
  let from = url;
  for (let i = 0; i <= MOST_REDIRECTS; i++) {
    const response = await request(from, { method: "HEAD", redirect: "manual", signal });
    const { status, headers } = response;
    if (status === 404) throw new FileMissing("the hub has no such file");
    // A mirror may not know HEAD, which 501 says.
    if (status !== 501 && isPassing(status)) throw statusError(response);
    statement = {
      sha256: statement.sha256 ?? pick(headers.get("x-linked-etag"), /^"?([0-9a-f]{64})"?$/),
      commit: statement.commit ?? pick(headers.get("x-repo-commit"), /^([0-9a-f]{40})$/),
    };
    const location = headers.get("location");
    if (location === null || /^(?:[a-z]+:)?\/\//i.test(location)) break;
    from = new URL(location, from).href;
  }
  return statement;
}

function pick(header: string | null, pattern: RegExp): string | null {
  return pattern.exec(header ?? "")?.[1] ?? null;
}

/** Uncompressed, so that `content-length` counts the bytes of the file. @throws PassingError without an answer */
export async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      headers: { "accept-encoding": "identity", ...init.headers },
    });
  } catch (error) {
    throw networkError(error);
  }
}

/** @throws PassingError when the connection breaks */
export async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* response.body ?? [];
  } catch (error) {
    throw networkError(error);
  }
}

/** The message of a failed `fetch` is only "fetch failed" or "terminated"; its cause says why. */
function networkError(error: unknown): PassingError {
  const { message, cause } = error as Error & { cause?: { message?: string; code?: string } };
  const reason = cause?.message || cause?.code;
  return new PassingError(reason ? `${message} (${reason})` : message, { cause: error });
}

export function statusError({ status, statusText }: Response): Error {
  const message = `the server answered ${status} ${statusText}`.trimEnd();
  if (status === 404) return new FileMissing(message);
  return isPassing(status) ? new PassingError(message) : new Error(message);
}

function isPassing(status: number): boolean {
  return status >= 500 || status === 416 || status === 429 || status === 408;
}
