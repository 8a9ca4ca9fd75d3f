/** Entry point of the reading process: understands one article after the other, as it is told. */
import { Worker } from "node:worker_threads";
import { readArticle } from "../read-article.ts";
import type { ReadingRequest } from "./reading-process.ts";
import type { Watch } from "./watch.ts";

const watch: Watch = { mostBytes: Number(process.argv[2]), parent: process.ppid };
new Worker(new URL("./watch.js", import.meta.url), { workerData: watch });

// Lives as long as the main process does, which is the one to decide what Ctrl-C means.
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});

// The PDF library has some of its promises fail unseen; what it was asked for fails by itself or comes.
process.on("unhandledRejection", () => {});

process.on("message", async ({ bytes, id }: ReadingRequest) => {
  process.send!(await readArticle(bytes, id));
});
process.send!("ready");
