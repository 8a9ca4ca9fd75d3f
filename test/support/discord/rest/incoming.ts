import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { Refusal } from "../world/refusals.ts";

/** JSON with text that is no Unicode (half a surrogate pair) is refused by Discord. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value) => {
      if (typeof value === "string" && /\p{Surrogate}/u.test(value)) throw new Error("not Unicode");
      return value;
    });
  } catch {
    throw new Refusal(50109);
  }
}

/**
 * What a request carries: JSON, or a multipart form with `payload_json` and files.
 *
 * @throws Refusal 50109
 */
export async function readBody(
  request: IncomingMessage,
): Promise<{ body: unknown; files: string[] }> {
  const bytes = await buffer(request);
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith("multipart/form-data")) {
    return { body: parseJson(bytes.toString("utf8")), files: [] };
  }
  const form = await new Response(new Uint8Array(bytes), {
    headers: { "content-type": type },
  }).formData();
  const payload = form.get("payload_json");
  const files = [...form.values()].flatMap((value) =>
    typeof value === "string" ? [] : value.name,
  );
  return { body: payload === null ? {} : parseJson(String(payload)), files };
}
