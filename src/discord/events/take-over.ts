import { answerDeferred, type CommandQuestion } from "../asking/answer-command.ts";
import { questionInMessage } from "../asking/question-in-message.ts";
import type { Bot } from "../bot.ts";
import { isSeenHere, messageAt } from "../gateway/channels.ts";
import { finishAnswering, laterClaimed } from "../later/answer-later.ts";
import type { Claim } from "../store/claims.ts";
import { openSealed } from "../store/seal-text.ts";
import { respondTo } from "./message.ts";
import { withClaim } from "./with-claim.ts";

/** Questions left open by processes that ended, limited to those that this process can answer. */
export async function abandonedHere(bot: Bot): Promise<readonly Claim[]> {
  const abandoned = await bot.store.claims.abandoned();
  // A command can be answered by any process, with its token.
  return abandoned.filter(({ guild, command }) => command !== null || isSeenHere(guild, bot));
}

/** Answers a question that was left open. */
export function takeOver(claim: Claim, bot: Bot): Promise<void> {
  const { command, channel } = claim;
  const later = laterClaimed(claim);
  return withClaim(claim, bot, async (stillOurs) => {
    if (later !== null) return finishAnswering(later, bot, stillOurs);
    if (command !== null) {
      const asked = openSealed(command, bot.settings.token);
      if (asked === null) return;
      return answerDeferred({ ...(JSON.parse(asked) as CommandQuestion), stillOurs }, bot);
    }
    const message = await messageAt(channel, claim.message, bot);
    const question = message && (await questionInMessage(message, bot));
    if (message && question) await respondTo(message, question, bot, stillOurs);
  });
}
