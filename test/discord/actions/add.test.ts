import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { byBot } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { reachOf, startSite } from "../../support/web/site.ts";
import { answerTo, QUESTION, SENTENCE, says, shown, withFolder, ZITHER } from "./adding-bot.ts";

test("an attachment becomes an article: it is shown as it was understood, and answers", async () => {
  const { atWork, discord, articlesDir, olga } = await withFolder();
  const file = discord.uploads.add("Zither.TXT", ZITHER);
  const card = await shown(discord, olga.slash("add", { file, collection: "harbour" }));
  expect(textOf(card)).toContain("Added. This is what I found in it:");
  expect(textOf(card)).toContain("**A zither in the chapel**");
  expect(textOf(card)).toMatch(/1 passage · collection harbour · harbour\/Zither\.txt/);
  expect(await answerTo(atWork, QUESTION)).toContain(SENTENCE);
  expect(readdirSync(join(articlesDir, "harbour")).sort()).toEqual(["Zither.txt", "ferry.txt"]);
  // A second one of that name gets another.
  const other = discord.uploads.add("zither.txt", `${ZITHER}And later it was sold to Per Dahl.\n`);
  await shown(discord, olga.slash("add", { file: other, collection: "harbour" }));
  expect(readdirSync(join(articlesDir, "harbour"))).toHaveLength(3);
});

test("a new article that answers an open question is told below it", async () => {
  const { atWork, discord, olga } = await withFolder({ settings: { answerLater: "everyone" } });
  const asked = discord.user("ann").says("general", QUESTION, { toBot: true });
  await discord.replyTo(asked);
  await shown(discord, olga.slash("add", { file: discord.uploads.add("z.txt", ZITHER) }));
  const later = await discord.until("the answer", () => discord.repliesTo(asked)[1]);
  expect(textOf(later)).toContain(SENTENCE);
  expect(atWork.logged("gapClosed")).toHaveLength(1);
});

test("the files of a message are added from its menu; what can't be is named", async () => {
  const { atWork, discord, olga } = await withFolder();
  const attached = [
    discord.uploads.add("zither.txt", ZITHER),
    discord.uploads.add("organ.md", "# An organ\n\nThe organ of the cathedral was tuned by Per.\n"),
    discord.uploads.add("photo.png", "\x89PNG"),
  ];
  const message = discord.user("ann").says("general", "please add", { attached });
  const list = await shown(discord, olga.usesMenu("Add to the articles", message));
  expect(textOf(list)).toContain("**A zither in the chapel** · 1 passage");
  expect(textOf(list)).toContain("**An organ** · 1 passage");
  expect(textOf(list)).toContain("“photo.png” can't be added.");
  expect(await answerTo(atWork, QUESTION)).toContain(SENTENCE);
  const bare = await olga.usesMenu("Add to the articles", olga.says("general", "nothing here"));
  expect(textOf(bare.response!)).toContain("nothing to add");
});

describe("a page of the web", () => {
  const PAGE = `<!DOCTYPE html><html><head><title>A zither in the chapel</title></head><body>
    <h1>A zither in the chapel</h1><p>${SENTENCE}. She needed a day.</p></body></html>`;

  /** A bot that may fetch from one site, on this machine. */
  async function withSite() {
    const site = await startSite(({ url }, response) => {
      if (url === "/zither") response.setHeader("content-type", "text/html").end(PAGE);
      else if (url === "/inside") response.writeHead(302, { location: "http://10.0.0.1/" }).end();
      else response.writeHead(404).end();
    });
    return { ...(await withFolder({ reach: reachOf(site) })), site };
  }

  test("is added by its address, which the citation links to", async () => {
    const { atWork, discord, olga, site } = await withSite();
    const card = await shown(discord, olga.slash("add", { url: site.at("/zither") }));
    expect(textOf(card)).toContain("Added. This is what I found in it:");
    expect(textOf(card)).toContain("A zither in the chapel");
    expect(await answerTo(atWork, QUESTION)).toContain(`](${site.at("/zither")}`);
  });

  test("is added from the menu of a message that links to it", async () => {
    const { discord, olga, site } = await withSite();
    const message = discord.user("ann").says("general", `Look: <${site.at("/zither")}>!`);
    const card = await shown(discord, olga.usesMenu("Add to the articles", message));
    expect(textOf(card)).toContain("A zither in the chapel");
  });

  test("is refused where it may not be fetched, and by bots that may fetch nothing", async () => {
    const { atWork, discord, articlesDir, olga, site } = await withSite();
    const refused = (url: string) => says(discord, olga.slash("add", { url }));
    expect(await refused("http://169.254.169.254/latest/meta-data")).toContain(
      "is not the public address",
    );
    expect(await refused(site.at("/inside"))).toContain("is not the public address");
    expect(await refused("file:///etc/passwd")).toContain("is not the public address");
    expect(await refused(site.at("/missing"))).toContain("could not be fetched");
    const german = olga.slash("add", { url: site.at("/missing") }, { locale: "de" });
    expect(await says(discord, german)).toContain("/missing antwortet mit Status 404.");
    expect(await says(discord, olga.slash("add", {}))).toContain("nothing to add");
    expect(readdirSync(articlesDir).sort()).toEqual(["harbour", "orchard"]);
    await atWork.restart({ addFromWeb: false });
    await expect(olga.slash("add", { url: site.at("/zither") })).rejects.toThrow("no option");
  });
});

