import type { Hostile } from "./hostile-article.ts";

const SENTENCE = "The talks open in Geneva on Monday, said the minister.";

const tags =
  (unit: string, before = "", after = "") =>
  (size: number) =>
    before + unit.repeat(Math.ceil(size / unit.length)) + after;

const HTML: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ...[
    "b",
    "div",
    "p",
    "a href=x",
    "font",
    "span",
    "blockquote",
    "ul><li",
    "dl><dd",
    "pre",
    "article",
    "aside",
  ].map((tag) => [`nested ${tag}`, tags(`<${tag}>`, "", SENTENCE)] as const),
  ["nested tables", tags("<table><tr><td>", "", SENTENCE)],
  ["nested figures with captions", tags("<figure><figcaption>a</figcaption>")],
  ...[
    "b",
    "p",
    "div",
    "li",
    "h1",
    "a",
    "td",
    "br",
    "img",
    "script",
    "style",
    "svg",
    "time",
    "nav",
    "aside",
  ].map((tag) => [`many ${tag}`, tags(`<${tag}>x</${tag}>`)] as const),
  ["many paragraphs", tags(`<p>${SENTENCE}</p>`)],
  ["many cells in a row", tags("<td>a</td>", "<table><tr>", "</tr></table>")],
  ["many rows", tags("<tr><td>a<td>b", "<table>")],
  ["many meta tags", tags('<meta name="a" content="b">', "<head>")],
  ["many titles", tags("<title>a</title>", "<head>")],
  ["one attribute of many classes", tags("comment ", '<p class="', `">${SENTENCE}</p>`)],
  ["one huge attribute", tags("x", '<p title="', `">${SENTENCE}</p>`)],
  [
    "many attributes",
    (size) => `<p ${Array.from({ length: size / 8 }, (_, i) => `a${i}=1`).join(" ")}>${SENTENCE}`,
  ],
  ["an attribute that never ends", tags("x ", '<p title="')],
  ["comments that never end", tags("<!--")],
  ["comments", tags("<!-- a -->", SENTENCE)],
  ["conditional comments", tags("<!--[if IE]>", SENTENCE)],
  ["brackets", tags("<")],
  ["slashes", tags("</")],
  ["end tags", tags("</div>", SENTENCE)],
  ["character data", tags("<![CDATA[")],
  ["declarations", tags("<!DOCTYPE a [")],
  [
    "entities within entities",
    () =>
      `<!DOCTYPE a [<!ENTITY a0 "x">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};&a${i};">`).join("")}]><p>&a30; ${SENTENCE}</p>`,
  ],
  [
    "external entities",
    () => `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x; ${SENTENCE}</p>`,
  ],
  ["half entities", tags("&#", "<p>")],
  ["numbers of no character", tags("&#xD800;&#99999999999;&#0;", "<p>")],
  [
    "scripts",
    () =>
      `<script>globalThis.harmed = true</script><p onclick="globalThis.harmed = true">${SENTENCE}</p><img src=x onerror="globalThis.harmed = true">`,
  ],
  [
    "addresses of other things",
    () =>
      `<base href="file:///etc/"><link rel=stylesheet href=http://127.0.0.1:9/a><img src="file:///etc/passwd"><iframe src="http://127.0.0.1:9/"></iframe><object data="http://127.0.0.1:9/"></object><p>${SENTENCE}</p>`,
  ],
  [
    "linked data, nested",
    (size) =>
      `<script type="application/ld+json">${"[".repeat(size / 2)}${"]".repeat(size / 2)}</script><p>${SENTENCE}</p>`,
  ],
  [
    "linked data, a headline of lists",
    (size) =>
      `<script type="application/ld+json">{"@type":"Article","headline":${"[".repeat(size / 2)}${"]".repeat(size / 2)}}</script><p>${SENTENCE}</p>`,
  ],
  [
    "linked data, a prototype",
    () =>
      `<script type="application/ld+json">{"@type":"Article","__proto__":{"harmed":true},"headline":{"name":{"name":{}}}}</script><p>${SENTENCE}</p>`,
  ],
  ["a huge title", tags("long ", "<title>", `</title><p>${SENTENCE}</p>`)],
  ["a huge heading", tags("long ", "<h1>", `</h1><p>${SENTENCE}</p>`)],
  ["one huge paragraph", tags(`${SENTENCE} `, "<p>")],
  ["one huge word", tags("word", "<p>")],
  ["spaces", tags(" ", "<p>a", "b")],
];

const MARKDOWN: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ["nested quotes", tags(">", "", SENTENCE)],
  [
    "nested lists",
    (size) =>
      Array.from({ length: Math.sqrt(size) }, (_, i) => `${" ".repeat(2 * i)}- a`).join("\n"),
  ],
  ["nested lists in a line", tags("- ")],
  ["nested emphasis", tags("*a **a ")],
  ["nested brackets", tags("[")],
  ["nested images", tags("![")],
  ["links", tags("[a](b) ")],
  ["links that stay open", tags("[a](<b ")],
  ["references", (size) => `${"[a] ".repeat(size / 8)}\n\n${"[a]: b\n".repeat(size / 14)}`],
  [
    "code that stays open",
    (size) => Array.from({ length: Math.sqrt(2 * size) }, (_, i) => "`".repeat(i + 1)).join("a"),
  ],
  ["fences", tags("```\n")],
  ["tables", tags("|a|b|\n|-|-|\n")],
  ["a table of many columns", (size) => `${"|a".repeat(size / 4)}|\n${"|-".repeat(size / 4)}|\n`],
  ["headings", tags("# a\n")],
  ["underlines", tags("a\n=\n")],
  ["tags", tags("<b>")],
  ["tags that stay open", tags("<a ")],
  ["footnotes", tags("[^a]: b\n")],
  ["autolinks", tags("http://a.")],
  ["mail addresses", tags("a@a.a_")],
  ["hard breaks", tags("a  \n")],
  ["escapes", tags("\\")],
];

export const hostilePages: readonly Hostile[] = [
  ...HTML.map(([name, make]) => ({
    name,
    file: "page.html",
    make: (size: number) => Buffer.from(make(size)),
  })),
  ...MARKDOWN.map(([name, make]) => ({
    name,
    file: "page.md",
    make: (size: number) => Buffer.from(make(size)),
  })),
];
