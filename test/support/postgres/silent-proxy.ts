import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export type SilentProxy = {
  /** The address of the server, through the proxy. */
  readonly storeUrl: string;
  /** Connections that are open stay open, but nothing goes through them any more. New ones work. */
  silence(): void;
  /** New connections are accepted, and silent from the start, or no longer. */
  silenceNew(isSilent: boolean): void;
};

/** Stands between a test and its server, as a firewall does that forgets connections without closing them. */
export async function silentProxy(storeUrl: string): Promise<SilentProxy> {
  const url = new URL(storeUrl);
  const { hostname, port } = url;
  const sockets: Socket[] = [];
  let isSilent = false;
  const server = createServer((near) => {
    sockets.push(near.on("error", () => {}));
    if (isSilent) return near.pause();
    const far = dial(Number(port), hostname);
    sockets.push(far.on("error", () => {}));
    near.pipe(far).pipe(near);
    near.once("close", () => near.readableFlowing !== null && far.destroy());
    return;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url.port = String((server.address() as AddressInfo).port);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    storeUrl: url.href,
    silence() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    silenceNew(value) {
      isSilent = value;
    },
  };
}
