/**
 * A program that updates an index for ever, one edition after the other, and prints the number of each that
 * is done; while another process holds the lock it prints who that is, and tries again.
 *
 * node build-editions.js <embeddings folder> <number of the first edition>
 */
import { setTimeout } from "node:timers/promises";
import { UserError } from "../../../src/shared/errors.ts";
import { buildEdition, edition } from "../editions.ts";

/** Every fourth edition is read by the other version of the program. */
const versionAt = (number: number) => 1 + (Math.floor(number / 4) % 2);

const [embeddingsDir, first] = process.argv.slice(2) as [string, string];
console.log("ready");
for (let number = Number(first); ; ) {
  try {
    await buildEdition(embeddingsDir, edition(number), { chunker: versionAt(number) });
    console.log(number++);
  } catch (error) {
    if (!(error instanceof UserError && error.code === "INDEX_LOCKED")) throw error;
    console.log(error.message);
    await setTimeout(5);
  }
}
