import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { type Connection, openConnection } from "./connection.ts";
import type { Teardown } from "./host.ts";
import type { Unit } from "./splitter.ts";
import {
  type Conditions,
  calm,
  type Happened,
  type Repeat,
  type Strike,
  type Way,
} from "./trouble.ts";

/** A TCP proxy between clients and a server that makes trouble on demand. */
export interface FaultProxy {
  readonly port: number;
  /** The server's port; without one, whoever comes is reset. */
  target: number | undefined;
  strike: Strike | undefined;
  repeat: Repeat | undefined;
  /** Connections open now. */
  readonly open: number;
  /** What befell connections since the start. */
  readonly happened: Happened;
  /** Changes the conditions, also of what is open. */
  set(change: Partial<Conditions>): void;
  /** Resets every connection. */
  reset(): void;
  /** Leaves what is open half-open; connections made later pass. */
  freeze(...ways: Way[]): void;
  /** Takes all trouble away; what is half-open stays so. */
  heal(): void;
}

/**
 * Starts a proxy on a free port of 127.0.0.1; it goes with the test.
 * @param random 0 to 1, for the jitter.
 */
export async function startProxy(
  t: Teardown,
  target: number,
  random: () => number = Math.random,
): Promise<FaultProxy> {
  const open = new Set<Connection>();
  const happened: Happened = { connections: 0, struck: 0, repeated: 0, reset: 0, frozen: 0 };
  const nth = { up: 0, down: 0 };
  let conditions = calm;
  let strike: Strike | undefined;
  let repeat: Repeat | undefined;

  const parts = {
    happened,
    random,
    conditions: () => conditions,
    meet(way: Way, unit: Unit) {
      nth[way] += 1;
      const isStruck = strike?.way === way && strike.which(nth[way], unit);
      const isRepeated = way === "up" && repeat?.which(nth.up, unit);
      return { strike: isStruck ? strike : undefined, repeat: isRepeated ? repeat : undefined };
    },
  };
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client: Socket) => {
    if (proxy.target === undefined) {
      client.on("error", () => {});
      client.resetAndDestroy();
      return;
    }
    const connection = openConnection(client, proxy.target, parts);
    open.add(connection);
    connection.onClose(() => open.delete(connection));
  });

  const proxy: FaultProxy = {
    get port() {
      return (server.address() as AddressInfo).port;
    },
    target,
    get strike() {
      return strike;
    },
    set strike(next) {
      nth.up = 0;
      nth.down = 0;
      strike = next;
    },
    get repeat() {
      return repeat;
    },
    set repeat(next) {
      nth.up = 0;
      repeat = next;
    },
    get open() {
      return open.size;
    },
    happened,
    set(change) {
      conditions = { ...conditions, ...change };
      for (const connection of open) connection.stir();
    },
    reset() {
      for (const connection of [...open]) connection.reset();
    },
    freeze(...ways) {
      for (const connection of open) connection.freeze(ways);
    },
    heal() {
      proxy.strike = undefined;
      proxy.repeat = undefined;
      proxy.set(calm);
    },
  };

  t.after(() => {
    server.close();
    for (const connection of [...open]) connection.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return proxy;
}
