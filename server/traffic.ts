import { paths } from "#wire";
import { createCounted, type Handler, type Run } from "./counted.ts";
import type { Door, DoorParts, Traffic } from "./door.ts";
import { json, write } from "./http/answer.ts";
import { createRoutes } from "./http/routes.ts";
import { readTarget, type Target } from "./http/target.ts";
import type { LightParting } from "./parting.ts";
import { Refusal } from "./refusal.ts";
import { createUpgrades } from "./upgrades.ts";
import { parseAsk, parseSender } from "./validate.ts";
import { createVariants } from "./variants.ts";
import { Visit } from "./visit.ts";

/** Makes the door: routes, counts, answers errors. */
export function createTraffic(parts: DoorParts): Door {
  const { stats, addressOf, checkHost, onlooker } = parts;
  const routes = createRoutes<Handler>();
  const variants = createVariants();
  const upgrades = createUpgrades(parts);
  const parked = new Set<LightParting>();
  let draining = false;
  const counted = createCounted(parts, () => draining);
  const house = {
    addressOf,
    parked,
    get draining() {
      return draining;
    },
  };

  function answer(visit: Visit, { path, problem }: Target): void {
    const { req } = visit;
    try {
      if (problem) throw problem;
      checkHost(req, false);
      const { handler, params } = routes.find(req.method ?? "", path);
      visit.params = params;
      handler(visit);
    } catch (thrown) {
      counted.refuse(visit, thrown);
    }
  }

  const traffic: Traffic = {
    route(method, pattern, handler) {
      routes.add(method, pattern, (visit) => {
        const { params, query, req, address } = visit;
        handler({ params, query, req, address, body: () => visit.body() })
          .then((given) => counted.finish(visit, given))
          .catch((thrown) => counted.refuse(visit, thrown));
      });
    },
    asks(transport, handler) {
      stats.register(transport);
      variants.model.asks.set(transport, handler);
      const run: Run = (visit, bugs) => {
        const faulty = bugs.length > 0 ? variants.ask(transport, bugs) : undefined;
        return (faulty ?? handler)(visit);
      };
      const pattern = paths.transport(":room", transport);
      routes.add("GET", pattern, counted.handler(transport, "ask", parseAsk, run));
    },
    sends(transport, handler) {
      const run: Run = async (visit) => {
        const { message, added } = await handler(visit.room, await visit.body(), visit.client);
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
      upgrades.counted(pattern, transport, (bugs) => variants.socket(transport, bugs) ?? handler);
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
      onlooker?.request(req, res);
      if (draining) res.setHeader("Connection", "close");
      const target = readTarget(req);
      const visit = new Visit(house, req, res, target.query);
      if (!target.isPage) {
        answer(visit, target);
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

function upgradeRequired(): never {
  throw new Refusal("upgrade-required", "Open this address as a WebSocket (RFC 6455).");
}
