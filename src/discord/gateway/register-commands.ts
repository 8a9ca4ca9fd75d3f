import type { Bot } from "../bot.ts";
import { persistently } from "../reply/requests.ts";
import { COMMANDS, commandsHash } from "./commands.ts";

/** The name of the note that holds what was registered last, and for which application. */
const NOTE = "commands";

/** Tells Discord of the commands if they are not those it was told of last. */
export async function registerCommands({ client, store, log }: Bot): Promise<void> {
  const { application } = client;
  const wanted = `${application.id} ${commandsHash()}`;
  if ((await store.note(NOTE)) === wanted) return;
  try {
    await persistently(() => application.commands.set([...COMMANDS]));
    await store.setNote(NOTE, wanted);
    log.info("commandsRegistered", { commands: COMMANDS.length });
  } catch (error) {
    log.error("commandsNotRegistered", error);
  }
}
