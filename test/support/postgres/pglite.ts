/**
 * A PostgreSQL server for tests: PGlite, which is PostgreSQL 18 in WebAssembly, behind a TCP port, with
 * the extensions that the index needs. It has one backend that all connections share, so they share locks
 * and settings, too; what is about those is tested on a real server (real-postgres.ts).
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_textsearch } from "@electric-sql/pglite-pg_textsearch";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { freePort } from "../free-port.ts";
import { ROOT } from "../places.ts";

export type TestServer = {
  /** With a password, so that tests can look for it where it must not be. */
  readonly storeUrl: string;
  readonly database: PGlite;
  /** Cuts all connections, as a server that restarts does, and takes new ones again. */
  restart(): Promise<void>;
  /** Takes no connections until `restart`. */
  down(): Promise<void>;
  stop(): Promise<void>;
};

export const PASSWORD = "s3cret-of-the-store";

const EXTENSIONS = { vector, pg_textsearch };

/** Making an empty database takes seconds, loading one does not; node_modules is never committed. */
const MODULES = join(ROOT, "node_modules");
const CACHE = join(MODULES, ".cache/quotewell-postgres");

/** @param extensions false for a server that lacks them */
export async function startPostgres({ extensions = true } = {}): Promise<TestServer> {
  const empty = await emptyDatabase();
  const database = await PGlite.create({
    loadDataDir: empty,
    ...(extensions && { extensions: EXTENSIONS }),
  });
  const port = await freePort();
  let server = await listen(database, port);
  const down = () => server.stop();
  return {
    storeUrl: `postgres://quotewell:${PASSWORD}@127.0.0.1:${port}/postgres`,
    database,
    down,
    async restart() {
      await down();
      server = await listen(database, port);
    },
    async stop() {
      await down();
      await database.close();
    },
  };
}

async function emptyDatabase(): Promise<Blob> {
  const facts = readFileSync(join(MODULES, "@electric-sql/pglite/package.json"), "utf8");
  const file = join(CACHE, `empty-${JSON.parse(facts).version}.tar`);
  if (!existsSync(file)) {
    const made = await PGlite.create();
    const dump = await made.dumpDataDir("none");
    await made.close();
    mkdirSync(CACHE, { recursive: true });
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, Buffer.from(await dump.arrayBuffer()));
    renameSync(mine, file);
  }
  return new Blob([readFileSync(file)]);
}

async function listen(database: PGlite, port: number) {
  const db = wholeRequestsOf(database);
  const server = new PGLiteSocketServer({ db, port, maxConnections: 100 });
  await server.start();
  return server;
}

/** First bytes of the messages that begin and end a request of several messages; see "Extended Query". */
const OPENS = new Set([..."PBDECH"].map((letter) => letter.charCodeAt(0)));
const SYNC = "S".charCodeAt(0);

/**
 * The socket server takes turns between connections message by message, unless a transaction is open; a
 * request of several messages would be torn apart. This database says that a transaction is open until
 * the request is whole.
 */
function wholeRequestsOf(database: PGlite): PGlite {
  let isOpen = false;
  return new Proxy(database, {
    get(target, name) {
      if (name === "isInTransaction") return () => isOpen || target.isInTransaction();
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        if (name === "execProtocolRawStream") {
          const [first] = given[0] as Uint8Array;
          isOpen = OPENS.has(first!) || (isOpen && first !== SYNC);
        }
        // The socket server rolls back what a lost connection left open.
        if (name === "exec") isOpen = false;
        return value.apply(target, given);
      };
    },
  });
}
