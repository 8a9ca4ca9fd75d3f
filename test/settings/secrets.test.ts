import { describe, expect, test, vi } from "vitest";
import { loadConfig } from "../../src/settings/config.ts";
import { keepSecret, withoutSecrets } from "../../src/settings/secrets.ts";
import { takeSettings } from "../../src/settings/take-settings.ts";
import { UserError } from "../../src/shared/errors.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("what is told about an error", () => {
  keepSecret("s3cr3t.value");

  test("has no secret in message or stack, and stays an error of its kind", () => {
    const error = new UserError(
      "INDEX_MISSING",
      "s3cr3t.value was refused, s3cr3t.value!",
      "Do something.",
    );
    expect(withoutSecrets(error)).toBe(error);
    expect(error.message).toBe("[secret] was refused, [secret]!");
    expect(error.stack).not.toContain("s3cr3t");
  });

  test("has no secret when something else than an error was thrown", () => {
    expect(withoutSecrets("with s3cr3t.value")).toBe("with [secret]");
    expect(withoutSecrets(undefined)).toBe("undefined");
  });
});

// Such a token would stand in the error of the first request: as a header it is invalid.
test.each(["“pasted”", 'pasted"', "pästed", "pasted\ttwice"])(
  "the token %j is refused and not repeated",
  (token) => {
    let told = "";
    try {
      loadConfig({ DISCORD_TOKEN: token }, temporaryFolder());
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain("DISCORD_TOKEN is not usable; it must be the token of a bot");
    expect(told).not.toContain("sted");
  },
);

test("secrets leave the environment, which other processes inherit, when the settings are taken", () => {
  const given = {
    DISCORD_TOKEN: "MTE5.to.ken",
    STORE_URL: "postgres://quotewell:pass%2Fword@db.example/quotewell",
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  const { discordToken, storeUrl } = takeSettings();
  const left = Object.keys(given).filter((name) => name in process.env);
  vi.unstubAllEnvs();
  expect([discordToken, storeUrl, left]).toEqual([given.DISCORD_TOKEN, given.STORE_URL, []]);
  expect(withoutSecrets(`pass/word in ${storeUrl}`)).toBe("[secret] in [secret]");
});
