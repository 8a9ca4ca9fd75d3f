import { promises as files } from "node:fs";
import { expect, onTestFinished } from "vitest";
import type { Delivery, Intake } from "../../src/arrival/add-article.ts";
import { openRegister } from "../../src/arrival/register.ts";
import { walk } from "../../src/ingest/folder/walk.ts";
import { readWithinLimits } from "../../src/ingest/read-within-limits.ts";
import { folderWith, LIMITS } from "../ingest/folder/folder-with.ts";
import { readHere } from "../support/articles/read-here.ts";
import { replaceFunction } from "../support/replaced-functions.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

export const TEXT =
  "The talks on the two rivers open in Geneva on Monday, said the minister. Five countries take part.";

const { read } = readWithinLimits(LIMITS);

export function delivery(over: Partial<Delivery> = {}): Delivery {
  const bytes = Buffer.from(TEXT);
  return { bytes, name: "talks.txt", collection: null, by: "1", guild: "2", url: null, ...over };
}

export async function intake(existing: { readonly [path: string]: string } = {}, dataDir?: string) {
  readHere();
  const register = openRegister(dataDir ?? temporaryFolder());
  onTestFinished(() => register.close());
  const articlesDir = await folderWith(existing);
  return { articlesDir, maxArticleMb: 1, read, register } satisfies Intake;
}

export const idsIn = async (folder: string) => (await walk(folder, 20)).entries.map(({ id }) => id);

/**
 * Has a process stand still for good right before or after its next call of a function of the file system, as if it
 * had been killed there. @returns waits until it does
 */
export function endAt(name: "link" | "unlink", when: "before" | "after"): () => Promise<void> {
  let hasEnded = false;
  const original = files[name] as (...args: unknown[]) => Promise<void>;
  replaceFunction(files, name, (async (...args: unknown[]) => {
    if (hasEnded) return original(...args);
    if (when === "after") await original(...args);
    hasEnded = true;
    return new Promise(() => {});
  }) as never);
  return () => expect.poll(() => hasEnded).toBe(true);
}
