import type { BuildProgress } from "../../glossary/building.ts";
import { REASONS } from "../../glossary/reasons.ts";

const count = (value: number, one: string, many: string) =>
  `${number(value)} ${value === 1 ? one : many}`;
const number = (value: number) => value.toLocaleString("en-GB");
const articles = (value: number) => count(value, "article", "articles");
const passages = (value: number) => count(value, "passage", "passages");

/** English, and the type of all other languages. Functions insert values as given: callers escape text from articles or people. */
export const en = {
  /** BCP 47 tag for numbers and dates. */
  locale: "en-GB",

  /** Names follow Discord's rules; descriptions have at most 100 characters. */
  commands: {
    ask: {
      name: "ask",
      description: "Ask a question and get passages from the articles, quoted word for word",
    },
    search: { name: "search", description: "Search the articles for passages" },
    article: { name: "article", description: "Show the details of one article" },
    articles: { name: "articles", description: "List the articles" },
    latest: {
      name: "latest",
      description: "List the newest articles, each with its first sentence",
    },
    status: { name: "status", description: "Show the state of the index and the bot" },
    reindex: {
      name: "reindex",
      description: "Update the index with changed articles; questions are still answered meanwhile",
    },
    gaps: { name: "gaps", description: "List recent questions the articles did not answer well" },
    add: {
      name: "add",
      description: "Add an attached file to the articles that I answer from",
    },
    remove: {
      name: "remove",
      description: "Remove an added article; its file is moved aside, not deleted",
    },
    /** Message commands have no description. */
    findSources: "Find sources",
    addMessage: "Add to the articles",
  },
  options: {
    question: { name: "question", description: "What you want to know, in a sentence" },
    collection: { name: "collection", description: "Search only this collection of articles" },
    private: { name: "private", description: "Show the answer only to you" },
    query: { name: "query", description: "Words or a sentence to search for" },
    since: {
      name: "since",
      description: "Only articles published since then: 2014-01-20, 2014, last week",
    },
    until: {
      name: "until",
      description: "Only articles published until then: 2014-01-20, 2014, last week",
    },
    title: { name: "title", description: "Title of the article; part of it is enough" },
    file: { name: "file", description: "A text, Markdown, HTML, PDF or Word file" },
    url: { name: "url", description: "Address of a web page" },
    into: { name: "collection", description: "Collection to add it to" },
    article: { name: "article", description: "File name of an article that was added" },
  },
  /** At most 80 characters each. */
  buttons: {
    more: "More",
    context: "Context",
    previous: "Previous",
    next: "Next",
    later: "Tell me when you know",
    delete: "Delete",
    share: "Share",
    remove: "Remove",
    renameFile: "Rename file",
  },
  answer: {
    unsure: "I'm not sure the articles answer this. These are the closest passages:",
    notFound: "The articles do not say.",
    nearest: "These come closest:",
    /** `asked` is a Discord timestamp. */
    later: (asked: string) => `Asked ${asked}. An article added since then answers it:`,
    noPassages: "No passage in the articles matches.",
    /** `others` are titles; `more` is the number of those not named. */
    alsoIn: (others: string, more: number) =>
      `also in ${others}${more > 0 ? ` and ${more} more` : ""}`,
    paragraph: (position: number) => `paragraph ${position}`,
    pageOfFile: (page: number) => `p. ${page}`,
    /** Text of a link if the title can't be one. */
    link: "link",
    reference: (id: string) => `Reference ${id}`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  /** Which articles were searched; periods are in words. */
  filter: {
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    on: (day: string) => `dated ${day}`,
    between: (first: string, last: string) => `from ${first} to ${last}`,
    some: (period: string, found: number, of: number) =>
      `Only articles ${period}: ${number(found)} of ${number(of)}`,
    none: (period: string, of: number) => `There are no articles ${period}: 0 of ${number(of)}`,
    undated: (total: number) => `${number(total)} without a date`,
    swapped: (since: string, until: string) =>
      `No article can be from that time: it begins on ${since}, after its end on ${until}. Swap the two dates.`,
  },
  articles: {
    heading: (total: number, collection: string | null) =>
      collection === null ? articles(total) : `${articles(total)} in ${collection}`,
    latest: (collection: string | null) =>
      collection === null ? "The newest articles" : `The newest articles in ${collection}`,
    none: "There are no articles here yet.",
    passages,
    collection: (name: string) => `collection ${name}`,
  },
  status: {
    heading: "Status",
    rebuilding: "The index is being updated; until then, answers come from the current one.",
    /** `since` is a Discord timestamp. */
    refused: (since: string) =>
      `A newer index has been unusable since ${since}; answers still come from this one. The bot's log says why.`,
    holds: (total: number, pieces: number) => `${articles(total)}, ${passages(pieces)}`,
    collections: "Collections",
    model: "Model",
    generation: "Index",
    built: "Built",
    answers: "Answers",
    /** Milliseconds within which 50 % and 95 % of the answers are given. */
    times: (p50: number, p95: number) =>
      `half within ${number(p50)} ms, 95% within ${number(p95)} ms`,
    noTimes: "none since startup",
    feeds: "Feeds",
    /** Number of feeds, of those whose last poll failed, and of articles added since startup. */
    polled: (total: number, failing: number, added: number) =>
      `${number(total)}${failing > 0 ? `, ${number(failing)} failing` : ""} · ${articles(added)} since startup`,
    servers: "Servers",
    running: "Running since",
    /** Articles in languages that the model does not know, as `foreignList` lists them. */
    foreign: {
      found: (list: string) =>
        `Found by their words alone, not by meaning, as the model does not know their language: ${list}. The operator can name a multilingual model.`,
      articles,
      inLanguage: (name: string) => `in ${name}`,
      inOthers: "in other languages",
    },
  },
  /** `name` is that of a file or article. */
  adding: {
    added: "Added. This is what I found in it:",
    addedMany: "Added:",
    removed: (name: string) => `“${name}” is removed. Its file was moved aside, not deleted.`,
    fileName: "New file name",
    quoted: (name: string) => `“${name}”`,
    failures: {
      type: (name: string) =>
        `“${name}” can't be added. I read .txt, .md, .html, .mhtml, .pdf and .docx files whose content matches their name.`,
      tooLarge: (name: string) => `“${name}” is too large for an article.`,
      unreadable: (name: string) => `“${name}” can't be read as an article.`,
      known: (name: string) => `“${name}” is already there.`,
      collection: () => "That can't be a collection. Pick one from the list as you type.",
      notAdded: () =>
        "There is no such article among those that were added. Pick one from the list as you type.",
      address: (name: string) => `“${name}” is not the public address of a page.`,
      robots: (name: string) =>
        `“${name}” may not be fetched: its site does not allow robots. Save the page and add the file.`,
      notFetched: (name: string) => `“${name}” could not be fetched. Please try again.`,
      disk: () =>
        "The articles folder can't be written to. The bot's log tells the operator what to do.",
      unindexed: (name: string) => `“${name}” was added, but could not be indexed.`,
    },
  },
  reasons: REASONS,
  gaps: {
    heading: "Questions the articles did not answer well",
    none: "Nothing to report: every question of the last 30 days got a good answer.",
    /** `title` is empty for an article that may not be seen here. */
    closedBy: (title: string) => (title === "" ? "now answered" : `now answered by ${title}`),
    asked: (times: number) => (times === 1 ? "asked once" : `asked ${times} times`),
    reasons: { unsure: "unsure", "not-found": "not found", "thumbs-down": "thumbs down" },
  },
  reindex: {
    started: "Looking for changes in the articles …",
    phases: {
      reading: "Reading the articles",
      embedding: "Analysing the passages",
      indexing: "Writing the index",
      verifying: "Checking the index",
      publishing: "Copying the index to the database",
    } satisfies Record<BuildProgress["phase"], string>,
    alreadyRunning: "The index is already being updated.",
    done: "The new index is in use.",
    unchanged: "Nothing has changed since the last update.",
    changes: (added: number, changed: number, removed: number) =>
      `${articles(added)} added, ${changed} changed, ${removed} removed`,
    skipped: (total: number) => `${articles(total)} could not be read:`,
    /** What the index keeps of a file or folder that can't be read now. */
    kept: (total: number) => `${articles(total)} kept as indexed before`,
    more: (total: number) => `and ${total} more`,
    took: (seconds: number) => `Done in ${seconds} s.`,
    failed: "The index could not be updated.",
    /** The log has the details, which may name folders and articles that a channel must not see. */
    causes: {
      articles: "There are no articles that can be read.",
      model: "The model can't be used.",
      disk: "The index can't be written to the disk.",
      database: "The database can't be used.",
      settings: "A setting can't be used.",
      locked: "Another process is updating it.",
      stopped: "The bot is stopping; the update continues after its next start.",
      elsewhere: "It is updated on another machine.",
    },
    stillAnswering: "Answers still come from the old index.",
  },
  notices: {
    busy: "I have more questions than I can take right now. Please ask again in a moment.",
    tooFast: (seconds: number) =>
      `You're a little too fast. Please try again in ${count(seconds, "second", "seconds")}.`,
    tooLong: (length: number, longest: number) =>
      `Your question is ${count(length, "character", "characters")} long; I can take at most ${number(longest)}. Please ask about one thing, in a sentence or two.`,
    /** `typed` without the name of its operator. */
    dateUnreadable: (typed: string) =>
      `I can't read a date in “${typed}”. Please write it as 2014-01-20, 20.01.2014, 2014-01 or 2014.`,
    nothingAsked: "I can't find a question in that.",
    noPermission: "You need the Manage Server permission for this.",
    notYours: "Only the person who asked or a moderator can delete this answer.",
    expired: "This answer is too old, so its buttons no longer work. Please ask again.",
    articleChanged:
      "The article has changed since then, and this passage is gone. Please ask again.",
    articleUnknown: "There is no article with that title. Pick one from the list as you type.",
    collectionUnknown: "There is no such collection here. Pick one from the list as you type.",
    noText: "That message has no text to search for.",
    held: "I'm reading the articles for the first time. Your answer will appear here as soon as I'm done.",
    notReady: "I have no index to answer from yet. The bot's log tells the operator why.",
    firstReading:
      "I'm reading the articles for the first time. Please try again in a few minutes; I'll answer questions as soon as I'm done.",
    shared: "Shared with the channel.",
    addingOff:
      "Articles can't be added in this server. The operator can allow it with ADD_IN_SERVERS.",
    addingElsewhere: "The articles are on another machine and can't be changed from here.",
    nothingToAdd: "There is nothing to add: no attached file, and no page that may be fetched.",
    notYourArticle:
      "Only the person who added this article or somebody with the Manage Server permission can change it.",
    answersLater: "I'll reply here if a new article answers this within 30 days.",
    cannotAnswerLater: "I can't reply here later.",
    failed:
      "Something went wrong on my side. Please try again; if it keeps happening, give the operator this reference.",
    /** `place` is a mention of the channel. */
    threadLocked: (place: string) =>
      `I can't answer your question in ${place}: the thread is locked.`,
    /** Names as in `permissions`, joined. */
    missing: (place: string, permissions: string) =>
      `I can't answer your question in ${place}. Permissions I'm missing there, which an admin of the server can give me: ${permissions}.`,
  },
  /** What the bot needs in a channel, by names in Discord's API. */
  permissions: {
    ViewChannel: "View Channel",
    SendMessages: "Send Messages",
    SendMessagesInThreads: "Send Messages in Threads",
    ReadMessageHistory: "Read Message History",
  },
  help: {
    heading: "Ask me about the articles",
    purpose:
      "I answer with passages quoted word for word, each with its source, and say so when the articles have no answer.",
    ways: [
      "Mention me together with your question, or reply to one of my answers to ask a follow-up.",
      "`/ask` asks a question; with `private`, only you see the answer.",
      "`/search` finds passages, `/article` shows one article, `/articles` lists them all, `/latest` the newest.",
      "“Find sources”, under Apps in the menu of any message, finds passages on what it says.",
    ],
  },
};

/** Everything the bot says, in one language. */
export type Texts = Readonly<typeof en>;

export type NeededPermission = keyof Texts["permissions"];
