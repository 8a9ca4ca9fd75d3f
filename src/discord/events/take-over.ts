import type { Message } from "discord.js";
import { answerPromised, type CommandQuestion } from "../asking/command-question.ts";
import { questionInMessage } from "../asking/question-in-message.ts";
import type { Bot } from "../bot.ts";
import { unlessGone } from "../reply/requests.ts";
import type { Claim } from "../store/claims.ts";
import { withClaim } from "./claims.ts";
import { respondTo } from "./message.ts";
import { SHARD_OF_DIRECT_MESSAGES, textChannel } from "./missed.ts";

/** Questions left open by processes that ended, as far as this process can answer them. */
export async function abandonedHere({ client, store }: Bot): Promise<readonly Claim[]> {
  const abandoned = await store.claims.abandoned();
  return abandoned.filter(({ guild, command }) => {
    // A command is answered with its token, from anywhere.
    if (command !== null) return true;
    if (guild === null) return client.ws.shards.has(SHARD_OF_DIRECT_MESSAGES);
    return client.guilds.cache.has(guild);
  });
}

/** Answers a question that was left open. */
export function takeOver(claim: Claim, bot: Bot): Promise<void> {
  const { command } = claim;
  return withClaim(claim, bot, async (stillOurs) => {
    if (command !== null)
      return answerPromised({ ...(JSON.parse(command) as CommandQuestion), stillOurs }, bot);
    const message = await messageAt(claim, bot);
    const question = message && (await questionInMessage(message, bot));
    if (message && question) await respondTo(message, question, bot, stillOurs);
  });
}

function messageAt({ channel, message }: Claim, bot: Bot): Promise<Message | null> {
  return unlessGone(async () => {
    const found = await textChannel(channel, bot.client);
    return (await found?.messages.fetch(message)) ?? null;
  });
}
