#!/usr/bin/env node
/**
 * Typesets scripts/geneva-communique.txt as the sample article in PDF, byte for byte the same each time.
 *
 *   node scripts/make-sample-pdf.mjs [file.pdf]
 *
 * The text is a headline, one block of date and source, then paragraphs, with a blank line between
 * them. Every letter must exist in Latin-1, which is what PDF's built-in fonts can show.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SOURCE = new URL("./geneva-communique.txt", import.meta.url);
const SAMPLE = new URL("../articles/geneva-2014/the-geneva-communique.pdf", import.meta.url);

/** Points, 72 to an inch; A4. */
const PAGE = { width: 595, height: 842, margin: 64 };
const HEADLINE = { font: "Bold", size: 17, leading: 23, after: 8 };
const BYLINE = { font: "Plain", size: 9.5, leading: 14, after: 14 };
const BODY = { font: "Plain", size: 11.5, leading: 17, after: 10 };

/** Helvetica's letters are about half as wide as they are high; the bold ones a little more. */
const LETTER_WIDTH = { Plain: 0.49, Bold: 0.54 };

/** Break a paragraph into lines of at most `width` letters, keeping the line breaks it has. */
function wrap(paragraph, width) {
  return paragraph.split("\n").flatMap((line) => {
    const lines = [""];
    for (const word of line.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (longer.length <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}

/** A PDF string: parentheses and backslashes are escaped. */
const quoted = (text) => `(${text.replace(/[\\()]/g, "\\$&")})`;

/** The drawing commands of each page. */
function layOut(paragraphs) {
  const pages = [[]];
  let y = PAGE.height - PAGE.margin;
  for (const [index, paragraph] of paragraphs.entries()) {
    const style = [HEADLINE, BYLINE][index] ?? BODY;
    const letters = (PAGE.width - 2 * PAGE.margin) / (style.size * LETTER_WIDTH[style.font]);
    for (const line of wrap(paragraph, letters)) {
      if (y - style.leading < PAGE.margin) {
        pages.push([]);
        y = PAGE.height - PAGE.margin;
      }
      y -= style.leading;
      pages
        .at(-1)
        .push(`BT /${style.font} ${style.size} Tf ${PAGE.margin} ${y} Td ${quoted(line)} Tj ET`);
    }
    y -= style.after;
  }
  return pages.map((commands) => commands.join("\n"));
}

/** The bytes of a PDF file whose object number n is `objects[n - 1]`; object 1 is the catalog. */
function toFile(objects, infoNumber) {
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${infoNumber} 0 R >>\n`;
  file += `startxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

const font = (name) =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

const paragraphs = readFileSync(SOURCE, "utf8").trim().split("\n\n");
const pages = layOut(paragraphs);
// Objects 1 to 5 are fixed; each page then takes two: itself and its content.
const pageNumbers = pages.map((_, index) => 6 + 2 * index);
const objects = [
  "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
  `<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((n) => `${n} 0 R`).join(" ")}] >>`,
  font("Helvetica"),
  font("Helvetica-Bold"),
  `<< /Title ${quoted(paragraphs[0])} /CreationDate (D:20140122) >>`,
  ...pages.flatMap((content, index) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] ` +
      `/Resources << /Font << /Plain 3 0 R /Bold 4 0 R >> >> /Contents ${pageNumbers[index] + 1} 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]),
];
writeFileSync(process.argv[2] ?? fileURLToPath(SAMPLE), toFile(objects, 5));
