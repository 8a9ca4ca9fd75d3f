import { reasonInWords } from "#src/glossary/reasons.ts";
import type { Reading } from "../../src/glossary/building.ts";

/** Longer than any title, name or address that the other rooms expect. */
const LONGEST_FACT = 1000;

/**
 * What is wrong with the reading of a file; empty when everything the other rooms rely on is true. A
 * hostile file may be skipped, provided that the reason helps its owner.
 */
export function faultsOf(reading: Reading): string[] {
  if (reading.kind === "skipped") {
    const { reason } = reading;
    const isOurs = reason.code !== "notRead" && reason.code !== "crashed";
    return isOurs ? [] : [`skipped, since it ${reasonInWords(reason)}`];
  }
  const { article, passages } = reading;
  const { title, publisher, url, published, text } = article;
  const checks: [boolean, string][] = [
    [passages.length > 0, "no passage"],
    [title.trim() !== "", "no title"],
    [[title, publisher, url].every((fact) => (fact?.length ?? 0) <= LONGEST_FACT), "a huge fact"],
    [published === null || /^\d{4}-\d\d-\d\d$/.test(published), "an odd date"],
    [!/[\0\n]/.test(title), "a title of several lines"],
    [!/\0|\n{3}|^\s|\s$/.test(text), "a text with stray white space"],
    [
      passages.every((one) => text.slice(one.span.start, one.span.end) === one.text),
      "a passage that does not stand in its article",
    ],
    [
      passages.every(({ text: all, sentences }) => {
        const inside = sentences.map(({ start, end }) => all.slice(start, end)).join("");
        return inside.replace(/\s/g, "") === all.replace(/\s/g, "");
      }),
      "a letter outside the sentences",
    ],
    [passages.every(({ text: all }) => all.length <= 4000), "a passage too long for an answer"],
    [!/root:[^:]*:0:0:/.test(text), "the content of /etc/passwd"],
    [!("harmed" in globalThis) && !("harmed" in {}), "code that was run"],
  ];
  return checks.filter(([holds]) => !holds).map(([, fault]) => fault);
}
