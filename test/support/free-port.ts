import { createServer } from "node:net";

/** Ports below those that systems hand out themselves, so that no other socket gets one before it is used. */
const PORTS = { from: 10_000, to: 32_768 };

/** A port of this machine that is free at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
