import { describe, expect, test } from "vitest";
import { readHtml } from "../../../src/ingest/html/read-html.ts";

const read = (html: string) => readHtml(Buffer.from(html));
const textsOf = (html: string) => read(html).blocks.map((block) => block.text);

const STORY = [
  "The foreign ministers of five countries met on Monday in the old town hall, and they spoke for several hours about the water of the two rivers.",
  "Nobody was content, said the minister of the upper river, but everybody had agreed to come back in the spring with proposals of their own.",
  "Observers called the meeting, the first of its kind in ten years, a success in itself, however little was written down in the end.",
];
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join("\n");
const MENU = `<ul class="menu">${["Home", "World", "Politics", "Sport", "Video"].map((name) => `<li><a href="/${name}">${name}</a></li>`).join("")}</ul>`;
const page = (body: string, head = "") =>
  `<!doctype html><html lang="en-GB"><head><title>Ministers meet | The Record</title>${head}</head><body>${body}</body></html>`;

describe("the article of a page", () => {
  test("comes without menus, captions, asides, scripts and footers", () => {
    const html = page(
      `<nav>${MENU}</nav>${MENU}<article><h1>Ministers meet</h1>
      <figure><img src="a.jpg" alt="Ministers"><figcaption>Ministers on Monday. Photo: Agency</figcaption></figure>
      ${paragraphs(STORY)}<aside><p>Subscribe to our newsletter, it is free and comes every day.</p></aside></article>
      <script>track("page")</script><style>p { color: red }</style><footer><p>© 2024 The Record. All rights reserved.</p></footer>`,
    );
    expect(textsOf(html).filter((text) => text !== "Ministers meet")).toEqual(STORY);
  });

  test("keeps headings, items, quotes and table rows, in order", () => {
    const html = page(
      `${MENU}<main>${paragraphs(STORY)}<h2>What was agreed</h2><ul><li>Meet again in the spring</li><li>Bring proposals</li></ul>
      <blockquote><p>“It is a beginning.”</p><footer>The minister</footer></blockquote>
      <table><tr><th>River</th><th>Length</th></tr><tr><td>Upper</td><td>210 km</td></tr></table>${paragraphs([STORY[0]!.replace("five", "six")])}</main>`,
    );
    expect(read(html).blocks.slice(3, -1)).toMatchObject([
      { kind: "heading", text: "What was agreed" },
      { kind: "item", text: "Meet again in the spring" },
      { kind: "item", text: "Bring proposals" },
      { kind: "prose", text: "“It is a beginning.”" },
      { kind: "prose", text: "The minister" },
      { kind: "item", text: "River | Length" },
      { kind: "item", text: "Upper | 210 km" },
    ]);
  });

  test("keeps short paragraphs and those in odd places", () => {
    const html = page(
      `${MENU}<article><div class="lede"><span>The rivers will not wait, ministers heard.</span></div><div>${paragraphs(STORY)}</div>
      <p>No.</p><div>“Never?” asked one of them.</div>${paragraphs(STORY.map((text) => `Later, ${text}`))}<div class="end">That was all for the day.</div></article>`,
    );
    const texts = textsOf(html);
    for (const text of [
      "The rivers will not wait, ministers heard.",
      "“Never?” asked one of them.",
      "That was all for the day.",
    ]) {
      expect(texts).toContain(text);
    }
    expect(texts).toEqual(expect.arrayContaining(STORY));
  });

  test("does not take in comments and teasers", () => {
    const html = page(
      `<main><article>${paragraphs(STORY)}</article><div class="related"><p><a href="/x">Other ministers met elsewhere on Sunday, and nothing came of that either.</a></p></div>
      <div id="comments"><p>I was there, and I tell you that nobody listened to anybody at all.</p></div></main>
      <div class="author-box"><p>Jane Doe covers water for the Record, and has done so for eleven years.</p></div>`,
    );
    expect(textsOf(html)).toEqual(STORY);
  });

  test("is all the text where no article is to be found", () => {
    expect(textsOf(page("<div>Hello</div>"))).toEqual(["Hello"]);
    expect(textsOf(page("<h2>Bread</h2><ul><li>500 g flour</li><li>Salt</li></ul>"))).toEqual([
      "Bread",
      "500 g flour",
      "Salt",
    ]);
    expect(textsOf(page("First line.<br><br>Second line<br>goes on."))).toEqual([
      "First line.",
      "Second line goes on.",
    ]);
  });

  test("may be laid out in tables or preformatted, as on old pages", () => {
    expect(
      textsOf(page(`<table><tr><td>${MENU}</td><td>${paragraphs(STORY)}</td></tr></table>`)),
    ).toEqual(STORY);
    expect(textsOf(page("<pre>First paragraph.\n\nSecond one.</pre>"))).toEqual([
      "First paragraph.",
      "Second one.",
    ]);
  });

  test("may be a fragment, with entities and unclosed tags", () => {
    expect(
      textsOf("<p>Caf&eacute; &amp; bar &#8211; &ldquo;open&rdquo;<p>Second&nbsp;one"),
    ).toEqual(["Café & bar – “open”", "Second one"]);
    expect(textsOf("just text & no tag")).toEqual(["just text & no tag"]);
    expect(textsOf("<html><p>No body.</html>")).toEqual(["No body."]);
  });

  test("may have character references of a thousand digits", () => {
    const [hex, decimal] = [`&#x${"D".repeat(1000)};`, `&#${"9".repeat(1000)}`];
    expect(textsOf(`<p>One ${hex} two ${decimal} three`)).toEqual(["One \uFFFD two \uFFFD three"]);
  });

  test("loses marks of footnotes and edit links", () => {
    const html = page(
      `<p>The talks began.<sup class="reference"><a href="#cite-1">[1]</a></sup></p><h2>Course <span class="mw-editsection">[edit]</span></h2>`,
    );
    expect(textsOf(html)).toEqual(["The talks began.", "Course"]);
  });

  test("in a form, as some servers wrap the whole page, is read", () => {
    expect(textsOf(page(`<form>${paragraphs(STORY)}<input><button>Send</button></form>`))).toEqual(
      STORY,
    );
  });
});

