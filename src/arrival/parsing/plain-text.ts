/** Roughly the text of HTML, for titles and for measuring length. Takes linear time. */
export function plainText(html: string): string {
  let text = "";
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf("<", at);
    const end = tag < 0 ? -1 : html.indexOf(">", tag);
    if (end < 0) return withoutEntities(text + html.slice(at));
    text += `${html.slice(at, tag)} `;
    at = end + 1;
  }
  return withoutEntities(text);
}

const ENTITIES: { readonly [name: string]: string } = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

function withoutEntities(text: string): string {
  const plain = text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
  return plain.replace(/\s+/g, " ").trim();
}
