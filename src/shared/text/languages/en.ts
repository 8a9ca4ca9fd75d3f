/**
 * English: the rules for its questions, and its function words. Its stop words, stemmer, sentence ends and page
 * vocabulary are in the modules that use them.
 */
import type { Questions } from "./language.ts";

const NUMBER =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|half|third|quarter|twice|once|single|no";
const TIME =
  "seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|overnight";
const MONTH =
  "Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
const PRICED =
  "costs?|pay|paid|pays|spend|spent|spends|owes?|owed|worth|price|priced|sell|sold|sells|raise|raised|raises|earn|earned|earns|make|made|bid|fined?|donated?|charged?|invest(?:ed)?|money|budget|salary|bill|fee|revenue|profit|loss|lost|sum|off";
const PLACE =
  "city|country|countries|place|places|state|states|town|continent|region|location|county|village|river|street|island|nation";
const NAMED =
  "company|firm|team|club|school|university|agency|group|organi[sz]ation|party|newspaper|magazine|website|site|brand|song|album|film|movie|show|book|game|station|channel|bank|airline|hospital|studio|label|store|chain|app|actor|actress|singer|band|player|coach|minister|leader|politician|artist|writer|author|director|official|senator|judge|model|product";

/** See `Language.functionWords`. */
export const ENGLISH_FUNCTION_WORDS =
  "the and of to that was with from this which were has have been his they their would not are it its by but";

export const ENGLISH_QUESTIONS: Questions = {
  questionWord: /^(who|whom|whose|what|which|when|where|why|how)$/i,
  asking: /^(who|whom|whose|what|which|when|where|why|how|many|much)$/i,
  asks: /\b(who|whom|whose|what|which|when|where|wheres|whats|why|how)\b|[?？؟]\s*$/i,
  asked: [
    ["clock", /\b(what|which) time\b|\bat what hour\b/i],
    [
      "percent",
      /\b(what|which) (percentage|percent|share|proportion|fraction)\b|\bhow many (percent|per cent|percentage points)\b|\bby how much\b/i,
    ],
    [
      "money",
      new RegExp(
        `^(?=.*\\bhow much\\b).*\\b(${PRICED})\\b|\\b(what|which) (price|cost|sum|salary|fee)\\b|\\bhow much (money|cash)\\b`,
        "is",
      ),
    ],
    ["duration", /\bhow (long|soon|often|old|quickly|fast)\b|\b(what|which) age\b/i],
    ["count", /\bhow many\b/i],
    ["number", /\bhow (much|far|tall|high|large|big|wide|deep|heavy)\b|\b(what|which) number\b/i],
    ["date", /\bwhen\b|\b(what|which) (year|date|day|month|century|decade|season|holiday)\b/i],
    ["person", /\bwho(m|se)?\b|\b(what|which) (is|was) the name\b/i],
    ["place", new RegExp(`\\bwhere\\b|\\b(what|which) (\\w+ )?(${PLACE})\\b`, "i")],
    ["name", new RegExp(`\\b(what|which) (\\w+ )?(${NAMED})s?\\b`, "i")],
    ["reason", /\bwhy\b|\b(for )?what reason\b|\bhow come\b|\bwhat (made|caused|led|prompted)\b/i],
  ],
  shown: {
    clock:
      /\b\d{1,2}(:\d\d)?\s?([ap]\.?m\b|o['’]clock)|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b|\b\d{1,2}(:\d\d)? (E|P|C|M)[SD]?T\b/i,
    percent:
      /\d ?%|\bper ?cent\b|\bpercentage\b|\b(half|third|quarter)s?\b|\bone in \w+\b|\bout of \w+\b/i,
    money:
      /[$£€¥₹]\s?\d|\b(dollars?|pounds?|euros?|cents?|pence|rupees?|yen|yuan|francs?|rubles?|crore|lakh)\b|\b\d[\d.,]{0,20} ?(million|billion|trillion|[mkbn]{1,2}\b)/i,
    duration: new RegExp(
      `(\\d|\\b(${NUMBER}|a|an|few|several|every|each|per|next|many))[\\s-](\\w{1,12}[\\s-])?(${TIME})\\b|\\b(daily|weekly|monthly|yearly|annually|hourly|aged?|once|twice|starting|until|immediately)\\b|\\b\\d+-year-old\\b|, \\d{1,3},`,
      "i",
    ),
    count: new RegExp(`\\d|\\b(${NUMBER})\\b`, "i"),
    number: new RegExp(`\\d|\\b(${NUMBER})\\b`, "i"),
    date: new RegExp(
      `\\b(1[0-9]|20)\\d\\d\\b|\\b(${MONTH})\\b|\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b\\d{1,2}(st|nd|rd|th)\\b|\\bcentury\\b|\\b(today|yesterday|tomorrow|tonight|(last|next) (year|month|week|night)|ago|Christmas|Easter|Thanksgiving|Halloween|spring|summer|autumn|winter|fall)\\b`,
    ),
    person: /\p{Lu}[\p{L}'’-]+/u,
    place: /\p{Lu}[\p{L}'’-]+/u,
    name: /\p{Lu}[\p{L}'’-]+|["“‘]\p{L}/u,
    reason:
      /\b(because|since|due to|owing to|thanks to|so that|in order to|as a result|reasons?|after|amid|over|caused?|led to|cit(?:ed|ing)|blam(?:ed|ing)|to (?:avoid|protect|prevent|ensure|help|make|keep|get|stop)|would|fears?|concerns?)\b/i,
  },
  number: new RegExp(`^(\\d.*|${NUMBER})$`, "i"),
  dayOrMonth: /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/i,
  plainStarts: new Set(
    "the a an in on at it he she they we i but and or if as this that these those there when while after before for from with by his her their its our to of so no not".split(
      " ",
    ),
  ),
  qualifiers:
    /\b(first|second|third|fourth|fifth|last|next|previous|other|another|final|total|current|former|original|initial|only|oldest|youngest|largest|biggest|smallest|highest|lowest|longest|latest|earliest|main|most|least|annual|daily|weekly|monthly)\b/gi,
};
