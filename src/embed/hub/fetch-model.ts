/** Fetches models from the hub, or from a mirror of it, into the models folder. */
import { join } from "node:path";
import { UserError } from "../../errors.ts";
import { BUNDLED_MODEL } from "../model/known-models.ts";
import { missingFiles } from "../model/model-files.ts";
import { downloadFile, type Patience } from "./download-file.ts";

/** How far the download of one file has come; `total` is `null` where the server does not say. */
export type DownloadProgress = {
  readonly file: string;
  readonly bytes: number;
  readonly total: number | null;
};

/** A model of the hub, and where it goes. */
export type HubModel = {
  /** `owner/name` */
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
 * @throws UserError `MODEL_DOWNLOAD` naming URL and choices, `MODELS_DIR` if the folder can't be written
 */
export async function fetchModel(
  model: HubModel,
  onProgress: (progress: DownloadProgress) => void,
  patience?: Patience,
): Promise<void> {
  const { name, folder, hubUrl } = model;
  for (const file of missingFiles(folder)) {
    const url = `${hubUrl.replace(/\/+$/, "")}/${name}/resolve/main/${file}`;
    const onBytes = (bytes: number, total: number | null) => onProgress({ file, bytes, total });
    try {
      await downloadFile(url, join(folder, file), onBytes, patience);
    } catch (error) {
      throw isOfTheDisk(error) ? notWritable(folder, error) : notFetched(url, model, error);
    }
  }
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
