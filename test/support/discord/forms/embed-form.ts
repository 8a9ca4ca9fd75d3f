import * as z from "zod";
import { fault, filled, text, webUrl } from "./form.ts";

const picture = z.object({ url: webUrl(2048) }).nullish();

const embed = z.looseObject({
  title: text(256),
  description: text(4096),
  url: webUrl(2048).nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: z.number().int().min(0).max(0xffffff).nullish(),
  footer: z.looseObject({ text: filled(2048) }).nullish(),
  author: z.looseObject({ name: filled(256) }).nullish(),
  image: picture,
  thumbnail: picture,
  fields: z
    .array(z.object({ name: filled(256), value: filled(1024), inline: z.boolean().nullish() }))
    .max(25)
    .nullish(),
});

type Embed = z.infer<typeof embed>;

/** Characters that count towards the 6000 all embeds of a message share. */
function lengthOf({ title, description, footer, author, fields }: Embed): number {
  const parts = [title, description, footer?.text, author?.name];
  for (const field of fields ?? []) parts.push(field.name, field.value);
  return parts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
}

function isBlank({ title, description, footer, author, fields, image, thumbnail }: Embed): boolean {
  return ![title, description, footer, author, fields?.length, image, thumbnail].some(Boolean);
}

/** Up to ten embeds, 6000 characters together. */
export const embedsForm = z
  .array(embed)
  .max(10)
  .superRefine((embeds, context) => {
    const total = embeds.reduce((sum, each) => sum + lengthOf(each), 0);
    if (total > 6000) {
      const message = `Embed size exceeds maximum size of 6000 (is ${total})`;
      fault(context, [], "MAX_EMBED_SIZE_EXCEEDED", message);
    }
    embeds.forEach((each, index) => {
      if (isBlank(each)) fault(context, [index], "BASE_TYPE_REQUIRED", "This field is required");
    });
  });
