/** Sites on this machine that answer as a test has them, and what fetching from them comes to. */
import type { ServerResponse } from "node:http";
import { openWeb } from "../../../src/arrival/web/web.ts";
import { UserError } from "../../../src/shared/errors.ts";
import { reachOf, type Site, startSite } from "../../support/web/site.ts";

export const TEXT =
  "The talks on the two rivers open in Geneva on Monday, said the minister. Five countries take part.";
export const PAGE = `<!DOCTYPE html><html><head><title>Rivers</title></head><body><h1>Rivers</h1><p>${TEXT}</p></body></html>`;

export type Answer = (response: ServerResponse, path: string) => void;

export const send =
  (
    type: string,
    body: string | Buffer,
    headers: { readonly [name: string]: string } = {},
  ): Answer =>
  (response) =>
    response.writeHead(200, { "content-type": type, ...headers }).end(body);
export const page = send("text/html; charset=utf-8", PAGE);
export const to =
  (location: string): Answer =>
  (response) =>
    response.writeHead(302, { location }).end();

/** A site that answers by path; everything else is missing. */
export const siteWith = (answers: { readonly [path: string]: Answer }) =>
  startSite(({ url = "" }, response) => {
    const answer = answers[url];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, url);
  });

/** Longer than this machine takes to answer, busy as it may be. */
export const PATIENCE = { silenceMs: 30_000, longestMs: 60_000 };
export const webOf = (site: Site, others?: Parameters<typeof reachOf>[1], patience = PATIENCE) =>
  openWeb(1, reachOf(site, others), patience);

export const codeOf = (fetching: Promise<unknown>) =>
  fetching.then(
    () => "fetched",
    (error) => (error instanceof UserError ? error.code : `a bug: ${error.stack}`),
  );
