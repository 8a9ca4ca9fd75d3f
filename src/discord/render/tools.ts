import type { Press } from "../reply/custom-id.ts";
import type { Texts } from "../texts/index.ts";

/** What every rendering needs: the texts of the reader's language and ids for buttons. */
export type Tools = {
  readonly texts: Texts;
  /** `sealPress` with the store's secret. */
  readonly idOf: (press: Press) => string;
};
