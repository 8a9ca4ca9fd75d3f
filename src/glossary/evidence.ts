/**
 * Glossary of reading a passage closely. *Evidence* is what speaks for a passage, or for one sentence of it, to answer
 * a question: numbers with a name each. Every score is a weighted sum of evidence, so that it can be explained.
 */

/** What each evidence counts; one that is not named counts nothing. */
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
  /** Cosine of question and passage on the scale of the model: 0 as of unrelated ones, 1 as of question and answer; may be beyond. */
  readonly nearness: number;
  /** The cosine, stretched over the candidates: worst 0, best 1. */
  readonly cosineStretched: number;
  /**
   * Share of the question's words in the passage or its title, weighted by rarity; another form
   * ("withdrawal" for "withdraw") counts in part.
   */
  readonly coverage: number;
  /** Rarity of the rarest word missing there, as a share of the question's rarest. */
  readonly missing: number;
  /** Share of the words, weighted by rarity, in the sentence that most likely answers. */
  readonly sentence: number;
  /** Share of the question's neighbouring word pairs that stand together in the passage. */
  readonly pairs: number;
  /**
   * Share of the question's names and numbers in the passage, its title or another candidate of the same
   * article, since a passage may say "he" of somebody named before; 1 without any.
   */
  readonly names: number;
  /** 1 when the best sentence has the kind of thing asked for: a person, a date, a number. */
  readonly answerType: number;
  /**
   * MaxSim: how similar by meaning the best word of the passage is to each word of the question, the mean weighted by
   * rarity; over title and text.
   */
  readonly meaning: number;
  /** The same over the text alone. */
  readonly meaningOfText: number;
  /** The same for the best sentence, and for the best two that follow each other; what the passage says around counts in part. */
  readonly meaningOfSentence: number;
  readonly meaningOfWindow: number;
  /** As `meaning`, each word by meaning or by spelling, whichever is better. */
  readonly likeness: number;
  /** The likeness of the content word that fits worst. */
  readonly worst: number;
  /** The best sentence score, a tenth of it; 0 for a text that asks nothing, like a headline or a claim. */
  readonly bestSentence: number;
  /** `cosineStretched` of a text that asks; 0 for one that does not. */
  readonly cosineAsked: number;
  /** Share of the outlets, dates and "quoted phrases" of the question that the article fits; 0 without any. */
  readonly cues: number;
  /**
   * BM25, stretched over the candidates (none 0, best 1), of the article's best candidate. The passage's own would prefer
   * the one that repeats the question's words to the one that answers.
   */
  readonly bm25OfArticle: number;
  /** Share of the words, weighted by rarity, in the best window of ten in any candidate of the article. */
  readonly proximityOfArticle: number;
  /** The best BM25, stretched, among the article's candidates that share no text with this one; 0 without one. */
  readonly support: number;
  /** How much the question gives to go by: n / (n + 5) for n different words, 0 for a single plain one. */
  readonly detail: number;
};

/** Evidence that a sentence answers a question; each 0..1 unless said otherwise. */
export type SentenceEvidence = {
  /** Share of the question's words found in it, by spelling, weighted by rarity. */
  readonly coverage: number;
  /** MaxSim of the question's words with those of the sentence. */
  readonly match: number;
  /** What the sentence matches better than the title: what an article is about, every sentence may say. */
  readonly beyondHeading: number;
  /** MaxSim with this sentence and the one before. */
  readonly window: number;
  /** Cosine of the sum of the sentence's words and the sum of the question's, -1..1. */
  readonly gist: number;
  /** Best likeness of a question word such as "who" or "when": in context it is similar to what answers it. */
  readonly asking: number;
  /** The likeness of the content word that fits worst. */
  readonly worst: number;
  /** 1 when it shows the kind of thing asked for. */
  readonly showsKind: number;
  /** Likeness of the word for what is asked, as "people" in "how many people". */
  readonly focus: number;
  /** The same, of words beside a number. */
  readonly counted: number;
  readonly isQuestion: number;
  readonly isHeading: number;
};

/** What decides whether a passage answers a question, once one sentence of it is highlighted; 0..1 unless said otherwise. */
export type CloseReading = {
  /** Share of the question's content words spelled in the sentence, beside it or in the title. */
  readonly spelledAround: number;
  /** How much of what the passage and title spell, the sentence and title do. */
  readonly spelledTogether: number;
  /** ln(1 + content words), >= 0. */
  readonly length: number;
  /** How far the sentence's words are from the question's, on average: what it says beyond the question. */
  readonly fresh: number;
  /** 1 when the kind of answer is known and no new word of the sentence can be one. */
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
