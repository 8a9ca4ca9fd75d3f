/** Entry point of the reading process: reads articles one at a time. */
import { setFlagsFromString } from "node:v8";
import type { Reading } from "../../glossary/building.ts";
import { serveParent } from "../../shared/processes/serve-parent.ts";
import { watchProcess } from "../../shared/processes/watch.ts";
import { readArticle } from "../read-article.ts";

export type ReadingRequest = { readonly bytes: Buffer; readonly id: string };

export type ReadingCalls = {
  /** Resolves when the process has started. */
  open(): Promise<void>;
  read(request: ReadingRequest): Promise<Reading>;
};

// Compile regular expressions on first use instead of interpreting them first: cleaning has two hundred of them.
setFlagsFromString("--no-regexp-tier-up");

watchProcess({ mostBytes: Number(process.argv[2]), everyMs: 20 });

// The PDF library leaves some rejected promises unhandled, but its calls still resolve or reject.
process.on("unhandledRejection", () => {});

const methods: ReadingCalls = {
  async open() {},
  read: ({ bytes, id }) => readArticle(bytes, id),
};
serveParent(methods);
