/**
 * Glossary: reading a passage closely. *Evidence* are named numbers that say how well a passage, or one sentence of it,
 * answers a question. Every score is a weighted sum of evidence, so that it can be explained.
 */

/** The weight of each piece of evidence; one without a weight counts nothing. */
export type WeightsOf<Evidence> = { readonly [name in keyof Evidence]?: number };

/** The sum of the evidence, each times its weight. */
export function weightedSum<Evidence extends { readonly [name in keyof Evidence]: number }>(
  evidence: Evidence,
  weights: WeightsOf<Evidence>,
): number {
  let sum = 0;
  for (const name in weights) sum += weights[name]! * evidence[name];
  return sum;
}

/** Evidence that a passage answers a question; each 0..1 unless said otherwise. */
export type Features = {
  /** Cosine of question and passage on the model's scale: 0 is typical of unrelated texts, 1 of question and answer; not clamped. */
  readonly nearness: number;
  /** The cosine, stretched over the candidates: worst 0, best 1. */
  readonly cosineStretched: number;
  /**
   * Share of the question's words in the passage or its title, weighted by rarity; another form
   * ("withdrawal" for "withdraw") counts in part.
   */
  readonly coverage: number;
  /** Rarity of the rarest word missing there, divided by that of the question's rarest word. */
  readonly missing: number;
  /** Share of the words, weighted by rarity, in the sentence that most likely answers. */
  readonly sentence: number;
  /** Share of the question's pairs of neighbouring words that are neighbours in the passage, too. */
  readonly pairs: number;
  /**
   * Share of the question's names and numbers in the passage, its title or another candidate of the same
   * article, since a passage may say "he" of somebody named before; 1 without any.
   */
  readonly names: number;
  /** 1 when the best sentence contains the kind of thing asked for: a person, a date, a number. */
  readonly answerType: number;
  /**
   * MaxSim over title and text: for each word of the question the similarity in meaning of the passage's most similar word;
   * the mean of these, weighted by rarity.
   */
  readonly meaning: number;
  /** The same over the text alone. */
  readonly meaningOfText: number;
  /** The same for the best sentence and for the best two consecutive ones; the rest of the passage counts in part. */
  readonly meaningOfSentence: number;
  readonly meaningOfWindow: number;
  /** As `meaning`, but each word by meaning or by spelling, whichever is better. */
  readonly likeness: number;
  /** The likeness of the content word that fits worst. */
  readonly worst: number;
  /** A tenth of the best sentence score; 0 if the text is no question, but a headline or a claim. */
  readonly bestSentence: number;
  /** `cosineStretched` if the text is a question, else 0. */
  readonly cosineAsked: number;
  /** Share of the question's outlets, dates and "quoted phrases" that the article fits, dates counting less; 0 without any. */
  readonly cues: number;
  /**
   * BM25 of the article's best candidate, stretched over all candidates (none 0, best 1). The passage's own BM25 would favour
   * passages that repeat the question over those that answer it.
   */
  readonly bm25OfArticle: number;
  /** Share of the words, weighted by rarity, within the best window of ten words in any candidate of the article. */
  readonly proximityOfArticle: number;
  /** The best BM25, stretched, among the article's candidates that share no text with this one; 0 without one. */
  readonly support: number;
  /** How specific the question is: n / (n + 5) for n different words, 0 for a single plain word. */
  readonly detail: number;
};

/** Evidence that a sentence answers a question; each 0..1 unless said otherwise. */
export type SentenceEvidence = {
  /** Share of the question's words found in it, by spelling, weighted by rarity. */
  readonly coverage: number;
  /** MaxSim of the question's words with those of the sentence. */
  readonly match: number;
  /** How much better the sentence matches than the title does; any sentence of the article may repeat the title's words. */
  readonly beyondHeading: number;
  /** MaxSim with this sentence and the one before. */
  readonly window: number;
  /** Cosine of the sum of the sentence's words and the sum of the question's, -1..1. */
  readonly gist: number;
  /** Best likeness of a question word such as "who" or "when": its vector in context resembles that of an answer. */
  readonly asking: number;
  /** The likeness of the content word that fits worst. */
  readonly worst: number;
  /** 1 when it contains the kind of thing asked for. */
  readonly showsKind: number;
  /** Likeness of the word that names what is asked for, such as "people" in "how many people". */
  readonly focus: number;
  /** The same, but only with words next to a number. */
  readonly counted: number;
  readonly isQuestion: number;
  readonly isHeading: number;
};

/** Evidence that a passage answers a question, once its sentence to highlight is chosen; 0..1 unless said otherwise. */
export type CloseReading = {
  /** Share of the question's content words that are spelled in the sentence, a neighbouring one or the title. */
  readonly spelledAround: number;
  /** Of the question's words spelled in passage and title, the share spelled in sentence and title. */
  readonly spelledTogether: number;
  /** ln(1 + content words), >= 0. */
  readonly length: number;
  /** How far the sentence's words are from the question's, on average: how much it says beyond the question. */
  readonly fresh: number;
  /** 1 when the kind of answer is known and no word of the sentence that the question lacks can be one. */
  readonly lacksCandidate: number;
  /** 1 when a number of the question is neither there nor in a neighbouring sentence or the title. */
  readonly lacksNumber: number;
  /** How badly the verb of a question for a person fits. */
  readonly lacksDoer: number;
  /** 1 when the question says "first", "other", "former" or the like, and the passage and title do not. */
  readonly lacksQualifier: number;
};

/** A word of a question and the most similar word of a passage, by meaning. */
export type Meeting = {
  readonly asked: string;
  readonly met: string;
  /** 0..1, see `Features.meaning`. */
  readonly likeness: number;
};
