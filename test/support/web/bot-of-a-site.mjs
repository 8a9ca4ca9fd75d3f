/**
 * The bot, compiled, with a web that is nothing but a site on this machine: all names lead to it, and only its port
 * (SITE_PORT) may be connected to. No setting of the bot can do this.
 */
import { start } from "../../../dist/commands/start/run-start.js";

const port = Number(process.env.SITE_PORT);

process.exitCode = await start({
  addressesOf: async () => ["127.0.0.1"],
  mayConnect: (address, asked) => address === "127.0.0.1" && asked === port,
});
process.exit();
