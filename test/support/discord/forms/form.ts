import * as z from "zod";
import type { Json } from "../world/model.ts";
import { Refusal } from "../world/refusals.ts";

/** Optional fields may also be `null`, as everywhere on Discord. */
export const text = (max: number) => z.string().max(max).nullish();

/** Discord trims names and labels before it asks whether they are empty. */
export const filled = (max: number) => z.string().trim().min(1).max(max);

export const snowflakeId = z.string().regex(/^\d{1,20}$/);

export const webUrl = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^(https?|attachment):\/\/\S+$/, "Not a well formed URL.");

type Issue = z.core.$ZodIssue;

/** Name and text of Discord's own complaint for the most common faults. */
function complaint(issue: Issue): { code: string; message: string } {
  if (issue.code === "custom") {
    return { code: String(issue.params?.code ?? "INVALID"), message: issue.message };
  }
  if (issue.code === "too_big") {
    const code = issue.origin === "number" ? "NUMBER_TYPE_MAX" : "BASE_TYPE_MAX_LENGTH";
    return { code, message: `Must be ${issue.maximum} or fewer in length.` };
  }
  if (issue.code === "too_small") {
    return issue.origin === "string"
      ? { code: "BASE_TYPE_REQUIRED", message: "This field is required" }
      : { code: "BASE_TYPE_BAD_LENGTH", message: `Must be ${issue.minimum} or more in length.` };
  }
  return { code: issue.code.toUpperCase(), message: issue.message };
}

/** A fault that no shape can express, for `superRefine`. */
export function fault(
  context: {
    addIssue(issue: {
      code: "custom";
      path: (string | number)[];
      message: string;
      params: Json;
    }): void;
  },
  path: (string | number)[],
  code: string,
  message: string,
): void {
  context.addIssue({ code: "custom", path, message, params: { code } });
}

/**
 * The body of a request in the shape the schema asks for.
 *
 * @throws Refusal 50035 with every wrong field
 */
export function parseForm<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const errors: Json = {};
  for (const issue of result.error.issues) note(errors, issue.path.map(String), complaint(issue));
  throw new Refusal(50035, errors);
}

/** Hang a complaint where the wrong field is: `{ embeds: { 0: { title: { _errors: [...] } } } }`. */
function note(errors: Json, [key, ...rest]: string[], found: Json): void {
  if (key === undefined) {
    errors._errors = [...((errors._errors as Json[] | undefined) ?? []), found];
    return;
  }
  errors[key] ??= {};
  note(errors[key] as Json, rest, found);
}
