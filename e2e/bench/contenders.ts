import { type Cost, costs } from "./floors/costs.ts";
import { buildNext } from "./peers/next.ts";

/** A server that is measured. */
export interface Contender {
  name: string;
  /** Whose figures the others' are divided by is the floor. */
  role: "ours" | "floor" | "peer";
  /** What is run, from the repository's root. */
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
  /** Answered with 200. */
  probe: string;
  /** How clients talk to it: names in the maps of dialects. */
  dialect: "ours" | "floor" | "socket.io" | "next";
  /** What can be asked of it. */
  speaks: ("sockets" | "polls" | "empty polls")[];
}

/** The limits stand against strangers; here thousands come from one address on purpose. */
const unlimited = "999999999";
const limits = {
  MAX_CONNECTIONS: "19500",
  MAX_CONNECTIONS_PER_ADDRESS: unlimited,
  CLIENTS_PER_ROOM: unlimited,
  SENDS_PER_SECOND: unlimited,
  SEND_BURST: unlimited,
  SENDS_PER_SECOND_PER_ADDRESS: unlimited,
  ROOMS_PER_MINUTE: unlimited,
  // Node.js' own, which the others have: clients wait for a calm moment before their first request.
  HEADERS_TIMEOUT_MS: "60000",
  REQUEST_TIMEOUT_MS: "300000",
};

/** The production server, with all that belongs to it in place. */
export const ours: Contender = {
  name: "this server",
  role: "ours",
  args: ["dist/index.js"],
  env: { HOST: "127.0.0.1", LOG_LEVEL: "warn", ...limits },
  probe: "/api/rooms/lobby/short-polling",
  dialect: "ours",
  speaks: ["sockets", "polls", "empty polls"],
};

const bench = (script: string) => [`dist/bench/${script}.js`];

/** What Node.js itself can do: one file, nothing counted, nothing kept. */
export const floors = {
  ws: {
    name: "bare ws loop",
    role: "floor",
    args: bench("floors/ws"),
    probe: "/",
    dialect: "floor",
    speaks: ["sockets"],
  },
  http: {
    name: "bare node:http",
    role: "floor",
    args: bench("floors/http"),
    probe: "/fixed",
    dialect: "floor",
    speaks: ["polls", "empty polls"],
  },
} satisfies Record<string, Contender>;

const chat = (name: string, role: Contender["role"], costs: readonly Cost[]): Contender => ({
  ...ours,
  name,
  role,
  args: [...bench("floors/chat"), ...costs],
});

/**
 * This server without its pages: with none of what stands ready, with one of it, with all. The one
 * with none stands there twice: as far apart as these two lie, others lie by chance.
 */
export const idle: Contender[] = [
  chat("none of them", "floor", []),
  chat("none of them, again", "ours", []),
  ...costs.map((cost) => chat(`with ${cost}`, "ours", [cost])),
  chat("with all of them", "ours", costs),
];

/** Others to stand beside, by name; each is made ready when it is first needed. */
export const peers: Record<string, () => Promise<Contender>> = {
  "socket.io": async () => ({
    name: "Socket.IO",
    role: "peer",
    args: bench("peers/socket-io"),
    probe: "/fixed",
    dialect: "socket.io",
    speaks: ["sockets", "polls"],
  }),
  next: async () => ({
    name: "Next.js route handler",
    role: "peer",
    ...(await buildNext()),
    probe: "/api/poll",
    dialect: "next",
    speaks: ["empty polls"],
  }),
};
