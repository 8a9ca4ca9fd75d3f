import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export type CuttingProxy = {
  /** The address of the server, through the proxy. */
  readonly storeUrl: string;
  /** How often something was sent to the server so far. */
  readonly sent: number;
  /** From now on lets so much through, and calls `instead` in place of sending the next. */
  after(sendings: number, instead: () => void): void;
  /** Ends all connections. */
  cut(): void;
};

/** Stands between a test and its server, to do something at a certain moment of their conversation. */
export async function cuttingProxy(storeUrl: string): Promise<CuttingProxy> {
  const url = new URL(storeUrl);
  const { hostname, port } = url;
  const sockets = new Set<Socket>();
  let sent = 0;
  let moment = { sending: Infinity, instead() {} };
  const known = (socket: Socket) => {
    sockets.add(socket);
    return socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    known(near);
    const far = known(dial(Number(port), hostname));
    near.on("data", (data) => {
      if (++sent === moment.sending) moment.instead();
      else far.write(data);
    });
    far.pipe(near);
    near.once("close", () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    storeUrl: url.href,
    get sent() {
      return sent;
    },
    after(sendings, instead) {
      moment = { sending: sent + sendings + 1, instead };
    },
    cut,
  };
}
