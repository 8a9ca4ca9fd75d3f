import { describe, expect, test } from "vitest";
import { read, textsOf } from "../text/blocks-in.ts";

describe("facts stated at the top", () => {
  test("header lines in any spelling are taken", () => {
    const draft = read(
      "Title: On the eve\nPublication date: 21 January 2014\nBy: A. Writer\nSource: RFE/RL, Reuters\nURL: https://example.org/eve\n\nThe talks open.",
    );
    expect(draft).toEqual({
      metadata: {
        title: "On the eve",
        published: "21 January 2014",
        publisher: "RFE/RL, Reuters",
        url: "https://example.org/eve",
      },
      blocks: [{ kind: "line", text: "The talks open." }],
    });
  });

  test.each([
    [
      "---------- Forwarded message ---------\nFrom: Ledger <a@example.org>\nDate: Thu, Nov 12, 2026 at 6:02 AM\nSubject: Olive oil is cheap\nTo: <b@example.org>",
      "Thu, Nov 12, 2026 at 6:02 AM",
    ],
    [
      "-----Ursprüngliche Nachricht-----\nVon: Anna\nGesendet: Donnerstag, 12. November 2026 06:02\nAn: Max\nBetreff: Olive oil is cheap",
      "Donnerstag, 12. November 2026 06:02",
    ],
    [
      "De : Anne\nEnvoyé : jeudi 12 novembre 2026\nÀ : Max\nObjet : Olive oil is cheap",
      "jeudi 12 novembre 2026",
    ],
  ])("the headers of a forwarded mail are taken: %j", (headers, published) => {
    const draft = read(`${headers}\n\nOil costs less than a year ago.`);
    expect(draft.metadata).toEqual({ title: "Olive oil is cheap", published });
    expect(draft.blocks.map(({ text }) => text)).toEqual(["Oil costs less than a year ago."]);
  });

  test("front matter is taken from plain text, too", () => {
    expect(read("---\ntitle: A\n---\nThe talks open.")).toEqual({
      metadata: { title: "A" },
      blocks: [{ kind: "line", text: "The talks open." }],
    });
  });

  test("a source that is an address is the URL", () => {
    expect(read("Source: https://example.org/a\n\nText.").metadata).toEqual({
      url: "https://example.org/a",
    });
  });

  test("prose that starts like a header line stays prose", () => {
    const prose = "Date: the fruit of the palm is sweet.\nIt grows in the desert.";
    expect(read(prose).metadata).toEqual({});
    expect(textsOf(prose).join("\n")).toBe(prose);
    expect(textsOf("Lavrov: we agree.\n\nText.")).toEqual(["Lavrov: we agree.", "Text."]);
  });

  test("text between two rules is not front matter", () => {
    expect(textsOf("---\nNote: the talks open today.\n---\nMore.")).toContain(
      "Note: the talks open today.",
    );
  });
});
