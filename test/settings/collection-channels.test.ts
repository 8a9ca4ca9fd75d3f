import { expect, test } from "vitest";
import { parseCollectionChannels } from "../../src/settings/collection-channels.ts";

const GUILD = "111111111111111111";
const CHANNEL = "222222222222222222";

test("COLLECTION_CHANNELS is pairs of an id and a collection", () => {
  const limits = parseCollectionChannels(` ${GUILD} = geneva , ${CHANNEL}=astana 2017,others=a`);
  expect([...limits]).toEqual([
    [GUILD, "geneva"],
    [CHANNEL, "astana 2017"],
    ["others", "a"],
  ]);
  expect(parseCollectionChannels("").size).toBe(0);
});

test.each([
  ["geneva", '"geneva" is not such a pair'],
  ["geneva=1", '"geneva=1" is not such a pair'],
  [`${GUILD}=`, `"${GUILD}=" is not such a pair`],
  ["12=geneva", '"12=geneva" is not such a pair'],
  [`${GUILD}=a,${GUILD}=b`, `${GUILD} appears twice`],
])("%s is refused with what is allowed and what is not", (setting, reason) => {
  const read = () => parseCollectionChannels(setting);
  expect(read).toThrow("=geneva");
  expect(read).toThrow(reason);
});
