/**
 * A model hub on this machine for the tests. It serves a folder's files under any model name and
 * answers as huggingface.co does: the large file by a redirect whose first response states its
 * SHA-256, the small ones directly; `range` requests are honoured.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { sha256 } from "../../../src/shared/files/sha256.ts";

export type HubRequest = {
  readonly method: string;
  readonly revision: string;
  readonly file: string;
  /** First byte asked for; 0 without a `range` header. */
  readonly from: number;
};

/** What goes wrong with one response. */
export type Fault =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "cut"; readonly afterBytes: number }
  | { readonly kind: "stall" }
  /** A byte now and then, for ever. */
  | { readonly kind: "drip" }
  /** A login page, with status 200. */
  | { readonly kind: "page" }
  /** More bytes than anyone wants; whether it says so before. */
  | { readonly kind: "huge"; readonly said: boolean }
  | { readonly kind: "damage" };

export type Hub = {
  readonly url: string;
  /** Every request for the bytes of a file, in order. */
  readonly downloads: readonly HubRequest[];
  /** The commit that it serves, under any revision; `null` to say none, as some mirrors do. */
  commit: string | null;
  /** Whether it states the SHA-256 of large files, as not every mirror does. */
  statesHashes: boolean;
  /** The status of an answer to HEAD that fails; `undefined` for one that doesn't. */
  headFault: (file: string) => number | undefined;
  /** Asked before each response is sent. */
  fault: (request: HubRequest) => Fault | undefined;
  close(): Promise<void>;
};

const LARGE = /\.onnx$/;
const PATH = /^\/(?:store\/)?[^/]+\/[^/]+\/resolve\/([^/]+)\/(.+)$/;
const COMMIT = "0123456789".repeat(4);
const PAGE = "<!DOCTYPE html><title>Sign in</title><p>Please sign in to go on.</p>";

/** Serve the model files in `folder`. */
export async function startHub(folder: string): Promise<Hub> {
  const downloads: HubRequest[] = [];
  const server = createServer((request, response) => {
    const asked = parse(request);
    const path = asked && join(folder, asked.file);
    if (!asked || !path || !existsSync(path)) return void response.writeHead(404).end();
    const failed = asked.method === "HEAD" ? hub.headFault(asked.file) : undefined;
    if (failed !== undefined) return void response.writeHead(failed).end();
    const bytes = readFileSync(path);
    if (hub.commit !== null) response.setHeader("x-repo-commit", hub.commit);
    if (hub.statesHashes && LARGE.test(asked.file) && !request.url?.startsWith("/store/")) {
      return void response
        .writeHead(302, {
          location: `/store${request.url}`,
          "x-linked-etag": `"${sha256(bytes)}"`,
          "x-linked-size": bytes.length,
        })
        .end();
    }
    if (asked.method === "HEAD") return void response.writeHead(200).end();
    downloads.push(asked);
    send(response, bytes, asked.from, hub.fault(asked));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const hub: Hub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    downloads,
    commit: COMMIT,
    statesHashes: true,
    headFault: () => undefined,
    fault: () => undefined,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return hub;
}

function parse({ method = "GET", url = "", headers }: IncomingMessage): HubRequest | undefined {
  const [, revision = "", file = ""] = PATH.exec(url) ?? [];
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
  return file ? { method, revision, file, from } : undefined;
}

function send(response: ServerResponse, file: Buffer, from: number, fault?: Fault): void {
  if (fault?.kind === "status") return void response.writeHead(fault.status).end();
  if (fault?.kind === "page") return void response.writeHead(200).end(PAGE);
  if (fault?.kind === "drip") return void sendForEver(response, Buffer.of(1), 20);
  if (fault?.kind === "huge") {
    if (fault.said) response.setHeader("content-length", 1e12);
    return void sendForEver(response, Buffer.alloc(1_000_000), 0);
  }
  const bytes = Buffer.from(file.subarray(from));
  if (fault?.kind === "damage") bytes[bytes.length - 1]! ^= 1;
  response.writeHead(from > 0 ? 206 : 200, { "content-length": bytes.length });
  if (fault?.kind === "stall") return void response.flushHeaders();
  if (fault?.kind === "cut") {
    const some = bytes.subarray(0, fault.afterBytes);
    return void response.write(some, () => setTimeout(() => response.destroy(), 50));
  }
  response.end(bytes);
}

function sendForEver(response: ServerResponse, piece: Buffer, everyMs: number): void {
  response.writeHead(200);
  const send = () => {
    if (!response.destroyed) response.write(piece, () => setTimeout(send, everyMs));
  };
  send();
}
