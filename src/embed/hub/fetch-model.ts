/** Fetches models from the hub, or from a mirror of it, into the models folder. */
import { join } from "node:path";
import { UserError } from "../../errors.ts";
import { BUNDLED_MODEL } from "../model/known-models.ts";
import { missingFiles } from "../model/model-files.ts";
import { partsOfName } from "../model/model-name.ts";
import { downloadFile, type Patience } from "./download-file.ts";
import { addToLock, readLock } from "./model-lock.ts";

/** How far the download of one file has come; `total` is `null` where the server does not say. */
export type DownloadProgress = {
  readonly file: string;
  readonly bytes: number;
  readonly total: number | null;
};

/** A model of the hub, and where it goes. */
export type HubModel = {
  /** `owner/name` or `owner/name@revision` */
  readonly name: string;
  readonly folder: string;
  /** E.g. `https://huggingface.co` */
  readonly hubUrl: string;
  /** The setting that names it. */
  readonly setting: "EMBEDDING_MODEL" | "RERANKER_MODEL";
};

/**
 * Make sure that the files of a model are in its folder; with all of them there, the network is not
 * touched. A file has its name only once it is complete, so several processes may fetch the same
 * model at once.
 *
 * All are of one commit, that of the first: the lock file keeps it for those that come later, and the SHA-256 of each.
 *
 * @throws UserError `MODEL_DOWNLOAD` naming URL and choices, `MODEL_CHANGED` if the lock file can't be read,
 * `MODELS_DIR` if the folder can't be written
 */
export async function fetchModel(
  model: HubModel,
  onProgress: (progress: DownloadProgress) => void,
  patience?: Patience,
): Promise<void> {
  const { name, folder } = model;
  const missing = missingFiles(folder);
  if (missing.length === 0) return;
  const lock = await readLock(folder);
  let revision = lock?.revision ?? partsOfName(name).revision;
  for (const file of missing) {
    const url = urlOf(model, revision, file);
    const onBytes = (bytes: number, total: number | null) => onProgress({ file, bytes, total });
    try {
      const { commit, ...stored } = await downloadFile(
        {
          url,
          target: join(folder, file),
          sha256: lock?.files[file]?.sha256 ?? null,
          commit: isCommit(revision) ? revision : null,
        },
        onBytes,
        patience,
      );
      revision = commit ?? revision;
      await addToLock(folder, { revision, files: { [file]: stored } });
    } catch (error) {
      throw isOfTheDisk(error) ? notWritable(folder, error) : notFetched(url, model, error);
    }
  }
}

function urlOf({ name, hubUrl }: HubModel, revision: string, file: string): string {
  return `${hubUrl.replace(/\/+$/, "")}/${partsOfName(name).repository}/resolve/${revision}/${file}`;
}

function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

/** What works without the hub. */
const INSTEAD = {
  EMBEDDING_MODEL: `Use the bundled model (EMBEDDING_MODEL=${BUNDLED_MODEL})`,
  RERANKER_MODEL: "Do without it (RERANKER_MODEL=)",
};

function notFetched(url: string, { name, folder, setting }: HubModel, error: unknown): UserError {
  return new UserError(
    "MODEL_DOWNLOAD",
    `${url} could not be fetched: ${(error as Error).message}.`,
    `${INSTEAD[setting]}, or name a mirror of the hub in MODEL_HUB_URL, or copy ${missingFiles(folder).join(", ")} of ${name} into ${folder}.`,
    error,
  );
}

function notWritable(folder: string, error: Error): UserError {
  return new UserError(
    "MODELS_DIR",
    `The model can't be stored in ${folder}: ${error.message}.`,
    "Free some space or give write permission there, or choose another folder with MODELS_DIR.",
    error,
  );
}

/** Failures of the file system name the call that failed; those of the network are wrapped. */
function isOfTheDisk(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
