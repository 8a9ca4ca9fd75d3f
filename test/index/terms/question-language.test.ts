import { describe, expect, test } from "vitest";
import { questionLanguage } from "../../../src/index/terms/question-language.ts";

const ENGLISH = { en: 100 };
const GERMAN = { de: 100 };

describe("the language of a question", () => {
  test.each([
    ["Who was invited to the talks?", "en"],
    ["Wer wurde zu den Gesprächen eingeladen?", "de"],
    ["Qui a été invité aux négociations ?", "fr"],
    ["¿Quién fue invitado?", "es"],
    ["quien fue invitado a las negociaciones", "es"],
    ["Кто был приглашен на переговоры?", "ru"],
    ["Ποιος προσκλήθηκε στις συνομιλίες και γιατί;", "el"],
    ["誰が招待されましたか", "ja"],
    ["谁被邀请了？", "zh"],
    ["What does λόγος mean in 東京?", "en"],
  ])("%j is %s, whatever the library has", (question, language) => {
    for (const languages of [ENGLISH, { en: 9, [language]: 1 }, { [language]: 9 }])
      expect(questionLanguage(question, languages)).toBe(language);
  });

  test("is that of most articles when nothing tells", () => {
    expect(questionLanguage("Panthers Super Bowl 50", GERMAN)).toBe("de");
    expect(questionLanguage("Panthers Super Bowl 50", { de: 1, en: 2 })).toBe("en");
    expect(questionLanguage("?", {})).toBe("en");
  });

  test("is not told by a word or two that the library's language has as well", () => {
    expect(questionLanguage("Did so many die in war?", ENGLISH)).toBe("en");
    expect(questionLanguage("gold war die hard", ENGLISH)).toBe("en");
  });

  test.each([
    "Will Iran attend?",
    "war in Syria",
    "Do men die?",
    "Osama bin Laden",
    "Die Hard",
    "Los Angeles",
    "El Niño",
    "De Mistura",
    "car bomb in Homs",
  ])(
    "is English where a word of it is only spelt as in a language of a few articles: %s",
    (question) => {
      expect(questionLanguage(question, { en: 300, de: 20, fr: 5, es: 5 })).toBe("en");
    },
  );

  test.each([
    ["Warum?", "de"],
    ["Was sagt Lawrow?", "de"],
    ["Was war die Ursache?", "de"],
    ["Que dit Lavrov ?", "fr"],
    ["combien de morts ?", "fr"],
    ["cuantos muertos", "es"],
  ])(
    "is told by one word that English lacks, in a language of a few articles: %s",
    (question, language) => {
      expect(questionLanguage(question, { en: 300, de: 20, fr: 5, es: 5 })).toBe(language);
    },
  );
});
