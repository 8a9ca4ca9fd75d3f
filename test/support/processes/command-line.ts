/** The program as people run it in a terminal. */

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SETTINGS } from "../../../src/settings/schema.ts";
import { indexedFolder } from "../index/indexed-folder.ts";
import { MAIN } from "../places.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export { MAIN };

/** The environment without any setting, and without colour. */
export const ENV: NodeJS.ProcessEnv = { ...process.env, COLUMNS: "80" };
for (const key of [...Object.keys(SETTINGS.shape), "FORCE_COLOR", "NO_COLOR"]) delete ENV[key];

type Run = { readonly input?: string; readonly env?: NodeJS.ProcessEnv };

/** Run the command in a folder, which also holds its articles and its index. */
export function quotewell(folder: string, args: readonly string[], { input = "", env }: Run = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { ...ENV, ...env },
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Two of them, one in a collection. */
export const ARTICLES = {
  "ferry.md": `---
title: Night ferry to Larkholm stops in winter
publisher: The Harbour Post
date: 2019-10-03
---
The night ferry between Brenmouth and Larkholm will not sail from November to March.

The company said that it stops the ferry because the harbour lights of Larkholm are too weak for the long nights. Passengers may use the morning boat instead.
`,
  "towns/bakery.txt": `Oldest bakery of Larkholm changes hands

The bakery in Mill Street, open since 1871, was sold to two of its apprentices on Friday. Its owner, Ada Fenwick, is 81 years old and wants to travel.

The apprentices promised to keep the sour rye bread that the bakery is known for. They paid 40,000 crowns.
`,
};

/** A new folder with these articles, deleted when the tests of the file are done. */
export function folderWith(articles: { readonly [name: string]: string }): string {
  const folder = temporaryFolder();
  writeArticles(folder, articles);
  return folder;
}

/** A new folder with those two articles and their index. */
export const indexedArticles = () =>
  indexedFolder("command-line", (folder) => writeArticles(folder, ARTICLES));

function writeArticles(folder: string, articles: { readonly [name: string]: string }): void {
  mkdirSync(join(folder, "articles"));
  for (const [name, text] of Object.entries(articles)) {
    mkdirSync(join(folder, "articles", name, ".."), { recursive: true });
    writeFileSync(join(folder, "articles", name), text);
  }
}
