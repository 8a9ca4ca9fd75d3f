import { describe, expect, test } from "vitest";
import {
  isCourtesy,
  isSmallTalk,
  readsAsQuestion,
} from "../../../src/discord/asking/reads-as-question.ts";

describe("in a channel it listens to, the bot answers", () => {
  test.each([
    "Why was Iran's invitation withdrawn?",
    "why was the invitation withdrawn",
    "Who came to Montreux",
    "I read the report. Who wrote it, and when?",
    "Quick one: who hosted the talks?",
    "does anyone know when the talks began?",
    "Is the Caesar report public?",
    "hi! who hosted the talks?",
    "Wer hat die Einladung zurückgezogen",
    "Warum kam Iran nicht?",
    "Qui a retiré l'invitation ?",
    "Pourquoi l'Iran n'est pas venu",
    "Est-ce que la Russie était d'accord ?",
    "¿Quién fue invitado?",
    "Who was invited?!",
    'He asked "who was invited?" and left',
    "イランはなぜ招待を取り消された?",
    "see https://a.example/b — who wrote this?",
    "How are you counting the delegations?",
  ])("%s", (text) => expect(readsAsQuestion(text)).toBe(true));
});

describe("it stays silent at", () => {
  test.each([
    "",
    "?",
    "??",
    "why?",
    "really??",
    "lol what?",
    "ok",
    "good morning everyone",
    "Hi, how are you?",
    "how are you doing today",
    "what's up guys",
    "is anyone here?",
    "anyone around?",
    "wie geht's?",
    "ça va ?",
    "!play never gonna",
    "/ask who came",
    ".help me please now",
    "$price of it?",
    "https://a.example/?q=who",
    "look at https://a.example/what?x=1 everyone",
    "I think that is wrong.",
    "When we arrived it rained. We left.",
    "thanks for the answer",
    "That is what he said.",
    "What a day! I am tired.",
  ])("%s", (text) => expect(readsAsQuestion(text)).toBe(false));
});

test.each(["thanks!", "Thank you so much", "lol", "ok", "🙏", "haha nice", "Danke!", "wrong"])(
  "%j below an answer asks nothing",
  (text) => expect(isCourtesy(text)).toBe(true),
);

test.each(["really?", "and the second round", "wrong year", "ok but why?", "Lavrov"])(
  "%j below an answer goes on asking",
  (text) => expect(isCourtesy(text)).toBe(false),
);

test.each([
  "When I was young, I lived near the sea",
  "What a day that was",
  "How nice of you to come",
  "Has been a long day",
])("%j is said, not asked", (text) => expect(readsAsQuestion(text)).toBe(false));

test.each(["when was the bridge built", "what I mean is: who built it?", "how many people came"])(
  "%j is asked",
  (text) => expect(readsAsQuestion(text)).toBe(true),
);

test.each([
  "hello",
  "Hi there!",
  "Hallo zusammen",
  "bonjour",
  "thanks!",
  "How are you?",
  "guten Tag",
])("%j is small talk", (text) => expect(isSmallTalk(text)).toBe(true));

test.each([
  "Hello Kitty",
  "ferry",
  "Hallo, wann fährt die Fähre?",
  "Good Friday agreement",
  "why?",
])("%j is no small talk", (text) => expect(isSmallTalk(text)).toBe(false));
