import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Press } from "../reply/press.ts";
import type { Texts } from "../texts/index.ts";

/** What every message is rendered with. */
export type Tools = {
  /** In the reader's language. */
  readonly texts: Texts;
  /** `sealPress` with the store's secret. */
  readonly idOf: (press: Press) => string;
  /** Whether people may request a reply for when there is an answer. */
  readonly offersLater: boolean;
};

/** Largest total length of all texts in a message, in characters. */
export const MOST_TEXT = 4000;

/** A message to send, or to replace another one with, in discord.js' format. It can't ping anybody. */
export type Payload = {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowedMentions: { readonly parse: never[]; readonly repliedUser: false };
};

/** Colours of the stripe at the side of a card. They only repeat what the words say. */
const COLOURS = {
  answered: 0x2e9e6b,
  unsure: 0xd9a227,
  "not-found": 0x7d8590,
  plain: 0x4f7cac,
  trouble: 0xc0504d,
} as const;

export type Button = APIButtonComponentWithCustomId;
export type Part = APIComponentInContainer;

export function card(parts: readonly Part[], colour: keyof typeof COLOURS = "plain"): Payload {
  const accent_color = COLOURS[colour];
  return message([{ type: ComponentType.Container, accent_color, components: [...parts] }]);
}

export function message(components: readonly APIMessageTopLevelComponent[]): Payload {
  return {
    flags: MessageFlags.IsComponentsV2,
    components,
    allowedMentions: { parse: [], repliedUser: false },
  };
}

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function section(content: string, accessory: Button): APISectionComponent {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

/** At most five buttons side by side. */
export function row(buttons: readonly Button[]): Part {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}

/** @param customId unique in its message */
export function button(
  customId: string,
  face: { readonly label?: string; readonly emoji?: string; readonly disabled?: boolean },
): Button {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    ...(face.label === undefined ? {} : { label: face.label }),
    ...(face.emoji === undefined ? {} : { emoji: { name: face.emoji } }),
    ...(face.disabled ? { disabled: true } : {}),
  };
}

export function smallPrint(line: string): string {
  return `-# ${line}`;
}