describe("nothing is added", () => {
  test("by somebody without Manage Server, or where the operator does not allow it", async () => {
    const { atWork, discord, olga } = await withFolder();
    const file = discord.uploads.add("zither.txt", ZITHER);
    const ann = discord.user("ann");
    await expect(ann.slash("add", { file })).rejects.toThrow("not offered");
    const hidden = await ann.slash("add", { file }, { evenIfHidden: true });
    expect(textOf(hidden.response!)).toContain("Manage Server");
    await atWork.restart({ addInServers: ["1"] });
    expect(await says(discord, olga.slash("add", { file }))).toContain("ADD_IN_SERVERS");
    expect(discord.uploads.fetched).toEqual([]);
    await atWork.restart({ addInServers: [] });
    await expect(olga.slash("add", { file })).rejects.toThrow("No command");
  });

  test.each([
    ["empty.txt", "", "can't be read as an article"],
    ["page.pdf", "not a PDF at all", "can't be added"],
    ["page.mhtml", "not a saved page", "can't be added"],
    ["half.mhtml", "Content-Type: image/png\n\n", "has no web page in it"],
    ["tool.exe", "MZ", "can't be added"],
    ["letter.docx", "PK\x03\x04 no letter", "can't be added"],
  ])("of %s", async (name, content, told) => {
    const { discord, articlesDir, olga } = await withFolder();
    const answer = await says(
      discord,
      olga.slash("add", { file: discord.uploads.add(name, content) }),
    );
    expect(answer).toContain(told);
    expect(answer).not.toContain(articlesDir);
    expect(readdirSync(articlesDir).sort()).toEqual(["harbour", "orchard"]);
    expect(byBot(discord).filter(({ onlyFor }) => onlyFor === null)).toEqual([]);
  });

  test.each([
    ["de", "„empty.txt“ ist leer.", "„copy.txt“ ist schon da, als zither.txt."],
    ["fr", "« empty.txt » est vide.", "« copy.txt » est déjà là, sous le nom zither.txt."],
  ])("without saying why in the person's language, %s", async (locale, empty, known) => {
    const { discord, olga } = await withFolder();
    const refusalOf = (name: string, content: string) =>
      says(discord, olga.slash("add", { file: discord.uploads.add(name, content) }, { locale }));
    expect(await refusalOf("empty.txt", "")).toContain(empty);
    await refusalOf("zither.txt", ZITHER);
    expect(await refusalOf("copy.txt", ZITHER)).toContain(known);
  });

  test("of what is too large, whether Discord says so or not, and however much comes", async () => {
    const { discord, articlesDir, olga } = await withFolder({ maxArticleMb: 1 });
    const honest = discord.uploads.add("big.txt", "x".repeat(1_000_001));
    expect(await says(discord, olga.slash("add", { file: honest }))).toContain("too large");
    expect(discord.uploads.fetched).toEqual([]);
    const endless = discord.uploads.add("endless.txt", null, 5);
    expect(await says(discord, olga.slash("add", { file: endless }))).toContain("too large");
    expect(readdirSync(articlesDir).sort()).toEqual(["harbour", "orchard"]);
  });

  test("of what is there already, or does not come from Discord", async () => {
    const { atWork, discord, olga } = await withFolder();
    const file = discord.uploads.add("zither.txt", ZITHER);
    await shown(discord, olga.slash("add", { file }));
    const again = discord.uploads.add("renamed.txt", ZITHER);
    expect(await says(discord, olga.slash("add", { file: again }))).toContain("is already there");
    const { host } = new URL(discord.apiUrl);
    const foreign = {
      ...file,
      url: file.url.replace(host, host.replace("127.0.0.1", "127.0.0.2")),
    };
    expect(await says(discord, olga.slash("add", { file: foreign }))).toContain(
      "could not be fetched",
    );
    expect(atWork.logged("notAdded")).toHaveLength(1);
  });

  test("outside the folder, whatever its name", async () => {
    const { discord, articlesDir, olga } = await withFolder();
    const evil = "../../..\\evil\u202e@everyone.txt";
    const card = await shown(
      discord,
      olga.slash("add", {
        file: { ...discord.uploads.add("x.txt", ZITHER), filename: evil },
      }),
    );
    expect(card.pings.everyone).toBe(false);
    expect(readdirSync(articlesDir)).toHaveLength(3);
    expect(existsSync(join(articlesDir, "evil@everyone.txt"))).toBe(true);
  });
});

test("an article that is deleted before it is indexed is told to be missing", async () => {
  const { discord, articlesDir, olga } = await withFolder({
    duringBuild: async () => rmSync(join(articlesDir, "gone.txt")),
  });
  const file = discord.uploads.add("gone.txt", ZITHER);
  const answer = await says(discord, olga.slash("add", { file }));
  expect(answer).toContain("“gone.txt” was added, but could not be indexed.");
});

test("a file that is added although the index can't be updated stays, and the person is told", async () => {
  const { atWork, discord, articlesDir, olga } = await withFolder({
    duringBuild: () => Promise.reject(new Error("/secret/path")),
  });
  const file = discord.uploads.add("zither.txt", ZITHER);
  const answer = await says(discord, olga.slash("add", { file }));
  expect(answer).toContain("The index could not be updated.");
  expect(answer).not.toContain("/secret/path");
  expect(existsSync(join(articlesDir, "zither.txt"))).toBe(true);
  expect(atWork.logged("rebuildFailed")).toHaveLength(1);
});
