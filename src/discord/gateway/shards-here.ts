import { REST, type RESTGetAPIGatewayBotResult, Routes } from "discord.js";
import { type ShardPlan, type Shards, shardsOf } from "../../settings/shards.ts";
import type { Log } from "../operate/log.ts";
import { untilReachable } from "./connection.ts";

/**
 * The shards of this machine; Discord is asked how many there should be when the plan leaves it open.
 *
 * @param signal ends the trying while Discord can't be reached
 * @throws UserError for a token that Discord refuses
 */
export async function shardsHere(
  plan: ShardPlan,
  { apiUrl, token }: { readonly apiUrl: string; readonly token: string },
  log: Log,
  signal: AbortSignal,
): Promise<Shards> {
  if (plan !== "auto") return plan;
  const rest = new REST({ api: apiUrl }).setToken(token);
  const { shards } = (await untilReachable(
    () => rest.get(Routes.gatewayBot()),
    log,
    signal,
  )) as RESTGetAPIGatewayBotResult;
  return shardsOf(shards);
}
