import { describe, expect, test } from "vitest";
import { chosenCollection, visibleAt } from "../../../src/discord/library/collections.ts";
import { tagOf } from "../../../src/discord/library/tag-of.ts";

const GUILD = "111111111111111111";
const CHANNEL = "222222222222222222";
const THREAD = "333333333333333333";
const CATEGORY = "444444444444444444";
const limits = new Map([
  [GUILD, "geneva"],
  [CHANNEL, "astana 2017"],
]);

describe("what may be seen", () => {
  test("is decided by the thread, else its channel, else the server", () => {
    expect(
      visibleAt({ channel: THREAD, parent: CHANNEL, category: null, guild: GUILD }, limits),
    ).toBe("astana 2017");
    expect(visibleAt({ channel: "4", parent: "5", category: null, guild: GUILD }, limits)).toBe(
      "geneva",
    );
    expect(
      visibleAt({ channel: "4", parent: null, category: null, guild: "6" }, limits),
    ).toBeNull();
    expect(
      visibleAt({ channel: "4", parent: null, category: null, guild: null }, limits),
    ).toBeNull();
  });

  test("is decided by the category where thread and channel have no limit, before the server", () => {
    const withCategory = new Map([...limits, [CATEGORY, "tallinn"]]);
    const place = { channel: THREAD, parent: "5", category: CATEGORY, guild: GUILD };
    expect(visibleAt(place, withCategory)).toBe("tallinn");
    expect(visibleAt({ ...place, parent: CHANNEL }, withCategory)).toBe("astana 2017");
  });

  test("is what others= says at every place that has no limit of its own, direct messages too", () => {
    const some = new Map([
      [GUILD, "geneva"],
      ["others", "public"],
    ]);
    expect(visibleAt({ channel: CHANNEL, parent: null, category: null, guild: GUILD }, some)).toBe(
      "geneva",
    );
    expect(visibleAt({ channel: CHANNEL, parent: null, category: null, guild: null }, some)).toBe(
      "public",
    );
  });

  test("a limited place can't choose another collection, not even one that exists", () => {
    const all = ["astana", "geneva"];
    expect(chosenCollection(null, "geneva", all)).toBe("geneva");
    expect(chosenCollection("geneva", "geneva", all)).toBe("geneva");
    expect(chosenCollection("astana", "geneva", all)).toBeUndefined();
    expect(chosenCollection(tagOf("astana"), "geneva", all)).toBeUndefined();
  });

  test("elsewhere everybody chooses freely among those that exist", () => {
    expect(chosenCollection(null, null, ["astana"])).toBeNull();
    expect(chosenCollection(" ", null, ["astana"])).toBeNull();
    expect(chosenCollection("astana", null, ["astana"])).toBe("astana");
    expect(chosenCollection(tagOf("astana"), null, ["astana"])).toBe("astana");
    expect(chosenCollection("nowhere", null, ["astana"])).toBeUndefined();
  });
});
