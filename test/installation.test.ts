import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeTooOld } from "../src/installation.ts";
import { ROOT } from "./support/places.ts";
import { quotewell } from "./support/processes/command-line.ts";

test.each([
  ["18.20.8", true],
  ["20.9.0", true],
  ["20.19.0", false],
  ["22.1.0", false],
])("Node.js %s is too old: %s", (version, isTooOld) => {
  expect(nodeTooOld(version) !== null).toBe(isTooOld);
});

test("the oldest Node.js is the one that package.json names", () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const oldest = engines.node.replace(">=", "");
  expect(nodeTooOld(`${oldest}.0`)).toBeNull();
  expect(nodeTooOld("20.18.9")?.[1]).toContain(`Node.js ${oldest}`);
});

/** Runs before the program, in its process. */
const preload = (script: string) => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}`,
});

test.each([["ask", "Who?"], ["doctor"], ["start"]])("%s says so at once", (...args) => {
  const old =
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } })';
  const { status, stdout, stderr } = quotewell(tmpdir(), args, { env: preload(old) });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("Error: Node.js 18.20.8 is too old.");
  expect(stderr).toContain("then run npm ci");
});

test("an installation that lacks a package is no silent failure", () => {
  const hooks = `export const resolve = (name, context, next) => {
    if (name === "string-width") throw new Error("Cannot find package 'string-width'");
    return next(name, context);
  }`;
  const lacking = `import { register } from "node:module";
    register("data:text/javascript,${encodeURIComponent(hooks)}");`;
  const { status, stderr } = quotewell(tmpdir(), ["index"], { env: preload(lacking) });
  expect(status).toBe(1);
  expect(stderr).toContain("Cannot find package 'string-width'");
  expect(stderr).toContain("Repair the installation with npm ci");
});
