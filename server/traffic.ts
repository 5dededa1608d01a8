import type { IncomingMessage, ServerResponse } from "node:http";
import { paths } from "#wire";
import { createCounted, type Run, type Visit } from "./counted.ts";
import type { AskHandler, Door, DoorParts, Traffic } from "./door.ts";
import { pageBody } from "./encode.ts";
import { type Answer, json, write } from "./http/answer.ts";
import { readJson } from "./http/body.ts";
import { createRoutes } from "./http/routes.ts";
import { readTarget, type Target } from "./http/target.ts";
import { linkOf } from "./links.ts";
import { Refusal } from "./refusal.ts";
import { createUpgrades } from "./upgrades.ts";
import { parseAsk, parseSender } from "./validate.ts";
import { createVariants } from "./variants.ts";

/** Makes the door: routes, counts, answers errors. */
export function createTraffic(parts: DoorParts): Door {
  const { stats, faults, addressOf, checkHost, answerMs } = parts;
  const routes = createRoutes<(visit: Visit) => Promise<Answer | undefined>>();
  const variants = createVariants();
  const upgrades = createUpgrades(parts);
  const parked = new Set<AbortController>();
  let draining = false;
  const counted = createCounted(parts, () => draining);

  async function answer(req: IncomingMessage, res: ServerResponse, target: Target): Promise<void> {
    try {
      if (target.problem) throw target.problem;
      checkHost(req, false);
      const { handler, params } = routes.find(req.method ?? "", target.path);
      const body = () => readJson(req, () => {});
      const address = addressOf(req);
      const given = await handler({ params, query: target.query, req, res, address, body });
      if (given) write(res, given);
    } catch (thrown) {
      write(res, counted.refused(thrown, { req, res }));
    }
    giveUp(res);
  }

  /** Whoever does not read its answer must not keep it in memory. */
  function giveUp(res: ServerResponse): void {
    if (res.closed) return;
    const timer = setTimeout(() => res.destroy(), answerMs);
    res.once("close", () => clearTimeout(timer));
  }

  /** Asks a handler, which hears when the client leaves or the server stops. */
  async function ask(
    handler: AskHandler,
    res: ServerResponse,
    question: Parameters<Run>[1],
  ): ReturnType<Run> {
    let patience: ReturnType<typeof watchLeaving> | undefined;
    const lookedAt = {
      ...question,
      // Who answers at once never looks, and signals are dear.
      get signal() {
        patience ??= watchLeaving(res);
        return patience.signal;
      },
    };
    try {
      const page = await handler(lookedAt);
      if (draining) res.setHeader("Connection", "close");
      return { status: 200, body: pageBody(page), page };
    } finally {
      patience?.end();
    }
  }

  /** A signal that the client has left or the server stops; `end` lets go of it. */
  function watchLeaving(res: ServerResponse): { signal: AbortSignal; end(): void } {
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    res.once("close", leave);
    const undo = linkOf(res.req.socket).onClose(leave);
    if (draining || res.req.socket.destroyed) leave();
    parked.add(leaving);
    return {
      signal: leaving.signal,
      end() {
        undo();
        // Every answer closes, and to abort is dear.
        res.off("close", leave);
        parked.delete(leaving);
      },
    };
  }

  const traffic: Traffic = {
    route(method, pattern, handler) {
      routes.add(method, pattern, handler);
    },
    asks(transport, handler) {
      stats.register(transport);
      variants.model.asks.set(transport, handler);
      const run: Run = ({ res }, question) => {
        const { bugs } = faults.get(question.room);
        return ask(variants.ask(transport, bugs) ?? handler, res, question);
      };
      const pattern = paths.transport(":room", transport);
      routes.add("GET", pattern, counted.handler(transport, "ask", parseAsk, run));
    },
    sends(transport, handler) {
      const run: Run = async ({ body }, { room, client }) => {
        const { message, added } = await handler(room, await body(), client);
        return json(added ? 201 : 200, { message });
      };
      const pattern = paths.transport(":room", transport);
      routes.add("POST", pattern, counted.handler(transport, "send", parseSender, run));
    },
    sockets(transport, handler) {
      stats.register(transport);
      variants.model.sockets.set(transport, handler);
      const pattern = paths.transport(":room", transport);
      const run = counted.handler(transport, "refused", parseSender, upgradeRequired);
      routes.add("GET", pattern, run);
      upgrades.counted(pattern, transport, (question, socket) => {
        const { bugs } = faults.get(question.room);
        return (variants.socket(transport, bugs) ?? handler)(question, socket);
      });
    },
    plainSocket(path, maxBytes, handler) {
      routes.add("GET", path, upgradeRequired);
      upgrades.plain(path, maxBytes, handler);
    },
  };

  return {
    ...traffic,
    faulty(bug) {
      const { asks, sockets } = variants.add(bug);
      return {
        ...traffic,
        asks: (transport, handler) => void asks.set(transport, handler),
        sockets: (transport, handler) => void sockets.set(transport, handler),
        sends() {},
      };
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
        write(res, counted.refused(thrown, { req, res }));
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
