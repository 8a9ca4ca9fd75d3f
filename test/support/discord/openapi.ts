import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** Discord's own description of its API, development material beside the checkout. */
const FILE = new URL("../../../../shared/discord/openapi.json", import.meta.url);

/** A request that Discord's description does not allow. */
export type Violation = {
  readonly request: string;
  /** Where in the body: `/embeds/0/title`; empty for the body as a whole or the path. */
  readonly at: string;
  readonly problem: string;
};

type Operation = {
  requestBody?: { content: { [type: string]: { schema: object } }; required?: boolean };
};
type Description = {
  paths: { [path: string]: { [method: string]: Operation } };
  components: { schemas: { [name: string]: { properties?: { [name: string]: object } } } };
};

/** The guide documents it as a string of digits and Discord takes it; the description says integer. */
function allowPermissionStrings(description: Description): void {
  for (const { properties } of Object.values(description.components.schemas)) {
    if (properties?.default_member_permissions === undefined) continue;
    properties.default_member_permissions = { type: ["string", "integer", "null"] };
  }
}

/** Holds each request against Discord's OpenAPI description, where there is one. */
export class OpenApi {
  readonly state: "checked" | "absent";
  readonly violations: Violation[] = [];
  readonly #operations: { method: string; path: RegExp; operation: Operation; pointer: string }[] =
    [];
  readonly #ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: false,
    discriminator: false,
  });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor() {
    this.state = existsSync(FILE) ? "checked" : "absent";
    if (this.state === "absent") return;
    const description = JSON.parse(readFileSync(FILE, "utf8")) as Description;
    allowPermissionStrings(description);
    this.#ajv.addSchema(description, "discord");
    for (const [path, methods] of Object.entries(description.paths)) {
      const expression = new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
      for (const [method, operation] of Object.entries(methods)) {
        const escaped = path
          .replaceAll("~", "~0")
          .replaceAll("/", "~1")
          .replace(/[{}]/g, encodeURIComponent);
        const pointer = `discord#/paths/${escaped}/${method}/requestBody/content/application~1json/schema`;
        this.#operations.push({
          method: method.toUpperCase(),
          path: expression,
          operation,
          pointer,
        });
      }
    }
    // Fixed paths such as /users/@me win over /users/{user_id}.
    this.#operations.sort((a, b) => count(a.path) - count(b.path));
  }

  /** Write down what is wrong with a request. @param body parsed JSON, `undefined` for none */
  check(method: string, path: string, body: unknown): void {
    if (this.state === "absent") return;
    const request = `${method} ${path}`;
    const found = this.#operations.find((each) => each.method === method && each.path.test(path));
    if (found === undefined) {
      this.violations.push({ request, at: "", problem: "no such operation" });
      return;
    }
    const wanted = found.operation.requestBody;
    if (body === undefined || wanted?.content["application/json"] === undefined) {
      if (body === undefined && wanted?.required) {
        this.violations.push({ request, at: "", problem: "needs a body" });
      }
      return;
    }
    const validate = this.#validator(found.pointer);
    if (validate(body)) return;
    for (const { instancePath, message } of validate.errors ?? []) {
      this.violations.push({ request, at: instancePath, problem: message ?? "is wrong" });
    }
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#compiled.get(pointer);
    if (known !== undefined) return known;
    const validate = this.#ajv.compile({ $ref: pointer });
    this.#compiled.set(pointer, validate);
    return validate;
  }
}

const count = (path: RegExp) => path.source.split("[^/]+").length;
