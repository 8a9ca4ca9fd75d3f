import { Events } from "discord.js";
import type { Bot } from "../bot.ts";
import { askGapsAgain } from "../later/ask-again.ts";
import { onDelete, onEdit } from "./edits.ts";
import { onInteraction } from "./interactions.ts";
import { onMessage } from "./message.ts";
import { missedMessages } from "./missed-messages.ts";
import { abandonedHere, takeOver } from "./take-over.ts";

export type Listening = {
  /** Accepts no more questions; still handles edits and deletions of earlier ones. */
  stop(): void;
  /** Resolves when all work is done. */
  done(): Promise<unknown>;
};

/** Handles every event that concerns the bot; errors are logged and don't stop it. */
export function listen(bot: Bot): Listening {
  const { client, byMessage, log, pace } = bot;
  const work = new Set<Promise<void>>();
  let stopped = false;
  const doing = (failure: string, id: string, task: () => Promise<void>) => {
    const done = byMessage.run(id, task).catch((error) => log.error(failure, error, { on: id }));
    work.add(done);
    void done.finally(() => work.delete(done));
  };
  client.on(Events.MessageCreate, (message) => {
    if (!stopped) doing("messageFailed", message.id, () => onMessage(message, bot));
  });
  client.on(Events.InteractionCreate, (interaction) => {
    if (!stopped) doing("interactionFailed", interaction.id, () => onInteraction(interaction, bot));
  });
  client.on(Events.MessageUpdate, (_, message) =>
    doing("editFailed", message.id, () => onEdit(message, bot)),
  );
  client.on(Events.MessageDelete, ({ id }) => doing("deleteFailed", id, () => onDelete(id, bot)));
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const id of messages.keys()) doing("deleteFailed", id, () => onDelete(id, bot));
  });
  client.on(Events.ShardReady, (shard) =>
    doing("catchingUpFailed", `shard ${shard}`, async () => {
      for await (const message of missedMessages(shard, bot)) {
        if (stopped) return;
        doing("messageFailed", message.id, () => onMessage(message, bot));
      }
    }),
  );
  let willAskAgain = false;
  const askAgain = () => {
    if (stopped || willAskAgain) return;
    willAskAgain = true;
    doing("askingAgainFailed", "gaps", () => {
      willAskAgain = false;
      return askGapsAgain(bot);
    });
  };
  client.once(Events.ClientReady, askAgain);
  bot.parts.onNewIndex(askAgain);
  const look = async () => {
    for (const claim of await abandonedHere(bot))
      doing("takingOverFailed", claim.message, () => takeOver(claim, bot));
  };
  const looking = setInterval(
    () => doing("lookingFailed", "left open", look),
    pace.lookEveryMs,
  ).unref();
  return {
    stop() {
      stopped = true;
      clearInterval(looking);
    },
    done: () => Promise.allSettled(work),
  };
}
