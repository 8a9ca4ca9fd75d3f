import picocolors from "picocolors";

/** Functions that dress a text in colour, or leave it alone where `isColorSupported` is false. */
export type Style = Pick<
  ReturnType<typeof picocolors.createColors>,
  "isColorSupported" | "bold" | "dim" | "red" | "green" | "yellow" | "cyan"
>;

/** Colour goes to terminals only; NO_COLOR turns it off (https://no-color.org), FORCE_COLOR on. */
export function styleFor(
  stream: { readonly isTTY?: boolean },
  env: { readonly [name: string]: string | undefined } = process.env,
): Style {
  const unwanted = Boolean(env.NO_COLOR) || env.FORCE_COLOR === "0";
  const fitting = stream.isTTY === true && env.TERM !== "dumb";
  return picocolors.createColors(!unwanted && (fitting || Boolean(env.FORCE_COLOR)));
}
