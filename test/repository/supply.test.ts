import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/places.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const LICENCES = join(ROOT, "scripts/licences.mjs");

type LockEntry = {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
};
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
const { allowScripts } = read("package.json") as { allowScripts: { [name: string]: boolean } };
const entries = Object.entries(
  (read("package-lock.json") as { packages: { [path: string]: LockEntry } }).packages,
).filter(([path]) => path !== "");

const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + 13);

/** npm runs these scripts of a dependency, and node-gyp where there is a binding.gyp. */
function runsWhenInstalled(path: string): boolean {
  const folder = join(ROOT, path);
  if (!existsSync(folder)) return false; // Of another platform.
  const { scripts = {} } = read(join(path, "package.json"));
  return (
    ["preinstall", "install", "postinstall"].some((name) => name in scripts) ||
    existsSync(join(folder, "binding.gyp"))
  );
}

describe("what npm ci installs is what the lock file says", () => {
  test("every package has a checksum, and none comes from anywhere but the registry", () => {
    const unchecked = entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
    expect(unchecked.map(([path]) => path)).toEqual([]);
    const elsewhere = entries.filter(
      ([, { resolved }]) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  test("only packages named in allowScripts have a say about running code at installation", () => {
    const withScripts = entries
      .filter(([path, { hasInstallScript }]) => hasInstallScript || runsWhenInstalled(path))
      .map(([path]) => nameOf(path));
    expect(withScripts).toContain("better-sqlite3");
    expect(withScripts.filter((name) => !(name in allowScripts))).toEqual([]);
  });
});

test("no npm runs the script that downloads libraries for graphics cards: 11 may not, and 10 is not told of it", () => {
  expect(allowScripts["onnxruntime-node"]).toBe(false);
  const runtime = entries.find(([path]) => nameOf(path) === "onnxruntime-node");
  expect(runtime![1].hasInstallScript).toBeUndefined();
});

describe("licences", () => {
  test("docs/licences.md lists every package with a licence that leaves users free", () => {
    const { status, stderr } = check(ROOT);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test("the lock file states the licences that the installed packages state", () => {
    for (const [path, { version, license }] of entries) {
      if (license === undefined || !existsSync(join(ROOT, path))) continue;
      const installed = read(join(path, "package.json"));
      if (installed.version === version) expect([path, installed.license]).toEqual([path, license]);
    }
  });

  test.each(["GPL-3.0-only", "LGPL-3.0-or-later", "MIT AND SSPL-1.0", undefined])(
    "a dependency under %s is refused by name",
    (license) => {
      const folder = temporaryFolder();
      const packages = { "node_modules/stranger": { version: "1.2.3", license } };
      writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
      mkdirSync(join(folder, "docs"));
      execFileSync(process.execPath, [LICENCES], { cwd: folder });
      const { status, stderr } = check(folder);
      expect(stderr).toBe(`stranger 1.2.3 is under ${license ?? "none named"}.\n`);
      expect(status).toBe(1);
    },
  );

  test("a list that lacks a package is out of date", () => {
    const folder = temporaryFolder();
    const packages = { "node_modules/stranger": { version: "1.2.3", license: "MIT" } };
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
    mkdirSync(join(folder, "docs"));
    writeFileSync(join(folder, "docs/licences.md"), "");
    expect(check(folder).stderr).toContain("out of date. Run: node scripts/licences.mjs");
  });
});

function check(cwd: string) {
  return spawnSync(process.execPath, [LICENCES, "--check"], { cwd, encoding: "utf8" });
}
