import { describe, expect, test } from "vitest";
import { finishArticle } from "../../src/ingest/finish-article.ts";
import { readText } from "../../src/ingest/text/read-text.ts";
import { blocksOfText } from "../../src/ingest/text/text-blocks.ts";

const PROSE =
  "The council of Oldham met on Tuesday to talk about the bridge, which has been closed since spring.";

const finish = async (text: string, metadata = {}, id = "notes/old-bridge_2019.txt") =>
  (await finishArticle({ blocks: blocksOfText(text), metadata }, id))!.article;

describe("the title", () => {
  const title = async (text: string, metadata = {}) => {
    const { title, titleDerived } = await finish(text, metadata);
    return titleDerived ? `derived: ${title}` : title;
  };

  test("is the one stated with the file", async () => {
    expect(await title(`Other line\n${PROSE}`, { title: "Bridge Closed" })).toBe("Bridge Closed");
  });

  test("is the headline, which is rarely the first line", async () => {
    const head = "Breaking News\nTop Stories\nWednesday, January 1, 2020\nBy Ann Smith\n";
    expect(await title(`${head}Old bridge stays closed\n${PROSE}`)).toBe("Old bridge stays closed");
  });

  test("is the headline even when the outlet's name is a heading, too", async () => {
    expect(await title(`# The Daily Post\n\n# Council and the bridge\n\n${PROSE}`)).toBe(
      "Council and the bridge",
    );
  });

  test("is the headline, not an address, a number of a table or what mail programs write", async () => {
    const head = "Contact: council@oldham.example about the bridge\nBridge closed since\tspring\n";
    expect(await title(`${head}Old bridge stays closed\n${PROSE}`)).toBe("Old bridge stays closed");
  });

  test("is no short line above it, such as a site's name, that shares as many words with the text", async () => {
    expect(await title(`Oldham Council\nOld bridge stays closed to all\n${PROSE}`)).toBe(
      "Old bridge stays closed to all",
    );
  });

  test("may be short where the text begins with it, as in an encyclopedia", async () => {
    expect(
      await title(
        `Oldham Bridge\nThe Oldham Bridge in May\nOldham Bridge is an old bridge. ${PROSE}`,
      ),
    ).toBe("Oldham Bridge");
  });

  test("is the headline of a preprint without the label above it", async () => {
    expect(await title(`Title:The bridge of Oldham\n${PROSE}`)).toBe("The bridge of Oldham");
  });

  test("is found in scripts without spaces, too", async () => {
    const japanese =
      "港にかかる古い橋が、来週月曜日から通行止めになります。市が十二日に発表しました。";
    expect(await title(`社会\n港の古い橋、来週から通行止め\n${japanese}`)).toBe(
      "港の古い橋、来週から通行止め",
    );
  });

  test("is taken from the first sentence when there is no headline, and marked as derived", async () => {
    expect(await title("Rain fell. It was cold.")).toBe("derived: Rain fell");
    expect(await title(`${PROSE} It will stay so.`)).toBe(
      "derived: The council of Oldham met on Tuesday to talk about the bridge, which has been closed…",
    );
  });

  test.each([
    "SANTIAGO, Nov 12 (Reuters) - ",
    "Madrid, 3 mar (EFE).- ",
    "Berlin/Kiel (dpa/lno) – ",
    "PARIS (AFP) — ",
    "HARROW FALLS, Ore., November 12, 2026 /PRNewswire/ -- ",
    "HARROW FALLS, Oregon - November 12, 2026 - ",
    "Moscow, Jan. 21, 2014 — ",
    "WASHINGTON — ",
  ])("is not the dateline of wire copy: %j", async (dateline) => {
    const report = "The mine opened again on Thursday after nineteen days of strike.";
    expect(await title(`${dateline}${report}`)).toBe(`derived: ${report.slice(0, -1)}`);
  });

  test.each(["Merkel (CDU) – she left in 2021 – is seventy today", "NATO-led forces left in May"])(
    "may begin like one: %j",
    async (sentence) => {
      expect(await title(`${sentence}. It rained.`)).toBe(`derived: ${sentence}`);
    },
  );

  test("is not made of invisible characters", async () => {
    expect((await finish(PROSE, { title: "\u200b\u200b" })).titleDerived).toBe(true);
  });

  test("is the file's name when there is no sentence either", async () => {
    expect(await title("Wednesday, January 1, 2020")).toBe("derived: old bridge 2019");
  });
});

