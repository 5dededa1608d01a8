import type { Socket } from "node:net";
import type { BugName } from "#wire";
import { mountAddresses } from "./api/addresses.ts";
import { mountAudience } from "./api/audience.ts";
import { mountCaptures } from "./api/captures.ts";
import { mountChatter } from "./api/chatter.ts";
import { mountCodes } from "./api/codes.ts";
import { mountEcho } from "./api/echo.ts";
import { mountEvents } from "./api/events.ts";
import { mountExchanges } from "./api/exchanges.ts";
import { mountFaults } from "./api/faults.ts";
import { mountHealth } from "./api/health.ts";
import { mountMetrics } from "./api/metrics.ts";
import { mountPhones } from "./api/phones.ts";
import { mountQr } from "./api/qr.ts";
import { mountRooms } from "./api/rooms.ts";
import { mountSettings } from "./api/settings.ts";
import { mountStats } from "./api/stats.ts";
import { mountTime } from "./api/time.ts";
import { createAudience } from "./audience.ts";
import { type Captures, createCaptures } from "./capture/captures.ts";
import { createChatter } from "./chatter.ts";
import { createClassroom } from "./classroom/classroom.ts";
import type { Config } from "./config.ts";
import type { Door } from "./door.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createAddressOf } from "./http/address.ts";
import { createHostCheck } from "./http/hosts.ts";
import { createLimits, type Limits } from "./limits.ts";
import type { Logger } from "./logger.ts";
import { createMetrics } from "./metrics.ts";
import { createRecords } from "./records.ts";
import { createRooms } from "./rooms.ts";
import { createStats, type StatsBook } from "./stats.ts";
import { stores } from "./store/index.ts";
import { timed } from "./store/timed.ts";
import { createSweeper } from "./sweeper.ts";
import { createTraffic } from "./traffic.ts";
import { bugs } from "./transports/bugs/index.ts";
import { transports } from "./transports/index.ts";

/** The whole server but its pages and its port. */
export interface Chat {
  traffic: Door;
  /** To be told of each connection. */
  connected(socket: Socket): void;
  /** Lets everyone go, then closes the store. */
  close(): Promise<void>;
}

/** Parts that can be replaced, as where it is measured what they cost. */
export interface Replaceable {
  stats: StatsBook;
  faults: Faults;
  limits: Limits;
  /** None where nobody shall look at bytes. */
  captures: Captures | null;
}

/**
 * Wires store, rooms, traffic, transports and API together, without Next.js and without a port.
 * @throws when the store cannot be opened.
 */
export function createChat(
  config: Config,
  logger: Logger,
  {
    stats = createStats(config.clientsPerRoom),
    faults = createFaults(config),
    limits = createLimits(config),
    captures = createCaptures(config.captureMs),
  }: Partial<Replaceable> = {},
): Chat {
  const metrics = createMetrics(stats);
  const { keepMessages, keepBytes } = config;
  const keep = { messages: keepMessages, bytes: keepBytes };
  const store = timed(stores.sqlite(config.dataDir, keep), metrics.appended);
  const rooms = createRooms(store);
  const records = createRecords();
  const chatter = createChatter({
    hasClients: stats.hasVisitors,
    onError: (error) => logger.error("chatter", { error }),
  });
  const audience = createAudience({
    onError: (error) => logger.error("audience", { error }),
  });
  for (const { drop } of [stats, faults, records]) rooms.onEnd(drop);
  if (captures) rooms.onEnd(captures.drop);
  const ids = Object.keys(transports);
  const classroom = createClassroom({ store, rooms, stats, faults, transports: ids });
  const sweeper = createSweeper({
    store,
    rooms,
    hasVisitors: stats.hasVisitors,
    settings: config,
    onError: (error) => logger.error("sweep", { error }),
  });

  const traffic = createTraffic({
    stats,
    records,
    metrics,
    faults,
    limits,
    onlooker: captures ?? undefined,
    addressOf: createAddressOf(config.trustProxy),
    answerMs: config.answerMs,
    checkHost: createHostCheck(config),
    hasRoom: rooms.has,
    onError: (error, req) =>
      logger.error("unavailable", { method: req.method, url: req.url, error }),
  });
  for (const transport of Object.values(transports)) {
    transport.mount({ traffic, rooms, settings: config });
  }
  for (const [bug, variant] of Object.entries(bugs)) {
    variant.mount({ traffic: traffic.faulty(bug as BugName), rooms, settings: config });
  }
  const parts = {
    traffic,
    rooms,
    stats,
    store,
    faults,
    limits,
    records,
    metrics,
    chatter,
    audience,
    classroom,
    settings: config,
  };
  for (const mount of [
    mountRooms,
    mountStats,
    mountChatter,
    mountFaults,
    mountExchanges,
    mountTime,
    mountEcho,
    mountHealth,
    mountMetrics,
    mountAudience,
    mountAddresses,
    mountQr,
    mountSettings,
    mountEvents,
    mountPhones,
    mountCodes,
  ]) {
    mount(parts);
  }
  if (captures) mountCaptures({ ...parts, captures });

  return {
    traffic,
    connected: (socket) => captures?.connected(socket),
    async close() {
      chatter.close();
      captures?.end();
      audience.close();
      sweeper.close();
      metrics.close();
      await traffic.drain(config.drainMs);
      await store.close();
    },
  };
}
