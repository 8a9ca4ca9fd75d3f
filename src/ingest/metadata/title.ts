import type { Article } from "../../glossary/domain.ts";
import type { PageBlock } from "../clean/page-block.ts";
import type { Metadata } from "../draft.ts";
import { sentencesIn } from "../text/sentences.ts";
import { datelineOf } from "./dateline.ts";
import { isAside } from "./headline.ts";

/** A longer title is a mistake, even if stated; every passage is searched together with its title. */
const LONGEST_TITLE = 300;
/** Most characters of a derived title: about a line in a terminal or a Discord embed. */
const MOST_DERIVED = 90;
/** Before the headline on pages of preprints. */
const LABEL = /^title: ?(?=\S)/i;

/**
 * The title of an article: as stated in the file; else its headline; else its first sentence without a dateline,
 * shortened; else its file name. `titleDerived` is true for the last two.
 */
export function titleOf(
  metadata: Metadata,
  headline: string | undefined,
  kept: readonly PageBlock[],
  id: string,
): Pick<Article, "title" | "titleDerived"> {
  const isTitle =
    metadata.title &&
    metadata.title.length <= LONGEST_TITLE &&
    /[\p{L}\p{N}]/u.test(metadata.title);
  const stated = isTitle ? metadata.title : headline?.replace(LABEL, "");
  if (stated !== undefined) return { title: stated, titleDerived: false };
  return { title: firstSentence(kept) ?? nameOf(id), titleDerived: true };
}

function firstSentence(kept: readonly PageBlock[]): string | null {
  const { text = "" } =
    kept.find(({ prose }) => prose) ?? kept.find((block) => !isAside(block)) ?? {};
  const report = text.slice(datelineOf(text).length);
  const [span] = sentencesIn(report);
  return span === undefined ? null : shortened(report.slice(span.start, span.end));
}

function shortened(sentence: string): string {
  if (sentence.length <= MOST_DERIVED) return sentence.replace(/(?<=\p{Ll})\.$/u, "");
  const cut = sentence.slice(0, MOST_DERIVED).replace(/\s+\S*$/, "");
  return `${cut.replace(/[\s,;:–—-]+$/, "")}…`;
}

/** A title made of a file name: "syria/geneva-talks_2014.md" becomes "geneva talks 2014". */
function nameOf(id: string): string {
  const name = id.slice(id.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  return name.replace(/[\s_-]+/g, " ").trim() || id;
}
