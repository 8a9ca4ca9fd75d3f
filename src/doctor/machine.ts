import { existsSync, statSync } from "node:fs";
import { access, constants, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";

/** Enough for an index of 100,000 passages and a model from the hub. */
const COMFORTABLE_MB = 1000;
/** Below this not even the sample articles' index can be written next to the old one. */
const LEAST_MB = 50;

/** Which version of Node.js is it? One that is too old does not get here: no command starts with it. */
export async function checkNode(): Promise<Finding[]> {
  const { node } = process.versions;
  return [{ level: "good", text: `Node.js ${node} on ${process.platform} ${process.arch}` }];
}

/** Can the index be written, and is there enough disk space? */
export function checkDisk({ embeddingsDir }: Config): Promise<Finding[]> {
  return checkSpace(embeddingsDir, "EMBEDDINGS_DIR");
}

/** Can the folder of the setting be written or created, and is there enough disk space? */
export async function checkSpace(
  wanted: string,
  setting: "EMBEDDINGS_DIR" | "DATA_DIR",
): Promise<Finding[]> {
  let folder = wanted;
  while (!existsSync(folder)) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) {
    const todo = `Set ${setting} to a folder, or move the file away.`;
    return [{ level: "problem", text: `${folder} is a file, not a folder`, todo }];
  }
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch {
    const todo = `Give yourself write access to it, or set ${setting} to another folder.`;
    return [{ level: "problem", text: `${folder} can't be written to`, todo }];
  }
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1e6);
  const free = `${freeMb.toLocaleString("en")} MB free`;
  if (freeMb >= COMFORTABLE_MB)
    return [{ level: "good", text: `${wanted} can be written to, ${free}` }];
  const text = `The disk of ${wanted} has only ${free}`;
  const level = freeMb >= LEAST_MB ? "warning" : "problem";
  return [{ level, text, todo: `Free some disk space, or set ${setting} to another disk.` }];
}

/** Do the native modules load? Each does a little work, through the file that imports it. */
export async function checkNativeModules(): Promise<Finding[]> {
  return [
    await tried("hnswlib-node", async () => {
      const { VectorIndex } = await import("../index/vectors/vector-index.ts");
      await VectorIndex.empty(2).add([{ id: 0, vector: Float32Array.of(1, 0) }]);
    }),
    await tried("better-sqlite3", async () => {
      const { openPassageDatabase } = await import("../index/passages/passage-database.ts");
      openPassageDatabase(":memory:", "create").close();
    }),
  ];
}

async function tried(name: string, work: () => Promise<void>): Promise<Finding> {
  try {
    await work();
    return { level: "good", text: `${name} loads and works` };
  } catch (error) {
    return {
      level: "problem",
      text: `${name} does not load: ${error instanceof Error ? error.message : error}`,
      todo: `Run: npm rebuild ${name}`,
    };
  }
}
