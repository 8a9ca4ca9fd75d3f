import { describe, expect, test } from "vitest";
import { addingCommands, COMMANDS } from "../../../src/discord/gateway/commands.ts";
import { openStore } from "../../../src/discord/store/store.ts";
import { shardsOf } from "../../../src/settings/shards.ts";
import { botAtWork } from "../../support/bot/bot-at-work.ts";
import { commandSetForm } from "../../support/discord/forms/command-form.ts";
import { OpenApi } from "../../support/discord/rest/openapi.ts";

describe("the commands", () => {
  test("are what Discord lets a bot register", () => {
    const all = [...COMMANDS, ...addingCommands(true)];
    expect(commandSetForm.safeParse(all).error?.issues).toBeUndefined();
    const openApi = new OpenApi();
    openApi.check("PUT", "/applications/123456789012345678/commands", all);
    expect(openApi.violations).toEqual([]);
  });

  test("are nine; those of managers work in servers alone and ask for Manage Server", () => {
    const managers = COMMANDS.filter(
      ({ default_member_permissions }) => default_member_permissions,
    );
    expect(COMMANDS.map(({ name }) => name)).toEqual([
      "ask",
      "search",
      "article",
      "articles",
      "latest",
      "status",
      "reindex",
      "gaps",
      "Find sources",
    ]);
    expect(managers.map(({ name, contexts }) => [name, contexts])).toEqual([
      ["reindex", [0]],
      ["gaps", [0]],
    ]);
    expect(
      addingCommands(false).map(({ name, contexts, default_member_permissions }) => [
        ...[name, contexts, default_member_permissions],
      ]),
    ).toEqual([
      ["add", [0], "32"],
      ["remove", [0], "32"],
      ["Add to the articles", [0], "32"],
    ]);
  });
});

test("commands are registered at the first start, and again only when others were registered last", async () => {
  const { discord, restart, dataDir, storeUrl } = await botAtWork();
  expect(discord.commands.writes).toBe(1);
  expect([...discord.commands.registered.values()].map(({ name }) => name).sort()).toEqual(
    COMMANDS.map(({ name }) => name).sort(),
  );
  await restart();
  expect(discord.commands.writes).toBe(1);
  const store = await openStore({ dataDir, storeUrl });
  await store.setNote("commands", "those of an older version");
  await store.close();
  await restart();
  expect(discord.commands.writes).toBe(2);
  await restart();
  expect(discord.commands.writes).toBe(2);
});

test("a process without shard 0 registers no commands", async () => {
  const { discord } = await botAtWork({ settings: { shards: shardsOf(2, 1, 1) } });
  expect(discord.commands.registered.size).toBe(0);
});
