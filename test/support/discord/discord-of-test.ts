import { expect, onTestFinished } from "vitest";
import { type LoopbackDiscord, type LoopbackOptions, startLoopbackDiscord } from "./index.ts";

/** A Discord on this machine that ends with the test, which must have asked nothing that the real one does not know. */
export async function discordOfTest(options?: LoopbackOptions): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord(options);
  onTestFinished(async () => {
    await discord.stop();
    expect(discord.violations).toEqual([]);
    expect(discord.unknownRoutes).toEqual([]);
  });
  return discord;
}
