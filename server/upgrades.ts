import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Socket as TcpSocket } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type BugName, closeCodes, sizes } from "#wire";
import { detach } from "./detach.ts";
import type { DoorParts, SocketHandler } from "./door.ts";
import { Exchange } from "./exchange.ts";
import { problem } from "./http/answer.ts";
import type { Query } from "./http/query.ts";
import { refuseSocket } from "./http/refuse-socket.ts";
import { createRoutes, type Params } from "./http/routes.ts";
import { readTarget } from "./http/target.ts";
import { linkOf } from "./links.ts";
import { asRefusal, Refusal } from "./refusal.ts";
import { Socket } from "./socket.ts";
import { parseAsk } from "./validate.ts";

/** The part of the door where connections become WebSockets (RFC 6455, section 4). */
export interface Upgrades {
  /** @param handlerOf serves the opened socket, under the bugs in force. */
  counted(
    pattern: string,
    transport: string,
    handlerOf: (bugs: readonly BugName[]) => SocketHandler,
  ): void;
  plain(path: string, maxBytes: number, handler: (ws: WebSocket) => void): void;
  handle(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all sockets with 1001; those that do not answer in time are ended. */
  drain(withinMs: number): Promise<void>;
}

interface Arrival {
  req: IncomingMessage;
  tcp: TcpSocket;
  head: Buffer;
  params: Params;
  query: Query;
}

/** What claims a path: of a transport, or of none. */
interface Entry {
  transport: string | undefined;
  enter(arrival: Arrival): Promise<void>;
}

/** A peer that does not answer a close, as one that reads nothing, is ended after this, ms. */
const patience = { closeTimeout: 5000 };

/** A message in more pieces than this, or one byte a packet, costs more memory than it has bytes. */
const pieces = { maxFragments: 64, maxBufferedChunks: 256 };

/** The part of the door where HTTP ends and WebSocket begins. */
export function createUpgrades(parts: DoorParts): Upgrades {
  const { faults, metrics, addressOf, checkHost, hasRoom, onlooker } = parts;
  const routes = createRoutes<Entry>();
  const open = new Set<WebSocket>();
  let draining = false;

  function createServer(maxPayload: number): WebSocketServer {
    const server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload,
      ...pieces,
      clientTracking: false,
      ...patience,
    });
    // A handshake that `ws` finds wrong (RFC 6455, section 4.2.1): its own answer is no problem document.
    server.on("wsClientError", (error, socket) => {
      refuseSocket(socket, new Refusal("invalid", `${error.message}.`, { field: "handshake" }));
    });
    return server;
  }

  function accept(
    server: WebSocketServer,
    { req, tcp, head }: Arrival,
    then: (ws: WebSocket) => void,
  ) {
    server.handleUpgrade(req, tcp, head, (ws) => {
      open.add(ws);
      ws.on("close", closed);
      then(ws);
    });
  }

  function closed(this: WebSocket): void {
    open.delete(this);
  }

  const framed = createServer(sizes.frameBytes);

  return {
    counted(pattern, transport, handlerOf) {
      const enter: Entry["enter"] = async (arrival) => {
        const room = arrival.params.room ?? "";
        const ask = parseAsk(arrival.query);
        const known = await hasRoom(room);
        if (arrival.tcp.destroyed) return;
        const address = addressOf(arrival.req);
        const client = ask.client && detach(ask.client);
        const owner = { room, transport, client, address };
        const link = linkOf(arrival.tcp);
        link.begin();
        const exchange = known
          ? new Exchange(parts, link, owner, "handshake", ask.after)
          : undefined;
        const rejected = { close: () => exchange?.close(0) };
        link.carry(rejected);
        if (ask.problem) {
          exchange?.bodyDown(Buffer.byteLength(problem(ask.problem).body));
          throw ask.problem;
        }
        // Guessed names must not fill the memory: they share the road of a room that cannot be.
        const road = faults.road(known ? room : "");
        if (known) link.travel(road, client);
        if (road.settings.outageMs > 0 || road.strikes("dropRequests")) return link.sever();
        // The handshake takes a whole round trip before the first frame.
        for (const way of ["up", "down"] as const) {
          await new Promise<void>((resolve) => link.pass(way, road, resolve) || resolve());
        }
        if (road.strikes("dropAnswers")) return link.sever();
        const { after, limit, query } = ask;
        accept(framed, arrival, (ws) => {
          link.drop(rejected);
          exchange?.opened();
          const whose = known ? owner : { ...owner, transport: undefined };
          const socket = new Socket(ws, arrival.tcp, road, whose, parts, exchange);
          const handler = handlerOf(road.settings.bugs);
          handler({ room, client, after, limit, query }, socket).catch((thrown) =>
            socket.refuse(asRefusal(thrown)),
          );
        });
      };
      routes.add("GET", pattern, { transport, enter });
    },
    plain(path, maxBytes, handler) {
      const server = createServer(maxBytes);
      const enter: Entry["enter"] = async (arrival) => accept(server, arrival, handler);
      routes.add("GET", path, { transport: undefined, enter });
    },
    async handle(req, socket, head) {
      const tcp = socket as TcpSocket;
      // A peer may vanish before anybody listens to its socket.
      tcp.on("error", destroy);
      onlooker?.upgrade(req, tcp);
      let transport: string | undefined;
      try {
        const { path, query, problem: wrong } = readTarget(req);
        if (wrong) throw wrong;
        if (draining) throw new Refusal("unavailable", "The server is stopping.");
        checkHost(req, true);
        const { handler: entry, params } = routes.find(req.method ?? "", path);
        transport = entry.transport;
        if (!/^websocket$/i.test(req.headers.upgrade ?? "")) {
          throw new Refusal("upgrade-required", "Only an upgrade to websocket is known here.");
        }
        await entry.enter({ req, tcp, head, params, query });
      } catch (thrown) {
        const refusal = asRefusal(thrown);
        metrics.refused(refusal.code, transport);
        refuseSocket(tcp, refusal);
      }
    },
    async drain(withinMs) {
      draining = true;
      const closed = [...open].map((ws) => once(ws, "close"));
      for (const ws of open) ws.close(closeCodes.goingAway, "the server is going away");
      const timer = setTimeout(() => {
        for (const ws of open) ws.terminate();
      }, withinMs);
      await Promise.all(closed);
      clearTimeout(timer);
    },
  };
}

// Shared by all sockets: a listener each would weigh as much as what is counted of one.
function destroy(this: TcpSocket): void {
  this.destroy();
}
