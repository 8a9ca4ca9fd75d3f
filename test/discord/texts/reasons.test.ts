import { expect, test } from "vitest";
import { TRANSLATIONS } from "../../../src/discord/texts/index.ts";
import { REASONS, type Reason, reasonInWords } from "../../../src/glossary/reasons.ts";

/** Values for all codes together. */
const VALUES = {
  ...{ sizeMb: 31.24, limitMb: 20, seconds: 60, elements: 1500, status: 404, most: 5, minutes: 7 },
  ...{ stated: "EIO: i/o error", how: "SIGSEGV", id: "a.txt", type: "image/png" },
  ...{ extension: ".doc", step: "docx", supported: ".txt", sentence: "is old" },
};

const CODES = Object.keys(REASONS) as Reason["code"][];

test.each(CODES.filter((code) => code !== "sentence"))(
  "the reason %s is said in each language, with its values",
  (code) => {
    const reason = { code, ...VALUES } as Reason;
    const words = [REASONS, TRANSLATIONS.de.reasons, TRANSLATIONS.fr.reasons];
    const said = words.map((one) => reasonInWords(reason, one));
    expect(new Set(said).size).toBe(3);
    for (const one of said) expect(one).not.toMatch(/undefined|NaN|\[object|^$/);
  },
);

test("numbers are written as in the language; the system's words and stored sentences stay as they are", () => {
  const { de, fr } = TRANSLATIONS;
  const large = { code: "tooLarge", sizeMb: 31.24, limitMb: 0.5 } as const;
  expect(reasonInWords(large)).toBe(
    "is 31.2 MB, above the limit of 0.5 MB (setting MAX_ARTICLE_MB)",
  );
  expect(reasonInWords(large, de.reasons)).toContain("hat 31,2 MB, mehr als die erlaubten 0,5 MB");
  expect(reasonInWords(large, fr.reasons)).toContain("fait 31,2 Mo, plus que la limite de 0,5 Mo");
  const failed = { code: "notOpened", stated: "EIO: i/o error" } as const;
  expect(reasonInWords(failed, de.reasons)).toBe("kann nicht geöffnet werden: EIO: i/o error");
  const earlier = { code: "sentence", sentence: "is empty" } as const;
  expect(reasonInWords(earlier, fr.reasons)).toBe("is empty");
});
