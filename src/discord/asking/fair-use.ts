import type { Charge, Meters } from "../store/meters.ts";

/** How many questions may come at once, and how many per minute after that. */
export type Allowance = { readonly burst: number; readonly perMinute: number };

export type Allowances = {
  readonly user: Allowance;
  readonly channel: Allowance;
  readonly guild: Allowance;
};

/** Share of the questions per minute that may come at once. */
const AT_ONCE = 0.5;

/** Allowances from the questions per minute; at least 1 each. */
export function allowances(perMinute: {
  readonly user: number;
  readonly channel: number;
  readonly server: number;
}): Allowances {
  const allowance = (perMinute: number) => ({ burst: Math.ceil(perMinute * AT_ONCE), perMinute });
  return {
    user: allowance(perMinute.user),
    channel: allowance(perMinute.channel),
    guild: allowance(perMinute.server),
  };
}

/** Other commands and buttons are allowed this many times as often as questions. */
const USES_PER_QUESTION = 3;

/** Who asks, by Discord ids; no guild in direct messages. */
export type Asker = {
  readonly user: string;
  readonly channel: string;
  readonly guild: string | null;
};

/**
 * Counts a question, or another use of the bot, for its user, channel and guild; for none of them if one has to wait.
 *
 * @returns 0 if it is allowed now, else the seconds to wait, at least 1
 */
export async function secondsToWait(
  { user, channel, guild }: Asker,
  allowances: Allowances,
  meters: Meters,
  what: "question" | "use" = "question",
): Promise<number> {
  const charge = (kind: keyof Allowances, id: string): Charge => {
    const { burst, perMinute } = allowances[kind];
    const name = `${kind} ${id}`;
    if (what === "question") return { name, burst, everyMs: 60_000 / perMinute };
    const everyMs = 60_000 / (USES_PER_QUESTION * perMinute);
    return { name: `use ${name}`, burst: USES_PER_QUESTION * burst, everyMs };
  };
  const charges = [charge("user", user), charge("channel", channel)];
  if (guild !== null) charges.push(charge("guild", guild));
  return Math.ceil((await meters.charge(charges)) / 1000);
}
