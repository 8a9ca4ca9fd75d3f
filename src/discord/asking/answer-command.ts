import type { Bot } from "../bot.ts";
import { visibleAt } from "../library/collections.ts";
import { answerMessage, type ShownAnswer } from "../render/answer.ts";
import type { Payload, Tools } from "../render/components.ts";
import { type Notice, noticeMessage } from "../render/notice.ts";
import { passagesPage } from "../render/passages-page.ts";
import { heldMessage } from "../render/reindex.ts";
import { type DeferredReply, editShown, findReply, type ShownReply } from "../reply/respond.ts";
import { type AnswerView, answerQuestion, isNotice } from "./answer-question.ts";
import type { Question } from "./question.ts";

/** A question asked with a command, with everything that any process needs to answer it. */
export type CommandQuestion = {
  readonly question: Question;
  /** The asker's language, as Discord's locale. */
  readonly locale: string;
  /** Whether the bot can reply there after the command has expired. */
  readonly canReplyLater: boolean;
  /** Where the answer goes, whether or not the deferral had reached Discord. */
  readonly reply: ShownReply | DeferredReply;
};

type Asking = Omit<CommandQuestion, "reply"> &
  Pick<AnswerView, "stillOurs"> & {
    /** Acknowledges the command when the question is accepted. */
    acknowledge(): Promise<ShownReply>;
    /** Shows a notice, before anything else is shown. */
    refuse(notice: Notice): Promise<void>;
  };

/** Answers the question of a command, for everybody or for the asker alone. */
export async function answerCommand(
  { question, locale, canReplyLater, acknowledge, refuse, stillOurs }: Asking,
  bot: Bot,
): Promise<void> {
  const tools = bot.tools(locale, canReplyLater);
  const visible = visibleAt(question.place, bot.settings.collectionChannels);
  let reply = null as ShownReply | null;
  let isShown = false;
  const outcome = await answerQuestion(question, bot, {
    async accepted() {
      reply = await acknowledge();
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

/** Answers a command whose reply another process deferred. @throws DiscordAPIError if the deferral never reached Discord */
export async function answerDeferred(
  { reply: deferred, ...asked }: CommandQuestion & Pick<AnswerView, "stillOurs">,
  bot: Bot,
): Promise<void> {
  const reply = "message" in deferred ? deferred : await findReply(deferred, bot);
  const tools = bot.tools(asked.locale);
  return answerCommand(
    {
      ...asked,
      acknowledge: async () => reply,
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
