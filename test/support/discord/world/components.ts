import type { Component, Message } from "./model.ts";

/** Marks a message whose words, too, are components. */
export const COMPONENTS_V2 = 1 << 15;
const BUTTON = 2;
export const STRING_MENU = 3;
const TEXT_DISPLAY = 10;

/** Every component, the nested ones too, from top to bottom. */
export function everyComponent(components: readonly Component[]): Component[] {
  return components.flatMap((component) => {
    const inside = [component.components, component.accessory, component.component];
    return [component, ...everyComponent(inside.flat().filter((each) => each !== undefined))];
  });
}

export function buttonsOf(message: Message): Component[] {
  return everyComponent(message.components).filter(({ type }) => type === BUTTON);
}

/** What the text displays of a message say, one entry each. */
export function textDisplays(components: readonly Component[]): string[] {
  return everyComponent(components)
    .filter(({ type }) => type === TEXT_DISPLAY)
    .map(({ content }) => content ?? "");
}

/** Everything a person can read in a message apart from its buttons. */
export function textOf(message: Message): string {
  const embeds = message.embeds.flatMap(({ author, title, description, fields, footer }) => [
    author?.name,
    title,
    description,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [message.content, ...embeds, ...textDisplays(message.components)]
    .filter(Boolean)
    .join("\n");
}
