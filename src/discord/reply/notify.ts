import type { Bot } from "../bot.ts";
import { type Notice, noticeMessage } from "../render/notice.ts";
import { type Answerable, respond } from "./respond.ts";

/** Tells something to the one who used the command or button, in their language. */
export async function notify(interaction: Answerable, notice: Notice, bot: Bot): Promise<void> {
  const payload = noticeMessage(notice, bot.tools(interaction.locale));
  await respond(interaction, payload, { by: "presser" });
}
