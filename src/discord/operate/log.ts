import { pino } from "pino";
import { withoutUserInfo } from "../../shared/text/without-user-info.ts";

/** Values of an event. Discord ids are strings of digits, times are in milliseconds. */
type Fields = { readonly [name: string]: unknown };

/**
 * The bot's log, one line of JSON per event. User and password of URLs are masked.
 *
 * @param token is masked wherever it occurs in a line
 * @param write receives each line with its line break
 */
export function openLog(token: string, write: (line: string) => void) {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => write(withoutUserInfo(line.replaceAll(token, "[token]"))) },
  );
  return {
    info: (event: string, fields?: Fields) => logger.info({ event, ...fields }),
    warn: (event: string, fields?: Fields) => logger.warn({ event, ...fields }),
    /** A bug, or something that an operator should look at; `error` comes with its stack. */
    error: (event: string, error: unknown, fields?: Fields) =>
      logger.error({ event, ...fields, error: described(error) }),
  };
}

export type Log = ReturnType<typeof openLog>;

/** The fields of an error, without the request that discord.js attaches, which contains texts and secrets. */
export function described(error: unknown): Fields {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const { code, status } = error as { code?: unknown; status?: unknown };
  return { name, message, code, status, stack };
}
