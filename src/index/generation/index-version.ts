import { join } from "node:path";
import { readText } from "./intact.ts";
import { CURRENT } from "./manifest.ts";
import { tracesOf } from "./traces.ts";

/** Which index is current, and what a look at it shows; both are only compared. */
export type Sign = {
  /** Another one names another index. */
  readonly current: string;
  /** Stays the same while nobody touches the index: one that could not be used is not tried again. */
  readonly traces: string;
};

/** Tells which index answers now without opening it. */
export type Signpost = {
  /** `null` while there is no index. @throws UserError if it can't be found out */
  read(): Promise<Sign | null>;
  /** Calls when another index may have become current, where that is announced; reading finds it anyway. */
  onChange(heard: () => void): void;
  close(): Promise<void>;
};

/** The index in a folder; nobody announces another one. */
export function folderSignpost(embeddingsDir: string): Signpost {
  return {
    async read() {
      const current = readText(join(embeddingsDir, CURRENT));
      return current === null ? null : { current, traces: tracesOf(embeddingsDir, current) };
    },
    onChange() {},
    async close() {},
  };
}