describe("the publisher", () => {
  const publisher = async (text: string, metadata = {}) => (await finish(text, metadata)).publisher;

  test("is the one stated with the file", async () => {
    expect(await publisher(`${PROSE}\n© 2019 Other`, { publisher: "The Post" })).toBe("The Post");
  });

  test.each([
    ["© 2012-2019 The Ellery Courier. All rights reserved.", "The Ellery Courier"],
    ["Copyright (c) 2019 Harbour Media, Inc.", "Harbour Media"],
    ["From Wikipedia, the free encyclopedia", "Wikipedia"],
    ["Radio Sul’s website can also be accessed at the following addresses:", "Radio Sul"],
    ["Originally published by the June 2014 issue of Bridge Monthly", "Bridge Monthly"],
  ])("or named by %j", async (line, name) => {
    expect(await publisher(`${PROSE}\n\n${line}`)).toBe(name);
  });

  test.each([
    ["OLDHAM, England (Reuters) - ", "Reuters"],
    ["Madrid, 3 mar (EFE).- ", "EFE"],
    ["Berlin (dpa) - ", "dpa"],
    ["ATAQ, Yemen (AP) —\n", "AP"],
  ])("or the agency of a dateline: %j", async (dateline, agency) => {
    expect(await publisher(`${dateline}${PROSE}`)).toBe(agency);
  });

  test.each([
    "Source: UN News, Al Jazeera, BBC",
    "Based on reporting by Reuters, AFP, and AP",
    "The Guardian’s website is slow these days, which is why nobody could read the report.",
    "First published on Thu 6 Sep 2018 02.29 EDT",
    "The Post has been declared a foreign agent, its lawyer said on Monday in the old court house.",
  ])("but not anybody merely mentioned: %j", async (line) => {
    expect(await publisher(`${PROSE}\n\n${line}`)).toBeNull();
  });
});

