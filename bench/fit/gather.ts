import { holdsAnswer, plain } from "#src/eval/holds-answer.ts";
import type { Question, TestCollection } from "#src/eval/test-collection.ts";
import type { CloseReader, Hit } from "#src/glossary/domain.ts";
import { isQuestion } from "#src/retrieve/question/asked-words.ts";
import { type SearchParts, search } from "#src/retrieve/search.ts";
import { ENGLISH_QUESTIONS } from "#src/shared/text/languages/en.ts";
import type { JoinedCollection } from "./joined.ts";
import { type FitSet, isForFitting } from "./sets.ts";

/** More than users get: each that does not answer shows what an answer is not. Fitted on what users get, 1 or 2 in a hundred plain questions of news-chat are lost. */
const MOST_READ = 30;

/** A question with everything that was found for it, and what of it is right. */
export type Gathered = {
  readonly set: FitSet;
  readonly question: Question;
  readonly isQuestion: boolean;
  readonly hits: readonly FoundHit[];
  readonly reader: CloseReader;
};

export type FoundHit = {
  readonly hit: Hit;
  /** The passage holds the answer, or comes from a relevant document: what the set asks for. */
  readonly isRight: boolean;
  readonly isRelevant: boolean;
  /** For each sentence, whether it holds the answer. */
  readonly answers: readonly boolean[];
};

/** Searches for the questions of a set that fitting sees. */
export async function gather(
  set: FitSet,
  collection: TestCollection | JoinedCollection,
  parts: SearchParts,
): Promise<Gathered[]> {
  const gathered: Gathered[] = [];
  for (const question of collection.questions.filter(isForFitting(collection))) {
    const { hits, reader } = await search(question.text, { ...parts, mostRead: MOST_READ }, null);
    gathered.push({
      set,
      question,
      isQuestion: isQuestion(question.text, ENGLISH_QUESTIONS),
      hits: hits.map((hit) => judged(hit, question, set, collection)),
      reader,
    });
  }
  return gathered;
}

function judged(
  hit: Hit,
  question: Question,
  { right }: FitSet,
  collection: TestCollection | JoinedCollection,
): FoundHit {
  const { passage, article } = hit;
  const isRelevant = (collection.relevance.get(question.id)?.get(article.id) ?? 0) > 0;
  const isPossible = question.answerable && isRelevant;
  const isFromParagraph = paragraphTest(question, collection);
  const answers = passage.sentences.map(({ start, end }) => {
    const text = passage.text.slice(start, end);
    return isPossible && holdsAnswer(text, question.answers) && isFromParagraph(text);
  });
  const holdsIt = isPossible && holdsAnswer(passage.text, question.answers);
  // In an article of many paragraphs a short answer may occur by chance.
  const isRight = "paragraphs" in collection ? answers.includes(true) : holdsIt;
  return { hit, isRight: right === "answer" ? isRight : isPossible, isRelevant, answers };
}

function paragraphTest(
  { id }: Question,
  collection: TestCollection | JoinedCollection,
): (sentence: string) => boolean {
  if (!("paragraphs" in collection)) return () => true;
  const paragraphs = (collection.paragraphs.get(id) ?? []).map(plain);
  return (sentence) => paragraphs.some((paragraph) => paragraph.includes(plain(sentence)));
}
