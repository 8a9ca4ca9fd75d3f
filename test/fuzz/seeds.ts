/** Ordinary articles to begin with, and the syntax of each format to put into them. */

export const ARTICLE = `---
title: Talks on two rivers open in Geneva
publisher: The Daily Record
date: 2014-01-21
url: https://record.example/talks
---

# Talks on two rivers open in Geneva

By Jane Doe | Published: 21 January 2014

GENEVA, Jan. 21, 2014 (Reuters) — The talks on the two rivers opened on Monday, said the minister.[1]
Five countries take part; "nobody knows what will come next," he said.

Photo: John Roe/AP

## What comes next

- water and *dams*
- the [treaty](https://record.example/treaty) of 1923

| river | length |
|-------|--------|
| upper | 1,230 km |

The next day it rained, and the delegates stayed in their rooms until the evening.

Related stories:
Treaty of 1923 comes to an end
© 2014 The Daily Record. All rights reserved.
`;

export const PAGE = `<!DOCTYPE html><html lang="en"><head><title>Talks open | The Record</title>
<meta property="og:title" content="Talks open"><meta name="date" content="2014-01-21">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks open","datePublished":"2014-01-21T10:00:00+01:00","publisher":{"name":"The Record"}}</script>
</head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><article class="story"><h1>Talks open</h1><p>The talks on the two rivers opened on Monday, said the minister.<sup class="reference"><a href="#n1">[1]</a></sup></p>
<figure><img src="a.jpg"><figcaption>The old town hall (Photo by Jane Doe)</figcaption></figure>
<p>Five countries take part; &ldquo;nobody knows what will come next,&rdquo; he said.<br><br>It rained.</p>
<table><tr><td>upper</td><td>1,230 km</td></tr></table><blockquote><p>Water is life.</p><footer>The minister</footer></blockquote>
</article></main><aside class="related"><a href="/x">Read more</a></aside><footer>© 2014 The Record</footer></body></html>`;

export const WORD_TEXT = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Talks open</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">The talks on the two rivers </w:t></w:r><w:r><w:t>opened on Monday.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>upper</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:hyperlink w:anchor="a"><w:r><w:t>It rained.</w:t></w:r></w:hyperlink></w:p></w:body></w:document>`;

const CONTENT =
  "BT /F 11 Tf 1 0 0 1 72 700 Tm (The talks on the two rivers opened on Mon-) Tj 0 -14 Td [(day, said) -300 (the minister.)] TJ ET";

/** In order: catalogue, pages, font, page, content. */
export const PDF_OBJECTS: readonly string[] = [
  "<< /Type /Catalog /Pages 2 0 R >>",
  "<< /Type /Pages /Kids [4 0 R 4 0 R] /Count 2 >>",
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>",
  `<< /Length ${CONTENT.length} >>\nstream\n${CONTENT}\nendstream`,
];

export const TOKENS: {
  readonly [syntax in
    | "text"
    | "markdown"
    | "yaml"
    | "html"
    | "mime"
    | "xml"
    | "pdf"]: readonly string[];
} = {
  text: [
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    ".",
    "…",
    '"',
    "”",
    "[1]",
    "(",
    "- ",
    "1. ",
    "| ",
    "© 2014 ",
    "Published: ",
    "3 May 2014",
    "Photo: ",
    "READ MORE: ",
    "\0",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\u2028",
    "漢。",
    "e\u0301",
    "😀",
    "-\n",
    "U.S. ",
    "a".repeat(50),
  ],
  markdown: [
    "# ",
    "> ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~~\n",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    "|-|-|\n",
    "<b>",
    "<!--",
    "\\",
    "    ",
    "---\n",
    "===\n",
    "<http://a.b>",
  ],
  yaml: [
    "---\n",
    "...\n",
    "---js\n",
    "title: ",
    "&a ",
    "*a ",
    "<<: *a\n",
    "!!js/function ",
    "? ",
    "- ",
    "[",
    "{",
    "|\n ",
    ">\n ",
    "__proto__: ",
    "date: 2014-99-99\n",
    "'",
    '"',
    "%TAG ! x\n",
    "\t",
  ],
  html: [
    "<div>",
    "</div>",
    "<p>",
    "<b>",
    "<a href='#'>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "<pre>",
    "<br>",
    "<hr>",
    "<li>",
    "<ul>",
    "<script>",
    "</script>",
    "<style>",
    "<template>",
    "<svg>",
    "<math>",
    "<select>",
    "<textarea>",
    "<title>",
    "<iframe src='file:///etc/passwd'>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&amp;",
    "&#0;",
    "&#xD800;",
    "<base href='file:///'>",
    " hidden",
    " class='comments'",
    "<",
    ">",
    "'",
    '"',
    "\0",
    "=",
    "<article>",
    "<main>",
    "<h1>",
    "<time datetime='x'>",
  ],
  mime: [
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\t",
    "--",
    "------MultipartBoundary--k7Qx2tVb0c----",
    "Content-Type: text/html",
    "Content-Type: multipart/mixed; boundary=b",
    "Content-Type: message/rfc822",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: 8bit",
    "Content-Location: file:///etc/passwd",
    "; charset=utf-16",
    "; boundary=",
    "=\r\n",
    "=3D",
    "=0",
    "=?utf-8?B?",
    "?=",
    '"',
    ":",
    "\0",
  ],
  xml: [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "<w:br/>",
    "<w:tab/>",
    "<w:drawing/>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:instrText>HYPERLINK x</w:instrText>",
    "<w:numPr/>",
    "<w:vMerge/>",
    "<w:gridSpan w:val='99999999'/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&b;",
    "&amp;",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<?xml version='1.1'?>",
    "<",
    ">",
    '"',
    " w:val='-1'",
    "\0",
  ],
  pdf: [
    "1 0 R",
    "2 0 R",
    "4 0 R",
    "5 0 R",
    "99 0 R",
    "[",
    "]",
    "<<",
    ">>",
    "(",
    ")",
    "<",
    ">",
    "/",
    "%",
    "\n",
    "stream\n",
    "endstream",
    "endobj",
    "obj",
    "null",
    "true",
    "-1",
    "0",
    "4294967296",
    "1e999",
    ".",
    "Tj ",
    "TJ ",
    "Td ",
    "Tm ",
    "BT ",
    "ET ",
    "q ",
    "Q ",
    "/F 1e9 Tf ",
    "BI /W 9 ID ",
    "EI ",
    "/Filter /FlateDecode ",
    "/Filter /LZWDecode ",
    "/Length -1 ",
    "/Kids [2 0 R] ",
    "/Count 99999999 ",
    "/Type /XRef ",
    "/Prev 0 ",
    "/Rotate 45 ",
    "/UserUnit 0 ",
    "\\",
    "\0",
  ],
};
