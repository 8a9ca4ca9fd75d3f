import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { fetchFeed } from "../arrival/feeds/fetch-feed.ts";
import { ALLOW_WRITING } from "../arrival/folder/disk-errors.ts";
import { folderEvents } from "../arrival/watch/folder-events.ts";
import { unwatchable } from "../arrival/watch/watch-folder.ts";
import { PUBLIC_WEB, type Reach } from "../arrival/web/reach.ts";
import { shownUrl } from "../arrival/web/refusal.ts";
import { openWeb } from "../arrival/web/web.ts";
import type { Config } from "../settings/config.ts";
import { mapConcurrently } from "../shared/async/queue.ts";
import { UserError } from "../shared/errors.ts";
import type { Finding } from "../terminal/findings.ts";

/** Are changes of the articles folder noticed? */
export async function checkWatching({ articlesDir, watch }: Config): Promise<Finding[]> {
  if (!isFolder(articlesDir)) return []; // Reported by checkArticles.
  if (!watch) return [{ level: "note", text: `${articlesDir} is not watched (WATCH=false)` }];
  const failures: NodeJS.ErrnoException[] = [];
  const failure = (error: NodeJS.ErrnoException) => void failures.push(error);
  const events = folderEvents(articlesDir, { change() {}, failure });
  await events.ready;
  const folders = events.folders().toLocaleString("en");
  await events.close();
  const [first] = failures;
  if (first !== undefined)
    return [
      {
        level: "warning",
        text: unwatchable(articlesDir, first),
        todo: "Raise the limit and start again, or leave it: articles are noticed a little later.",
      },
    ];
  const isRemote = await isNetworkDrive(articlesDir);
  return [
    isRemote
      ? {
          level: "note",
          text: `${articlesDir} is a network drive: what others change there is noticed within a minute`,
        }
      : {
          level: "good",
          text: `Changes of ${articlesDir} are noticed (${folders} of at most ${mostWatches()} folders watched)`,
        },
  ];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Types of `statfs`: NFS, SMB, CIFS, SMB2, FUSE and 9P, which send no events about changes made by others. */
const NETWORK_DRIVES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997]);

async function isNetworkDrive(folder: string): Promise<boolean> {
  const { type } = await statfs(folder);
  return process.platform === "linux" && NETWORK_DRIVES.has(type >>> 0);
}

function mostWatches(): string {
  try {
    return Number(readFileSync("/proc/sys/fs/inotify/max_user_watches", "utf8")).toLocaleString(
      "en",
    );
  } catch {
    return "all";
  }
}

const FEEDS_AT_ONCE = 4;

/** Can each feed be fetched and parsed, and its articles written? */
export async function checkFeeds(config: Config, reach: Reach = PUBLIC_WEB): Promise<Finding[]> {
  const { feeds, articlesDir, maxArticleMb } = config;
  if (feeds.length === 0) return [];
  const web = openWeb(maxArticleMb, reach);
  const findings = await mapConcurrently(
    feeds,
    FEEDS_AT_ONCE,
    async ({ url }): Promise<Finding> => {
      try {
        const { feed } = await fetchFeed(url, { etag: null, modified: null }, web);
        const items = feed?.items.length ?? 0;
        return {
          level: "good",
          text: `The feed ${shownUrl(new URL(url))} works (items: ${items})`,
        };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { level: "warning", text: error.message, todo: error.hint };
      }
    },
  );
  return isWritable(articlesDir)
    ? findings
    : [
        ...findings,
        {
          level: "problem",
          text: `Articles of feeds can't be written to ${articlesDir}`,
          todo: ALLOW_WRITING,
        },
      ];
}

/** Whether this user may add files to a folder. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
