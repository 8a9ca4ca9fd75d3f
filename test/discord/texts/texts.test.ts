import { describe, expect, test } from "vitest";
import { type Texts, TRANSLATIONS, textsFor } from "../../../src/discord/texts/index.ts";

/** Discord's rule for the names of slash commands and options, in every language. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const TABLES: Readonly<Record<string, Texts>> = { en: textsFor("en-US"), ...TRANSLATIONS };

describe.each(Object.entries(TABLES))("the texts in %s", (_, texts) => {
  const { findSources, addMessage, ...slash } = texts.commands;
  const labels = [...Object.values(slash), ...Object.values(texts.options)];

  test.each(labels)(
    "/$name is a name and a description that Discord takes",
    ({ name, description }) => {
      expect(name).toMatch(NAME);
      expect(name).toBe(name.toLowerCase());
      expect(description.length).toBeLessThanOrEqual(100);
    },
  );

  test("no two commands share a name", () => {
    const names = Object.values(slash).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(findSources.length).toBeLessThanOrEqual(32);
    expect(addMessage.length).toBeLessThanOrEqual(32);
  });

  test("the help names the commands as they are called in this language", () => {
    const named = texts.help.ways.join(" ").match(/(?<=`\/)[^`]+/gu);
    expect(named).toEqual(
      [slash.ask, slash.search, slash.article, slash.articles, slash.latest].map(
        ({ name }) => name,
      ),
    );
    expect(texts.help.ways.join(" ")).toContain(findSources);
    expect(texts.help.ways.join(" ")).toContain(texts.options.private.name);
  });
});

test("a language without a table is spoken to in English", () => {
  expect(textsFor("ja")).toBe(textsFor("en-US"));
  expect(textsFor("de").locale).toBe("de");
  expect(textsFor(null).locale).toBe("en-GB");
});

test("one is singular, several are plural, in each language's own way", () => {
  const { de, fr } = TRANSLATIONS;
  expect(textsFor("en").articles.passages(1)).toBe("1 passage");
  expect(de.articles.passages(2)).toBe("2 Textstellen");
  expect([0, 1, 2].map(fr.articles.passages)).toEqual(["0 passage", "1 passage", "2 passages"]);
});
