/**
 * What somebody sees of a message's text: its letters, and the names of everything in it that Discord
 * would show as more than letters. A model of the client's rules, tried in the order the client tries them.
 */
export type Seen = { readonly text: string; readonly found: readonly string[] };

type Rule = {
  readonly name: string;
  readonly pattern: RegExp;
  /** Only at the start of a line. */
  readonly line?: boolean;
  /** The group whose content is read in turn. */
  readonly inner?: boolean;
};

const RULES: readonly Rule[] = [
  { name: "heading", pattern: /^ *#{1,3}\s/y, line: true },
  { name: "small print", pattern: /^ *-#\s/y, line: true },
  { name: "list", pattern: /^ *(?:[-*+]|\d+[.)])\s/y, line: true },
  { name: "quote", pattern: /^ *>(?:>>)? /y, line: true },
  { name: "code block", pattern: /```[\s\S]+?```/y },
  { name: "code", pattern: /(`+)[\s\S]*?[^`]\1(?!`)/y },
  {
    name: "link",
    pattern: /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?(?:\([^)]*\)|[^\s\\]|\\.)*?>?\)/y,
    inner: true,
  },
  { name: "bare link", pattern: /(?:https?|steam|discord):\/\/[^\s<]+/y },
  { name: "bracketed link", pattern: /<[^: >]+:\/[^ >]+>/y },
  { name: "mention", pattern: /<(?:@[!&]?|#)\d+>|@everyone|@here|<id:\w+>|<\/[^:>]+:\d+>/y },
  { name: "time", pattern: /<t:-?\d+(?::[a-zA-Z])?>/y },
  { name: "emoji", pattern: /<a?:\w+:\d+>|:[^\s:]+?(?:::skin-tone-\d)?:/y },
  { name: "spoiler", pattern: /\|\|([\s\S]+?)\|\|/y, inner: true },
  { name: "bold", pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, inner: true },
  { name: "underline", pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, inner: true },
  { name: "strike", pattern: /~~([\s\S]+?)~~(?!_)/y, inner: true },
  {
    name: "italic",
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    inner: true,
  },
  { name: "italic", pattern: /(?<!\w)_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y, inner: true },
];

export function seen(markdown: string): Seen {
  const found: string[] = [];
  let text = "";
  let at = 0;
  while (at < markdown.length) {
    const backslash = /\\([^0-9A-Za-z\s])/uy;
    backslash.lastIndex = at;
    const escaped = backslash.exec(markdown);
    if (escaped) {
      text += escaped[1];
      at = backslash.lastIndex;
      continue;
    }
    const lineStart = at === 0 || markdown[at - 1] === "\n";
    const match = RULES.filter(({ line }) => lineStart || !line)
      .map((rule) => {
        const pattern = new RegExp(rule.pattern.source.replace(/^\^/, ""), "yu");
        pattern.lastIndex = at;
        return { rule, result: pattern.exec(markdown) };
      })
      .find(({ result }) => result !== null);
    if (!match?.result) {
      text += markdown[at++];
      continue;
    }
    found.push(match.rule.name);
    if (match.rule.inner) {
      const inside = seen(match.result[1]!);
      text += inside.text;
      found.push(...inside.found);
    }
    at += match.result[0].length;
  }
  return { text, found };
}
