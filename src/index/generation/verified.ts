import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { replaceFile } from "./disk.ts";

/**
 * Remembers which files of the current generation were compared with their SHA-256, so that not every start has to read
 * hundreds of megabytes.
 *
 * A file is recognized by its device, inode and size and by the times of its last write and last change in nanoseconds; the
 * system sets the latter at every write, and nothing else can. A disk that returns other bytes than were written changes none
 * of these. (A bot that keeps an index open would not notice that either.) Therefore a result is trusted for one day at most,
 * and only until the machine is restarted: after a crash or power failure everything is verified again.
 */

/** Whether every file is compared with its SHA-256, or only those that were not compared lately. */
export type Verifying = "fully" | "lately";

/** File in the index folder. It can be deleted at any time. */
export const VERIFIED = "VERIFIED";

const COUNTS_FOR_MS = 24 * 60 * 60_000;

/** A file written this recently might be written again within the resolution of its times, 2 s on FAT disks. */
const RACY_MS = 2000;

type Verified = {
  readonly boot: string;
  readonly files: { readonly [path: string]: VerifiedFile };
};

type VerifiedFile = {
  readonly hash: string;
  /** What `statOf` returned for the file. */
  readonly stat: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** Whether a file had this SHA-256 when it was verified, and has not been written since. */
export function isVerified(path: string, hash: string): boolean {
  const file = remembered(path)?.files[keyOf(path)];
  if (file?.hash !== hash || file.stat !== statOf(path)) return false;
  const age = Date.now() - file.at;
  return age >= 0 && age < COUNTS_FOR_MS;
}

/**
 * Verifies a file and remembers the result, on systems that say when they were started.
 *
 * @param verify compares the file with this SHA-256; throws unless they agree
 */
export function verifyAndRemember(path: string, hash: string, verify: () => void): void {
  const at = Date.now();
  const stat = statOf(path);
  verify();
  const isSettled = statSync(path).mtimeMs < at - RACY_MS;
  if (isSettled && stat === statOf(path)) remember({ [path]: { hash, stat, at } });
}

/** A file of a generation that gets a second name in the next one. */
export type EarlierFile = {
  readonly path: string;
  readonly hash: string;
  /** In the next generation. */
  readonly name: string;
};

/**
 * Carries over what is remembered about files to their second names. Adding or removing a hard link changes a file's time of
 * change, but nothing else that is compared.
 *
 * @returns to be called with the folder of the second names, after the last of them was added or removed
 */
export function carryVerified(files: readonly EarlierFile[]): (folder: string) => void {
  const known = files.flatMap(({ path, hash, name }) => {
    const file = isVerified(path, hash) ? remembered(path)?.files[keyOf(path)] : undefined;
    return file === undefined ? [] : [{ name, file }];
  });
  return (folder) => {
    const now = known.map(({ name, file }) => ({ file, path: join(folder, name) }));
    const same = now.flatMap(({ file, path }) => {
      const stat = statOf(path);
      return withoutChange(stat) === withoutChange(file.stat) ? [[path, { ...file, stat }]] : [];
    });
    remember(Object.fromEntries(same));
  };
}

/** @param verified by path, of one generation */
function remember(verified: { readonly [path: string]: VerifiedFile }): void {
  const [path] = Object.keys(verified);
  const boot = bootId();
  if (path === undefined || boot === null) return;
  // Results for other generations are no longer needed.
  const isBeside = ([key]: [string, unknown]) => dirname(key) === dirname(keyOf(path));
  const others = Object.entries(remembered(path)?.files ?? {}).filter(isBeside);
  const added = Object.entries(verified).map(([path, file]) => [keyOf(path), file]);
  const files = Object.fromEntries([...others, ...added]);
  try {
    replaceFile(memoryOf(path), JSON.stringify({ boot, files } satisfies Verified));
  } catch {
    // In a folder that can't be written to, every start verifies.
  }
}

/** What is remembered about the index of a file; `null` if nothing was verified since the machine was started. */
function remembered(path: string): Verified | null {
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

/** What identifies a file and its content, as one text. */
function statOf(path: string): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

/** Without the time of the last change. */
function withoutChange(stat: string): string {
  return stat.slice(0, stat.lastIndexOf(" "));
}

/** Differs after each start of the machine; `null` if the system has none. */
function bootId(): string | null {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
}
