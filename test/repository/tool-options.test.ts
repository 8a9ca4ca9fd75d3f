import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as fit from "../../bench/fit/read-options.ts";
import * as peers from "../../bench/peers/read-options.ts";
import * as quality from "../../bench/quality/read-options.ts";
import * as bench from "../../bench/read-options.ts";
import * as faults from "../faults/read-options.ts";
import * as fuzz from "../fuzz/read-options.ts";
import * as soak from "../soak/read-options.ts";

const TOOLS = {
  bench,
  "bench:peers": peers,
  quality,
  fit,
  "test:faults": faults,
  "test:fuzz": fuzz,
  soak,
};

let printed: unknown[];
let complaints: unknown[];

beforeEach(() => {
  [printed, complaints] = [[], []];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(text) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => complaints.push(text) > 0);
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
});

afterEach(() => vi.restoreAllMocks());

function typed(tool: keyof typeof TOOLS, ...args: string[]): () => unknown {
  return () => {
    vi.spyOn(process, "argv", "get").mockReturnValue(["node", "run.js", ...args]);
    return TOOLS[tool].readOptions();
  };
}

describe.each(Object.keys(TOOLS) as (keyof typeof TOOLS)[])("npm run %s", (tool) => {
  test("prints its help", () => {
    expect(typed(tool, "--help")).toThrow("exit 0");
    expect(printed.join("")).toContain(`Usage: npm run ${tool} -- `);
  });

  test("refuses an option that it does not have", () => {
    expect(typed(tool, "--wrong")).toThrow("exit 1");
    expect(complaints.join("")).toContain("unknown option '--wrong'");
  });
});

test.each([
  ["quality", [], "missing required argument 'folder'"],
  ["quality", ["no-such-folder"], "There is no folder"],
  ["fit", [import.meta.dirname], "has no test collection"],
  ["soak", ["--questions", "many"], "Allowed is a whole number from 1."],
  ["bench:peers", ["--articles", "0"], "Allowed is a whole number from 1 to 100000."],
  ["test:fuzz", ["soon"], "Allowed is a whole number from 1."],
  ["test:faults", ["--phases", "embedding,lunch"], "Allowed are reading, "],
] as const)("npm run %s says what is wrong with %j", (tool, args, complaint) => {
  expect(typed(tool, ...args)).toThrow("exit 1");
  expect(complaints.join("")).toContain(complaint);
});
