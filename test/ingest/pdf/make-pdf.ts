/** A line to print: at the left margin in 11 points unless said otherwise. */
export type Line = {
  readonly text: string;
  /** Points from the bottom of the page, which is 792 high. */
  readonly y: number;
  readonly x?: number;
  readonly size?: number;
};

export type PdfOptions = { readonly title?: string; readonly password?: boolean };

/** A small PDF in Helvetica with these lines on its pages. `password` claims one without encrypting. */
export function makePdf(pages: readonly (readonly Line[])[], options: PdfOptions = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (const lines of pages) {
    const content = lines.map(printed).join("\n");
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${objects.length + 2} 0 R ` +
        "/Resources << /Font << /F 3 0 R >> >> >>",
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let trailer = "/Root 1 0 R";
  if (options.title !== undefined) {
    trailer += ` /Info ${add(`<< /Title (${escaped(options.title)}) >>`)} 0 R`;
  }
  if (options.password) {
    const key = `<${"ab".repeat(32)}>`;
    const id = add(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${key} /U ${key} >>`);
    trailer += ` /Encrypt ${id} 0 R /ID [<${"01".repeat(16)}> <${"01".repeat(16)}>]`;
  }
  return assembled(objects, trailer);
}

function printed({ text, y, x = 72, size = 11 }: Line): string {
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`;
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, "\\$&");
}

/** A PDF of these objects, numbered from 1, with all the tables it needs. */
export function assembled(objects: readonly string[], trailer: string): Buffer {
  let pdf = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} ${trailer} >>\n`;
  const start = pdf.indexOf("xref\n0 ");
  return Buffer.from(`${pdf}startxref\n${start}\n%%EOF\n`, "latin1");
}
