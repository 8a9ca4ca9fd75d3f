import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { textsFor } from "../../../src/discord/texts/index.ts";
import { reasonIn } from "../../../src/discord/texts/reasons.ts";

const SOURCE = join(import.meta.dirname, "../../../src");

/** Parts of these rooms whose reasons the operator alone reads, and such reasons elsewhere. */
const ELSEWHERE = /^(?:feeds|folder|watch)\b/;
const OF_OPERATORS = ["has no extension", "has the unsupported extension 12", "is silent"];

/** The reasons that the rooms which read and fetch files give, numbers and names put in. */
function reasons(): string[] {
  const files = ["ingest", "arrival"].flatMap((room) =>
    readdirSync(join(SOURCE, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !ELSEWHERE.test(file))
      .map((file) => readFileSync(join(SOURCE, room, file), "utf8")),
  );
  const thrown = /["`]((?:is|has|does|leads|answers|would|took|can't be|gave|asks) [^"`\n]+)["`]/g;
  return files
    .flatMap((text) => [...text.matchAll(thrown)])
    .map(([, reason]) => reason!)
    .map((reason) =>
      reason.replace(/\$\{sizeLimit.*?\}/, "above the limit of 9 MB (setting MAX_ARTICLE_MB)"),
    )
    .map((reason) => reason.replace(/\$\{.*?\}(?= |$|\))/g, "12"))
    .filter((reason) => !OF_OPERATORS.includes(reason));
}

test.each(["de", "fr"])("every reason why a file or page is refused exists in %s", (locale) => {
  const found = reasons();
  expect(found.length).toBeGreaterThan(20);
  const texts = textsFor(locale);
  const untranslated = found.filter((reason) => {
    const sentence = `"a file.pdf" ${reason}.`;
    return reasonIn(texts, sentence) === sentence;
  });
  expect(untranslated).toEqual([]);
});

test("a reason keeps the name before it and what it says of the file", () => {
  const sentence = '"is empty.pdf" is 31.2 MB, above the limit of 20 MB (setting MAX_ARTICLE_MB).';
  expect(reasonIn(textsFor("de"), sentence)).toBe(
    '"is empty.pdf" hat 31.2 MB, mehr als die erlaubten 20 MB (Einstellung MAX_ARTICLE_MB).',
  );
  expect(reasonIn(textsFor("fr"), "is empty")).toBe("est vide");
  expect(reasonIn(textsFor(null), sentence)).toBe(sentence);
  const unknown = "a.pdf is of a kind that nobody knows.";
  expect(reasonIn(textsFor("de"), unknown)).toBe(unknown);
});
