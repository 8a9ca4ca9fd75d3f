import { describe, expect, test } from "vitest";
import { kindAsked, shows } from "../../../../src/retrieve/question/answer-kind.ts";
import { isQuestion } from "../../../../src/retrieve/question/asked-words.ts";
import { isName } from "../../../../src/retrieve/question/names.ts";
import type { AnswerKind } from "../../../../src/shared/text/languages/language.ts";
import { questionsIn } from "../../../../src/shared/text/languages/languages.ts";
import { wordsOf } from "../../../retrieve/fixtures.ts";

describe("the kind of thing that is asked for", () => {
  test.each<[string, string, AnswerKind | null]>([
    ["de", "Wer leitete die Gespräche?", "person"],
    ["de", "Wie heißt die Bürgermeisterin?", "person"],
    ["de", "Wann wurde die Brücke eröffnet?", "date"],
    ["de", "In welchem Jahr war das?", "date"],
    ["de", "Wie viele Gäste kamen?", "count"],
    ["de", "Wie viel Prozent stimmten zu?", "percent"],
    ["de", "Wie viel kostete die Brücke?", "money"],
    ["de", "Wie lange dauerte der Umbau?", "duration"],
    ["de", "Um wie viel Uhr öffnet sie?", "clock"],
    ["de", "Wo steht der Turm?", "place"],
    ["de", "In welcher kleinen Stadt steht er?", "place"],
    ["de", "Welches Unternehmen baute sie?", "name"],
    ["de", "Warum wurde sie gesperrt?", "reason"],
    ["de", "Was sagte sie?", null],
    ["fr", "Qui a dirigé les négociations ?", "person"],
    ["fr", "Quand le pont a-t-il ouvert ?", "date"],
    ["fr", "En quelle année ?", "date"],
    ["fr", "Combien d’invités sont venus ?", "count"],
    ["fr", "Combien de temps ont duré les travaux ?", "duration"],
    ["fr", "Combien a coûté le pont ?", "money"],
    ["fr", "Où se trouve la tour ?", "place"],
    ["fr", "Dans quelle ville ?", "place"],
    ["fr", "Quelle entreprise l’a construit ?", "name"],
    ["fr", "Pourquoi a-t-il fermé ?", "reason"],
    ["es", "¿Quién dirigió las negociaciones?", "person"],
    ["es", "¿Cuándo abrió el puente?", "date"],
    ["es", "¿En qué año?", "date"],
    ["es", "¿Cuántos invitados vinieron?", "count"],
    ["es", "¿Cuánto costó el puente?", "money"],
    ["es", "¿Cuánto tiempo duraron las obras?", "duration"],
    ["es", "¿Qué porcentaje votó a favor?", "percent"],
    ["es", "¿Dónde está la torre?", "place"],
    ["es", "¿Qué empresa lo construyó?", "name"],
    ["es", "¿Por qué cerró?", "reason"],
  ])("in %s, %j asks for: %s", (language, question, kind) => {
    expect(kindAsked(question, questionsIn(language))).toBe(kind);
  });
});

describe("a sentence shows", () => {
  test.each<[string, AnswerKind, string, string]>([
    ["de", "person", "Danach sprach Anna Weber.", "Danach sprach die Leiterin."],
    ["de", "date", "Sie öffnete im März.", "Sie öffnete bald."],
    ["de", "duration", "Er dauerte zwei Jahre.", "Er dauerte an."],
    ["de", "money", "Das kostete 3 Millionen Euro.", "Das kostete viel."],
    ["de", "clock", "Um 9 Uhr ging es los.", "Am Morgen ging es los."],
    ["de", "count", "Zwölf Gäste kamen.", "Gäste kamen."],
    ["de", "reason", "Weil es stürmte, blieb sie zu.", "Sie blieb zu."],
    ["fr", "date", "Il a ouvert en août.", "Il a ouvert."],
    ["fr", "duration", "Ils ont duré deux ans.", "Ils ont duré."],
    ["fr", "reason", "Il a fermé à cause du vent.", "Il a fermé."],
    ["fr", "person", "La maire est Anne Roy.", "La maire est partie."],
    ["es", "date", "Abrió en agosto.", "Abrió pronto."],
    ["es", "percent", "El 61 por ciento votó.", "Votaron 61."],
    ["es", "reason", "Cerró debido al viento.", "Cerró."],
    ["es", "person", "La alcaldesa es Ana Ruiz.", "La alcaldesa llegó."],
  ])("in %s a %s: %j, but not %j", (language, kind, showing, other) => {
    expect(shows(kind, showing, () => [], questionsIn(language))).toBe(true);
    expect(shows(kind, other, () => [], questionsIn(language))).toBe(false);
  });
});

describe("names in a question", () => {
  test.each([
    ["de", "Wie viele Bälle fing Josh Norman bei den letzten Spielen?", ["Josh", "Norman"]],
    ["de", "Wann kam die NATO 1998 nach Genf?", ["NATO", "1998", "Genf"]],
    ["fr", "Quand la maire de Lyon a-t-elle parlé à Anne Roy ?", ["Lyon", "Anne", "Roy"]],
    ["es", "¿Cuándo habló la alcaldesa de Lugo?", ["Lugo"]],
  ])("in %s, of %j: %j", (language, question, names) => {
    const grammar = questionsIn(language);
    const found = wordsOf(question).filter((word) => isName(word, question, grammar));
    expect(found.map(({ text }) => text)).toEqual(names);
  });
});

test.each([
  ["de", "wer leitete die Gespräche", true],
  ["de", "Die Gespräche begannen", false],
  ["fr", "qui a dirigé les négociations", true],
  ["fr", "Les négociations ont commencé", false],
  ["es", "quien dirigió las negociaciones", true],
  ["es", "Las negociaciones comenzaron", false],
])("in %s, %j asks: %s", (language, text, asks) => {
  expect(isQuestion(text, questionsIn(language))).toBe(asks);
});
