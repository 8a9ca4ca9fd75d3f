import { expect, test } from "vitest";
import { firstAddress } from "../../../src/discord/adding/first-address.ts";

test.each([
  ["Look: <https://news.test/a>!", "https://news.test/a"],
  ["See https://news.test/a. Then https://news.test/b", "https://news.test/a"],
  ["[The talks](https://news.test/a), at last", "https://news.test/a"],
  ["(more at https://news.test/a)", "https://news.test/a"],
  ["https://news.test/River_(Geneva)", "https://news.test/River_(Geneva)"],
  ["**https://news.test/a?b=c_d#e**", "https://news.test/a?b=c_d#e"],
  ["||https://news.test/a||", "https://news.test/a"],
  ["no address: http:// and file:///a", null],
])("the first address in %j is %j", (content, address) => {
  expect(firstAddress(content)).toBe(address);
});
