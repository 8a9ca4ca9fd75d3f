/** A text, or a pair of them, as a model sees it. */
export type Tokens = {
  readonly ids: readonly number[];
  /** 0, and 1 for the second text of a pair. */
  readonly types: readonly number[];
  /** As the vocabulary spells them: "play", "##ing". */
  readonly spellings: readonly string[];
};
