import { dirname, extname, join } from "node:path";
import { UserError } from "../shared/errors.ts";
import { Refusal } from "../shared/refusal.ts";
import type { Intake } from "./add-article.ts";
import { folderOf, idOf } from "./article-id.ts";
import { moveFile } from "./folder/place-file.ts";
import type { Arrival, Register } from "./register.ts";
import { safeFileName } from "./safe-name.ts";
import { shownName } from "./shown-name.ts";

type Place = Pick<Intake, "articlesDir" | "register">;

/** Removed articles go to this subfolder of their folder: hidden, so that no index reads them. */
const REMOVED = ".removed";

/**
 * Removes an added article by moving it to a hidden folder next to it. The index has it until its next update.
 *
 * @returns its new path, relative to the articles folder; `null` if its file was already gone
 * @throws Refusal ARRIVAL_NOT_ADDED if it was not added by Quotewell; for disk errors as `addArticle`
 */
export async function removeArticle(
  { articlesDir, register }: Place,
  id: string,
): Promise<string | null> {
  addedOf(register, id);
  const path = join(articlesDir, id);
  const name = await moveFile(path, join(dirname(path), REMOVED), id.split("/").at(-1)!);
  register.remove(id);
  return name === null ? null : idOf(folderOf(id), `${REMOVED}/${name}`);
}

/**
 * Gives an added article another file name, which is made safe; the ending stays.
 *
 * @returns its new id
 * @throws as `removeArticle`, or UserError ARTICLES_GONE if its file no longer exists
 */
export async function renameArticle(
  { articlesDir, register }: Place,
  id: string,
  name: string,
): Promise<string> {
  const arrival = addedOf(register, id);
  const folder = folderOf(id);
  const path = join(articlesDir, id);
  const ending = extname(id);
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  const wanted = safeFileName(`${stem}${ending}`);
  if (idOf(folder, wanted) === id) return id;
  const given = await moveFile(path, dirname(path), wanted, {
    reserve: (name) => register.add({ ...arrival, id: idOf(folder, name) }),
    release: (name) => register.remove(idOf(folder, name)),
  });
  if (given === null)
    throw new UserError("ARTICLES_GONE", `${id} is no longer there.`, "Add it again.");
  register.remove(id);
  return idOf(folder, given);
}

function addedOf(register: Register, id: string): Arrival {
  const arrival = register.find(id);
  if (arrival !== null) return arrival;
  throw new Refusal(
    "ARRIVAL_NOT_ADDED",
    shownName(id),
    { code: "notAdded" },
    "Change files of your own in the articles folder itself.",
  );
}
