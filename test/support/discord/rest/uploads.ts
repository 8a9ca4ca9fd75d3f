import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { snowflake } from "../world/snowflake.ts";

/** An attachment as the API describes it. */
export type Upload = {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
};

/** Where attachments lie: what the CDN is to Discord, under this loopback's own address. */
export class Uploads {
  readonly #origin: string;
  readonly #files = new Map<string, Buffer | null>();
  /** Paths that were asked for. */
  readonly fetched: string[] = [];

  constructor(port: number) {
    this.#origin = `http://127.0.0.1:${port}`;
  }

  /** @param content `null` for one that never comes to an end. @param size what Discord says of it */
  add(filename: string, content: string | Uint8Array | null, size?: number): Upload {
    const id = snowflake();
    const bytes = content === null ? null : Buffer.from(content);
    const path = `/attachments/${id}/${encodeURIComponent(filename)}`;
    this.#files.set(path, bytes);
    return { id, filename, size: size ?? bytes?.length ?? 1, url: `${this.#origin}${path}` };
  }

  /** @returns false for a request to something else */
  serve({ url = "" }: IncomingMessage, response: ServerResponse): boolean {
    if (!url.startsWith("/attachments/")) return false;
    this.fetched.push(url);
    const bytes = this.#files.get(url);
    if (bytes === undefined) response.writeHead(404).end();
    else if (bytes !== null) response.end(bytes);
    else void flood(response);
    return true;
  }
}

async function flood(response: ServerResponse): Promise<void> {
  const piece = Buffer.alloc(1 << 16, "a ");
  while (!response.destroyed) {
    response.write(piece);
    await setTimeout(1);
  }
}
