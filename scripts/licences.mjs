#!/usr/bin/env node
/**
 * Lists every package that comes with an installation, with its licence, from package-lock.json in
 * the current folder. The lock file names the packages of all platforms, so the list is the same
 * everywhere.
 *
 *   node scripts/licences.mjs            write docs/licences.md
 *   node scripts/licences.mjs --check    say what is wrong with it; exit code 1 if anything is
 */
import { readFileSync, writeFileSync } from "node:fs";

const LIST = "docs/licences.md";

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

/** libvips, loaded dynamically by sharp, whose packages may carry nothing else under this licence. */
const LGPL = "LGPL-3.0-or-later";
const MAY_BE_LGPL = /^@img\/sharp-/;

/** What the licence file of a package says whose package.json does not name a licence of SPDX. */
const READ_IN_ITS_FILE = { duck: "BSD-2-Clause", flatbuffers: "Apache-2.0" };

const INTRODUCTION = `# Licences of the dependencies

Quotewell itself is under the [MIT licence](../LICENSE). These packages run with it, those of other platforms included;
\`node scripts/licences.mjs\` writes the list, and a test refuses a licence that restricts use or asks for more than its
notice. Where a package offers a choice ("OR"), Quotewell takes the freer one.

The packages \`@img/sharp-*\` carry libvips under the LGPL. It is a library of its own that is loaded dynamically and can
be replaced. They are there because \`@xenova/transformers\` depends on sharp for images, which Quotewell never opens.

| Package | Version | Licence |
|---|---|---|
`;

/** Every package that is not for development only, sorted by name and version, each once. */
function shipped(lock) {
  const rows = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === "" || entry.dev || entry.devOptional) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const licence = READ_IN_ITS_FILE[name] ?? entry.license ?? "none named";
    rows.set(`${name} ${entry.version}`, { name, version: entry.version, licence });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Expressions of SPDX, of which parentheses around the whole are all that occurs. */
function isFree({ name, licence }) {
  const allowed = (id) => FREE.has(id) || (id === LGPL && MAY_BE_LGPL.test(name));
  const choices = licence.replace(/^\((.*)\)$/, "$1").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every(allowed));
}

const packages = shipped(JSON.parse(readFileSync("package-lock.json", "utf8")));
const list =
  INTRODUCTION +
  packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |\n`).join("");

if (process.argv.includes("--check")) {
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
