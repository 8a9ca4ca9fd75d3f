import { setTimeout } from "node:timers/promises";
import type { BuildProgress } from "../../building.ts";
import type { Bot } from "../bot.ts";

/** How often is looked whether the index is there, and typing shown: Discord shows it for ten seconds. */
const LOOK_MS = 1000;
const TYPING_EVERY_MS = 8000;

/** How often it is shown how far the index is, times the questions that wait: Discord takes one edit a second. */
const EDIT_EVERY_MS = 5000;

/** How a question that waits is seen to wait. */
export type Waiting = {
  /** Called every few seconds until `show`. */
  typing(): void;
  /** Shows how far the index is, where the answer will be; `null` before anything is known. */
  show(progress: BuildProgress | null): Promise<void>;
  /** Called before anything is shown or remembered. Throws when another process answers by now. */
  stillOurs(): Promise<void>;
};

/**
 * Waits while the first index is being built. Afterwards there is one, or it could not be built.
 *
 * @throws the reason of `bot.stopping` when the bot stops meanwhile: the question is answered after its next start;
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
        // Progress that can't be shown is left out.
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
