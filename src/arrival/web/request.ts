import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Reason } from "../../glossary/reasons.ts";
import { UserError } from "../../shared/errors.ts";
import { codeOf } from "../../shared/files/system-errors.ts";
import type { Reach } from "./reach.ts";
import { refusal } from "./refusal.ts";

export type RequestOptions = {
  readonly reach: Reach;
  readonly userAgent: string;
  /** Largest body, uncompressed. */
  readonly mostBytes: number;
  /** Further headers. */
  readonly headers?: { readonly [name: string]: string };
  /** A request is given up when the server has been silent for this long. */
  readonly silenceMs: number;
  /** Aborted when the request has taken too long. */
  readonly signal: AbortSignal;
};

/** The server was silent for too long. */
class Silence extends Error {}

const UNREACHABLE = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"]);

export type WebResponse = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  /** Empty unless the status is 200. */
  readonly body: Buffer;
};

/**
 * Makes one request, without following redirects. All addresses of the host must be allowed, and the connection goes to one of the
 * checked addresses, so it does not matter if the name resolves to something else a moment later.
 *
 * @throws UserError FETCH_ADDRESS, FETCH_TOO_LARGE or FETCH_FAILED
 */
export async function request(url: URL, options: RequestOptions): Promise<WebResponse> {
  const address = await checkedAddress(url, options.reach);
  try {
    const response = await responseOf(url, address, options);
    try {
      const body = response.statusCode === 200 ? await bodyOf(url, response, options) : null;
      return {
        status: response.statusCode!,
        headers: response.headers,
        body: body ?? Buffer.alloc(0),
      };
    } finally {
      response.destroy();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (options.signal.aborted) throw refusal("FETCH_FAILED", url, { code: "late" }, error);
    throw refusal("FETCH_FAILED", url, whyFailed(error), error);
  }
}

async function checkedAddress(url: URL, { addressesOf, mayConnect }: Reach): Promise<string> {
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  // One message for both, so that nobody learns which names exist inside the network.
  if (addresses.length === 0 || !addresses.every((address) => mayConnect(address, port)))
    throw refusal("FETCH_ADDRESS", url, { code: "notPublic" });
  return addresses[0]!;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

function responseOf(
  url: URL,
  address: string,
  { userAgent, headers, silenceMs, signal }: RequestOptions,
): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_host, { all }, done) => {
    const family = isIP(address);
    if (all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  const { get } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const asked = get(url, {
      // A new connection, without a proxy.
      agent: false,
      lookup,
      signal,
      timeout: silenceMs,
      headers: {
        "user-agent": userAgent,
        accept: "*/*",
        "accept-encoding": "gzip, deflate, br",
        connection: "close",
        ...headers,
      },
    });
    asked.on("response", resolve);
    asked.on("timeout", () => asked.destroy(new Silence()));
    asked.on("error", reject);
    // A response that changes the protocol (status 101) leads to neither a "response" nor an "error" event.
    asked.on("close", () => reject(new Error("closed without a response")));
  });
}

async function bodyOf(
  url: URL,
  response: IncomingMessage,
  { mostBytes }: RequestOptions,
): Promise<Buffer> {
  const tooLarge = () =>
    refusal("FETCH_TOO_LARGE", url, { code: "largePage", limitMb: mostBytes / 1e6 });
  if (Number(response.headers["content-length"]) > mostBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(url, response)) {
    size += chunk.length;
    if (size > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const UNPACKERS: ReadonlyMap<string, () => Transform> = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

function unpacked(url: URL, response: IncomingMessage): Readable {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity") return response;
  const unpack = UNPACKERS.get(encoding);
  if (unpack === undefined) throw refusal("FETCH_FAILED", url, { code: "unknownEncoding" });
  return pipeline(response, unpack(), () => {});
}

function whyFailed(error: unknown): Reason {
  if (error instanceof Silence) return { code: "silent" };
  const code = codeOf(error);
  if (UNREACHABLE.has(code)) return { code: "unreachable" };
  if (/CERT|SSL|TLS|ALTNAME/.test(code)) return { code: "badCertificate" };
  return { code: "brokenAnswer" };
}
