import { expect, test } from "vitest";
import { catalogueOf, nameChoices } from "../../../src/discord/library/catalogue.ts";
import { librarianOf } from "../../../src/discord/library/librarian-of.ts";
import type { Article } from "../../../src/glossary/domain.ts";
import type { Library } from "../../../src/glossary/library.ts";
import { article } from "../../support/bot/fixtures.ts";

const libraryOf = (articles: readonly Article[]) =>
  ({
    articles: async (within) =>
      articles.filter(({ collection }) => within === null || collection === within),
  }) as Partial<Library> as Library;

const catalogue = await catalogueOf(
  libraryOf([
    article({ id: "a.md", title: "Talks in Montreux", collection: null }),
    article({ id: "b.md", title: "Genève II: the talks", collection: "geneva", publisher: null }),
    article({ id: `${"long/".repeat(40)}c.md`, title: "x".repeat(300), collection: "astana" }),
    article({ id: "d.md", title: "Reheated talks", collection: "astana" }),
  ]),
);
const titles = (typed: string, within: string | null = null) =>
  catalogue.choices(typed, within).map(({ name }) => name);

test("titles are found by any of their words, without accents, those that begin so first", () => {
  expect(titles("talks")).toEqual([
    "Talks in Montreux · The Harbour Post",
    "Genève II: the talks",
    "Reheated talks · The Harbour Post",
  ]);
  expect(titles("geneve talks")).toEqual(["Genève II: the talks"]);
  expect(titles("sourdough")).toEqual([]);
});

test("nothing typed shows the first titles", () => {
  expect(titles("")).toHaveLength(4);
});

test("choices are what Discord takes, and lead back to their article", () => {
  for (const { name, value } of catalogue.choices("", null)) {
    expect(name.length).toBeLessThanOrEqual(100);
    expect(value.length).toBeLessThanOrEqual(100);
    expect(catalogue.find(value, null)).not.toBeNull();
  }
});

test("articles of the same title are told apart, or Discord would refuse the whole list", async () => {
  const long = "/of/a/deep/folder".repeat(20);
  const same = await catalogueOf(
    libraryOf([
      article({ id: "feb.md", title: "Council news", publisher: null }),
      article({ id: "mar.md", title: "Council news", publisher: null }),
      article({ id: "a.md", title: `${"long ".repeat(40)}one` }),
      article({ id: `${long}/b.md`, title: `${"long ".repeat(40)}two` }),
      article({ id: "c.md", title: "Harvest" }),
    ]),
  );
  const names = same.choices("", null).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(["Council news · feb.md", "Council news · mar.md"]);
  expect(names[4]).toBe("Harvest · The Harbour Post");
  expect(new Set(names).size).toBe(5);
  expect(names.every((name) => name.length <= 100)).toBe(true);
  const files = nameChoices(
    ["a", "b"].map((end) => `${"folder/".repeat(20)}${end}.md`),
    "",
  );
  expect(new Set(files.map(({ name }) => name)).size).toBe(2);
});

test("a title that was typed and not chosen finds its article too", () => {
  expect(catalogue.find("genève ii", null)?.id).toBe("b.md");
  expect(catalogue.find("sourdough", null)).toBeNull();
  expect(catalogue.find(" ", null)).toBeNull();
});

test("articles of other collections are neither offered nor found", () => {
  expect(titles("talks", "geneva")).toEqual(["Genève II: the talks"]);
  expect(catalogue.find("a.md", "geneva")).toBeNull();
});

test("collections are offered by what was typed, at most 25", () => {
  expect(nameChoices(["astana", "geneva"], "GEN")).toEqual([{ name: "geneva", value: "geneva" }]);
  const many = Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(150, "y"));
  const choices = nameChoices(many, "");
  expect(choices).toHaveLength(25);
  expect(choices.every(({ name, value }) => name.length <= 100 && value.length <= 100)).toBe(true);
});

test("a list of articles that could not be read once is read the next time", async () => {
  let fails = true;
  const library = {
    async articles() {
      if (fails) throw new Error("connection lost");
      return [article({ id: "a.md", title: "Talks in Montreux" })];
    },
  } as Partial<Library> as Library;
  const librarian = librarianOf(library, { languages: null }, () =>
    Promise.reject(new Error("not asked")),
  );
  await expect(librarian.titles("talks", null)).rejects.toThrow("connection lost");
  fails = false;
  expect(await librarian.titles("talks", null)).toHaveLength(1);
});

test("a title can't turn the direction of what stands behind it", async () => {
  const turned = await catalogueOf(libraryOf([article({ title: "Talks \u202eexe.txt" })]));
  expect(turned.choices("", null)[0]!.name).toBe("Talks exe.txt · The Harbour Post");
});
