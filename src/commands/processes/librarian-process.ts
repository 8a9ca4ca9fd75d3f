/**
 * Entry point of the process that has one index open and answers the bot from it, so that the bot's own process is always free
 * to respond to Discord.
 */
import { ask } from "../../ask.ts";
import type { Librarian } from "../../discord/library/librarian.ts";
import { librarianOf } from "../../discord/library/librarian-of.ts";
import type { Manifest } from "../../glossary/library.ts";
import { takeSettings } from "../../settings/take-settings.ts";
import { checkModel, openCurrent } from "../open/open-index.ts";
import { openModel, openRerankerOf } from "../open/open-model.ts";
import { serveBot } from "./bot-process.ts";

/** The calls that the process serves; all others only after `open` has finished. */
export type LibrarianCalls = Librarian & {
  /** @throws UserError if the index or the model can't be used, or the index was built with another model */
  open(): Promise<Manifest>;
  /** Memory that it uses, including its models, in bytes. */
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
  // The bot then starts another librarian, which opens the index that is current by then.
  void library.lost?.then(() => process.exit(1));
  const answer: Librarian["answer"] = (question, options) =>
    ask(question, { library, embedder, reranker }, options);
  const memory = async () =>
    process.memoryUsage.rss() + (await embedder.memory()) + ((await reranker?.memory()) ?? 0);
  Object.assign(methods, { memory, ...librarianOf(library, embedder, answer) });
  return manifest;
}
