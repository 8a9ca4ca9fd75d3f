/** A piece of text as the library returns it; `transform` ends with its x and y position. */
export type Piece = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
};

export function leftOf({ transform }: Piece): number {
  return transform[4] ?? 0;
}

export function rightOf(piece: Piece): number {
  return leftOf(piece) + piece.width;
}

export function baselineOf({ transform }: Piece): number {
  return transform[5] ?? 0;
}
