import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { replaceFile } from "./disk.ts";

/**
 * Remembers which files of the current generation were compared with their SHA-256, so that not every start reads
 * hundreds of megabytes for it.
 *
 * A file is recognized by its device, inode and size and by the times of its last write and last change in
 * nanoseconds; the second is set by the system at every write and by nothing else. A disk that returns other bytes
 * than were written to it changes none of these, and would be met by a bot that has the index open, too. Therefore what is
 * remembered counts for one day, and only while the machine runs: what a crash or a power failure leaves is verified.
 */

/** Whether every file is compared with its SHA-256, or only those that were not compared lately. */
export type Verifying = "fully" | "lately";

/** In the index folder. It can be deleted at any time. */
export const VERIFIED = "VERIFIED";

const COUNTS_FOR_MS = 24 * 60 * 60_000;

/** A file written this shortly ago might be written again within one tick of its times, which is 2 s on FAT disks. */
const RACY_MS = 2000;

type Verified = {
  readonly boot: string;
  readonly files: { readonly [path: string]: VerifiedFile };
};

type VerifiedFile = {
  readonly hash: string;
  /** See `printOf`. */
  readonly print: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** Whether a file had this SHA-256 when it was verified, and has not been written since. */
export function isVerified(path: string, hash: string): boolean {
  const file = readVerified(path)?.files[keyOf(path)];
  if (file?.hash !== hash || file.print !== printOf(path)) return false;
  const age = Date.now() - file.at;
  return age >= 0 && age < COUNTS_FOR_MS;
}

/**
 * Verifies a file and remembers the result, where the system tells when it was started.
 *
 * @param verify compares the file with this SHA-256; throws unless they agree
 */
export function verifyAndRemember(path: string, hash: string, verify: () => void): void {
  const at = Date.now();
  const print = printOf(path);
  verify();
  const isSettled = statSync(path).mtimeMs < at - RACY_MS;
  if (isSettled && print === printOf(path)) remember({ [path]: { hash, print, at } });
}

/** A file of a generation under the name that it has in the next one, too. */
export type EarlierFile = {
  readonly path: string;
  readonly hash: string;
  /** In the next generation. */
  readonly name: string;
};

/**
 * Carries over what is remembered of files to other names of them. That a file gets or loses a name moves the time of its
 * change, and of all that is compared nothing else.
 *
 * @returns to be called with the folder of the other names, after the last one was made or deleted
 */
export function carryVerified(files: readonly EarlierFile[]): (folder: string) => void {
  const known = files.flatMap(({ path, hash, name }) => {
    const file = isVerified(path, hash) ? readVerified(path)?.files[keyOf(path)] : undefined;
    return file === undefined ? [] : [{ name, file }];
  });
  return (folder) => {
    const now = known.map(({ name, file }) => ({ file, path: join(folder, name) }));
    const same = now.flatMap(({ file, path }) => {
      const print = printOf(path);
      return withoutChange(print) === withoutChange(file.print) ? [[path, { ...file, print }]] : [];
    });
    remember(Object.fromEntries(same));
  };
}

/** @param verified by path, of one generation */
function remember(verified: { readonly [path: string]: VerifiedFile }): void {
  const [path] = Object.keys(verified);
  const boot = bootId();
  if (path === undefined || boot === null) return;
  // Other generations are of no use any more.
  const isBeside = ([key]: [string, unknown]) => dirname(key) === dirname(keyOf(path));
  const others = Object.entries(readVerified(path)?.files ?? {}).filter(isBeside);
  const added = Object.entries(verified).map(([path, file]) => [keyOf(path), file]);
  const files = Object.fromEntries([...others, ...added]);
  try {
    replaceFile(memoryOf(path), JSON.stringify({ boot, files } satisfies Verified));
  } catch {
    // In a folder that can't be written to, each start verifies.
  }
}

/** `null` when nothing was verified since the machine was started. */
function readVerified(path: string): Verified | null {
  try {
    const verified: Verified = JSON.parse(readFileSync(memoryOf(path), "utf8"));
    return verified.boot === bootId() && verified.files ? verified : null;
  } catch {
    return null;
  }
}

function memoryOf(path: string): string {
  return join(dirname(dirname(path)), VERIFIED);
}

/** Generation and name. */
function keyOf(path: string): string {
  return `${basename(dirname(path))}/${basename(path)}`;
}

function printOf(path: string): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

/** A print without the time of the last change. */
function withoutChange(print: string): string {
  return print.slice(0, print.lastIndexOf(" "));
}

/** Another one after each start of the machine; `null` where the system has none. */
function bootId(): string | null {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
}
