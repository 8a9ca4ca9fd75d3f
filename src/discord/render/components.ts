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

/** Characters that all texts of a message may have together. */
export const MOST_TEXT = 4000;

/** A message ready to be sent or to replace one, as discord.js takes it. It can't ping anybody. */
export type Payload = {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowedMentions: { readonly parse: never[]; readonly repliedUser: false };
};

/** The stripe at the side of a message; each tells apart what words say as well. */
export const COLOURS = {
  answered: 0x2e9e6b,
  unsure: 0xd9a227,
  notFound: 0x7d8590,
  plain: 0x4f7cac,
  trouble: 0xc0504d,
} as const;

export type Button = APIButtonComponentWithCustomId;
export type Part = APIComponentInContainer;

/** A message of one card. */
export function card(parts: readonly Part[], colour: number): Payload {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: colour, components: [...parts] }],
    allowedMentions: { parse: [], repliedUser: false },
  };
}

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** Text with a button at its side. */
export function section(content: string, accessory: Button): APISectionComponent {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

/** At most five buttons side by side. */
export function row(buttons: readonly Button[]): Part {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}

/**
 * @param face a label, an emoji, or both
 * @param customId unique in its message
 */
export function button(
  customId: string,
  face: { readonly label?: string; readonly emoji?: string },
  options: { readonly disabled?: boolean } = {},
): Button {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    ...(face.label === undefined ? {} : { label: face.label }),
    ...(face.emoji === undefined ? {} : { emoji: { name: face.emoji } }),
    ...(options.disabled ? { disabled: true } : {}),
  };
}

/** Lines in small print; each is one line. */
export function smallPrint(lines: readonly string[]): string {
  return lines.map((line) => `-# ${line}`).join("\n");
}
