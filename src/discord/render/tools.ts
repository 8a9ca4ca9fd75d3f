import type { Press } from "../reply/custom-id.ts";
import type { Words } from "../texts/index.ts";

/** What every rendering needs: the words of the reader's language and ids for buttons. */
export type Tools = {
  readonly words: Words;
  /** `sealPress` with the store's secret. */
  readonly idOf: (press: Press) => string;
};
