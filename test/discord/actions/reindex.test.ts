import { expect, test } from "vitest";
import { UserError } from "../../../src/shared/errors.ts";
import { ANSWER, botAtWork, manager, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";
import { gate } from "../../support/gate.ts";

test("/reindex brings the index up to date and tells what it did", async () => {
  const atWork = await botAtWork();
  const { discord, source } = atWork;
  const olga = manager(atWork.discord);
  source.files["harbour/crane.txt"] = { text: "The crane was painted green by Mara Lind." };
  const running = await olga.slash("reindex");
  const reply = running.response!;
  await discord.until("the result", () => textOf(reply).includes("The new index is in use."));
  expect(textOf(reply)).toContain("1 article added");
  const answer = await discord.replyTo(olga.dm("Who painted the crane green?"));
  expect(textOf(answer)).toContain("Mara Lind");
  const again = (await olga.slash("reindex")).response!;
  await discord.until("the second result", () => textOf(again).includes("Nothing has changed"));
});

test.each([
  [
    "de",
    "**scan.pdf** ist ein PDF ohne Text",
    "**closed** kann nicht geöffnet werden: keine Berechtigung",
  ],
  [
    "fr",
    "**scan.pdf** est un PDF sans texte",
    "**closed** ne peut pas être ouvert : permission refusée",
  ],
])("/reindex says in %s why files were not read", async (locale, scanned, closed) => {
  const { discord, source } = await botAtWork();
  source.files["scan.pdf"] = { text: "x", skip: { code: "scanned" } };
  source.files.closed = { text: "x", unread: { code: "noPermission" } };
  source.files["old.pdf"] = {
    text: "x",
    skip: { code: "sentence", sentence: "is what an earlier version said" },
  };
  const { response } = await manager(discord).slash("reindex", {}, { locale });
  await discord.until("the result", () => textOf(response!).includes("scan.pdf"));
  for (const line of [scanned, closed, "**old.pdf** is what an earlier version said"])
    expect(textOf(response!)).toContain(line);
});

test("/reindex shows how far it is, answers from the old index meanwhile, and runs once at a time", async () => {
  const { opened: held, open: release } = gate();
  const atWork = await botAtWork({
    async duringBuild(onProgress) {
      onProgress({ phase: "embedding", done: 30, total: 120 });
      await held;
    },
  });
  const { discord } = atWork;
  const olga = manager(atWork.discord);
  const { response } = await olga.slash("reindex");
  await discord.until("the progress", () => textOf(response!).includes("30 / 120"));
  expect(textOf(await discord.replyTo(olga.dm(QUESTION)))).toContain(ANSWER);
  const second = await olga.slash("reindex");
  expect(textOf(second.response!)).toContain("is already being updated");
  expect(textOf((await olga.slash("status")).response!)).toContain("is being updated");
  release();
  await discord.until("the result", () => textOf(response!).includes("Nothing has changed"));
});

test("/reindex that fails says what kind of failure it is, and the bot answers on", async () => {
  const atWork = await botAtWork();
  const { discord, source } = atWork;
  for (const id of Object.keys(source.files)) delete source.files[id];
  const olga = manager(atWork.discord);
  const { response } = await olga.slash("reindex");
  await discord.until("the failure", () => textOf(response!).includes("There are no articles"));
  const [failure] = atWork.logged("rebuildFailed");
  expect(textOf(response!)).toContain(`Reference ${failure!.id}`);
  expect(JSON.stringify(failure)).toContain("has no articles any more");
  expect(textOf(response!)).toContain("Answers still come from the old index.");
  expect(textOf(await discord.replyTo(olga.dm(QUESTION)))).toContain(ANSWER);
});

test("/reindex that fails without an older index does not say that one still answers", async () => {
  const { discord, source } = await botAtWork({ withoutIndex: true });
  for (const id of Object.keys(source.files)) delete source.files[id];
  const { response } = await manager(discord).slash("reindex");
  await discord.until("the failure", () => textOf(response!).includes("There are no articles"));
  expect(textOf(response!)).not.toContain("old index");
});

test("a rebuild that outlives its interaction still tells its result", async () => {
  const { discord, logged } = await botAtWork({
    discord: { tokenMs: 300 },
    duringBuild: () => new Promise((done) => setTimeout(done, 700)),
  });
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  const { response } = await olga.slash("reindex");
  await discord.until("the result", () => textOf(response!).includes("Nothing has changed"));
  expect(logged("failed")).toEqual([]);
});

test("/reindex tells a channel nothing of an error but its kind: no folder, no article, no password", async () => {
  const { discord, lines } = await botAtWork({
    duringBuild: () => {
      throw new UserError(
        "MODEL_DOWNLOAD",
        "https://reader:s3cret@hub.example/m could not be stored in /srv/secret for harbour/ferry.txt.",
        "Look at /srv/secret.",
      );
    },
  });
  const { response } = await manager(discord).slash("reindex");
  await discord.until("the failure", () => textOf(response!).includes("could not be updated"));
  expect(textOf(response!)).toContain("The model can't be used.");
  for (const secret of ["s3cret", "srv", "hub", "ferry"])
    expect(textOf(response!)).not.toContain(secret);
  expect(lines.join("")).toContain("https://***@hub.example/m");
  expect(lines.join("")).not.toContain("s3cret");
});

test("/reindex where one collection may be seen neither names nor counts anything of the others", async () => {
  const { opened: held, open: release } = gate();
  const { discord, source } = await botAtWork({
    settings: ({ guild }) => ({ collectionChannels: new Map([[guild.id, "orchard"]]) }),
    async duringBuild(onProgress) {
      onProgress({ phase: "embedding", done: 30, total: 120 });
      await held;
    },
  });
  const olga = manager(discord);
  source.files["harbour/crane.txt"] = { text: "The crane was painted green by Mara Lind." };
  const first = (await olga.slash("reindex")).response!;
  await discord.until("the progress", () => textOf(first).includes("█"));
  expect(textOf(first)).not.toMatch(/\d/);
  release();
  await discord.until("the result", () => textOf(first).includes("Nothing has changed"));
  expect(textOf(first)).toContain("1 article, 2 passages");
  expect(textOf(first)).not.toContain("harbour");
  source.files["orchard/pears.txt"] = { text: "The pears were picked by Ada Korn in autumn." };
  const second = (await olga.slash("reindex")).response!;
  await discord.until("the second result", () => textOf(second).includes("1 article added"));
  expect(textOf(second)).toContain("2 articles, 3 passages");
});
