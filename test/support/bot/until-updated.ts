import { expect } from "vitest";
import { textOf } from "../discord/index.ts";
import type { Person } from "../discord/person.ts";

/** Waits until the update of the index that every bot begins with is over, as `/status` tells somebody. */
export async function untilUpdated(person: Person): Promise<void> {
  const status = async () => textOf((await person.slash("status")).response!);
  await expect.poll(status).not.toContain("is being updated");
}
