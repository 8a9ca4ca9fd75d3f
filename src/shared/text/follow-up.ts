/** A question in a conversation. */
export type InConversation = {
  /** The text to search. */
  readonly search: string;
  /** The last self-contained question, which the next one may refer to. */
  readonly topic: string;
};

/**
 * A question that refers to the previous one is searched together with the last self-contained question.
 *
 * @param topic of the previous question; `null` if there was none
 */
export function inConversation(question: string, topic: string | null): InConversation {
  return topic !== null && leansOnThePrevious(question)
    ? { search: `${topic} ${question}`, topic }
    : { search: question, topic: question };
}

/** Returns a function that takes the questions of a conversation in order and gives the text to search for each. */
export function conversation(): (question: string) => string {
  let topic: string | null = null;
  return (question) => {
    const { search, ...next } = inConversation(question, topic);
    topic = next.topic;
    return search;
  };
}

/** "And when was that?", "What about France?". In English, German and French. */
const GOES_ON =
  /^(?:and|but|or|so|also|then|otherwise|what about|how about|same for|und|aber|oder|et|mais|ou(?= ))(?![\p{L}'’])/u;

/** Words that refer to the previous question, never to something in the same question. */
const POINTS_BACK =
  /\b(?:the (?:former|latter|same|other(?: one)?s?)|(?:this|that|these|those) ones?|each other's|instead|who else|what else|where else|anyone else|anything else|any others?|as well|afterwards|before that|after that|(?:say|said|says|think|thinks|thought|do|did|does|done) so)\b/u;

/** "When was that?", "what happened there?" */
const THAT_AT_THE_END = /\b(?:this|that|these|those|there)(?= *[?.!,]*$)/u;

/** "Why did this happen", "was that before …": not "said that Iran …", "the man that was …", "that year". */
const THAT_OF_A_VERB =
  /(?:^|\b(?:is|was|are|were|do|does|did|will|would|can|could|has|have|had|why|how|when) )(?:this|that|these|those)(?= (?:is|was|were|are|be|been|happen|happened|mean|means|meant|come|came|go|start|started|end|ended|work|take|took|matter|possible|true|so|there|then|again|yet|before|after|during|in|on|at|by|from)\b)/u;

/** "It" of "is it true that …" and "how long does it take to …" refers to nothing. */
const EMPTY_IT =
  /\b(?:is|was|isn't|wasn't) it (?:true|possible|likely|unlikely|clear|known|legal|safe|necessary|important|worth)\b|\bit (?:takes?|took|is|was|rains?|snows?)\b(?=.* (?:to|that) )|\b(?:does|did|will|would) it take (?:\w+ )?to\b|\bwhat time is it\b/gu;

/** Refers to a person or thing that was mentioned before. */
const PRONOUN =
  /\b(?:he|she|it|they|him|her|hers|them|his|its|their|theirs|himself|herself|itself|themselves|there|er|ihm|ihn|ihnen|elle|ils|elles|lui|leur)\b/u;

/** "Is there", "are there": only says that something exists. */
const EMPTY_THERE =
  /\b(?:is|are|was|were|be|been|will|has|have) there\b|\bthere (?:is|are|was|were|will|has|have|any)\b/gu;

/** A question consisting of these words alone can't be searched. */
const WORDS_OF_QUESTIONS = new Set(
  `who whom whose what when where which why how much many long far often old is are was were be been
  do does did has have had can could will would should may might the a an of in on to for by at from
  with about since until exactly really again else ever more further details detail tell me us you i we
  say said says any some all one ones out up so and or but then now please go on not no yes ok okay
  mean means happen happened happens reason reasons explain elaborate continue
  wer was wann wo warum wieso weshalb wie viele viel lange oft genau denn und seit wem wen wessen ist
  war waren hat haben
  qui que quoi quand où pourquoi comment combien et depuis exactement est a ont était`.split(
    /\s+/u,
  ),
);

/** A capitalised word that is not the first. */
const NAME = /(?<=\S\s+)(?!I\b)\p{Lu}[\p{L}\p{N}]+/u;

/** "The rebels", "a spokesman", "which countries", "how many people". */
const NAMED_THING =
  /\b(?:the|an?|my|our|your|der|die|das|ein|eine|le|la|les|une?)\s+[\p{L}\p{N}]|\b(?:which|how many)\s+(?!ones?\b|of\b|times\b|is\b|are\b|was\b|were\b|do\b|does\b|did\b|has\b|have\b|had\b|will\b|would\b|can\b|could\b)\p{L}/iu;

/** Whether a question can't be understood without the previous one. */
export function leansOnThePrevious(question: string): boolean {
  const text = question.replace(/[’]/gu, "'").trim();
  const lower = text.toLowerCase();
  if (GOES_ON.test(lower) || POINTS_BACK.test(lower)) return true;
  if (THAT_AT_THE_END.test(lower) || THAT_OF_A_VERB.test(lower)) return true;
  const words = lower.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
  if (words.length > 0 && words.every((word) => WORDS_OF_QUESTIONS.has(word))) return true;
  return hasPronounBeforeAnyName(text, lower);
}

/** A pronoun with neither a name nor a "the …" before it in the question must refer to the previous question. */
function hasPronounBeforeAnyName(text: string, lower: string): boolean {
  const blanked = lower
    .replace(EMPTY_IT, (found) => " ".repeat(found.length))
    .replace(EMPTY_THERE, (found) => " ".repeat(found.length));
  const pronoun = PRONOUN.exec(blanked);
  if (pronoun === null) return false;
  const before = text.slice(0, pronoun.index);
  return !NAME.test(before) && !NAMED_THING.test(before);
}
