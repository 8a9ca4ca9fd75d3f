import type { PageBlock } from "../clean/page-block.ts";
import type { Metadata } from "../draft.ts";
import { agencyOf } from "./dateline.ts";

/** How a page's boilerplate names its site. */
const BOILERPLATE: readonly RegExp[] = [
  /^from (wikipedia), the free encyclopa?edia$/i,
  /^(.+?)['’]s website (?:can|is|may)\b/i,
  /^(.+?) (?:has been|is|was) (?:declared|designated|labell?ed|listed) (?:as )?(?:an? )?["“]?(?:undesirable|foreign agent|extremist)/i,
  /^(?:copyright )?(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?,? (?:by )?(.+?)(?: all rights reserved.*|[.,|].*)?$/i,
];

/** How an article names its publisher. */
const ARTICLE: readonly RegExp[] = [
  /^(?:this (?:article|story|post|piece) (?:was )?)?(?:originally|first) (?:appeared|published) (?:in|on|by) (?:the .{3,20} issue of )?(.+?)(?:[.,(].*| on .*)?$/i,
];

/** Characters at the start of a block that are searched for the publisher. */
const OPENING = 300;

/** A name: capitalised, one to six words, no digits. */
const NAME = /^(?:the )?\p{Lu}[^\s\d]+(?: [^\s\d]+){0,5}$/u;
const LEGAL_FORM = / (?:LLC|Inc|Ltd|Limited|GmbH|PLC|L\.P|Co)$/i;

/**
 * Who published an article: as stated in the file, else the site that a footer names, else the place of first
 * publication, else the agency in a dateline. `null` if none is named; sources that a text only cites don't count.
 */
export function publisherOf(metadata: Metadata, page: readonly PageBlock[]): string | null {
  if (metadata.publisher !== undefined && metadata.publisher !== "") return metadata.publisher;
  const kept = page.filter(({ boilerplate }) => !boilerplate);
  const removed = page.filter(({ boilerplate }) => boilerplate);
  const [agency = null] = kept.flatMap(({ text }) => agencyOf(text) ?? []);
  return named(BOILERPLATE, removed) ?? named(ARTICLE, kept) ?? agency;
}

function named(patterns: readonly RegExp[], blocks: readonly PageBlock[]): string | null {
  for (const pattern of patterns) {
    for (const { text } of blocks) {
      const name = pattern.exec(text.slice(0, OPENING))?.[1]?.trim().replace(LEGAL_FORM, "");
      if (name !== undefined && NAME.test(name)) return name;
    }
  }
  return null;
}
