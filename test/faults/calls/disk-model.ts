import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Call } from "../shim/call-record.ts";

/** Decides what a power failure leaves of that which was not synced. */
export type Survival = {
  /** Whether a change of a name in a folder reached the disk: a file made, renamed or deleted. */
  readonly name: () => boolean;
  /** How much of a write reached the disk, 0..1; for a change of length, whether it is above 0. */
  readonly data: () => number;
};

export const ALL: Survival = { name: () => true, data: () => 1 };
export const NOTHING: Survival = { name: () => false, data: () => 0 };

/** Files by path relative to the folder; `null` for a folder. */
export type Tree = ReadonlyMap<string, Buffer | null>;

/**
 * A folder as a disk holds it that promises no more than POSIX does: the bytes of a file are certain once
 * the file is synced, the names in a folder once the folder is synced. Everything else may get lost, each
 * change by itself and in any order. Real file systems lose less.
 */
export class DiskModel {
  readonly #root: ModelFolder;

  /** @param path a folder that is taken to be wholly on the disk */
  constructor(path: string) {
    this.#root = ModelFolder.read(path);
  }

  apply(call: Call): void {
    if (call.kind === "fsync") this.#at(call.path).sync();
    else this.#change(call);
  }

  #change(call: Exclude<Call, { kind: "fsync" }>) {
    const folder = this.#at(dirname(call.path)) as ModelFolder;
    const name = basename(call.path);
    const node = folder.names.get(name)!;
    switch (call.kind) {
      case "create":
        return folder.put(name, new ModelFile());
      case "mkdir":
        return folder.put(name, new ModelFolder());
      case "unlink":
      case "rmdir":
        return folder.change((names) => names.delete(name));
      case "rename":
        if (dirname(call.to) !== dirname(call.path)) throw new Error(`moved to ${call.to}`);
        return folder.change((names) => {
          names.delete(name);
          names.set(basename(call.to), node);
        });
      case "link":
        return (this.#at(dirname(call.to)) as ModelFolder).put(basename(call.to), node);
      case "empty":
        return (node as ModelFile).change({ length: 0 });
      case "truncate":
      case "write":
        return (node as ModelFile).change(call);
    }
  }

  /** What is found after the power came back. */
  after(survival: Survival): Tree {
    const tree = new Map<string, Buffer | null>();
    this.#root.addTo(tree, "", survival);
    return tree;
  }

  #at(path: string): ModelFile | ModelFolder {
    if (path === ".") return this.#root;
    const folder = this.#at(dirname(path)) as ModelFolder;
    return folder.names.get(basename(path))!;
  }
}

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

class ModelFile {
  #synced: Buffer;
  #changes: Change[] = [];

  constructor(synced: Buffer = Buffer.alloc(0)) {
    this.#synced = synced;
  }

  change(change: Change): void {
    this.#changes.push(change);
  }

  sync(): void {
    this.#synced = this.after(() => 1);
    this.#changes = [];
  }

  after(share: Survival["data"]): Buffer {
    return this.#changes.reduce<Buffer>(
      (bytes, change) => changed(bytes, change, share()),
      this.#synced,
    );
  }
}

function changed(before: Buffer, change: Change, share: number): Buffer {
  if (share === 0) return before;
  if ("length" in change) return resized(before, change.length);
  const kept = change.bytes.subarray(0, Math.ceil(change.bytes.length * share));
  const after = resized(before, Math.max(before.length, change.at + kept.length));
  kept.copy(after, change.at);
  return after;
}

function resized(bytes: Buffer, length: number): Buffer {
  const copy = Buffer.alloc(length);
  bytes.copy(copy);
  return copy;
}

type Names = Map<string, ModelFile | ModelFolder>;

class ModelFolder {
  /** As the running program sees them. */
  readonly names: Names;
  #synced: Names;
  #changes: ((names: Names) => void)[] = [];

  constructor(names: Names = new Map()) {
    this.names = names;
    this.#synced = new Map(names);
  }

  static read(path: string): ModelFolder {
    const children = readdirSync(path, { withFileTypes: true }).map((child) => {
      const at = join(path, child.name);
      const node = child.isDirectory() ? ModelFolder.read(at) : new ModelFile(readFileSync(at));
      return [child.name, node] as const;
    });
    return new ModelFolder(new Map(children));
  }

  put(name: string, node: ModelFile | ModelFolder): void {
    this.change((names) => names.set(name, node));
  }

  /** Renaming and deleting; one change happens wholly or not at all. */
  change(change: (names: Names) => void): void {
    change(this.names);
    this.#changes.push(change);
  }

  sync(): void {
    this.#synced = new Map(this.names);
    this.#changes = [];
  }

  addTo(tree: Map<string, Buffer | null>, path: string, survival: Survival): void {
    const names = new Map(this.#synced);
    for (const change of this.#changes) if (survival.name()) change(names);
    for (const [name, node] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const at = join(path, name);
      tree.set(at, node instanceof ModelFile ? node.after(survival.data) : null);
      if (node instanceof ModelFolder) node.addTo(tree, at, survival);
    }
  }
}

/** Puts a tree into an empty folder. */
export function writeTree(tree: Tree, folder: string): void {
  for (const [path, bytes] of tree) {
    if (bytes === null) mkdirSync(join(folder, path));
    else writeFileSync(join(folder, path), bytes);
  }
}
