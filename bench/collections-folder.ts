import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Argument, InvalidArgumentError } from "commander";

/** The argument of tools that read test collections; its value is an absolute path. */
export function collectionsFolder(): Argument {
  return new Argument("<folder>", "folder of test collections in the BEIR layout").argParser(
    withCollections,
  );
}

function withCollections(typed: string): string {
  const folder = resolve(typed);
  if (!existsSync(folder)) throw new InvalidArgumentError(`There is no folder ${folder}.`);
  if (!readdirSync(folder).some((name) => existsSync(join(folder, name, "corpus.jsonl")))) {
    throw new InvalidArgumentError(
      `${folder} has no test collection: a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv.`,
    );
  }
  return folder;
}
