/**
 * Sentences with gaps. The words that are there, English function words and the verbs of reporting,
 * give texts the make-up of news; the gaps are filled with invented words:
 *
 * {n} noun, {ns} its plural, {v} verb, {ved} and {ving} its forms, {a} adjective, {ly} its adverb,
 * {person} full name, {name} surname, {place}, {body} an organisation, {day} a weekday, {date}, {number}.
 */
export const SENTENCES: readonly string[] = [
  "{name} said on {day} that the {n} of {place} would {v} the {a} {n} before the {ns} could {v} it.",
  "The {body} has {ved} more than {number} {ns} since the {n} began in {place}, according to {person}.",
  "“We did not {v} the {n}, and we will not {v} it now,” {name} told reporters in {place}.",
  "It was the first time that the {a} {n} had been {ved} by a {n} of this kind.",
  "In {place}, where the {ns} are {ving} for the second year, {number} {ns} were {ved} on {day}.",
  "{person}, who has {ved} the {body} since {date}, called the {n} “a {a} {n} that nobody can {v}.”",
  "But the {ns} {ved} by {name} do not {v} the {n}, and there is little {a} {n} to {v}.",
  "The {n} was {ved} {ly} on {date}.",
  "A spokesman for the {body} said that it had not yet {ved} the {n} with {place}.",
  "About {number} of the {ns} that were {ved} last year have been {ved} to {place} or to the {a} {n}.",
  "Neither {name} nor the {body} would say whether the {n} is to be {ved} again.",
  "“If the {ns} {v} us, then we must {v} them,” said {person}, {ving} at the {n} of the {body}.",
  "The {a} {ns}, which {name} had {ved} as “{a} and {a},” were {ved} by {number} votes to {number}.",
  "On {date} the {body} {ved} {person} to {v} the {n} between {place} and its neighbours.",
  "Several {ns} from {place} {ved} the {n} because they had been {ved} without any {n}.",
  "According to a {n} of the {body}, the {n} could {v} up to {number} {ns} within {number} months.",
  "{name} {ved} that.",
  "Since then the {n} has {ved} {ly}, and the {ns} of {place} have {ved} their {a} {ns} with it.",
  "Critics say that the {n} {ved} too {ly} and that the {body} should have {ved} the {ns} before {date}.",
  "The two sides are expected to {v} the {n} of {ns} and {ns} in {place} on {day}.",
  "There are no {ns} in the {n}, and those who {v} there have to {v} for {number} days.",
  "Under the {n}, each {n} has to {v} its {ns} by {date}, or the {body} may {v} them.",
  "“It is {a},” {name} said of the {n}.",
  "When {person} was asked about the {a} {n}, the {n} of the {body} {ved} that it was being {ved}.",
  "What the {n} will {v} for the {ns} in {place} is not known, but {name} has {ved} {a} {ns} from it.",
  "Last {day}, {number} {ns} {ved} through {place} with {ns} in their {ns} and {ved} the {n} of {name}.",
];

export const HEADLINES: readonly string[] = [
  "{place} {ved} {a} {n} after {name} {ns}",
  "{name} says {n} will {v} {ns} in {place}",
  "{body} {ved} over {a} {n}",
  "{number} {ns} {ved} as {place} {n} begins",
  "Why the {ns} of {place} {v} the {n}",
  "{person} to {v} {n} talks in {place}",
];

export const CROSS_HEADS: readonly string[] = ["The {n} of the {ns}", "{a} {ns}", "A {n} to {v}"];

export const BODIES: readonly string[] = [
  "{place} Council",
  "Ministry of {n}",
  "{n} Agency",
  "National {n} Office",
  "{place} Institute",
];

/** Words of a question are words of one passage. */
export const QUESTIONS: readonly string[] = [
  "What did {0} say about the {1} and the {2} in {3}?",
  "Why was the {0} of {1} {2} by the {3}?",
  "When did the {0} {1} the {2}?",
  "Who {0} the {1} with the {2} before {3}?",
  "How many {0} were {1} after the {2} in {3} and {4}?",
  "What is known about {0}, {1} and {2}?",
];
