import { UserError } from "../shared/errors.ts";

/** @param complaints a sentence each, without a full stop */
export function unusableSettings(complaints: readonly string[]): UserError {
  return new UserError(
    "CONFIG_INVALID",
    `Some settings can't be used:\n${complaints.map((line) => `  ${line}`).join("\n")}`,
    "Correct them in .env or in the environment; .env.example explains each of them.",
  );
}
