import { createServer, type Server } from "node:http";
import { type ConnectionCaps, guardConnections } from "./connections.ts";
import { answerMalformed } from "./malformed.ts";

/** What a server grants its peers; each wait in ms. */
export interface ServerSettings extends ConnectionCaps {
  /** For the header of a request to arrive, from the first byte or from the connection's start. */
  headersTimeoutMs: number;
  /** For a whole request to arrive; no less than `headersTimeoutMs`. How long it is held does not count. */
  requestTimeoutMs: number;
  /** For which a connection waits for its next request. */
  keepAliveMs: number;
}

/** How often the waits are looked at, at most; where they are short, more often. */
const checkEveryMs = 1000;

/** The HTTP server of the product and of its tests: every wait and cap it has is set here. */
export function createHttpServer(settings: ServerSettings): Server {
  const { headersTimeoutMs, requestTimeoutMs, keepAliveMs } = settings;
  const server = createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    // Longer than the slowest poll period, so that polls share a connection.
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: Math.min(checkEveryMs, headersTimeoutMs / 4),
    // The kernel asks peers that say nothing whether they are still there.
    keepAlive: true,
    keepAliveInitialDelay: 20_000,
    maxHeaderSize: 16 * 1024,
    // The door answers a missing Host itself, with a problem.
    requireHostHeader: false,
  });
  // However many requests a connection brings: a poller would lose it in the middle.
  server.maxRequestsPerSocket = 0;
  // The library's own bound of sockets closes without a word.
  guardConnections(server, settings);
  answerMalformed(server);
  return server;
}
