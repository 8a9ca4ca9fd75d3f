/** Fetches models from the hub, or from a mirror of it, into the models folder. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../shared/errors.ts";
import { codeOf } from "../../shared/files/system-errors.ts";
import { BUNDLED_MODEL } from "../model/known-models.ts";
import { ENCODER_FILES, missingFiles, REQUIRED_FILES, unusable } from "../model/model-files.ts";
import { partsOfName } from "../model/model-name.ts";
import { moduleFiles } from "../model/modules.ts";
import { ALL_WEIGHTS, dataFiles, weightFiles, weightsIn } from "../model/weight-files.ts";
import { downloadFile, type Patience } from "./download-file.ts";
import { holdingFolder } from "./hold-folder.ts";
import { FileMissing } from "./hub-requests.ts";
import { addToLock, readLock } from "./model-lock.ts";
import { partOf, sizeOf } from "./part-file.ts";

/** Progress of the download of one file; `total` is `null` if the server does not say. */
export type DownloadProgress = {
  readonly file: string;
  readonly bytes: number;
  readonly total: number | null;
};

/** A model of the hub, and the folder for it. */
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
 * Makes sure that the files of a model are in its folder. If they all are, the network is not used. A file gets its name only
 * when it is complete; processes that want the same model take turns.
 *
 * All files are from the same commit as the first one. The lock file records that commit for files fetched later, the SHA-256
 * of each file, and which ones the hub does not have. A complete model without a lock file was put there by hand.
 *
 * @throws UserError `MODEL_DOWNLOAD` naming URL and choices, `MODEL_CHANGED` if the lock file can't be read,
 * `MODEL_UNUSABLE` if the files need something unsupported, `MODELS_DIR` if the folder can't be written
 */
export async function fetchModel(
  model: HubModel,
  onProgress: (progress: DownloadProgress) => void,
  patience?: Patience,
): Promise<void> {
  const { name, folder, setting } = model;
  const lock = await readLock(folder);
  if (lock === null && missingFiles(folder).length === 0) return;
  const fetching = { ...model, onProgress, patience };
  const need = (file: string) => fetchFile(file, "required", fetching);
  const want = (file: string) => fetchFile(file, "optional", fetching);
  for (const file of REQUIRED_FILES) await need(file);
  if (setting === "EMBEDDING_MODEL") {
    for (const file of ENCODER_FILES) await want(file);
    const further = await moduleFiles(folder).catch((error: Error) => {
      throw unusable(name, folder, error.message, error);
    });
    for (const file of further) await need(file);
  }
  const weights = weightsIn(folder) ?? ALL_WEIGHTS.find((file) => lock?.files[file]);
  for (const file of weights ? [weights] : weightFiles()) {
    if (!(await want(file))) continue;
    for (const data of dataFiles(file)) await want(data);
    return;
  }
  const tried = weightFiles().join(", ");
  const reason = new FileMissing(`it has no weights for onnxruntime (${tried})`);
  throw notFetched(urlOf(model, partsOfName(name).revision, "onnx"), model, reason);
}

/** A model that is being fetched. */
type Fetching = HubModel & {
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly patience: Patience | undefined;
};

type Need = "required" | "optional";

/** @returns false if an optional file is not on the hub */
async function fetchFile(file: string, need: Need, fetching: Fetching): Promise<boolean> {
  const { folder, onProgress } = fetching;
  const showOthers = async () =>
    onProgress({ file, bytes: await sizeOf(partOf(join(folder, file))), total: null });
  try {
    const known = await isThere(folder, file);
    if (known !== null) return known;
    return await holdingFolder(
      folder,
      // Another process may have fetched it while this one waited.
      async () => (await isThere(folder, file)) ?? download(file, need, fetching),
      showOthers,
    );
  } catch (error) {
    throw isDiskError(error) ? notWritable(folder, error) : error;
  }
}

/** True if the file is in the folder, false if the hub does not have it, `null` if it has yet to be fetched. */
async function isThere(folder: string, file: string): Promise<boolean | null> {
  if (existsSync(join(folder, file))) return true;
  return (await readLock(folder))?.files[file] === null ? false : null;
}

/** @returns false if an optional file is not on the hub */
async function download(file: string, need: Need, fetching: Fetching): Promise<boolean> {
  const { name, folder, onProgress, patience } = fetching;
  const lock = await readLock(folder);
  const revision = lock?.revision ?? partsOfName(name).revision;
  const url = urlOf(fetching, revision, file);
  const expected = {
    sha256: lock?.files[file]?.sha256 ?? null,
    commit: isCommit(revision) ? revision : null,
  };
  try {
    const target = join(folder, file);
    const { commit, ...stored } = await downloadFile(
      { url, target, ...expected },
      (bytes, total) => onProgress({ file, bytes, total }),
      patience,
    );
    await addToLock(folder, { revision: commit ?? revision, files: { [file]: stored } });
    return true;
  } catch (error) {
    if (isDiskError(error)) throw error;
    if (need === "required" || !(error instanceof FileMissing))
      throw notFetched(url, fetching, error);
    await addToLock(folder, { revision, files: { [file]: null } });
    return false;
  }
}

function urlOf({ name, hubUrl }: HubModel, revision: string, file: string): string {
  return `${hubUrl.replace(/\/+$/, "")}/${partsOfName(name).repository}/resolve/${revision}/${file}`;
}

function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

/** Alternatives that need no hub. */
const INSTEAD = {
  EMBEDDING_MODEL: `Use the bundled model (EMBEDDING_MODEL=${BUNDLED_MODEL})`,
  RERANKER_MODEL: "Do without it (RERANKER_MODEL=)",
};

function notFetched(url: string, { name, folder, setting }: HubModel, error: unknown): UserError {
  return new UserError(
    "MODEL_DOWNLOAD",
    `${url} could not be fetched: ${(error as Error).message}.`,
    `${INSTEAD[setting]}, or name a mirror of the hub in MODEL_HUB_URL, or copy ${missingFiles(folder).join(", ") || "the files"} of ${name} into ${folder}.`,
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

/** Errors of the file system name the system call, those of the lock SQLite; network errors are wrapped and do neither. */
function isDiskError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return "syscall" in error || codeOf(error).startsWith("SQLITE_");
}
