const DISCORD_EPOCH_MS = 1_420_070_400_000;
let last = 0n;

/** A new id as Discord makes them: time of birth in the upper bits, never twice, always growing. */
export function snowflake(): string {
  const now = BigInt(Date.now() - DISCORD_EPOCH_MS) << 22n;
  last = now > last ? now : last + 1n;
  return String(last);
}
