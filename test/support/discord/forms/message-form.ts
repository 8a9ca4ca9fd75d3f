import * as z from "zod";
import { COMPONENTS_V2, everyComponent, textDisplays } from "../world/components.ts";
import type { Component, Message } from "../world/model.ts";
import { Refusal, wrongField } from "../world/refusals.ts";
import { layoutForm, rowsForm } from "./component-form.ts";
import { embedsForm } from "./embed-form.ts";
import { fault, parseForm, snowflakeId, text } from "./form.ts";

const ids = z.array(snowflakeId).max(100).nullish();

const allowedMentions = z
  .object({
    parse: z.array(z.enum(["users", "roles", "everyone"])).nullish(),
    users: ids,
    roles: ids,
    replied_user: z.boolean().nullish(),
  })
  .superRefine(({ parse, users, roles }, context) => {
    for (const [kind, list] of Object.entries({ users, roles })) {
      if (parse?.some((each) => each === kind) && list?.length) {
        const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
        fault(context, [], "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
      }
    }
  });

const shape = z.object({
  content: text(2000),
  embeds: embedsForm.nullish(),
  components: z.array(z.looseObject({ type: z.number() })).nullish(),
  flags: z.number().int().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: z
    .array(z.looseObject({ filename: z.string().nullish() }))
    .max(10)
    .nullish(),
  message_reference: z
    .object({
      message_id: snowflakeId,
      channel_id: snowflakeId.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
  nonce: z.union([z.number().int(), z.string().max(25)]).nullish(),
  enforce_nonce: z.boolean().nullish(),
});

export type MessageForm = z.infer<typeof shape>;

/** @throws Refusal 50035; the components are checked by `completed`, which knows the flags */
export function parseMessage(body: unknown): MessageForm {
  return parseForm(shape, body ?? {});
}

export type Body = Pick<Message, "content" | "embeds" | "components" | "flags" | "attachments">;

function checkUnique(components: Component[], key: "custom_id" | "id", code: string): void {
  const values = components.flatMap((component) => component[key] ?? []);
  if (new Set<unknown>(values).size < values.length) {
    throw wrongField("components", code, "Component id cannot be duplicated");
  }
}

function checkLayout(components: Component[]): Component[] {
  const parsed = parseForm(z.object({ components: layoutForm }), { components }).components;
  const count = everyComponent(parsed as Component[]).length;
  if (count > 40) {
    const message = `The total number of components exceeds 40 (is ${count})`;
    throw wrongField("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message);
  }
  const length = textDisplays(parsed as Component[]).join("").length;
  if (length > 4000) {
    const message = `The displayable text size exceeds 4000 (is ${length})`;
    throw wrongField("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message);
  }
  return parsed as Component[];
}

/**
 * What a message holds after a form was applied to it; `before` is `null` for a new one.
 *
 * @throws Refusal 50035 for components out of bounds, 50006 when nothing would be left to see
 */
export function completed(before: Body | null, form: MessageForm, files: string[]): Body {
  const kept = before?.attachments ?? [];
  const flags = (before?.flags ?? 0) | (form.flags ?? 0);
  const added = files.map((filename, index) => ({ id: String(index), filename, size: 0 }));
  const body: Body = {
    content: (form.content === undefined ? before?.content : form.content) ?? "",
    embeds:
      ((form.embeds === undefined ? before?.embeds : form.embeds) as Body["embeds"] | null) ?? [],
    components:
      ((form.components === undefined ? before?.components : form.components) as
        | Component[]
        | null) ?? [],
    attachments: form.attachments?.length === 0 ? added : [...kept, ...added],
    flags,
  };
  if ((flags & COMPONENTS_V2) !== 0) {
    if (body.content !== "" || body.embeds.length > 0) {
      const message = "The 'content' and 'embeds' fields cannot be used with IS_COMPONENTS_V2";
      throw wrongField("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message);
    }
    body.components = checkLayout(body.components);
  } else {
    body.components = parseForm(z.object({ components: rowsForm }), body).components as Component[];
  }
  const all = everyComponent(body.components);
  checkUnique(all, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED");
  checkUnique(all, "id", "COMPONENT_ID_DUPLICATED");
  const anything = body.content.trim() || body.embeds[0] || body.components[0];
  if (!anything && body.attachments.length === 0) throw new Refusal(50006);
  return body;
}