describe("the publication date", () => {
  const published = async (text: string, metadata = {}) => (await finish(text, metadata)).published;

  test.each([
    ["2014-01-21", "2014-01-21"],
    ["2014-01-21T23:30:00+03:00", "2014-01-21"],
    ["Tue, 21 Jan 2014 22:00:00 GMT", "2014-01-21"],
    ["21st of January, 2014", "2014-01-21"],
    ["21. Januar 2014", "2014-01-21"],
    ["21 janvier 2014", "2014-01-21"],
    ["30/04/2019", "2019-04-30"],
    ["05.05.2019", "2019-05-05"],
    ["12.11.2026", "2026-11-12"],
    ["1.2.2026, 14.37 Uhr", "2026-02-01"],
  ])("is read from %j", async (stated, day) => {
    expect(await published(PROSE, { published: stated })).toBe(day);
  });

  test.each([
    "yesterday",
    "3 days ago",
    "31 February 2014",
    "2014-13-45",
    "2014-0014-01-21T10:00",
    "13/13/2019",
    "May 2014",
    "03/04/2019",
    "",
  ])("is unknown when stated as %j", async (stated) => {
    expect(await published(PROSE, { published: stated })).toBeNull();
  });

  test.each([
    "Published: 3 March 2019",
    "Published 3 March 2019 at 14:02 GMT",
    "Ann Smith | Updated March 3, 2019",
    "First published on Sun 3 Mar 2019 02.29 EDT",
    "Publié le 3 mars 2019 à 07h30",
    "Veröffentlicht am 3. März 2019",
    "Stand: 3. März 2019",
    "Stand: 03.03.2019 16:05 Uhr",
    "Stand: 3.3.2019",
    "Publié le 3 mars 2019 à 11h05, modifié le 4 mars 2019 à 18h32",
    "Mis à jour le 4 mars 2019, publié le 3 mars 2019",
    "Actualizado el 3 de marzo de 2019 a las 13:42",
    "Date: 3 March 2019",
    "Datum: 03.03.2019",
    "Received 3 January 2018; accepted 4 June 2018; published 3 March 2019",
    "Received: 3 January 2018 / Accepted: 4 June 2018 / Published online: 3 March 2019",
    "Received 3 January 2018; Received in revised form 20 May 2018; Accepted 4 June 2018; Available online 3 March 2019",
    "arXiv:1903.01234v2 [cs.CL] 3 Mar 2019",
    "[Submitted on 3 Mar 2019 (v1), last revised 12 Mar 2019 (this version, v2)]",
    "[Submitted on 3 Mar 2019]",
  ])("is found in the line %j", async (line) => {
    expect(await published(`Bridge closed\n${line}\n\n${PROSE}`)).toBe("2019-03-03");
    expect(await published(`${PROSE}\n\n${line}`)).toBe("2019-03-03");
  });

  test("is found below a banner of the site, which is no prose of the article", async () => {
    const banner =
      "We use cookies to improve your experience and to show you ads. You can change your mind at any time.";
    const page = `${banner}\nBridge closed\nPublished: 3 March 2019\n\n${PROSE}`;
    expect(await published(page)).toBe("2019-03-03");
  });

  test("is that of the first publication, though the change is stated first", async () => {
    const lines = "Updated 4 March 2019\nPublished 3 March 2019";
    expect(await published(`Bridge closed\n${lines}\n\n${PROSE}`)).toBe("2019-03-03");
  });

  test.each([
    "By Ann Smith, 3 March 2019",
    "By Ann Smith | March 3, 2019 | 9 minute read",
    "By Ann Smith Updated: 3 March 2019, 09:14 GMT",
    "Von Anna Weber, 03.03.2019",
    "By Ann Smith and Tom Aske\nMarch 3, 2019 4:41 PM UTC · Updated 3 hours ago",
    "Von Anna Weber, Berlin\n03.03.2019, 14.37 Uhr",
  ])("is found in the byline or on the line below: %j", async (byline) => {
    expect(await published(`Bridge closed\n${byline}\n\n${PROSE}`)).toBe("2019-03-03");
    expect(await published(`Bridge closed\n${PROSE}\n${byline}\n${PROSE}`)).toBe("2019-03-03");
  });

  test.each([
    "Wed 6 Mar 2019 06.00 BST",
    "Madrid - 6 MAR 2019 - 05:40 CET",
    "6. März 2019, 6:01 Uhr",
    "Mar 6, 2019 12:01 pm BST",
  ])("is found in a line with its time and zone: %j", async (line) => {
    expect(await published(`Friday, August 23, 2019\nBridge closed\n${line}\n\n${PROSE}`)).toBe(
      "2019-03-06",
    );
  });

  test.each([
    "Mar 6, 2019",
    "241,880 views  Mar 6, 2019",
    "March 6, 20192:15 PM GMT+1Updated 3 hours ago",
    "06.03.2019, 09:48",
    "6 марта 2019, 09:14",
    "2019年3月6日 9時14分",
    "6 marca 2019, 09:14",
    "6 Mart 2019",
    "6 مارس 2019",
    "6. března 2019",
  ])("is found below the headline, alone on its line: %j", async (line) => {
    const page = (below: string) =>
      `Friday, August 23, 2019\nOldham council and the bridge\nMeeting on Tuesday.\n${below}\n\n${PROSE}`;
    expect(await published(page(`Ann Smith\n${line}`))).toBe("2019-03-06");
    expect(await published(page(`Opened ${line}, closed ${line}, and to be mended`))).toBeNull();
    expect(await published(`${line}\n${PROSE}`)).toBeNull();
  });

  test("is not a span of days", async () => {
    expect(
      await published(`Oldham council and the bridge\n4 Jan 2012 - 6 Mar 2019\n\n${PROSE}`),
    ).toBeNull();
    expect(
      await published(`Summit on the bridge in Oldham\nMarch 6-7, 2019\n\n${PROSE}`),
    ).toBeNull();
  });

  test("is on the line below the word that announces it", async () => {
    expect(await published(`Bridge closed\nPublished\n3 March 2019\n\n${PROSE}`)).toBe(
      "2019-03-03",
    );
  });

  test("with slashes is read as other dates of the page are written", async () => {
    const page = (other: string) => `Bridge closed\nDate: 12/11/2026\n\n${PROSE}\n\nDue: ${other}`;
    expect(await published(page("25/11/2026"))).toBe("2026-11-12");
    expect(await published(page("11/25/2026"))).toBe("2026-12-11");
    expect(await published(page("10/11/2026"))).toBeNull();
    expect(await published(page("25/11/2026 or 11/25/2026"))).toBeNull();
  });

  test("with slashes has the day first where the text is not English", async () => {
    const french =
      "Le conseil a parlé mardi du vieux pont, fermé depuis le printemps pour des travaux.";
    expect(await published(`Pont fermé\nPublié le 03/04/2019\n\n${french}`)).toBe("2019-04-03");
    expect(await published(`Bridge closed\nPublished 03/04/2019\n\n${PROSE}`)).toBeNull();
  });

  test.each([
    ["MOSCOW, Jan. 21, 2014 (Reuters) — ", "2014-01-21"],
    ["Madrid, 3 mar 2014 (EFE).- ", "2014-03-03"],
    ["HARROW FALLS, Oregon - November 12, 2026 - ", "2026-11-12"],
    ["Toronto, ON (August 22, 2017) - ", "2017-08-22"],
    ["Madrid, 3 mar (EFE).- ", null],
  ])("is found in the dateline %j, if that names the year", async (dateline, day) => {
    expect(await published(`${dateline}${PROSE}`)).toBe(day);
  });

  test.each([
    "Wednesday, January 1, 2020",
    "Wednesday, January 1, 2020\nBy Ann Smith",
    "By March 3, 2019, All Schools Must Open",
    "Published on 3 March 2019, the book of the old bridge was forgotten by the next spring.",
    "Oldham, where on March 3, 2019 the bridge was closed, has waited for a new one ever since.",
  ])("is not %j", async (line) => {
    expect(await published(`${line}\n\n${PROSE}`)).toBeNull();
  });

  test("is not that of another story below", async () => {
    const story = "Tower opens\nBy Tom Aske\n3 March 2019";
    expect(await published(`Bridge closed\n${PROSE}\n\n${story}`)).toBeNull();
  });
});

test("an article knows its collection, its address and its language", async () => {
  expect(await finish(PROSE, { url: "https://example.com/bridge", language: "fr" })).toMatchObject({
    id: "notes/old-bridge_2019.txt",
    collection: "notes",
    url: "https://example.com/bridge",
    language: "en",
  });
  expect(await finish(PROSE, {}, "bridge.txt")).toMatchObject({ collection: null, url: null });
});

test("a page of which nothing can be quoted is no article", async () => {
  expect(await finishArticle(readText(Buffer.from("Home\nNews\n\n1 / 2")), "menu.txt")).toBeNull();
});
