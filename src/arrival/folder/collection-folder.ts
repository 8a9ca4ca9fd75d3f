import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../shared/refusal.ts";
import { printable } from "../../shared/text/printable.ts";
import { isLeftOut, safeName } from "../safe-name.ts";
import { explainDiskErrors } from "./disk-errors.ts";

/**
 * The folder of a collection by its name, ignoring case; created if it does not exist.
 *
 * @returns its name as spelled on disk
 * @throws Refusal ARRIVAL_COLLECTION for an invalid name or one that the index ignores, or as `explainDiskErrors`
 */
export async function collectionFolder(articlesDir: string, name: string): Promise<string> {
  return explainDiskErrors(articlesDir, async () => {
    const children = await readdir(articlesDir, { withFileTypes: true });
    const plain = (text: string) => text.normalize().toLowerCase();
    const found =
      children.find((child) => child.name.normalize() === name.normalize()) ??
      children.find((child) => plain(child.name) === plain(name));
    if (found?.isDirectory() && !isLeftOut(found.name)) return found.name;
    if (found !== undefined || name === "" || safeName(name, "") !== name.normalize())
      throw new Refusal(
        "ARRIVAL_COLLECTION",
        `"${printable(name)}"`,
        { code: "notCollection" },
        "Choose one of the collections, or a simple name for a new one.",
      );
    // It may have been created for another article a moment ago.
    await mkdir(join(articlesDir, name.normalize()), { recursive: true });
    return name.normalize();
  });
}
