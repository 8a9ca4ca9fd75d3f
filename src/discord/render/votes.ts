import { type APIMessageComponent, ComponentType, MessageFlags } from "discord.js";
import type { Payload } from "./components.ts";
import type { Tools } from "./tools.ts";

type Tally = { readonly up: number; readonly down: number };

/**
 * A message of the bot with other counts on its vote buttons. All else stays as it is, in the language
 * of the one who asked.
 *
 * @param components of the message, as Discord gives them
 */
export function withVotes(
  components: readonly APIMessageComponent[],
  answer: string,
  tally: Tally,
  { texts, idOf }: Tools,
): Payload {
  const counts = new Map(
    (["up", "down"] as const).map((vote) => [
      idOf({ kind: "vote", answer, vote }),
      tally[vote] === 0 ? undefined : tally[vote].toLocaleString(texts.locale),
    ]),
  );
  const counted = (component: APIMessageComponent): APIMessageComponent => {
    if (component.type === ComponentType.Container || component.type === ComponentType.ActionRow)
      return { ...component, components: component.components.map(counted) } as APIMessageComponent;
    if (component.type !== ComponentType.Button || !("custom_id" in component)) return component;
    if (!counts.has(component.custom_id)) return component;
    const { label: _, ...rest } = component;
    const label = counts.get(component.custom_id);
    return label === undefined ? rest : { ...rest, label };
  };
  return {
    flags: MessageFlags.IsComponentsV2,
    components: components.map(counted) as unknown as Payload["components"],
    allowedMentions: { parse: [], repliedUser: false },
  };
}
