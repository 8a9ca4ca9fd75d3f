import { expect, test } from "vitest";
import { startLibrarian } from "../../../src/commands/processes/librarian.ts";
import { freePort } from "../../support/free-port.ts";

test("a librarian answers from the database it is told of, and says why it can't", async () => {
  const address = `127.0.0.1:${await freePort()}/quotewell`;
  await expect(startLibrarian(`postgres://quotewell@${address}`)).rejects.toMatchObject({
    name: "UserError",
    message: expect.stringContaining(address),
  });
});
