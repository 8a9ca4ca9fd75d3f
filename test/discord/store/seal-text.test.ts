import { expect, test } from "vitest";
import { openSealed, sealText } from "../../../src/discord/store/seal-text.ts";

const TEXT = '{"token":"aW50ZXJhY3Rpb246","question":"Why did the ferry stay in port? ⛴"}';

test("a sealed text is opened with the token it was sealed with, and shows nothing of itself", () => {
  const sealed = sealText(TEXT, "token");
  expect(openSealed(sealed, "token")).toBe(TEXT);
  expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("ferry");
  expect(sealText(TEXT, "token")).not.toBe(sealed);
});

test.each([
  ["another token", (sealed: string) => openSealed(sealed, "another")],
  ["a changed byte", (sealed: string) => openSealed(`${sealed.slice(0, -8)}AAAAAAAA`, "token")],
  ["half of it", (sealed: string) => openSealed(sealed.slice(0, 20), "token")],
  ["nothing", () => openSealed("", "token")],
])("with %s it stays closed", (_what, open) => {
  expect(open(sealText(TEXT, "token"))).toBeNull();
});
