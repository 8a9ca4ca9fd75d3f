type Json = { readonly [key: string]: unknown };

/**
 * What Discord would refuse in a message, in words; empty for one that it takes. Text lengths are
 * counted in UTF-16 code units, which is never less than what Discord counts.
 */
export function problemsOf(message: Json): string[] {
  const problems: string[] = [];
  const check = (fine: boolean, problem: string) => {
    if (!fine) problems.push(problem);
  };
  const components = everyComponent(message.components as readonly Json[] | undefined);
  checkMentions(message, check);
  checkEmbeds((message.embeds ?? []) as readonly Json[], check);
  check(lengthOf(message.content) <= 2000, "content over 2000 characters");
  check(components.length <= 40, `${components.length} components`);
  const texts = components.filter(({ type }) => type === 10).map(({ content }) => String(content));
  check(
    texts.every((text) => text.trim() !== ""),
    "a text that shows nothing",
  );
  check(texts.join("").length <= 4000, `${texts.join("").length} characters of text`);
  for (const component of components) checkComponent(component, check);
  const ids = components.flatMap((component) => component.custom_id ?? []);
  check(new Set(ids).size === ids.length, "a custom_id stands there twice");
  check(!texts.some((text) => /\p{Surrogate}/u.test(text)), "half a surrogate pair");
  return problems;
}

/** All components, those inside others too, in the order they are shown. */
export function everyComponent(components: readonly Json[] | undefined): readonly Json[] {
  return (components ?? []).flatMap((component) => [
    component,
    ...everyComponent(component.components as readonly Json[] | undefined),
    ...everyComponent(component.accessory ? [component.accessory as Json] : []),
  ]);
}

type Check = (fine: boolean, problem: string) => void;

function checkMentions(message: Json, check: Check): void {
  const mentions = (message.allowedMentions ?? message.allowed_mentions) as Json | undefined;
  const parse = mentions?.parse;
  check(Array.isArray(parse) && parse.length === 0, "it could ping people");
}

function checkComponent(component: Json, check: Check): void {
  const inside = ((component.components as readonly Json[]) ?? []).length;
  switch (component.type) {
    case 1:
      check(inside >= 1 && inside <= 5, `${inside} buttons in a row`);
      break;
    case 2: {
      const customId = lengthOf(component.custom_id);
      check(customId >= 1 && customId <= 100, `a custom_id of ${customId} characters`);
      check(lengthOf(component.label) <= 80, "a label over 80 characters");
      check(
        lengthOf(component.label) > 0 || component.emoji !== undefined,
        "a button without a face",
      );
      break;
    }
    case 9:
      check(inside >= 1 && inside <= 3, `${inside} texts in a section`);
      break;
    case 17:
      check(inside >= 1, "an empty container");
  }
}

function checkEmbeds(embeds: readonly Json[], check: Check): void {
  let total = 0;
  check(embeds.length <= 10, "more than 10 embeds");
  for (const embed of embeds) {
    const fields = (embed.fields ?? []) as readonly Json[];
    const footer = embed.footer as Json | undefined;
    check(lengthOf(embed.title) <= 256, "an embed title over 256 characters");
    check(lengthOf(embed.description) <= 4096, "an embed description over 4096 characters");
    check(lengthOf(footer?.text) <= 2048, "an embed footer over 2048 characters");
    check(fields.length <= 25, "more than 25 fields");
    for (const { name, value } of fields) {
      check(lengthOf(name) <= 256 && lengthOf(value) <= 1024, "a field that is too long");
      total += lengthOf(name) + lengthOf(value);
    }
    total += lengthOf(embed.title) + lengthOf(embed.description) + lengthOf(footer?.text);
  }
  check(total <= 6000, "embeds over 6000 characters together");
}

function lengthOf(text: unknown): number {
  return typeof text === "string" ? text.length : 0;
}
