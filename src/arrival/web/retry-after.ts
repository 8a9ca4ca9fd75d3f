import { Refusal } from "../../shared/refusal.ts";
import { refusal } from "./refusal.ts";
import type { WebResponse } from "./request.ts";

/** The longest wait, even if a site asks for more. */
const LONGEST_MS = 24 * 60 * 60_000;

/** Too many requests, or service unavailable (RFC 6585, 4; RFC 9110, 15.6.4). */
const ASK_TO_WAIT = new Set([429, 503]);

/** Until when sites asked for no requests, by origin, in milliseconds since 1970. */
export type Waits = Map<string, number>;

/** A site asked for no requests for the next `waitMs` milliseconds. */
export class AskedToWait extends Refusal {
  readonly waitMs: number;

  constructor(url: URL, waitMs: number) {
    const minutes = Math.ceil(waitMs / 60_000);
    const { code, about, reason, hint } = refusal("FETCH_LATER", url, { code: "wait", minutes });
    super(code, about, reason, hint);
    this.waitMs = waitMs;
  }
}

/** @throws AskedToWait for an address on a site that has asked for no requests until later */
export function refuseWhileWaiting(url: URL, waits: Waits): void {
  const waitMs = (waits.get(url.origin) ?? 0) - Date.now();
  if (waitMs > 0) throw new AskedToWait(url, Math.min(LONGEST_MS, waitMs));
}

/** @throws AskedToWait for a response that asks the client to wait, with `Retry-After` (RFC 9110, 10.2.3) */
export function noteWait(url: URL, { status, headers }: WebResponse, waits: Waits): void {
  const text = headers["retry-after"]?.trim();
  if (!ASK_TO_WAIT.has(status) || text === undefined) return;
  const now = Date.now();
  const askedMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (!(askedMs > 0)) return;
  for (const [origin, until] of waits) if (until <= now) waits.delete(origin);
  waits.set(url.origin, now + Math.min(LONGEST_MS, askedMs));
  refuseWhileWaiting(url, waits);
}
