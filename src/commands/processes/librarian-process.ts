/**
 * A process of its own that has one index open and answers the bot from it. Searching takes its time
 * here, so that the bot's process is always free to answer Discord.
 */
import { ask } from "../../ask.ts";
import type { Librarian } from "../../discord/library/librarian.ts";
import { librarianOf } from "../../discord/library/librarian-of.ts";
import type { Manifest } from "../../glossary/library.ts";
import { takeSettings } from "../../settings/take-settings.ts";
import { checkModel, openCurrent } from "../open/open-index.ts";
import { openModel, openRerankerOf } from "../open/open-model.ts";
import { serveBot } from "./bot-process.ts";

/** What the process can be asked; all but `open` only once that is done. */
export type LibrarianCalls = Librarian & {
  /** @throws UserError for an index or a model that can't be used, or when one is not made for the other */
  open(): Promise<Manifest>;
  /** Bytes of memory that it holds with its models. */
  memory(): Promise<number>;
};

const methods = { open };
serveBot(methods, 5);

async function open(): Promise<Manifest> {
  const config = takeSettings();
  const unseen = { show() {}, stop() {} };
  const [library, embedder, reranker] = await Promise.all([
    openCurrent(config),
    openModel(config, unseen),
    openRerankerOf(config, unseen),
  ]);
  const { manifest } = library;
  checkModel(manifest, embedder);
  // The bot starts another librarian, who opens the index that is current then.
  void library.lost?.then(() => process.exit(1));
  const answer: Librarian["answer"] = (question, options) =>
    ask(question, { library, embedder, reranker }, options);
  const memory = async () =>
    process.memoryUsage.rss() + (await embedder.memory()) + ((await reranker?.memory()) ?? 0);
  Object.assign(methods, { memory, ...librarianOf(library, embedder, answer) });
  return manifest;
}
