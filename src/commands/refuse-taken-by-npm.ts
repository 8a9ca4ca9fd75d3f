import { UserError } from "../shared/errors.ts";

/**
 * `npm run index --full`, without `--` before the option, runs `index` without it: npm takes the option and passes it on only as
 * the environment variable `npm_config_full`.
 *
 * @param flags the options that the command knows, such as `--full`
 * @param args as they arrived
 * @throws UserError USAGE_OPTION_TAKEN that says how to type it
 */
export function refuseTakenByNpm(
  command: string,
  flags: readonly string[],
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): void {
  if (env.npm_lifecycle_event !== command) return;
  const taken = flags.find((flag) => {
    const variable = `npm_config_${flag.slice(2).replaceAll("-", "_")}`;
    return env[variable] && !args.some((arg) => arg.split("=")[0] === flag);
  });
  if (taken === undefined) return;
  throw new UserError(
    "USAGE_OPTION_TAKEN",
    `npm took the option ${taken} for itself, so that ${command} never got it.`,
    `Put -- before the options: npm run ${command} -- ${taken} …`,
  );
}
