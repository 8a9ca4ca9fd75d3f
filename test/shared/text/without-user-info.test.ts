import { expect, test } from "vitest";
import { UserError } from "../../../src/shared/errors.ts";
import { withoutUserInfo } from "../../../src/shared/text/without-user-info.ts";
import { cpuTimeMs } from "../../support/processes/cpu-time.ts";

test.each([
  ["https://reader:s3cret@hub.example/model", "https://***@hub.example/model"],
  ["https://reader@hub.example", "https://***@hub.example"],
  ["https://reader:s3@cret@hub.example:8080", "https://***@hub.example:8080"],
  ["postgres://:s3cret@db/x and http://a:b@c", "postgres://***@db/x and http://***@c"],
  ["https://hub.example/a@b", "https://hub.example/a@b"],
  ["https://hub.example, or ann@hub.example", "https://hub.example, or ann@hub.example"],
  ['{"url":"https://hub.example","to":"ann@hub"}', '{"url":"https://hub.example","to":"ann@hub"}'],
  ['{"url":"https://a:s\\"3@hub"}', '{"url":"https://***@hub"}'],
])("%s", (text, shown) => {
  expect(withoutUserInfo(text)).toBe(shown);
});

test("a long text takes no time", () => {
  const text = "://a".repeat(100_000);
  expect(cpuTimeMs(() => expect(withoutUserInfo(text)).toBe(text))).toBeLessThan(1000);
});

test("no error for people shows the user and password of a URL", () => {
  const error = new UserError(
    "MODEL_DOWNLOAD",
    "https://reader:s3cret@hub.example could not be fetched.",
    "Open http://reader:s3cret@hub.example.",
  );
  expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain("s3cret");
});
