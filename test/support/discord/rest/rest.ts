import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault, Faults } from "../faults.ts";
import type { Json } from "../world/model.ts";
import { Refusal } from "../world/refusals.ts";
import { readBody } from "./incoming.ts";
import type { OpenApi } from "./openapi.ts";
import type { Route } from "./routing.ts";

/** One request as it came in and was answered. */
export type Recorded = {
  readonly method: string;
  /** Without `/api/v10` and query. */
  readonly path: string;
  /** Pattern of the route, `null` for an unknown one. */
  readonly route: string | null;
  readonly query: string;
  readonly body: unknown;
  readonly files: readonly string[];
  /** HTTP status of the answer; 0 when the connection was cut instead. */
  readonly status: number;
};

type Answer = { status: number; body?: unknown; headers?: { [name: string]: string } };

function tooMany({ retryAfter = 1, global = false }: Fault): Answer {
  const scope = global ? "global" : "user";
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: retryAfter, global },
    headers: {
      "retry-after": String(Math.ceil(retryAfter)),
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": String(retryAfter),
      "x-ratelimit-scope": scope,
      ...(global ? { "x-ratelimit-global": "true" } : {}),
    },
  };
}

/** A generous limit, so that clients have headers to read but never wait. */
function limitHeaders(bucket: string): { [name: string]: string } {
  return {
    "x-ratelimit-limit": "10000",
    "x-ratelimit-remaining": "9999",
    "x-ratelimit-reset": String(Date.now() / 1000 + 1),
    "x-ratelimit-reset-after": "1",
    "x-ratelimit-bucket": Buffer.from(bucket).toString("hex").slice(0, 32),
  };
}

/** The REST half: finds the route, lets faults strike, answers, and writes everything down. */
export class Rest {
  readonly requests: Recorded[] = [];
  readonly unknownRoutes: string[] = [];
  readonly #routes: readonly Route[];
  readonly #token: string;
  readonly #faults: Faults;
  readonly #openApi: OpenApi;
  readonly #changed: () => void;

  constructor(options: {
    routes: readonly Route[];
    token: string;
    faults: Faults;
    openApi: OpenApi;
    changed: () => void;
  }) {
    this.#routes = options.routes;
    this.#token = options.token;
    this.#faults = options.faults;
    this.#openApi = options.openApi;
    this.#changed = options.changed;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const url = new URL(request.url ?? "/", "http://loopback");
    const path = decodeURIComponent(url.pathname).replace(/^\/api(\/v10)?/, "");
    const { body, files, broken } = await readBody(request).then(
      (read) => ({ ...read, broken: null }),
      (broken: unknown) => ({ body: undefined, files: [], broken }),
    );
    const route = this.#routes.find((each) => each.method === method && each.match(path) !== null);
    const fault = this.#faults.take(method, route?.pattern ?? path, path);
    const record = (status: number) => {
      const pattern = route?.pattern ?? null;
      const query = url.searchParams.toString();
      this.requests.push({ method, path, route: pattern, query, body, files, status });
      this.#changed();
    };
    if (fault?.status === "drop-before") {
      record(0);
      request.socket.resetAndDestroy();
      return;
    }
    if (broken === null) this.#openApi.check(method, path, body);
    const answer =
      fault === null || fault.status === "drop-after"
        ? this.#answer({
            request,
            method,
            path,
            route,
            query: url.searchParams,
            body,
            files,
            broken,
          })
        : fault.status === 429
          ? tooMany(fault)
          : { status: fault.status, body: { message: `${fault.status}: injected` } };
    if (fault?.status === "drop-after") {
      record(0);
      request.socket.resetAndDestroy();
      return;
    }
    record(answer.status);
    const headers = { ...limitHeaders(`${method} ${route?.pattern}`), ...answer.headers };
    if (answer.body === undefined) {
      response.writeHead(answer.status, headers).end();
      return;
    }
    response.writeHead(answer.status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(answer.body));
  }

  #answer(asked: {
    request: IncomingMessage;
    method: string;
    path: string;
    route: Route | undefined;
    query: URLSearchParams;
    body: unknown;
    files: string[];
    broken: unknown;
  }): Answer {
    const { request, method, path, route, query, body, files, broken } = asked;
    if (route === undefined) {
      this.unknownRoutes.push(`${method} ${path}`);
      return { status: 404, body: { message: "404: Not Found", code: 0 } };
    }
    try {
      if (broken !== null) throw broken;
      const authorised = request.headers.authorization === `Bot ${this.#token}`;
      if (route.needsToken && !authorised) throw new Refusal(0);
      const result = route.handle({ params: route.match(path) ?? {}, query, body, files });
      return result === undefined ? { status: 204 } : { status: 200, body: result as Json };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      throw error;
    }
  }
}
