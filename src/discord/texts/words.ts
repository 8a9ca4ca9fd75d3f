import type { BuildProgress } from "../../building.ts";

/** A command or option as people see it: name by Discord's rules, description of at most 100 characters. */
type Label = { readonly name: string; readonly description: string };

/** Permissions the bot needs in a channel, by their names in Discord's API. */
export type NeededPermission =
  | "ViewChannel"
  | "SendMessages"
  | "SendMessagesInThreads"
  | "ReadMessageHistory";

/**
 * Everything the bot says itself, in one language. A value given to one of the functions comes out as
 * it went in: whoever calls escapes what articles or people wrote.
 */
export type Words = {
  /** BCP 47 tag for numbers and dates. */
  readonly locale: string;
  /** A day as people write it, from a time in milliseconds; UTC. */
  readonly day: (timeMs: number) => string;

  readonly commands: {
    readonly ask: Label;
    readonly search: Label;
    readonly article: Label;
    readonly articles: Label;
    readonly status: Label;
    readonly reindex: Label;
    readonly gaps: Label;
    /** A message command has no description. */
    readonly findSources: string;
  };
  readonly options: {
    readonly question: Label;
    readonly collection: Label;
    readonly private: Label;
    readonly query: Label;
    readonly title: Label;
  };

  /** At most 80 characters each. */
  readonly buttons: {
    readonly more: string;
    readonly context: string;
    readonly previous: string;
    readonly next: string;
    readonly delete: string;
    readonly share: string;
  };

  readonly answer: {
    readonly unsure: string;
    readonly notFound: string;
    readonly nearest: string;
    readonly noPassages: string;
    /** Says that the quote's article is named in the line; `others` are titles, `more` counts the unnamed rest. */
    readonly alsoIn: (others: string, more: number) => string;
    readonly paragraph: (number: number) => string;
    /** Text of a link whose target has no usable title. */
    readonly link: string;
    readonly reference: (id: string) => string;
    readonly page: (page: number, pages: number) => string;
  };

  readonly articles: {
    readonly heading: (count: number, collection: string | null) => string;
    readonly none: string;
    readonly passages: (count: number) => string;
    readonly collection: (name: string) => string;
  };

  readonly status: {
    readonly heading: string;
    readonly rebuilding: string;
    /** A newer index can't be used. @param since a time as Discord writes it */
    readonly refused: (since: string) => string;
    readonly holds: (articles: number, passages: number) => string;
    readonly collections: string;
    readonly model: string;
    readonly generation: string;
    readonly built: string;
    readonly answers: string;
    /** Answering times in milliseconds: the median and what 95 % stay below. */
    readonly times: (p50: number, p95: number) => string;
    readonly noTimes: string;
    readonly servers: string;
    readonly running: string;
  };

  readonly gaps: {
    readonly heading: string;
    readonly none: string;
    readonly asked: (times: number) => string;
    readonly reasons: {
      readonly unsure: string;
      readonly "not-found": string;
      readonly "thumbs-down": string;
    };
  };

  readonly reindex: {
    readonly started: string;
    readonly phases: { readonly [phase in BuildProgress["phase"]]: string };
    readonly alreadyRunning: string;
    readonly done: string;
    readonly unchanged: string;
    /** Counts of articles. */
    readonly changes: (added: number, changed: number, removed: number) => string;
    readonly skipped: (count: number) => string;
    readonly more: (count: number) => string;
    readonly took: (seconds: number) => string;
    readonly failed: string;
    readonly stillAnswering: string;
  };

  readonly notices: {
    readonly busy: string;
    readonly tooFast: (seconds: number) => string;
    readonly tooLong: (length: number, longest: number) => string;
    readonly nothingAsked: string;
    readonly noPermission: string;
    readonly notYours: string;
    readonly expired: string;
    readonly articleChanged: string;
    readonly articleUnknown: string;
    readonly collectionUnknown: string;
    readonly noText: string;
    readonly notReady: string;
    readonly shared: string;
    readonly failed: string;
    /** Names as in `permissions`, joined. */
    readonly missing: (permissions: string) => string;
  };
  readonly permissions: { readonly [permission in NeededPermission]: string };

  readonly help: {
    readonly heading: string;
    /** What the bot does, in a sentence or two. */
    readonly purpose: string;
    readonly ways: readonly string[];
  };
};
