/** Entry point of the reading process: reads one article after the other. */
import { Worker } from "node:worker_threads";
import type { Reading } from "../../building.ts";
import { serveParent } from "../../processes/serve-parent.ts";
import { readArticle } from "../read-article.ts";
import type { Watch } from "./watch.ts";

export type ReadingRequest = { readonly bytes: Buffer; readonly id: string };

export type ReadingCalls = {
  /** Done when the process has started. */
  open(): Promise<void>;
  read(request: ReadingRequest): Promise<Reading>;
};

const watch: Watch = { mostBytes: Number(process.argv[2]), parent: process.ppid };
new Worker(new URL("./watch.js", import.meta.url), { workerData: watch });

// The PDF library has some of its promises fail unseen; what it was asked for fails by itself or comes.
process.on("unhandledRejection", () => {});

const methods: ReadingCalls = {
  async open() {},
  read: ({ bytes, id }) => readArticle(bytes, id),
};
serveParent(methods);