describe("what a page states about itself", () => {
  const metadata = (head: string, body = "<p>Text of the story.</p>") =>
    read(page(body, head)).metadata;

  test("in Open Graph tags", () => {
    expect(
      metadata(
        `<meta property="og:title" content="Ministers &quot;meet&quot;"><meta property="og:site_name" content="The Record">
         <meta property="article:published_time" content="2014-01-21T10:00:00+01:00"><link rel="canonical" href="https://example.org/meet">`,
      ),
    ).toEqual({
      title: 'Ministers "meet"',
      publisher: "The Record",
      published: "2014-01-21T10:00:00+01:00",
      url: "https://example.org/meet",
      language: "en",
    });
  });

  test("in linked data, even if another block of it is broken", () => {
    const data = {
      "@graph": [
        { "@type": "WebSite", name: "No" },
        {
          "@type": ["NewsArticle"],
          headline: "Ministers meet again",
          datePublished: "2014-01-22",
          publisher: { name: "The Post" },
          url: "https://example.org/again",
        },
      ],
    };
    expect(
      metadata(
        `<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(data)}</script>`,
      ),
    ).toMatchObject({
      title: "Ministers meet again",
      publisher: "The Post",
      published: "2014-01-22",
      url: "https://example.org/again",
    });
  });

  test("in linked data in which the publisher is only referred to", () => {
    const data = {
      "@graph": [
        { "@type": "NewsArticle", headline: "Ministers meet", publisher: { "@id": "#post" } },
        { "@type": "Organization", "@id": "#post", name: "The Post" },
      ],
    };
    expect(
      metadata(`<script type="application/ld+json">${JSON.stringify(data)}</script>`),
    ).toMatchObject({ title: "Ministers meet", publisher: "The Post" });
  });

  test("in Dublin Core", () => {
    expect(
      metadata(`<meta name="DC.title" content="A paper"><meta name="DC.date" content="2014-02">`),
    ).toMatchObject({ title: "A paper", published: "2014-02" });
  });

  test("in its headline, its time and the comment of the browser that saved it", () => {
    const html = page(
      `<article><h1>Ministers <em>meet</em></h1><time datetime="2014-01-21">Tuesday</time><p>Text.</p></article>`,
    );
    expect(
      read(`<!-- saved from url=(0026)https://example.org/saved -->\n${html}`).metadata,
    ).toMatchObject({
      title: "Ministers meet",
      published: "2014-01-21",
      url: "https://example.org/saved",
    });
  });

  test("in the title of its tab, without the name of the site", () => {
    expect(
      read("<title>Ministers meet in the old town - The Record</title><p>Text.").metadata.title,
    ).toBe("Ministers meet in the old town");
    expect(read("<title>Talks - again</title><p>Text.").metadata.title).toBe("Talks - again");
  });

  test("in the headline that its tab starts with, rather than in the name of the site", () => {
    const html = "<title>Water - The Record</title><h1>The Record</h1><h1>Water</h1><p>Text.";
    expect(read(html).metadata.title).toBe("Water");
  });

  test("nothing where it states nothing", () => {
    expect(read("<p>Text.").metadata).toEqual({});
  });
});

