import type { LoopbackDiscord } from "../discord/index.ts";

/** What a bot process of a test is started with: its Discord, and limits that no test meets by chance. */
export function botEnvironment(discord: LoopbackDiscord): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    USER_QUESTIONS_PER_MINUTE: "100000",
    CHANNEL_QUESTIONS_PER_MINUTE: "100000",
    SERVER_QUESTIONS_PER_MINUTE: "100000",
  };
}
