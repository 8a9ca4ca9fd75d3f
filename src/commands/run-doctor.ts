import { checkFeeds, checkWatching } from "../doctor/arrival.ts";
import { checkArticles } from "../doctor/articles.ts";
import { checkDiscord } from "../doctor/discord.ts";
import { checkDisk, checkNativeModules, checkNode } from "../doctor/machine.ts";
import { checkMemory } from "../doctor/memory.ts";
import { checkEmbedder, checkModelFiles, checkReranker } from "../doctor/model.ts";
import { checkSettings } from "../doctor/settings.ts";
import { BUNDLED_MODELS } from "../installation.ts";
import type { Config } from "../settings/config.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { UserError } from "../shared/errors.ts";
import { withoutUserInfo } from "../shared/text/without-user-info.ts";
import { type Finding, findingLines } from "../terminal/findings.ts";
import { pageFor } from "../terminal/page.ts";
import { progressView } from "../terminal/progress.ts";
import { isIndexer } from "./open/open-index.ts";
import { openModel } from "./open/open-model.ts";

export type DoctorOptions = {
  /** Compare models instead; optionally the names of further models. */
  readonly models?: true | readonly string[];
};

/** `doctor`: runs every check and prints its findings. @returns 1 if something needs fixing */
export async function runDoctor({ models }: DoctorOptions = {}): Promise<number> {
  if (models !== undefined) {
    const { compareModels } = await import("./compare-models.ts");
    return compareModels(models === true ? [] : models);
  }
  const page = pageFor(process.stdout);
  let problems = 0;
  const print = (findings: readonly Finding[]) => {
    problems += findings.filter(({ level }) => level === "problem").length;
    for (const finding of findings) console.log(findingLines(finding, page).join("\n"));
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      print([problemOf(error)]);
      return null;
    }
  };
  const run = async (check: () => Promise<Finding[]>) => print((await attempt(check)) ?? []);

  await run(checkNode);
  await run(checkNativeModules);
  const config = await attempt(async () => takeSettings());
  if (config === null) return 1;
  await run(() => checkSettings(config, process.cwd()));
  if (isIndexer(config)) {
    await run(() => checkArticles(config));
    await run(() => checkWatching(config));
    await run(() => checkFeeds(config));
  }
  await run(() => checkModelFiles(config, BUNDLED_MODELS));
  await run(() => checkDatabase(config));
  const isSound = problems === 0;
  await run(() => checkDiscord(config));
  if (!isSound) return 1;
  await run(() => checkDisk(config));
  if (config.storeUrl === null) await run(() => checkMemory(config));
  await run(() => checkModelAndIndex(config));
  await run(() => checkReranker(config));
  return problems > 0 ? 1 : 0;
}

async function checkDatabase({ storeUrl }: Config): Promise<Finding[]> {
  if (storeUrl === null) return [];
  const { checkStore } = await import("../doctor/store.ts");
  return checkStore(storeUrl);
}

/** Checks that need a sound installation and sound settings. */
async function checkModelAndIndex(config: Config): Promise<Finding[]> {
  const { checkIndex } = await import("../doctor/index-state.ts");
  const embedder = await openModel(config, progressView(process.stderr));
  try {
    const findings = await checkEmbedder(embedder);
    return isIndexer(config) ? [...findings, ...(await checkIndex(config, embedder))] : findings;
  } finally {
    await embedder.close();
  }
}

/** The finding of a check that failed. */
function problemOf(error: unknown): Finding {
  if (error instanceof UserError)
    return { level: "problem", text: error.message, todo: error.hint };
  return {
    level: "problem",
    text: withoutUserInfo(`A check failed: ${error instanceof Error ? error.message : error}`),
    todo: "Repair the installation with npm ci; if that does not help, report it.",
  };
}
