import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";

/** Discord's own description of its API, development material beside the checkout. */
const FILE = new URL("../../../../../shared/discord/openapi.json", import.meta.url);

/** A request that Discord's description does not allow. */
export type Violation = {
  readonly request: string;
  /** Where in the body: `/embeds/0/title`; empty for the body as a whole or the path. */
  readonly at: string;
  readonly problem: string;
};

type Operation = {
  readonly method: string;
  readonly path: RegExp;
  readonly needsBody: boolean;
  /** Checks a JSON body; `null` for an operation that takes none. */
  readonly validate: (() => ValidateFunction) | null;
};

type Described = { requestBody?: { content: { [type: string]: object }; required?: boolean } };
type Description = {
  paths: { [path: string]: { [method: string]: Described } };
  components: { schemas: { [name: string]: { properties?: { [name: string]: object } } } };
};

/** The guide documents it as a string of digits and Discord takes it; the description says integer. */
function allowPermissionStrings({ components }: Description): void {
  for (const { properties } of Object.values(components.schemas)) {
    if (properties?.default_member_permissions === undefined) continue;
    properties.default_member_permissions = { type: ["string", "integer", "null"] };
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Reading the description and compiling its schemas takes a while: done once, when first needed. */
const operations = once((): readonly Operation[] => {
  const description = JSON.parse(readFileSync(FILE, "utf8")) as Description;
  allowPermissionStrings(description);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addSchema(description, "discord");
  const found = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => {
      const escaped = encodeURIComponent(path.replaceAll("/", "~1"));
      const body = `discord#/paths/${escaped}/${method}/requestBody/content/application~1json/schema`;
      const takesJson = requestBody?.content["application/json"] !== undefined;
      return {
        method: method.toUpperCase(),
        path: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
        needsBody: requestBody?.required === true,
        validate: takesJson ? once(() => ajv.compile({ $ref: body })) : null,
      };
    }),
  );
  // Fixed paths such as /users/@me win over /users/{user_id}.
  return found.sort((a, b) => placeholders(a.path) - placeholders(b.path));
});

const placeholders = ({ source }: RegExp) => source.split("[^").length;

/**
 * Where a body may have one of many shapes, every shape that was not meant complains as well. The
 * complaint that tells most is the deepest one which is not about the wrong `type`.
 */
function telling(errors: ErrorObject[]): ErrorObject[] {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split("/").length;
  const meant = errors.filter(({ instancePath }) => !instancePath.endsWith("/type"));
  const deepest = Math.max(...meant.map(depth));
  return meant.length === 0 ? errors : meant.filter((error) => depth(error) === deepest);
}

/** Holds each request against Discord's OpenAPI description, where there is one. */
export class OpenApi {
  readonly state = existsSync(FILE) ? "checked" : "absent";
  readonly violations: Violation[] = [];

  /** Write down what is wrong with a request. @param body parsed JSON, `undefined` for none */
  check(method: string, path: string, body: unknown): void {
    if (this.state === "absent") return;
    const note = (problem: string, at = "") =>
      this.violations.push({ request: `${method} ${path}`, at, problem });
    const found = operations().find((each) => each.method === method && each.path.test(path));
    if (found === undefined) note("no such operation");
    else if (body === undefined && found.needsBody) note("needs a body");
    if (found?.validate == null || body === undefined) return;
    const validate = found.validate();
    if (validate(body)) return;
    for (const { message, instancePath } of telling(validate.errors ?? [])) {
      note(message ?? "is wrong", instancePath);
    }
  }
}
