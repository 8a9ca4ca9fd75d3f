import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/ingest/text/decode.ts";

const ENGLISH = "It’s a mistake, he said – “not a catastrophe”.";
const FRENCH = "Le président a déclaré à la presse que les négociations reprendront à Genève.";
const RUSSIAN = "Министр иностранных дел заявил, что переговоры начнутся завтра в Женеве.";

describe("text arrives as it was written", () => {
  test.each(["utf-8", "utf-16le", "utf-16be"])("in %s with a byte order mark", (encoding) => {
    for (const text of [ENGLISH, FRENCH, RUSSIAN, "协议", ""]) {
      expect(decode(iconv.encode(text, encoding, { addBOM: true }))).toBe(text);
    }
  });

  test.each(["utf-8", "utf-16le", "utf-16be"])("in %s without a byte order mark", (encoding) => {
    for (const text of [ENGLISH, FRENCH, RUSSIAN, "a", ""]) {
      expect(decode(iconv.encode(text, encoding))).toBe(text);
    }
  });

  test.each([
    ["windows-1252", ENGLISH],
    ["windows-1252", FRENCH],
    ["windows-1252", "Die Außenminister der fünf Länder trafen sich in München – “ohne Ergebnis”."],
    ["windows-1252", "El presidente señaló que mañana habrá una reunión con los españoles."],
    ["windows-1252", "Café"],
    ["iso-8859-1", FRENCH],
    ["windows-1251", RUSSIAN],
    ["koi8-r", RUSSIAN],
    ["iso-8859-5", RUSSIAN],
    [
      "iso-8859-2",
      "Minister spraw zagranicznych oświadczył, że rozmowy rozpoczną się jutro w Genewie.",
    ],
    ["windows-1250", "Ministr zahraničí řekl, že jednání začnou zítra v Ženevě."],
    [
      "windows-1253",
      "Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα αρχίσουν αύριο στη Γενεύη.",
    ],
    ["windows-1254", "Dışişleri Bakanı görüşmelerin yarın Cenevre'de başlayacağını söyledi."],
    ["windows-1256", "قال وزير الخارجية إن المحادثات ستبدأ غدا في جنيف."],
    ["shift_jis", "外務大臣は、協議が明日ジュネーブで始まると述べた。"],
    ["gb18030", "外交部长表示，谈判将于明天在日内瓦开始。"],
    ["euc-kr", "외무장관은 회담이 내일 제네바에서 시작될 것이라고 말했다."],
  ])("in %s: %s", (encoding, text) => {
    expect(decode(iconv.encode(text, encoding))).toBe(text);
  });

  test("in the encoding that a page declares", () => {
    const page =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">Žluť';
    expect(decode(iconv.encode(page, "windows-1250"))).toBe(page);
    const short = '<meta charset="windows-1251"><p>Да';
    expect(decode(iconv.encode(short, "windows-1251"))).toBe(short);
  });

  test("in UTF-8 even if the page declares something else", () => {
    const page = '<meta charset="windows-1252"><p>Genève';
    expect(decode(Buffer.from(page))).toBe(page);
  });

  test("in UTF-8 of which one byte is broken", () => {
    const bytes = Buffer.concat([Buffer.from(FRENCH), Buffer.from([0xc3])]);
    expect(decode(bytes)).toBe(`${FRENCH}\uFFFD`);
  });

  test("composed and decomposed letters stay as they are", () => {
    expect(decode(Buffer.from("Gene\u0300ve Gen\u00E8ve"))).toBe("Gene\u0300ve Gen\u00E8ve");
  });
});

test("every kind of line end becomes one newline", () => {
  expect(decode(Buffer.from("a\r\nb\rc\nd\u2028e\ff\vg\u0085h"))).toBe("a\nb\nc\nd\ne\nf\ng\nh");
});

test("a stray zero byte or control character is removed, a tab stays", () => {
  expect(decode(Buffer.from("The talks be\0gin to\x07morrow\tin Geneva, the UN says."))).toBe(
    "The talks begin tomorrow\tin Geneva, the UN says.",
  );
});

describe("a binary file is refused, whatever its name says", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010806000000", "hex");
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * at * 31 + at * 7) % 256));
  test.each([
    ["a picture", png],
    ["noise", noise],
    ["a program", Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01"), Buffer.alloc(500), noise])],
    ["zero bytes", Buffer.alloc(1000)],
  ])("%s", (_, bytes) => {
    expect(() => decode(bytes)).toThrow("is not text, despite its name");
  });

  test.each([
    ["is a PDF, despite its name: rename it to .pdf", "%PDF-1.4\n1 0 obj\nendobj\n"],
    ["is RTF, despite its name: save it as .docx", "{\\rtf1\\ansi Hello}"],
    [
      "is a Word document or another zip archive, despite its name",
      "PK\x03\x04..word/document.xml",
    ],
    ["is an old Office document, despite its name: save it as .docx", "\xd0\xcf\x11\xe0\xa1\xb1"],
    ["is a web page saved as a single file, despite its name", "From: <Saved by Blink>\r\n"],
  ])("%s", (reason, start) => {
    expect(() => decode(Buffer.from(start, "latin1"))).toThrow(reason);
  });
});
