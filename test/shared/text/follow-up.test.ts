import { describe, expect, test } from "vitest";
import {
  conversation,
  inConversation,
  leansOnThePrevious,
} from "../../../src/shared/text/follow-up.ts";

describe("a question that leans on the one before", () => {
  test.each([
    "and when was that?",
    "who said so?",
    "And why?",
    "why?",
    "When?",
    "Where exactly?",
    "But what about Russia?",
    "What about France?",
    "how about the opposition?",
    "So who came instead?",
    "When was that?",
    "Why did this happen?",
    "Who wrote those?",
    "What does that mean?",
    "Why did he withdraw the invitation?",
    "What did she say about Geneva?",
    "Who invited them?",
    "How did they react?",
    "What was his reason?",
    "Where was it held?",
    "Is it still valid?",
    "When did it start?",
    "What happened there?",
    "Who else?",
    "Who else signed?",
    "Tell me more",
    "How many were there?",
    "Which ones?",
    "Did anyone object to that?",
    "How long did it last?",
    "What were their demands?",
    "Who said that?",
    "Was that before the talks?",
    "And the latter?",
    "How much exactly?",
    "Since when?",
    "Since when is it banned?",
    "Then what?",
    "Did they agree?",
    "What happened after that?",
    "Who disagreed with him?",
    "Can you explain why?",
    "Und wann war das?",
    "Warum?",
    "Et pourquoi ?",
    "Aber wer hat unterschrieben?",
  ])("%s", (question) => {
    expect(leansOnThePrevious(question)).toBe(true);
  });
});

describe("a self-contained question", () => {
  test.each([
    "Who was invited to Geneva II?",
    "Why did Ban Ki-moon withdraw Iran's invitation?",
    "When did the Astana talks take place?",
    "What did Lavrov say about his meeting with Kerry?",
    "Who said that Iran had accepted the communiqué?",
    "What is the Caesar report?",
    "Did the opposition say it would attend?",
    "How many people died in the war?",
    "Is it true that Iran was invited?",
    "How long does it take to get to Montreux?",
    "What time is it in Geneva?",
    "Are there any women in the delegation?",
    "Is there a ceasefire in Syria?",
    "Who represented the United States in Astana?",
    "What did the spokesman say when he was asked about Iran?",
    "Why was that invitation withdrawn?",
    "Which countries sent their foreign ministers to the talks?",
    "Geneva II date?",
    "Assad's future?",
    "Who is Staffan de Mistura?",
    "What happened in Montreux?",
    "Where do the rebels and the government disagree?",
    "Who took part in the talks of 2017?",
    "What does the Geneva communiqué demand?",
    "Did Russia object to the withdrawal?",
    "Explain the Caesar report",
    "How many delegations came to Montreux?",
    "What did John Kerry call it?",
    "Who is the man that was invited?",
    "Which articles are about the prisoners that were freed?",
    "Which rebels said they would boycott the meeting?",
    "Does the article mention the date that Iran was invited?",
    "Who are the guarantors?",
    "Why did Turkey object to the Kurds?",
    "What was agreed on prisoners?",
    "Was the invitation to Iran a mistake?",
    "Wann begannen die Gespräche in Astana?",
    "Warum wurde die Einladung zurückgezogen?",
    "Quand la conférence a-t-elle commencé ?",
    "Andorra: who signed for the country?",
    "Souter's opinion on the case?",
  ])("%s", (question) => {
    expect(leansOnThePrevious(question)).toBe(false);
  });
});

describe("in a conversation", () => {
  const topic = "Why was Iran's invitation withdrawn?";

  test("a question that leans is searched together with the last one that does not", () => {
    const first = inConversation("and when was that?", topic);
    expect(first).toEqual({ search: `${topic} and when was that?`, topic });
    expect(inConversation("who said so?", first.topic).search).toBe(`${topic} who said so?`);
  });

  test("a self-contained question is searched alone and is the new topic", () => {
    const question = "Who is Ban Ki-moon?";
    expect(inConversation(question, topic)).toEqual({ search: question, topic: question });
  });

  test("the first question has nothing to lean on", () => {
    expect(inConversation("and when was that?", null).search).toBe("and when was that?");
  });
});

test("in a conversation a question is searched with the last one that stood alone", () => {
  const inTurn = conversation();
  expect(inTurn("And when was that?")).toBe("And when was that?");
  expect(inTurn("Who opened the bridge?")).toBe("Who opened the bridge?");
  expect(inTurn("And when was that?")).toBe("Who opened the bridge? And when was that?");
  expect(inTurn("Why was it?")).toBe("Who opened the bridge? Why was it?");
  expect(inTurn("Where is the harbour?")).toBe("Where is the harbour?");
});
