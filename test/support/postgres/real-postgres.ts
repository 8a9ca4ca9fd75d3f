/**
 * A PostgreSQL server as operators run it, from the programs of this machine, for what one shared backend
 * (pglite.ts) can't show: locks, announcements, time-outs and lost connections. It has no extensions.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openSession, type Session } from "../../../src/shared/databases/postgres/session.ts";
import { freePort } from "../free-port.ts";

export type RealServer = {
  readonly storeUrl: string;
  readonly port: number;
  /** Ends every connection and the server, as a crash of the machine does. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export const PASSWORD = "s3cret-of-the-store";

/** Where initdb and postgres are; `null` when this machine has none. */
export function postgresPrograms(): string | null {
  const folders = (process.env.PATH ?? "").split(":");
  const debian = "/usr/lib/postgresql";
  if (existsSync(debian)) {
    for (const version of readdirSync(debian)) folders.push(join(debian, version, "bin"));
  }
  return (
    folders.find(
      (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
    ) ?? null
  );
}

/** A server for the tests of a `describe`, and how to open sessions that are closed in the end. */
export function realPostgresForTests(settings: { readonly [name: string]: string } = {}) {
  let server: RealServer;
  const open: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await startRealPostgres(postgresPrograms()!, settings);
  });
  afterAll(async () => {
    await Promise.all(open.map((close) => close()));
    await server?.stop();
  });
  return {
    server: () => server,
    async connect(purpose = "test"): Promise<Session> {
      const session = await openSession(server.storeUrl, { purpose });
      open.push(session.close);
      return session;
    },
  };
}

/** The server refuses to be run by root. */
function otherUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (kind: string) => Number(execFileSync("id", [kind, "nobody"]));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

/** @param settings by name, as in postgresql.conf */
export async function startRealPostgres(
  programs: string,
  settings: { readonly [name: string]: string } = {},
): Promise<RealServer> {
  const user = otherUser();
  const folder = mkdtempSync(join(tmpdir(), "quotewell-postgres-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PASSWORD);
  if (user.uid !== undefined) {
    for (const path of [folder, data, passwordFile]) chownSync(path, user.uid, user.gid!);
  }
  execFileSync(
    join(programs, "initdb"),
    [
      "-D",
      data,
      "-U",
      "quotewell",
      "-A",
      "scram-sha-256",
      "--pwfile",
      passwordFile,
      "--no-sync",
      "--no-locale",
      "-E",
      "UTF8",
    ],
    { ...user, cwd: folder, stdio: "ignore" },
  );
  const port = await freePort();
  const all = {
    fsync: "off",
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  let server = launch();
  await ready();

  function launch() {
    return spawn(join(programs, "postgres"), ["-D", data, "-p", String(port), ...options], {
      ...user,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
  }

  /** Its log says so on standard error. */
  async function ready(): Promise<void> {
    let log = "";
    for await (const chunk of server.stderr) {
      log += chunk;
      if (log.includes("ready to accept connections")) break;
    }
    if (!log.includes("ready to accept connections")) throw new Error(`postgres: ${log}`);
    server.stderr.resume();
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, "exit");
  }

  return {
    storeUrl: `postgres://quotewell:${PASSWORD}@127.0.0.1:${port}/postgres`,
    port,
    crash: () => end("SIGQUIT"),
    async start() {
      server = launch();
      await ready();
    },
    async stop() {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
