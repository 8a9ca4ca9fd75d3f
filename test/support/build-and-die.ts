import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import Sqlite from "better-sqlite3";
import { hashingEmbedder } from "./hashing-embedder.ts";
import { type MemoryFile, memorySource } from "./memory-source.ts";

/**
 * A program that builds an index and is killed right before its step number N: a change to the disk, or
 * a batch of the embedder. With N = 0 it is not killed. Prints the number of steps it took.
 *
 * node build-and-die.js <embeddings folder> <JSON file of articles> <N>
 */
const [embeddingsDir, articlesFile, dieAt] = process.argv.slice(2) as [string, string, string];
const files: { [id: string]: MemoryFile } = JSON.parse(fs.readFileSync(articlesFile, "utf8"));

let steps = 0;
function step(): void {
  if (++steps === Number(dieAt)) process.kill(process.pid, "SIGKILL");
}

/** Makes every call of a function a step. */
function count<Name extends string>(owner: { [name in Name]: unknown }, name: Name): void {
  const original = owner[name] as (...args: unknown[]) => unknown;
  owner[name] = function (this: unknown, ...args: unknown[]) {
    step();
    return original.apply(this, args);
  };
}

const CHANGES = [
  "openSync",
  "writeSync",
  "fsyncSync",
  "closeSync",
  "renameSync",
  "rmSync",
  "mkdirSync",
  "copyFileSync",
  "writeFileSync",
] as const;
for (const name of CHANGES) count(fs, name);
syncBuiltinESMExports();
count(Sqlite.prototype, "exec");
count(Object.getPrototypeOf(new Sqlite(":memory:").prepare("SELECT 1")), "run");

const embedder = hashingEmbedder();
count(embedder, "embed");

// Only now, so that it sees the functions above.
const { buildIndex } = await import("../../src/build-index.ts");
const report = await buildIndex({
  source: memorySource(files),
  embedder,
  embeddingsDir,
  chunker: 1,
});
process.stdout.write(JSON.stringify({ steps, generation: report.generation }));
