import type { Hostile } from "./hostile-article.ts";
import { hostileDocuments } from "./hostile-documents.ts";
import { hostilePages } from "./hostile-pages.ts";
import { hostilePdfs } from "./hostile-pdfs.ts";
import { hostileSavedPages } from "./hostile-saved-pages.ts";
import { hostileTexts } from "./hostile-texts.ts";

/** Every hostile article we know, by reader. */
export const HOSTILE: readonly Hostile[] = [
  ...hostileTexts,
  ...hostilePages,
  ...hostileSavedPages,
  ...hostileDocuments,
  ...hostilePdfs,
];
