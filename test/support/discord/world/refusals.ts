import type { Json } from "./model.ts";

/** Status and text of each error by Discord's numeric code. */
const REFUSALS = {
  0: [401, "401: Unauthorized"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  40060: [400, "Interaction has already been acknowledged."],
  50001: [403, "Missing Access"],
  50003: [403, "Cannot execute action on a DM channel"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  160002: [400, "Cannot reply without permission to read message history"],
  160004: [400, "A thread has already been created for this message"],
  160005: [400, "Thread is locked"],
} as const satisfies { [code: number]: readonly [number, string] };

export type RefusalCode = keyof typeof REFUSALS;

/** A request Discord would answer with an error: its HTTP status and JSON body. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Json;

  /** @param errors for 50035: `{ field: { _errors: [{ code, message }] } }`, nested like the body */
  constructor(code: RefusalCode, errors?: Json) {
    const [status, message] = REFUSALS[code];
    super(`${code} ${message}`);
    this.status = status;
    this.body = errors === undefined ? { code, message } : { code, message, errors };
  }
}

/** One wrong field of a form body, as a 50035 error. `path` has dots: `embeds.0.title`. */
export function wrongField(path: string, code: string, message: string): Refusal {
  let errors: Json = { _errors: [{ code, message }] };
  for (const key of path.split(".").reverse()) errors = { [key]: errors };
  return new Refusal(50035, errors);
}
