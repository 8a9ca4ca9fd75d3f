#!/usr/bin/env node
/**
 * Lists every package that comes with an installation, with its licence, from package-lock.json in
 * the current folder. The lock file names the packages of all platforms, so the list is the same
 * everywhere.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";

const LIST = "docs/licences.md";

const { check } = new Command("npm run licences --")
  .description(`Writes ${LIST}: every package that comes with an installation, with its licence.`)
  .option("--check", `instead, say what is wrong with ${LIST}; exit code 1 if anything is`)
  .parse()
  .opts();

/** Licences under which a package may be shipped and used by anybody, in SPDX's spelling. */
const FREE = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** What the licence file of a package says whose package.json does not name a licence of SPDX. */
const READ_IN_ITS_FILE = { duck: "BSD-2-Clause" };

const INTRODUCTION = `# Licences of the dependencies

Quotewell itself is under the [MIT licence](../LICENSE). These packages run with it, those of other platforms included;
\`node scripts/licences.mjs\` writes the list, and a test refuses a licence that restricts use or asks for more than its
notice. Where a package offers a choice ("OR"), Quotewell takes the freer one.

| Package | Version | Licence |
|---|---|---|
`;

/** Every package that is not for development only, sorted by name and version, each once. */
function shipped(lock) {
  const rows = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === "" || entry.dev || entry.devOptional) continue;
    const folder = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const name = entry.name ?? folder;
    const licence = READ_IN_ITS_FILE[name] ?? entry.license ?? "none named";
    rows.set(`${name} ${entry.version}`, { name, version: entry.version, licence });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Expressions of SPDX, of which parentheses around the whole are all that occurs. */
function isFree({ licence }) {
  const choices = licence.replace(/^\((.*)\)$/, "$1").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((id) => FREE.has(id)));
}

const packages = shipped(JSON.parse(readFileSync("package-lock.json", "utf8")));
const list =
  INTRODUCTION +
  packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |\n`).join("");

if (check) {
  const complaints = packages
    .filter((row) => !isFree(row))
    .map(({ name, version, licence }) => `${name} ${version} is under ${licence}.`);
  if (readFileSync(LIST, "utf8") !== list)
    complaints.push(`${LIST} is out of date. Run: node scripts/licences.mjs`);
  if (complaints.length > 0) {
    console.error(complaints.join("\n"));
    process.exitCode = 1;
  }
} else {
  writeFileSync(LIST, list);
}
