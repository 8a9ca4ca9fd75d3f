import type { Bot } from "../bot.ts";
import { visibleAt } from "../library/collections.ts";
import { answerMessage, type ShownAnswer } from "../render/answer.ts";
import type { Payload, Tools } from "../render/components.ts";
import { type Notice, noticeMessage } from "../render/notice.ts";
import { passagesPage } from "../render/passages-page.ts";
import { heldMessage } from "../render/reindex.ts";
import { editShown, findReply, type PromisedReply, type ShownReply } from "../reply/respond.ts";
import { type AnswerView, answerQuestion, isNotice } from "./answer-question.ts";
import type { Question } from "./question.ts";

/** A question asked with a command, with all that any process needs to answer it. */
export type CommandQuestion = {
  readonly question: Question;
  /** Of the asker, as Discord names languages. */
  readonly locale: string;
  /** Whether the bot can reply there once the command has expired. */
  readonly canReplyLater: boolean;
  /** Where an answer was promised, or was about to be. */
  readonly reply: ShownReply | PromisedReply;
};

type Asking = Omit<CommandQuestion, "reply"> &
  Pick<AnswerView, "stillOurs"> & {
    /** Promises an answer once the question is taken. */
    promise(): Promise<ShownReply>;
    /** Shows a notice while nothing else is shown. */
    refuse(notice: Notice): Promise<void>;
  };

/** Answers a question of a command, for all or for the asker alone. */
export async function answerCommand(
  { question, locale, canReplyLater, promise, refuse, stillOurs }: Asking,
  bot: Bot,
): Promise<void> {
  const tools = bot.tools(locale, canReplyLater);
  const visible = visibleAt(question.place, bot.settings.collectionChannels);
  let reply = null as ShownReply | null;
  let isShown = false;
  const outcome = await answerQuestion(question, bot, {
    async accepted() {
      reply = await promise();
    },
    typing() {},
    stillOurs,
    async show(progress) {
      await editShown(reply!, heldMessage(progress, visible, tools), bot);
      isShown = true;
    },
  });
  if (isNotice(outcome)) {
    if (!isShown) return refuse(outcome);
    return void (await editShown(reply!, noticeMessage(outcome, tools), bot));
  }
  const { channel, message } = reply!;
  const shownIn = await editShown(reply!, rendered(outcome, question, tools), bot);
  if (shownIn !== channel) await bot.store.answers.moved(outcome.id, shownIn);
  else if (!question.private) await bot.store.answers.sent(outcome.id, message);
}

/** Answers where another process promised it. @throws DiscordAPIError when it ended before it promised */
export async function answerPromised(
  { reply: promised, ...asked }: CommandQuestion & Pick<AnswerView, "stillOurs">,
  bot: Bot,
): Promise<void> {
  const reply = "message" in promised ? promised : await findReply(promised, bot);
  const tools = bot.tools(asked.locale);
  return answerCommand(
    {
      ...asked,
      promise: async () => reply,
      refuse: async (notice) => void (await editShown(reply, noticeMessage(notice, tools), bot)),
    },
    bot,
  );
}

function rendered(answer: ShownAnswer, { kind }: Question, tools: Tools): Payload {
  if (kind === "ask") return answerMessage(answer, tools);
  return passagesPage(
    { ...answer, question: kind === "search" ? answer.question : null },
    0,
    tools,
  );
}
