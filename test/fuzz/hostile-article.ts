/** An article made to do harm: to keep a reader busy, fill the memory, or reach what is not its own. */
export type Hostile = {
  readonly name: string;
  /** Name of its file; the extension decides which reader gets it. */
  readonly file: string;
  /** Its bytes, about so many in all or where that can't be told of so many parts. */
  make(size: number): Buffer;
  /** What it does to a library can't be helped: it is for the process with its limits to bear. */
  readonly needsProcess?: true;
};
