import { folderEvents } from "./folder-events.ts";
import { FollowChanges, type FollowOptions } from "./follow-changes.ts";

/** Interval in case of changes without events, as on network drives. */
const LOOK_EVERY_MS = 60_000;

/** Interval if there are no events at all. */
const LOOK_OFTEN_MS = 10_000;

/** Errors for the system's limits on watches (ENOSPC, on Linux) and open files (EMFILE, ENFILE). */
const LIMITS = new Set(["ENOSPC", "EMFILE", "ENFILE"]);

export type FolderWatch = {
  /** Tells it that something has changed without an event. */
  notice(): void;
  /** Runs an update on request; the changes that it covers lead to no further one. */
  during<Result>(update: () => Promise<Result>): Promise<Result>;
  /** Starts no more updates. */
  stop(): void;
};

/**
 * Updates now and after each change of a folder. Changes are announced by events, and found by a look once a minute. If the system
 * does not allow all folders to be watched, that is reported once, and the folder is looked at every ten seconds.
 *
 * @param say shows the operator a sentence
 */
export function watchFolder(
  folder: string,
  work: Pick<FollowOptions, "look" | "update" | "onFailure">,
  say: (text: string) => void,
): FolderWatch {
  let everyMs = LOOK_EVERY_MS;
  const changes = new FollowChanges({ ...work, lookEveryMs: () => everyMs });
  const events = folderEvents(folder, {
    change: () => changes.notice(),
    failure(error) {
      if (everyMs === LOOK_OFTEN_MS) return;
      everyMs = LOOK_OFTEN_MS;
      changes.notice();
      void events.close();
      say(unwatchable(folder, error));
    },
  });
  void changes.follow();
  return {
    notice: () => changes.notice(),
    during: (update) => changes.during(update),
    stop() {
      changes.stop();
      void events.close();
    },
  };
}

/** A sentence that says why changes of a folder are found late. */
export function unwatchable(folder: string, error: NodeJS.ErrnoException): string {
  const why = LIMITS.has(String(error.code))
    ? `the system's limit is reached (${error.code}; on Linux raise fs.inotify.max_user_watches)`
    : error.message;
  return `${folder} can't be watched: ${why}. New articles are looked for every ${LOOK_OFTEN_MS / 1000} seconds instead.`;
}
