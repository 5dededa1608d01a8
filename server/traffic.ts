import type { IncomingMessage, ServerResponse } from "node:http";
import { paths } from "#wire";
import type { Ask, Call, Door, DoorParts } from "./door.ts";
import { pageBody } from "./encode.ts";
import { type Exchange, type Kind, openExchange } from "./exchange.ts";
import { type Answer, json, problem, write } from "./http/answer.ts";
import { readJson } from "./http/body.ts";
import { createRoutes } from "./http/routes.ts";
import { readTarget, type Target } from "./http/target.ts";
import type { Lane } from "./lane.ts";
import { linkOf } from "./links.ts";
import { asRefusal, Refusal } from "./refusal.ts";
import { createUpgrades } from "./upgrades.ts";
import { type AskQuery, parseAsk, parseSender } from "./validate.ts";

interface Visit extends Call {
  res: ServerResponse;
}

/** How a counted exchange is answered. */
type Run = (visit: Visit, ask: Omit<Ask, "signal">, exchange: Exchange) => Promise<Answer>;

/** Makes the door: routes, counts, answers errors. */
export function createTraffic(parts: DoorParts): Door {
  const { stats, faults, checkHost, hasRoom, onError } = parts;
  const routes = createRoutes<(visit: Visit) => Promise<Answer>>();
  const upgrades = createUpgrades(parts);
  const parked = new Set<AbortController>();
  let draining = false;

  function refused(thrown: unknown, { req, res }: Pick<Visit, "req" | "res">): Answer {
    const refusal = asRefusal(thrown);
    if (refusal.code === "unavailable" && !res.destroyed) onError(refusal.cause ?? refusal, req);
    // Node.js drops a body that nobody began to read; one left half read would block the connection.
    if (req.readableDidRead && !req.complete) res.setHeader("Connection", "close");
    return problem(refusal);
  }

  /** Settles when the simulated network has let one thing through; never on a closed connection. */
  function passed(lane: Lane, room: string): Promise<void> {
    return new Promise((resolve) => {
      if (draining || !lane.pass(faults.get(room), resolve)) resolve();
    });
  }

  /** Counts an exchange from its arrival to the close of its answer. */
  function counted(
    transport: string,
    kind: Kind,
    parse: (query: URLSearchParams) => AskQuery,
    run: Run,
  ) {
    return async (visit: Visit) => {
      const { params, query, req, res } = visit;
      const room = params.room ?? "";
      if (!(await hasRoom(room)))
        throw new Refusal("room-not-found", `There is no room "${room}".`);
      const { problem: wrong, client, ...ask } = parse(query);
      const exchange = openExchange(parts, req.socket, { room, transport, client }, kind);
      // Before the door's own listener, which drops the bytes that nobody took.
      res.prependListener("close", () => exchange.close(res.writableFinished ? res.statusCode : 0));
      const link = linkOf(req.socket);
      const body = () => readJson(req, exchange.bodyUp);
      if (req.method === "POST") exchange.sent();
      const answering = (async () => {
        await passed(link.up, room);
        exchange.heard();
        if (!wrong) return run({ ...visit, body }, { ...ask, room }, exchange);
        // A body is read, and so counted, even where the query is refused.
        await body().catch(() => {});
        throw wrong;
      })();
      const answer = await answering.catch((thrown) => refused(thrown, visit));
      exchange.answering();
      await passed(link.down, room);
      if (!res.destroyed) exchange.bodyDown(Buffer.byteLength(answer.body));
      return answer;
    };
  }

  async function answer(req: IncomingMessage, res: ServerResponse, target: Target): Promise<void> {
    try {
      if (target.problem) throw target.problem;
      checkHost(req, false);
      const { handler, params } = routes.find(req.method ?? "", target.path);
      const body = () => readJson(req, () => {});
      write(res, await handler({ params, query: target.query, req, res, body }));
    } catch (thrown) {
      write(res, refused(thrown, { req, res }));
    }
  }

  return {
    route(method, pattern, handler) {
      routes.add(method, pattern, handler);
    },
    asks(transport, handler) {
      stats.register(transport);
      const run: Run = async ({ res }, ask, exchange) => {
        const leaving = new AbortController();
        res.once("close", () => leaving.abort());
        if (draining) leaving.abort();
        parked.add(leaving);
        try {
          const page = await handler({ ...ask, signal: leaving.signal });
          if (!res.destroyed) exchange.answered(page);
          if (draining) res.setHeader("Connection", "close");
          return { status: 200, body: pageBody(page) };
        } finally {
          parked.delete(leaving);
        }
      };
      const pattern = paths.transport(":room", transport);
      routes.add("GET", pattern, counted(transport, "ask", parseAsk, run));
    },
    sends(transport, handler) {
      const run: Run = async ({ body }, { room }) => {
        const { message, added } = await handler(room, await body());
        return json(added ? 201 : 200, { message });
      };
      const pattern = paths.transport(":room", transport);
      routes.add("POST", pattern, counted(transport, "send", parseSender, run));
    },
    sockets(transport, handler) {
      stats.register(transport);
      const pattern = paths.transport(":room", transport);
      routes.add("GET", pattern, counted(transport, "refused", parseSender, upgradeRequired));
      upgrades.counted(pattern, transport, handler);
    },
    plainSocket(path, maxBytes, handler) {
      routes.add("GET", path, upgradeRequired);
      upgrades.plain(path, maxBytes, handler);
    },
    request(req, res) {
      const link = linkOf(req.socket);
      link.begin();
      res.on("close", () => {
        link.takeBytes();
        link.end();
      });
      if (draining) res.setHeader("Connection", "close");
      const target = readTarget(req);
      if (!target.isPage) {
        void answer(req, res, target);
        return true;
      }
      try {
        checkHost(req, false);
        return false;
      } catch (thrown) {
        write(res, refused(thrown, { req, res }));
        return true;
      }
    },
    upgrade: upgrades.handle,
    get draining() {
      return draining;
    },
    async drain(withinMs) {
      draining = true;
      for (const leaving of parked) leaving.abort();
      await upgrades.drain(withinMs);
    },
  };
}

async function upgradeRequired(): Promise<Answer> {
  throw new Refusal("upgrade-required", "Open this address as a WebSocket (RFC 6455).");
}
