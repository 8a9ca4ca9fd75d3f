/**
 * Swaps between two indexes again and again while questions are asked all the time, and prints what came
 * of it as a row of JSON. Every tenth index is damaged, must be refused, and is put right.
 *
 * node --expose-gc swap-process.js <an empty folder> <number of swaps>
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { ask } from "../../../src/ask.ts";
import type { Library } from "../../../src/glossary/library.ts";
import { replaceFile } from "../../../src/index/generation/disk.ts";
import { folderVersionSource } from "../../../src/index/generation/index-version.ts";
import { LiveLibrary } from "../../../src/index/live-library.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { generatedArticles } from "../../support/articles/generated-articles.ts";
import { flipByte } from "../../support/flip-byte.ts";
import { hashingEmbedder } from "../../support/models/hashing-embedder.ts";
import { buildEdition, edition } from "../editions.ts";
import type { Row } from "../row.ts";

/** Large enough that an index kept in memory by mistake would show. */
const ARTICLES = 400;
const ASKING_AT_ONCE = 4;
const DAMAGED_EVERY = 10;
/** By how much the memory may grow in the second half of the swaps, as a share. */
const GROWTH = 0.25;
const OPEN_FILES = "/proc/self/fd";

const embeddingsDir = process.argv[2]!;
const swaps = Number(process.argv[3]);
const pointer = join(embeddingsDir, "CURRENT");
const same = generatedArticles(ARTICLES);
const embedder = hashingEmbedder();
const failures: string[] = [];
let questions = 0;
let refused = 0;
let asking = true;

const editions = new Map<string, number>();
const pointers: string[] = [];
for (const number of [1, 2]) {
  const { generation } = await buildEdition(embeddingsDir, edition(number, same));
  editions.set(generation, number);
  pointers.push(readFileSync(pointer, "utf8"));
}

const live = new LiveLibrary(folderVersionSource(embeddingsDir), {
  open: () => openLibrary(embeddingsDir),
  onOpened: () => {},
  onRefused: () => refused++,
});
await live.refresh();
const askers = Array.from({ length: ASKING_AT_ONCE }, askOnAndOn);
const openFiles: number[] = [];
const rss: number[] = [];
for (let swap = 1; swap <= swaps; swap++) {
  await swapTo(pointers[swap % 2]!, swap % DAMAGED_EVERY === 0);
  if (swap === Math.ceil(swaps / 2) || swap === swaps) await measure();
}
asking = false;
await Promise.all(askers);
await live.close();
process.stdout.write(JSON.stringify(row()));

/** Asks until it is stopped; each answer must come from the one index that the question was given. */
async function askOnAndOn(): Promise<void> {
  while (asking) {
    questions++;
    try {
      await live.use(askOnce);
    } catch (error) {
      failures.push((error as Error).stack!);
    }
    await turn();
  }
}

async function askOnce(library: Library): Promise<void> {
  const number = editions.get(library.manifest.generation)!;
  const answer = await ask("Which edition tells of the lighthouse?", { library, embedder });
  const texts = answer.kind === "not-found" ? [] : answer.quotes.map(({ text }) => text);
  assert.ok(texts.some((text) => text.includes(`edition ${number}`)));
}

async function swapTo(current: string, damaged: boolean): Promise<void> {
  const generation = current.split(" ")[0]!;
  const opened = await live.use((library) => library.manifest.generation);
  replaceFile(pointer, current);
  if (damaged) {
    const file = join(embeddingsDir, generation, "keywords.bin");
    flipByte(file, 1000);
    await live.refresh();
    assert.equal(await live.use((library) => library.manifest.generation), opened);
    flipByte(file, 1000);
  }
  await live.refresh();
  assert.equal(await live.use((library) => library.manifest.generation), generation);
}

/** Between questions and with the garbage gone. */
async function measure(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await turn();
    globalThis.gc!();
  }
  if (existsSync(OPEN_FILES)) openFiles.push(readdirSync(OPEN_FILES).length);
  rss.push(process.memoryUsage.rss() / 1e6);
}

function row(): Row {
  if (openFiles[0] !== openFiles.at(-1)) failures.push(`open files: ${openFiles.join(", then ")}`);
  const [before, after] = [rss[0]!, rss.at(-1)!];
  if (after > (1 + GROWTH) * before) failures.push(`memory grew from ${before} to ${after} MB`);
  const files = openFiles.length > 0 ? `, open files ${openFiles.join(" then ")}` : "";
  const memory = `RSS ${before.toFixed(0)} then ${after.toFixed(0)} MB`;
  const outcome = `${questions} questions, ${refused} damaged indexes refused${files}, ${memory}`;
  return { what: "swapped under constant questions", cases: swaps, outcome, failures };
}
