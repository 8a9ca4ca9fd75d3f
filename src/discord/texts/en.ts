import { longDate } from "../../text/long-date.ts";
import type { Words } from "./words.ts";

const count = (value: number, one: string, many: string) =>
  `${number(value)} ${value === 1 ? one : many}`;
const number = (value: number) => value.toLocaleString("en-GB");
const articles = (value: number) => count(value, "article", "articles");
const passages = (value: number) => count(value, "passage", "passages");

export const en: Words = {
  locale: "en-GB",
  day: (timeMs) => longDate(timeMs),
  commands: {
    ask: {
      name: "ask",
      description: "Ask a question and get passages of the articles, word for word",
    },
    search: { name: "search", description: "Search the articles for passages" },
    article: { name: "article", description: "Show what is known about one article" },
    articles: { name: "articles", description: "List the articles" },
    status: { name: "status", description: "Show what the bot knows and how it is doing" },
    reindex: {
      name: "reindex",
      description: "Read the articles again; questions are answered meanwhile",
    },
    gaps: {
      name: "gaps",
      description: "List recent questions that the articles did not answer well",
    },
    findSources: "Find sources",
  },
  options: {
    question: { name: "question", description: "What you want to know, in a sentence" },
    collection: { name: "collection", description: "Only look in this collection of articles" },
    private: { name: "private", description: "Show the answer to you alone" },
    query: { name: "query", description: "Words or a sentence to look for" },
    title: { name: "title", description: "Title of the article; a part of it is enough" },
  },
  buttons: {
    more: "More",
    context: "Context",
    previous: "Previous",
    next: "Next",
    delete: "Delete",
    share: "Share",
  },
  answer: {
    unsure: "I am not sure that the articles answer this. These are only the closest passages:",
    notFound: "The articles do not say.",
    nearest: "These come closest:",
    noPassages: "No passage in the articles fits.",
    alsoIn: (others, more) => `also in ${others}${more > 0 ? ` and ${more} more` : ""}`,
    paragraph: (number) => `paragraph ${number}`,
    link: "link",
    reference: (id) => `Reference ${id}`,
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  articles: {
    heading: (total, collection) =>
      collection === null ? articles(total) : `${articles(total)} in ${collection}`,
    none: "There are no articles here yet.",
    passages,
    collection: (name) => `collection ${name}`,
  },
  status: {
    heading: "Status",
    rebuilding: "The index is being rebuilt; questions are answered from the old one meanwhile.",
    refused: (since) =>
      `A newer index has been unusable since ${since}; answers still come from this one. The bot's log tells why.`,
    holds: (total, pieces) => `${articles(total)}, ${passages(pieces)}`,
    collections: "Collections",
    model: "Model",
    generation: "Index",
    built: "Built",
    answers: "Answers",
    times: (p50, p95) => `half within ${number(p50)} ms, 95 % within ${number(p95)} ms`,
    noTimes: "none since the start",
    servers: "Servers",
    running: "Running since",
  },
  gaps: {
    heading: "Questions the articles did not answer well",
    none: "Nothing to report: every question of the last 30 days found its answer.",
    asked: (times) => (times === 1 ? "asked once" : `asked ${times} times`),
    reasons: { unsure: "unsure", "not-found": "not found", "thumbs-down": "thumbs down" },
  },
  reindex: {
    started: "Looking for changes in the articles …",
    phases: {
      reading: "Reading articles",
      embedding: "Learning what they say",
      indexing: "Writing the index",
      verifying: "Checking the index",
      publishing: "Sending the index to the database",
    },
    alreadyRunning: "The index is being rebuilt already.",
    done: "The new index is in use.",
    unchanged: "Nothing changed since the last build.",
    changes: (added, changed, removed) =>
      `${articles(added)} added, ${changed} changed, ${removed} removed`,
    skipped: (total) => `${articles(total)} could not be read:`,
    more: (total) => `and ${total} more`,
    took: (seconds) => `Done in ${seconds} s.`,
    failed: "The index could not be rebuilt.",
    stillAnswering: "Questions are still answered from the old index.",
  },
  notices: {
    busy: "I have more questions than I can take right now. Please ask again in a moment.",
    tooFast: (seconds) =>
      `That was a little fast. Please ask again in ${count(seconds, "second", "seconds")}.`,
    tooLong: (length, longest) =>
      `Your question has ${count(length, "character", "characters")}; I take at most ${number(longest)}. Please ask about one thing, in a sentence or two.`,
    nothingAsked: "There is no question in that.",
    noPermission: "You need the permission Manage Server for this.",
    notYours: "Only the person who asked or a moderator can delete this answer.",
    expired: "This answer is too old for its buttons to work. Please ask again.",
    articleChanged: "That article has changed since, so the place is gone. Please ask again.",
    articleUnknown: "I know no article of that title. Pick one from the list while you type.",
    collectionUnknown: "There is no such collection here. Pick one from the list while you type.",
    noText: "That message has no text to look for.",
    notReady: "I have no index to answer from yet. Please try again later.",
    shared: "Shared with the channel.",
    failed:
      "Something went wrong on my side. Please try again; if it keeps happening, tell the operator this reference.",
    missing: (permissions) => `I can't answer there: I lack ${permissions} in that channel.`,
  },
  permissions: {
    ViewChannel: "View Channel",
    SendMessages: "Send Messages",
    SendMessagesInThreads: "Send Messages in Threads",
    ReadMessageHistory: "Read Message History",
  },
  help: {
    heading: "Ask me about the articles",
    purpose:
      "I answer with passages quoted word for word, each with its source, and say so when the articles hold no answer.",
    ways: [
      "Mention me together with your question, or reply to one of my answers to ask on.",
      "`/ask` asks a question, `private` shows the answer to you alone.",
      "`/search` looks for passages, `/article` shows one article, `/articles` lists them.",
      "Find sources, in the menu of any message under Apps, looks for passages about it.",
    ],
  },
};
