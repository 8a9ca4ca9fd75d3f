import { promises as files, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addArticle } from "../../src/arrival/add-article.ts";
import { removeArticle, renameArticle } from "../../src/arrival/change-added.ts";
import { delivery, endAt, idsIn, intake, TEXT } from "./intake.ts";

test("an article is moved aside when it is removed, and several of one name are kept", async () => {
  const place = await intake();
  for (const text of [TEXT, `${TEXT} Again.`]) {
    await addArticle(place, delivery({ bytes: Buffer.from(text), collection: "geneva" }));
    await removeArticle(place, "geneva/talks.txt");
  }
  expect(await idsIn(place.articlesDir)).toEqual([]);
  const kept = readdirSync(join(place.articlesDir, "geneva/.removed")).sort();
  expect(kept).toEqual(["talks-2.txt", "talks.txt"]);
});

test("only what was added is removed or renamed", async () => {
  const place = await intake({ "mine.txt": TEXT });
  for (const change of [removeArticle, renameArticle])
    await expect(change(place, "mine.txt", "x")).rejects.toMatchObject({
      code: "ARRIVAL_NOT_ADDED",
    });
  expect(await idsIn(place.articlesDir)).toEqual(["mine.txt"]);
});

test("an added article whose file is gone can be removed, but not renamed", async () => {
  const place = await intake();
  await addArticle(place, delivery());
  await files.unlink(join(place.articlesDir, "talks.txt"));
  await expect(renameArticle(place, "talks.txt", "x")).rejects.toMatchObject({
    code: "ARTICLES_GONE",
  });
  expect(await removeArticle(place, "talks.txt")).toBeNull();
  expect(place.register.find("talks.txt")).toBeNull();
});

test("of two changes of one article at once, one is made, and the other says that the article is gone", async () => {
  const place = await intake();
  await addArticle(place, delivery());
  const changes = await Promise.allSettled(
    ["one.txt", "two.txt"].map((name) => renameArticle(place, "talks.txt", name)),
  );
  const made = changes.flatMap((change) => (change.status === "fulfilled" ? [change.value] : []));
  const refused = changes.flatMap((change) =>
    change.status === "rejected" ? [change.reason] : [],
  );
  expect(await idsIn(place.articlesDir)).toEqual(made);
  expect(refused).toMatchObject([{ code: "ARTICLES_GONE" }]);
});

test("a renamed article keeps its ending, its collection and who added it", async () => {
  const place = await intake({ "geneva/new name.txt": TEXT });
  await addArticle(place, delivery({ collection: "geneva" }));
  const id = await renameArticle(place, "geneva/talks.txt", "../new name.TXT");
  expect(id).toBe("geneva/new name-2.txt");
  expect(place.register.find(id)).toMatchObject({ by: "1" });
  expect(await idsIn(place.articlesDir)).toEqual(["geneva/new name-2.txt", "geneva/new name.txt"]);
});

test.each([
  ["link", "before"],
  ["link", "after"],
  ["unlink", "after"],
] as const)(
  "a process that is killed while it renames (%s, %s) leaves no file that can't be removed",
  async (call, when) => {
    const place = await intake();
    await addArticle(place, delivery());
    const ended = endAt(call, when);
    void renameArticle(place, "talks.txt", "rivers");
    await ended();
    const left = await idsIn(place.articlesDir);
    expect(left).not.toEqual([]);
    for (const id of left) await removeArticle(place, id);
    expect(await idsIn(place.articlesDir)).toEqual([]);
  },
);
