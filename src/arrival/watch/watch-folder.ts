import { folderEvents } from "./folder-events.ts";
import { FollowChanges, type FollowOptions } from "./follow-changes.ts";

/** Changes on network drives come without events. */
const LOOK_EVERY_MS = 60_000;

/** Where no events come at all. */
const LOOK_OFTEN_MS = 10_000;

/** The system's limits: of watches (ENOSPC, on Linux), and of open files (EMFILE). */
const LIMITS = new Set(["ENOSPC", "EMFILE", "ENFILE"]);

export type FolderWatch = {
  /** Something has changed without an event. */
  notice(): void;
  /** Runs an update that somebody asks for; the changes that it covers lead to no other one. */
  during<Result>(update: () => Promise<Result>): Promise<Result>;
  /** No update begins any more. */
  stop(): void;
};

/**
 * Updates now and after each change of a folder, which events announce and a look once a minute finds. Where the
 * system does not let all folders be watched, this is said once, and the folder is looked at every ten seconds.
 *
 * @param say takes a sentence for the operator
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

/** Why changes of a folder are found later than elsewhere. */
export function unwatchable(folder: string, error: NodeJS.ErrnoException): string {
  const why = LIMITS.has(String(error.code))
    ? `the system's limit is reached (${error.code}; on Linux raise fs.inotify.max_user_watches)`
    : error.message;
  return `${folder} can't be watched: ${why}. New articles are looked for every ${LOOK_OFTEN_MS / 1000} seconds instead.`;
}
