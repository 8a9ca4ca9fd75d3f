import { expect, test } from "vitest";
import { fetchArticle } from "../../../src/arrival/web/fetch-article.ts";
import { PUBLIC_WEB } from "../../../src/arrival/web/reach.ts";
import { openWeb } from "../../../src/arrival/web/web.ts";
import { mapConcurrently } from "../../../src/shared/async/queue.ts";
import { reachOf, startSite } from "../../support/web/site.ts";
import { codeOf, PATIENCE, page, to } from "./sites.ts";

test.each([
  "ftp://news.test/a",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "news.test/a",
  "",
  "http://user:secret@news.test/a",
  "http://127.0.0.1/a",
  "http://2130706433/a",
  "http://0x7f.1/a",
  "http://[::1]/a",
  "http://[::ffff:127.0.0.1]/a",
  "http://169.254.169.254/latest/meta-data",
  "http://localhost/a",
  "http://1.1.1.1:22/a",
  `http://1.1.1.1/${"a".repeat(3000)}`,
])("%s is refused by what reaches the public web", async (address) => {
  const refusal = fetchArticle(
    address,
    openWeb(1, { ...PUBLIC_WEB, addressesOf: async () => ["127.0.0.1"] }, PATIENCE),
  );
  await expect(refusal).rejects.toMatchObject({ code: "FETCH_ADDRESS" });
  await expect(refusal).rejects.not.toThrow("secret");
});

test("a name that resolves to something else a moment later leads nowhere", async () => {
  const inside = await startSite(page as never, "127.0.0.2");
  const site = await startSite(({ url }, response) => {
    if (url === "/robots.txt") response.writeHead(404).end();
    else if (url?.startsWith("/go"))
      to(`http://${url.slice(4)}:${inside.port}/secret`)(response, url);
    else page(response, "");
  });
  const web = () =>
    openWeb(
      1,
      reachOf(site, {
        "rebinds.test": [["127.0.0.1"], ["127.0.0.2"]],
        "rebinds-later.test": [["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]],
        "both.test": [["127.0.0.1", "127.0.0.2"]],
        "inside.test": [["127.0.0.2"]],
        "mapped.test": [["::ffff:127.0.0.2"]],
        "garbage.test": [["not an address"]],
      }),
      PATIENCE,
    );
  const codes = await mapConcurrently(
    [
      "rebinds.test",
      "rebinds-later.test",
      "both.test",
      "inside.test",
      "mapped.test",
      "garbage.test",
    ],
    6,
    (host) => codeOf(fetchArticle(site.at("/a", host), web())),
  );
  // The page of the second comes from the address that was checked; a third question would give the other.
  expect(codes).toEqual(["FETCH_ADDRESS", "fetched", ...Array(4).fill("FETCH_ADDRESS")]);
  for (const host of ["127.0.0.2", "inside.test", "localhost", "[::1]", "2130706434"])
    expect(await codeOf(fetchArticle(site.at(`/go/${host}`), web()))).toBe("FETCH_ADDRESS");
  expect(inside.connections()).toBe(0);
});
