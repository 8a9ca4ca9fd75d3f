/** A page of a list. */
export type PageOfList = {
  /** Counted from 0. */
  readonly page: number;
  /** At least one. */
  readonly pages: number;
  /** Entries on all pages. */
  readonly total: number;
  /** Entries before this page. */
  readonly from: number;
};

/** The wanted page, or the last one if there are fewer. */
export function pageOf(total: number, wanted: number, perPage: number): PageOfList {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { page, pages, total, from: page * perPage };
}
