import { UserError } from "../../shared/errors.ts";
import { Refusal } from "../../shared/refusal.ts";
import type { Bot } from "../bot.ts";
import type { Failure, FailureCause } from "../render/adding.ts";
import type { Adding, Delivery } from "./adding.ts";
import { download, TooLarge } from "./download.ts";

/** An attachment of a message or command, as Discord describes it, or the address of a page, as somebody typed it. */
export type Offered =
  | { readonly name: string; readonly url: string; readonly size: number }
  | { readonly address: string };

/** The result of adding files: the ids of those now in the articles folder, and why others are not. */
export type TakenFiles = {
  readonly taken: readonly { readonly name: string; readonly id: string }[];
  readonly failures: readonly Failure[];
};

/** By the beginning of the error's code. */
const CAUSES: { readonly [start: string]: FailureCause } = {
  ARRIVAL_TYPE: "type",
  ARRIVAL_TOO_LARGE: "tooLarge",
  ARRIVAL_UNREADABLE: "unreadable",
  ARRIVAL_KNOWN: "known",
  ARRIVAL_COLLECTION: "collection",
  FETCH_ADDRESS: "address",
  FETCH_FAILED: "notFetched",
  FETCH_LATER: "notFetched",
  FETCH_REDIRECTS: "notFetched",
  FETCH_ROBOTS: "robots",
  FETCH_TOO_LARGE: "tooLarge",
  FETCH_TYPE: "type",
  ARRIVAL_NOT_ADDED: "notAdded",
  ARTICLES_GONE: "notAdded",
  DISK_FULL: "disk",
  NOT_WRITABLE: "disk",
  DISK_FAILED: "disk",
  ARTICLES_MISSING: "disk",
};

/** Adds the files one after another, so that only one is in memory. */
export async function takeFiles(
  offered: readonly Offered[],
  where: Pick<Delivery, "collection" | "by" | "guild">,
  adding: Adding,
  bot: Bot,
): Promise<TakenFiles> {
  const taken: { name: string; id: string }[] = [];
  const failures: Failure[] = [];
  for (const one of offered)
    await bot.byMessage.run("adding", async () => {
      const name = "address" in one ? one.address : one.name;
      try {
        const id = await adding.add({ ...(await fetched(one, adding, bot)), ...where });
        taken.push({ name, id });
        bot.log.info("added", { article: id, user: where.by, guild: where.guild });
      } catch (error) {
        failures.push(failureOf(error, name, bot));
      }
    });
  return { taken, failures };
}

async function fetched(offered: Offered, { fetch, mostBytes }: Adding, { settings }: Bot) {
  if (!("address" in offered)) {
    const bytes = await download(offered, mostBytes, settings.apiUrl);
    return { bytes, name: offered.name, url: null };
  }
  if (fetch === null) throw new Error("Pages may not be added by their address.");
  return fetch(offered.address);
}

/** What people see of an error: messages about the file itself, but no details about the machine. */
export function failureOf(error: unknown, name: string, { log }: Bot): Failure {
  if (error instanceof TooLarge) return { cause: "tooLarge", name, detail: null };
  const code = error instanceof UserError ? error.code : null;
  const cause = code === null ? undefined : CAUSES[code];
  if (cause === undefined || cause === "disk") log.error("notAdded", error, { name });
  const detail = error instanceof Refusal ? error : null;
  return { cause: cause ?? (code === null ? "notFetched" : "disk"), name, detail };
}
