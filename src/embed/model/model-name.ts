/** Names of models, as in the settings EMBEDDING_MODEL and RERANKER_MODEL. */

import { HUB_NAME } from "../../settings/model-names.ts";
import { UserError } from "../../shared/errors.ts";
import { BUNDLED_MODEL, KNOWN_MODELS } from "./known-models.ts";

/** The hub's name for the newest revision. */
const NEWEST = "main";

/**
 * The full name of a model, which is also the name of its folder: `all-MiniLM-L6-v2` is short for
 * `Xenova/all-MiniLM-L6-v2`, and `@revision` behind it pins a commit, tag or branch.
 *
 * @param typed the value of EMBEDDING_MODEL @param where it was typed, if elsewhere
 * @throws UserError `MODEL_NAME` if it is neither a known model nor of the form `owner/name`
 */
export function fullName(typed: string, where = "EMBEDDING_MODEL="): string {
  const { repository, revision } = partsOfName(typed.toLowerCase());
  const known = KNOWN_MODELS.find(
    ({ name }) => name.toLowerCase() === repository || shortName(name) === repository,
  );
  const pinned = typed.slice(repository.length);
  if (known && pinned === "") return known.name;
  const name = (known?.name ?? typed.slice(0, repository.length)) + pinned;
  if (HUB_NAME.test(name) && revision !== "") return name;
  throw new UserError(
    "MODEL_NAME",
    `${where}${JSON.stringify(typed)} is not the name of a model.`,
    `Use ${BUNDLED_MODEL}, or a feature-extraction model of the hub as owner/name, such as ${KNOWN_MODELS[1]?.name}.`,
  );
}

/** The repository on the hub and the revision that a name stands for. */
export function partsOfName(name: string): {
  readonly repository: string;
  readonly revision: string;
} {
  const [repository = "", revision = NEWEST] = name.split("@", 2);
  return { repository, revision };
}

function shortName(name: string): string {
  return name.slice(name.indexOf("/") + 1).toLowerCase();
}
