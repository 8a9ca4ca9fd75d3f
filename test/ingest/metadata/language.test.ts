import { expect, test, vi } from "vitest";
import { detectLanguage } from "../../../src/ingest/metadata/language.ts";

vi.mock("eld/small", () => {
  throw new Error("n-grams were loaded");
});

test.each([
  [
    "en",
    "The minister said that the talks would begin in Geneva, and that his country and the others had been asked for their lists of the prisoners.",
  ],
  [
    "de",
    "Der Minister sagte, dass die Gespräche in Genf auch am Montag nicht beginnen und sich nach dem Ende der Feiertage eine neue Frist für alle ergibt.",
  ],
  [
    "fr",
    "Le ministre a déclaré que les négociations de Genève sont dans une impasse et que la délégation est repartie avec une liste pour les prisonniers du nord et du sud.",
  ],
  [
    "es",
    "El ministro dijo que los presos y las listas no son el problema, pero también que con una mesa más las conversaciones por la paz y los pactos se harán hasta el lunes.",
  ],
])(
  "function words tell a text in %s without the n-grams of sixty languages",
  async (language, text) => {
    expect(await detectLanguage(text)).toBe(language);
  },
);

test.each([
  ["in another language", "Il ministro ha detto che i colloqui cominceranno lunedì a Ginevra."],
  [
    "with few function words",
    "Geneva talks: ministers arrive, delegations wait, hotels full, prices up.",
  ],
  [
    "in two languages",
    "The minister said that the talks would begin and that they have lists. Der Minister sagte, dass sich die Gespräche nicht nach dem Montag richten und auch für eine Woche ausgesetzt sind.",
  ],
])("a text %s needs the n-grams", async (_, text) => {
  await expect(detectLanguage(text)).rejects.toThrow();
});
