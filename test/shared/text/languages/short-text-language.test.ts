import { expect, test } from "vitest";
import { shortTextLanguage } from "../../../../src/shared/text/languages/short-text-language.ts";

test.each([
  ["Warum fiel die Fähre Seestern aus?", "de"],
  ["Was kostet ein Pferd in Husum?", "de"],
  ["und wann war das?", "de"],
  ["hallo", "de"],
  ["Qui a fait remplacer les câbles du pont de Valmy ?", "fr"],
  ["Bonjour", "fr"],
  ["Why did the ferry stay in port?", "en"],
  ["Was Lavrov invited to the talks?", "en"],
  ["Who starred in Die Hard?", null],
  ["What is the Tour de France?", "en"],
  ["¿Quién es el capitán de la nave?", "es"],
  ["ferry Nordlicht", null],
  ["Le Monde Die Zeit El País", null],
  ["<@1576616329627041792>", null],
  ["", null],
])("%j is in the language %j", (text, language) => expect(shortTextLanguage(text)).toBe(language));
