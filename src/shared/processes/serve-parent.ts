import { type Calls, connect } from "./calls.ts";

/**
 * Lets the process that started this one call the methods. This process ends with its parent and ignores SIGINT and
 * SIGTERM, which the parent handles.
 *
 * @returns what the parent offers
 */
export function serveParent<Offers extends object>(methods: object): Calls<Offers> {
  process.on("disconnect", () => process.exit());
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
  return connect<Offers>(
    {
      send: (message) => void process.send?.(message, undefined, undefined, () => {}),
      onMessage: (listener) => void process.on("message", listener),
    },
    methods,
  );
}
