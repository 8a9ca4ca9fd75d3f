import type { TestCollection } from "#src/eval/test-collection.ts";

/** A search system under test. */
export type Peer = {
  /** Makes the collection searchable. @returns how many passages it was cut into */
  index(collection: TestCollection): Promise<number>;
  /** Ids of articles for a question, best first; an id may come again. */
  ask(question: string): Promise<readonly string[]>;
};
