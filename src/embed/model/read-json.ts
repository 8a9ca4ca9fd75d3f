import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../../shared/files/system-errors.ts";

export type Json = { readonly [key: string]: unknown };

/**
 * A JSON file of a model.
 *
 * @param instead returned if the file is missing; if left out, a missing file is an error
 * @throws Error with a message for the user
 */
export async function readJson(folder: string, file: string, instead?: object): Promise<Json> {
  try {
    return JSON.parse(await readFile(join(folder, file), "utf8")) as Json;
  } catch (error) {
    if (instead && codeOf(error) === "ENOENT") return instead as Json;
    throw new Error(`${file} can't be read (${(error as Error).message})`);
  }
}
