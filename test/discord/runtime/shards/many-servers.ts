import { questionAbout } from "../../../soak/corpus.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import type { Channel, LoopbackDiscord, Message } from "../../../support/discord/index.ts";

/** A Discord with a channel in each of several servers, so that every shard has some. */
export type ManyServers = {
  readonly discord: LoopbackDiscord;
  /** One question in each server about one of `articles` generated articles. */
  askEverywhere(round: number, articles: number): Message[];
  /** The first answer to each question. */
  answersTo(questions: readonly Message[]): Promise<Message[]>;
};

/** Servers besides the one that every loopback Discord has. */
export const SERVERS = 8;

/** It ends with the test. @param shards how many Discord recommends */
export async function startManyServers(shards = 1): Promise<ManyServers> {
  const discord = await discordOfTest({
    shards,
    maxConcurrency: 16,
    // The bot keeps to Discord's five seconds; the network and a busy machine may take some of them.
    identifyEveryMs: 3000,
  });
  const channels: Channel[] = Array.from({ length: SERVERS }, (_, n) =>
    discord.admin.addChannel("talk", { guild: discord.admin.addGuild(`server ${n}`) }),
  );
  return {
    discord,
    askEverywhere: (round, articles) =>
      channels.map((channel, n) => {
        const person = discord.user(`person ${round} ${n}`);
        discord.admin.invite(person, channel.guild!);
        return person.says(channel, questionAbout((round + n) % articles, round), { toBot: true });
      }),
    answersTo: (questions) =>
      Promise.all(
        questions.map((question) =>
          discord.until("an answer", () => discord.repliesTo(question)[0]),
        ),
      ),
  };
}
