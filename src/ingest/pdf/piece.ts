/** A piece of text as the library returns it; `transform` ends with its x and y position. */
export type Piece = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
};
