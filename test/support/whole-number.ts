import { InvalidArgumentError } from "commander";

/** What was typed for an option, as a whole number of at least 1. */
export function wholeNumber(typed: string): number {
  const number = Number(typed);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError("Allowed is a whole number from 1.");
}
