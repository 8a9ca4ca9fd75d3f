/** Entry point of the process that parses what sites send: feeds and robots.txt. */
import { serveParent } from "../../shared/processes/serve-parent.ts";
import { watchProcess } from "../../shared/processes/watch.ts";
import { mayFetch } from "./may-fetch.ts";
import { readFeed } from "./read-feed.ts";

export type ParsingCalls = {
  /** Resolves when the process has started. */
  open(): Promise<void>;
  mayFetch(...asked: Parameters<typeof mayFetch>): Promise<boolean>;
  readFeed(...asked: Parameters<typeof readFeed>): Promise<ReturnType<typeof readFeed>>;
};

watchProcess({ mostBytes: Number(process.argv[2]), everyMs: 20 });

const methods: ParsingCalls = {
  async open() {},
  mayFetch: async (...asked) => mayFetch(...asked),
  readFeed: async (...asked) => readFeed(...asked),
};
serveParent(methods);
