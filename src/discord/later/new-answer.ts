import type { Answer, Collection } from "../../glossary/domain.ts";
import { spellOutDates } from "../../shared/text/dates/dated-question.ts";
import { dayAt } from "../../shared/text/dates/days.ts";
import { inConversation } from "../../shared/text/follow-up.ts";
import type { Bot } from "../bot.ts";
import { textChannel } from "../gateway/channels.ts";
import { placeIn } from "../gateway/origin.ts";
import { visibleAt } from "../library/collections.ts";
import { unlessGone } from "../reply/requests.ts";
import type { OpenQuestion } from "../store/later.ts";

/** Longer than an answer takes, and longer than other machines take to notice a new index. */
export const MARGIN_MS = 60_000;

/** As many passages as an answer keeps. */
const TOP = 9;

export type SureAnswer = Extract<Answer, { readonly quotes: unknown }>;

/** A sure answer from an article that was added after the question and may be seen in its channel; `null` if there is none. */
export async function newAnswer(question: OpenQuestion, bot: Bot): Promise<SureAnswer | null> {
  const { topic, createdAt } = question;
  const within = await withinNow(question, bot);
  if (within === undefined) return null;
  const text = /^\|\|([\s\S]+)\|\|$/.exec(question.question)?.[1] ?? question.question;
  // "Yesterday" remains the day before the question was asked.
  const spelled = spellOutDates(text, dayAt(new Date(createdAt)));
  if (spelled.kind !== "question") return null;
  const { search } = inConversation(spelled.text, topic === spelled.text ? null : topic);
  const answer = await bot.parts.withLibrarian((librarian) =>
    librarian.answer(search, { top: TOP, within }),
  );
  if (answer.kind !== "answered") return null;
  const { id } = answer.quotes[0]!.article;
  return (await bot.store.arrivals.isSince(id, createdAt - MARGIN_MS)) ? answer : null;
}

/** The collection that was searched, if its channel may still see it; `undefined` if it may not, or is gone. */
async function withinNow(
  { channel, guild, collection }: OpenQuestion,
  { client, settings }: Bot,
): Promise<Collection | undefined> {
  const found = await unlessGone(() => textChannel(channel, client));
  if (found === null) return undefined;
  const visible = visibleAt(placeIn(found, channel, guild), settings.collectionChannels);
  if (visible === null) return collection;
  return collection === null || collection === visible ? visible : undefined;
}
