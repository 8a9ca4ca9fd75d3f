import * as z from "zod";
import { fault, filled, snowflakeId, text, webUrl } from "./form.ts";

const id = z.number().int().min(0).nullish();
const customId = z.string().min(1).max(100);
const flag = z.boolean().nullish();
const emoji = z.object({ id: snowflakeId.nullish(), name: z.string().nullish(), animated: flag });
const media = z.looseObject({ url: webUrl(2048) });
const LINK = 5;
const PREMIUM = 6;

const button = z
  .object({
    type: z.literal(2),
    id,
    style: z.number().int().min(1).max(6),
    label: text(80),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: webUrl(512).nullish(),
    sku_id: snowflakeId.nullish(),
    disabled: flag,
  })
  .superRefine(({ style, custom_id, url, label, emoji }, context) => {
    if (style === PREMIUM) return;
    if (style === LINK && !url) {
      fault(context, ["url"], "BASE_TYPE_REQUIRED", "A url is required");
    }
    if (style !== LINK && !custom_id) {
      fault(context, ["custom_id"], "BASE_TYPE_REQUIRED", "A custom id is required");
    }
    if (url && custom_id) {
      const message = "A custom id and url cannot both be specified";
      fault(context, ["custom_id"], "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message);
    }
    if (!label && !emoji) {
      const message = "A label or emoji is required for a button";
      fault(context, [], "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", message);
    }
  });

const menu = {
  id,
  custom_id: customId,
  placeholder: text(150),
  min_values: z.number().int().min(0).max(25).nullish(),
  max_values: z.number().int().min(1).max(25).nullish(),
  disabled: flag,
  required: flag,
};

const stringMenu = z.object({
  ...menu,
  type: z.literal(3),
  options: z
    .array(
      z.object({
        label: filled(100),
        value: filled(100),
        description: text(100),
        emoji: emoji.nullish(),
        default: flag,
      }),
    )
    .min(1)
    .max(25)
    .superRefine((options, context) => {
      if (new Set(options.map(({ value }) => value)).size < options.length) {
        const message = "The specified option value is already used";
        fault(context, [], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
      }
    }),
});

const otherMenus = ([5, 6, 7, 8] as const).map((type) =>
  z.looseObject({ ...menu, type: z.literal(type) }),
);

/** Buttons in a row, or one menu. */
const row = z.object({
  type: z.literal(1),
  id,
  components: z
    .array(z.discriminatedUnion("type", [button, stringMenu, ...otherMenus]))
    .min(1)
    .max(5)
    .superRefine((inside, context) => {
      if (inside.length > 1 && inside.some(({ type }) => type !== 2)) {
        const message = "The specified component exceeds the maximum width";
        fault(context, [], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
      }
    }),
});

const words = z.object({ type: z.literal(10), id, content: filled(4000) });
const thumbnail = z.object({
  type: z.literal(11),
  id,
  media,
  description: text(1024),
  spoiler: flag,
});
const section = z.object({
  type: z.literal(9),
  id,
  components: z.array(words).min(1).max(3),
  accessory: z.discriminatedUnion("type", [button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(12),
  id,
  items: z
    .array(z.looseObject({ media, description: text(1024) }))
    .min(1)
    .max(10),
});
const file = z.looseObject({ type: z.literal(13), id, file: media });
const separator = z.object({
  type: z.literal(14),
  id,
  divider: flag,
  spacing: z.number().int().min(1).max(2).nullish(),
});
const inContainer = [row, section, words, gallery, file, separator] as const;
const container = z.object({
  type: z.literal(17),
  id,
  accent_color: z.number().int().min(0).max(0xffffff).nullish(),
  spoiler: flag,
  components: z.array(z.discriminatedUnion("type", inContainer)).min(1),
});

/** Components as they were before Components V2: rows. */
export const rowsForm = z.array(z.discriminatedUnion("type", [row])).max(5);

/** Components V2, what a message may hold with the flag 1 << 15. */
export const layoutForm = z.array(z.discriminatedUnion("type", [...inContainer, container]));

const textInput = z.looseObject({
  type: z.literal(4),
  custom_id: customId,
  style: z.number().int().min(1).max(2),
  label: z.string().max(45).nullish(),
  value: text(4000),
  placeholder: text(100),
});
const inputRow = z.object({ type: z.literal(1), id, components: z.array(textInput).length(1) });
const label = z.object({
  type: z.literal(18),
  id,
  label: filled(45),
  description: text(100),
  component: z.discriminatedUnion("type", [textInput, stringMenu, ...otherMenus]),
});

/** The form an interaction may open. */
export const modalForm = z.object({
  custom_id: customId,
  title: filled(45),
  components: z
    .array(z.discriminatedUnion("type", [inputRow, label, words]))
    .min(1)
    .max(5),
});
