import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { InvalidArgumentError } from "commander";

/** The absolute path of a folder of test collections. @throws InvalidArgumentError if it is none */
export function collectionsFolder(typed: string): string {
  const folder = resolve(typed);
  if (!existsSync(folder)) throw new InvalidArgumentError(`There is no folder ${folder}.`);
  if (!readdirSync(folder).some((name) => existsSync(join(folder, name, "corpus.jsonl")))) {
    throw new InvalidArgumentError(
      `${folder} has no test collection: a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv.`,
    );
  }
  return folder;
}