describe("a page without an article says so", () => {
  test.each([
    [
      "menus",
      page(
        `<nav>${MENU}</nav>${MENU}<div><a href="/">Front page</a> | <a href="/x">Contact</a></div>`,
      ),
    ],
    ["menus and a copyright line", page(`${MENU}${MENU}<p>© The Record</p>`)],
    ["a comment that never ends", `<!-- ${page(paragraphs(STORY))}`],
    ["a program", page('<div id="root"></div><script>start()</script>')],
  ])("of only %s", (_, html) => {
    expect(() => read(html)).toThrow("is a page of menus and links without an article");
  });
});

test("a headline that links to itself, as manuals have it, is kept; a linked teaser is not", () => {
  const html = page(
    `<h2><a href="#water">Water</a></h2>${paragraphs(STORY)}<h3><a href="/x">Other news</a></h3>`,
  );
  expect(textsOf(html)).toEqual(["Water", ...STORY]);
});

test("words that line breaks or soft hyphens divide are whole, compounds keep their hyphen, and no link runs across", () => {
  const lines = [
    "The ferry company has no infor-",
    "mation about the long-",
    "term contracts of the coun\u00ADcil.",
    "It is a state-of-the-",
    "art har\u00AD",
    "bour, said the harbour master.",
  ];
  const { blocks } = readHtml(
    Buffer.from(`<p>${lines.join("<br>")}</p><p>Long, long ago, a term.</p>`),
  );
  expect(blocks[0]!.text).toBe(
    "The ferry company has no information about the long-term contracts of the council. It is a state-of-the-art harbour, said the harbour master.",
  );
  expect(blocks[0]!.gaps!.map((at) => blocks[0]!.text.slice(at, at + 6))).toEqual([
    "mation",
    "bour, ",
  ]);
});

test("the paragraphs and line breaks inside a cell don't end its row", () => {
  const html = page(
    "<table><tr><td><p><b>Up</b>per</p><p>river</p></td><td>210<br>km</td></tr></table>",
  );
  expect(read(html).blocks).toMatchObject([{ kind: "item", text: "Upper river | 210 km" }]);
});

test.each([
  ["as a feed holds it", (html: string) => `<![CDATA[${html}]]>`],
  ["behind other elements", (html: string) => `<style>p {}</style><b>${html}`],
])("a page %s is read", (_, wrapped) => {
  expect(textsOf(wrapped(page(paragraphs(STORY))))).toEqual(STORY);
});

test("what a page has in shadow roots, even one within another, is read as browsers show it", () => {
  const story =
    "<article><h1>Robots fold sheets</h1><p>A robot folded a sheet on Tuesday, said Leeds.</p></article>";
  const html = `<html><body><template><p>Not shown.</p></template><div><template shadowmode="open"><style>p{}</style>
    <nav>Home</nav><main><template shadowrootmode="closed">${story}</template></main></template></div></body></html>`;
  expect(textsOf(html)).toEqual([
    "Robots fold sheets",
    "A robot folded a sheet on Tuesday, said Leeds.",
  ]);
});

test("a thousand nested elements do no harm", () => {
  expect(textsOf(page(`${"<div>".repeat(1000)}Deep.`))).toEqual(["Deep."]);
});

describe("what is left out inside a paragraph", () => {
  const gapsIn = (inner: string) => {
    const [block] = readHtml(Buffer.from(`<article><p>${inner}</p></article>`)).blocks;
    return { text: block?.text, gaps: block?.gaps ?? [] };
  };
  const TEXT = "The harbour was closed for nine days in May, and nobody said why.";

  test.each([
    `The harbour was closed<sup class="reference">[1]</sup> for nine days in May, and nobody said why.`,
    `The harbour was closed <a href="#note">1</a> for nine days in May, and nobody said why.`,
    `The harbour was closed<button>Share</button> for nine days in May, and nobody said why.`,
  ])("leaves a gap: %s", (inner) => {
    const { text, gaps } = gapsIn(inner);
    expect(text).toBe(TEXT);
    expect(gaps).toHaveLength(1);
    expect(text!.slice(0, gaps[0]).trim()).toBe("The harbour was closed");
  });

  test.each([
    "The <b>harbour</b> was closed <script>x = 1</script>for nine days in May, and nobody said why.",
    "The harbour was closed <button></button>for nine days in May, and nobody said why.",
  ])("leaves none where a reader sees nothing of it: %s", (inner) => {
    expect(gapsIn(inner)).toEqual({ text: TEXT, gaps: [] });
  });
});
