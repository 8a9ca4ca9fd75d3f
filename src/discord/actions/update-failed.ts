import { UserError } from "../../shared/errors.ts";
import type { Adding } from "../adding/adding.ts";
import { newId } from "../asking/question.ts";
import type { Bot } from "../bot.ts";
import type { Payload, Tools } from "../render/components.ts";
import { rebuildFailed } from "../render/reindex.ts";

/** Brings the index up to date after a change of the articles. @returns the message to show if that fails, else `null` */
export async function failureToUpdate(
  adding: Pick<Adding, "update">,
  tools: Tools,
  bot: Bot,
): Promise<Payload | null> {
  try {
    await adding.update();
    return null;
  } catch (error) {
    return await updateFailed(error, tools, bot);
  }
}

/** Logs that the index could not be updated. @returns the message to show: the kind of error and a reference to the log */
export async function updateFailed(
  error: unknown,
  tools: Tools,
  { log, parts }: Bot,
): Promise<Payload> {
  const id = newId();
  log.error("rebuildFailed", error, { id });
  const isAnswering = await parts.withLibrarian(async () => true).catch(() => false);
  return rebuildFailed(error instanceof UserError ? error.code : null, id, isAnswering, tools);
}
