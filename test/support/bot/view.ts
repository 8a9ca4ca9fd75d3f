import type { Payload, Tools } from "../../../src/discord/render/components.ts";
import type { Press } from "../../../src/discord/reply/press.ts";
import { textsFor } from "../../../src/discord/texts/index.ts";
import { everyComponent } from "../discord/limits.ts";

/** Ids of buttons that can be read in a snapshot. */
export const toolsFor = (locale: string): Tools => ({
  texts: textsFor(locale),
  idOf: (press: Press) => Object.values(press).join(" "),
  offersLater: true,
});

export const LOCALES = ["en-US", "de", "fr"] as const;

type Shown = { readonly [key: string]: unknown };

/** A message as lines: its texts, and its buttons in brackets with what they ask for. */
export function view({ components }: Payload): string {
  return everyComponent(components as unknown as readonly Shown[])
    .flatMap((component) => {
      if (component.type === 10) return [String(component.content)];
      if (component.type === 14) return ["────"];
      if (component.type !== 2) return [];
      const face = [(component.emoji as Shown)?.name, component.label].filter(Boolean);
      return [`[${face.join(" ")} → ${component.custom_id}${component.disabled ? ", off" : ""}]`];
    })
    .join("\n");
}
