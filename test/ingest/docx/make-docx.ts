import { deflateRawSync } from "node:zlib";

/** A paragraph of a Word document: its text, or its text and the name of its style. */
export type Paragraph = string | { readonly text: string; readonly style: string };

const NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** What every Word document has besides its text. */
export const WORD_FILES = {
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
};

/** A small Word document with these paragraphs. */
export function makeDocx(paragraphs: readonly Paragraph[]): Buffer {
  const body = paragraphs.map((one) => {
    const { text, style } = typeof one === "string" ? { text: one, style: "" } : one;
    const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";
    return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  });
  const styles = [
    ...new Set(paragraphs.flatMap((one) => (typeof one === "string" ? [] : one.style))),
  ];
  return makeZip({
    ...WORD_FILES,
    "word/document.xml": `<w:document xmlns:w="${NAMESPACE}"><w:body>${body.join("")}</w:body></w:document>`,
    "word/styles.xml": `<w:styles xmlns:w="${NAMESPACE}">${styles.map((name) => `<w:style w:type="paragraph" w:styleId="${name}"><w:name w:val="${name.replace(/(\d)$/, " $1")}"/></w:style>`).join("")}</w:styles>`,
  });
}

/** A zip archive; the check sums are left out, as its readers do not look at them. */
export function makeZip(files: { readonly [name: string]: string | Buffer }): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(Buffer.byteLength(content), 18);
    facts.writeUInt16LE(name.length, 22);
    const part = Buffer.concat([signature("\x03\x04"), facts, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([signature("\x01\x02"), Buffer.from([20, 0]), facts, place, Buffer.from(name)]),
    );
    parts.push(part);
    offset += part.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, entries, signature("\x05\x06"), end]);
}

function signature(kind: string): Buffer {
  return Buffer.from(`PK${kind}`, "latin1");
}
