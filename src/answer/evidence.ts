import type { CloseReader, Hit } from "../glossary/domain.ts";
import type { CloseReading, Features } from "../glossary/evidence.ts";
import { quotedSentences } from "./quoted-sentences.ts";
import { verdictWeightsFor } from "./verdict-weights-for.ts";

/** Evidence for and against the quote that is shown first. */
export type Evidence = Pick<Features, "nearness" | "pairs" | "names" | "likeness" | "detail"> &
  Omit<CloseReading, "spelledAround"> & {
    /** Probability that the first hit is the right one, from the ranking's scores, 0..1. */
    readonly firstChance: number;
    /** Share of the question's words spelled in or next to the sentence, at most ENOUGH. */
    readonly spelled: number;
    /** Coverage of the passage times its lead over the next article, at most 1. */
    readonly leadingCoverage: number;
    /** Coverage of the passage minus the best coverage of another article. */
    readonly coverageLead: number;
    /** Score of the best sentence in any other hit, and the highlighted sentence's lead over it. */
    readonly rival: number;
    readonly scoreLead: number;
    /** Share of the question's words that one of the next hits has and this one lacks. */
    readonly elsewhere: number;
    /** 1 when no sentence of the passage contains the kind of thing asked for. */
    readonly lacksKind: number;
    /** The likeness of the content word that fits the highlighted sentence worst. */
    readonly worst: number;
  };

/** A larger share of the question's words adds no evidence. */
const ENOUGH = 0.7;

/** For a hit without a rival: about the median. */
const LEAD_WITHOUT_RIVAL = 0.2;
const MARGIN_WITHOUT_RIVAL = 0.3;

/** Scales logits to about 0..1. */
const SENTENCE_SCALE = 10;
const MARGIN_SCALE = 5;

/** Number of hits behind the first that are searched for what it lacks. */
const NEXT_HITS = 3;

/** @param hits at least one, near-duplicates collapsed, best first */
export function evidenceOf(hits: readonly [Hit, ...Hit[]], reader: CloseReader): Evidence {
  const [first, ...others] = hits;
  const { logitScale } = verdictWeightsFor(reader);
  const logit = ({ featureScore }: Hit) => logitScale * featureScore;
  const [sentence] = quotedSentences(first).highlighted;
  const { spelledAround, ...reading } = reader.readSentence(first, sentence);
  const { nearness, pairs, names, likeness, detail, coverage } = first.features;
  const elsewhere = others.filter(({ article }) => article.id !== first.article.id);
  const margin =
    elsewhere.length === 0
      ? MARGIN_WITHOUT_RIVAL
      : (logit(first) - Math.max(...elsewhere.map(logit))) / MARGIN_SCALE;
  const score = first.sentenceScores[sentence]! / SENTENCE_SCALE;
  const rival =
    others.length === 0
      ? score - LEAD_WITHOUT_RIVAL
      : Math.max(...others.map((hit) => Math.max(...hit.sentenceScores))) / SENTENCE_SCALE;
  const coverages = elsewhere.map(({ features }) => features.coverage);
  return {
    ...reading,
    nearness,
    pairs,
    names,
    likeness,
    detail,
    firstChance: chanceOfFirst(hits.map(logit)),
    spelled: Math.min(ENOUGH, spelledAround),
    leadingCoverage: coverage * Math.min(1, margin),
    coverageLead: coverage - Math.max(0, ...coverages),
    rival,
    scoreLead: score - rival,
    elsewhere: Math.max(0, ...others.slice(0, NEXT_HITS).map((hit) => lacking(first, hit, reader))),
    lacksKind: reader.knowsKind && first.sentences.every((one) => one.showsKind === 0) ? 1 : 0,
    worst: first.sentences[sentence]!.worst,
  };
}

function chanceOfFirst(logits: readonly number[]): number {
  const best = Math.max(...logits);
  const odds = logits.map((value) => Math.exp(value - best));
  return odds[0]! / odds.reduce((sum, odd) => sum + odd, 0);
}

/** Share of the question's words that the other hit has and the first lacks. */
function lacking(first: Hit, other: Hit, reader: CloseReader): number {
  const here = reader.matchedWords(first);
  const there = reader.matchedWords(other);
  return there.reduce((sum, matched, i) => sum + Math.max(0, matched - here[i]!), 0);
}
