/** Names of the `:parameters` in a pattern. */
type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

export type Asked<Name extends string = string> = {
  readonly params: { readonly [name in Name]: string };
  readonly query: URLSearchParams;
  /** JSON body, or the `payload_json` of a multipart one; `undefined` without a body. */
  readonly body: unknown;
  /** Names of uploaded files. */
  readonly files: string[];
};

export type Route = {
  readonly method: string;
  readonly pattern: string;
  /** False for routes whose secret is in the path. */
  readonly needsToken: boolean;
  readonly match: (path: string) => { [name: string]: string } | null;
  /** The JSON to answer with; `undefined` for 204 No Content. */
  readonly handle: (asked: Asked) => unknown;
};

/** A route such as `PATCH /channels/:channel/messages/:message`. */
export function route<P extends string>(
  method: string,
  pattern: P,
  handle: (asked: Asked<Names<P>>) => unknown,
  needsToken = true,
): Route {
  const expression = new RegExp(`^${pattern.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`);
  const match = (path: string) => {
    const found = expression.exec(path);
    return found === null ? null : { ...found.groups };
  };
  return { method, pattern, needsToken, match, handle };
}
