import { setTimeout } from "node:timers/promises";
import type { BuildProgress } from "../../glossary/building.ts";
import type { Bot } from "../bot.ts";

/** How often to look for the index, and to renew the typing indicator, which Discord shows for ten seconds. */
const LOOK_MS = 1000;
const TYPING_EVERY_MS = 8000;

/** How often to show progress, times the number of waiting questions: Discord allows about one edit per second. */
const EDIT_EVERY_MS = 5000;

/** What people see while a question waits. */
export type Waiting = {
  /** Called every few seconds until `show`. */
  typing(): void;
  /** Shows the progress of the index in place of the answer; `null` before anything is known. */
  show(progress: BuildProgress | null): Promise<void>;
  /** Called before anything is shown or stored. Throws if another process has taken over the question. */
  stillOurs(): Promise<void>;
};

/**
 * Waits until the first index is built or has turned out to be impossible to build.
 *
 * @throws the reason of `bot.stopping` if the bot stops in the meantime: the question is answered after its next start;
 * what `waiting.stillOurs` throws
 */
export async function untilIndexed(
  { parts, held, pace, stopping }: Bot,
  waiting: Waiting,
): Promise<void> {
  const me = {};
  held.add(me);
  try {
    // Typing was shown when the question was taken.
    let typeAt = performance.now() + TYPING_EVERY_MS;
    let showAt = performance.now() + pace.progressAfterMs;
    let first = parts.firstIndex();
    for (; first !== null; first = parts.firstIndex()) {
      const now = performance.now();
      if (now >= showAt) {
        await waiting.stillOurs();
        // If the progress can't be shown, it is skipped.
        await waiting.show(first.progress).catch(() => {});
        typeAt = Infinity;
        showAt = performance.now() + EDIT_EVERY_MS * held.size;
      } else if (now >= typeAt) {
        waiting.typing();
        typeAt = now + TYPING_EVERY_MS;
      }
      await Promise.race([first.done, setTimeout(LOOK_MS)]);
      stopping.throwIfAborted();
    }
  } finally {
    held.delete(me);
  }
}
