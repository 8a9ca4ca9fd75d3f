/**
 * Damages copies of an index, one after the other, and prints a line of JSON for each. A crash in native
 * code ends the process, and is seen by the one that started it.
 *
 * node damage-process.js <index of editions 1 and 2> <seed> <first case> <case to stop before>
 */
import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { sha256 } from "../../../src/shared/files/sha256.ts";
import type { DamageOutcome } from "./damage.ts";
import {
  type DamagedFile,
  damage,
  damagedFiles,
  FILES,
  inWords,
  type Material,
  randomFor,
} from "./damage-ways.ts";
import { watchNativeReads } from "./native-reads.ts";

/** Files of the newer generation, each with its name in the older one. */
const EARLIER: { readonly [name: string]: DamagedFile["file"] } = {
  "earlier.db": "passages.db",
  "earlier.hnsw": "vectors.hnsw",
};

/** Passages that are in edition 2 and not in edition 1. */
const CHANGED_PASSAGES = 2;

const [index, seed, from, until] = process.argv.slice(2) as [string, string, string, string];
const [older, newer] = readdirSync(index)
  .filter((name) => /^\d{8}T/.test(name))
  .sort() as [string, string];

/** All of edition 2. */
const { passages: PASSAGES } = JSON.parse(
  readFileSync(join(index, newer, "manifest.json"), "utf8"),
);

let failures: string[] = [];
watchNativeReads((path) => {
  const [folder, name] = [basename(dirname(path)), basename(path)];
  const isLinked = folder === "building" && name in EARLIER;
  const whole = join(index, isLinked ? newer : folder, name);
  if (existsSync(whole) && !readFileSync(whole).equals(readFileSync(path))) {
    failures.push(`native code read the damaged ${name}`);
  }
});

// Only now, so that their reads are watched.
const { buildEdition, edition, editionIn } = await import("../editions.ts");
const { openLibrary } = await import("../../../src/index/open-library.ts");
const { UserError } = await import("../../../src/shared/errors.ts");

for (let number = Number(from); number < Number(until); number++) {
  process.stdout.write(`${JSON.stringify(await tryOne(number))}\n`);
}

async function tryOne(number: number): Promise<DamageOutcome> {
  const folder = mkdtempSync(join(dirname(index), "damaged-"));
  const random = randomFor(Number(seed), number);
  const files = damagedFiles(number, random);
  let embedded = 0;
  failures = [];
  try {
    copyIndex(folder);
    for (const { file, way } of files) {
      damage(join(folder, placeOf(file, newer)), way, materialFor(file, random));
    }
    const expected = passagesToEmbed(folder);
    await notice(folder, files);
    ({ embedded } = await buildEdition(folder, edition(2)));
    assert.equal(await editionIn(folder), 2);
    assert.equal(embedded, expected, "passages that were embedded again");
    assert.equal((await buildEdition(folder, edition(2))).changedAnything, false);
  } catch (error) {
    failures.push((error as Error).stack!);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { number, what: inWords(files), embedded, failures };
}

function placeOf(file: DamagedFile["file"], generation: string): string {
  return file === "CURRENT" ? file : join(generation, file);
}

function materialFor(file: DamagedFile["file"], random: () => number): Material {
  const neighbour = FILES[(FILES.indexOf(file) + 1) % FILES.length]!;
  const read = (name: typeof file, generation: string) => {
    const then = generation === older ? (EARLIER[name] ?? name) : name;
    return readFileSync(join(index, placeOf(then, generation)));
  };
  const previous = file === "CURRENT" ? read(file, newer).toString().replace(newer, older) : null;
  return {
    random,
    older: previous === null ? read(file, older) : Buffer.from(previous),
    neighbour: read(neighbour, newer),
  };
}

/** Names of one file are so in the copy, too: bytes that are damaged under one are damaged under both. */
function copyIndex(folder: string): void {
  cpSync(index, folder, { recursive: true });
  for (const [earlier, name] of Object.entries(EARLIER)) {
    rmSync(join(folder, newer, earlier));
    linkSync(join(folder, older, name), join(folder, newer, earlier));
  }
}

/** How many passages have no vector in what can be verified. */
function passagesToEmbed(folder: string): number {
  if (verifies(folder, newer, "passages.db") && verifies(folder, newer, "earlier.db")) return 0;
  return verifies(folder, older, "passages.db") ? CHANGED_PASSAGES : PASSAGES;
}

/** True if a file is whole and what is left of the manifest has its name and hash. */
function verifies(folder: string, generation: string, name: string): boolean {
  const whole = readFileSync(join(index, generation, name));
  const manifest = readIfFile(join(folder, generation, "manifest.json"));
  return (
    readIfFile(join(folder, generation, name))?.equals(whole) === true &&
    manifest?.includes(`"${name}": "${sha256(whole)}"`) === true
  );
}

function readIfFile(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Opening the index is refused by an error that names a damaged file. */
async function notice(folder: string, files: readonly DamagedFile[]): Promise<void> {
  const error = await openLibrary(folder).then(
    async (library) => {
      await library.close();
      return null;
    },
    (error: unknown) => error,
  );
  if (error === null) throw new Error("the damaged index was opened");
  if (!(error instanceof UserError)) throw error;
  if (error.code === "INDEX_MISSING" && !existsSync(join(folder, "CURRENT"))) return;
  assert.equal(error.code, "INDEX_DAMAGED");
  assert.ok(
    files.some(({ file }) => error.message.includes(file)),
    `no damaged file is named: ${error.message}`,
  );
}
