/** The steps of a sentence-transformers model after its network, as `modules.json` lists them. */
import { join } from "node:path";
import type { Pooling } from "./known-models.ts";
import { type Json, readJson } from "./read-json.ts";

/** A layer that changes the dimensions of a text's vector. */
export type DenseLayer = {
  /** Folder of its weights, relative to the model's folder. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly activation: "identity" | "tanh";
};

export type Modules = { readonly pooling: Pooling; readonly dense: readonly DenseLayer[] };

export const MODULES_FILE = "modules.json";

/** The files used by each kind of module; none for one that changes nothing or is always applied. */
const FILES: { readonly [kind: string]: readonly string[] } = {
  Transformer: [],
  Pooling: ["config.json"],
  Dense: ["config.json", "model.safetensors"],
  Normalize: [],
  Dropout: [],
};

type Module = { readonly kind: string; readonly path: string };

/**
 * The files of a model's modules; none for a model without `modules.json`.
 *
 * @throws Error if one of them is of an unknown kind
 */
export async function moduleFiles(folder: string): Promise<string[]> {
  const modules = await readModuleList(folder);
  return modules.flatMap(({ kind, path }) => FILES[kind]!.map((file) => `${path}/${file}`));
}

/**
 * How a model turns the token vectors into one; `null` if no file says so.
 *
 * @throws Error with a message for the user about what is not supported
 */
export async function readModules(folder: string): Promise<Modules | null> {
  const modules = await readModuleList(folder);
  const poolings = modules.filter(({ kind }) => kind === "Pooling");
  if (poolings.length === 0) return null;
  if (poolings.length > 1) throw new Error(`${MODULES_FILE} lists more than one pooling`);
  const dense: DenseLayer[] = [];
  for (const { kind, path } of modules)
    if (kind === "Dense") dense.push(await readDense(folder, path));
  return { pooling: await readPooling(folder, poolings[0]!.path), dense };
}

async function readModuleList(folder: string): Promise<Module[]> {
  const list: unknown = await readJson(folder, MODULES_FILE, []);
  if (!Array.isArray(list)) throw new Error(`${MODULES_FILE} is not a list`);
  return list.map(({ type, path }: Json) => {
    const kind = /^sentence_transformers\.(?:.*\.)?(\w+)$/.exec(String(type))?.[1];
    if (kind === undefined || !(kind in FILES)) {
      throw new Error(
        `${MODULES_FILE} lists ${JSON.stringify(type)}, a step that Quotewell does not know`,
      );
    }
    if (FILES[kind]!.length > 0 && !/^\w+$/.test(String(path))) {
      throw new Error(`${MODULES_FILE} lists the folder ${JSON.stringify(path)}`);
    }
    return { kind, path: String(path) };
  });
}

async function readPooling(folder: string, path: string): Promise<Pooling> {
  const file = `${path}/config.json`;
  const config = await readJson(folder, file);
  const modes = Object.entries(config)
    .filter(([key, value]) => key.startsWith("pooling_mode_") && value === true)
    .map(([key]) => key.slice("pooling_mode_".length));
  const mode = String(config.pooling_mode ?? modes.join(" and "));
  if (mode === "mean_tokens" || mode === "mean") return "mean";
  if (mode === "cls_token" || mode === "cls") return "cls";
  throw new Error(
    `${file} asks for ${mode || "no pooling"}; Quotewell takes mean_tokens or cls_token`,
  );
}

async function readDense(folder: string, path: string): Promise<DenseLayer> {
  const file = `${path}/config.json`;
  const { in_features: from, out_features: to, activation_function } = await readJson(folder, file);
  const name = String(activation_function ?? "Identity")
    .split(".")
    .at(-1)!
    .toLowerCase();
  if (name !== "identity" && name !== "tanh") {
    throw new Error(`${file} asks for the activation ${name}; Quotewell knows identity and tanh`);
  }
  if (typeof from !== "number" || typeof to !== "number") {
    throw new Error(`${join(file)} has no in_features or out_features`);
  }
  return { path, from, to, activation: name };
}
