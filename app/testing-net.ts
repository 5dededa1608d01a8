import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import type { TestContext } from "node:test";
import { type WebSocket, WebSocketServer } from "ws";
import { type ErrorCode, errors, type Problem, type ServerFrame } from "#wire";

/** What stands between a client and its server, and can be trouble. */
export interface Gate {
  port: number;
  /** The server's port; without one, whoever comes is sent away. */
  target: number | undefined;
  /** Ends all connections without a word. */
  cut(): void;
  /** Keeps back the next bytes of the server that match, and ends their connection. Settles then. */
  swallow(pattern: RegExp): Promise<void>;
}

/**
 * Ends a connection with RST. While its FIN is being written, libuv refuses that (EINVAL) and Node.js
 * then never closes the descriptor, nor ends the process: there the RST has to wait for the FIN.
 */
export function reset(socket: Socket): void {
  if (!socket.writableEnded || socket.writableFinished) socket.resetAndDestroy();
  else socket.once("finish", () => socket.resetAndDestroy());
}

/** Starts a TCP proxy on a free port; it goes with the test. */
export async function startGate(t: TestContext, target: number): Promise<Gate> {
  const open = new Set<Socket>();
  let trap: { pattern: RegExp; sprung(): void } | undefined;
  const server = createTcpServer((near) => {
    if (gate.target === undefined) return reset(near);
    const far = connect(gate.target, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.pipe(far);
    far.on("data", (bytes) => {
      if (!trap?.pattern.test(bytes.toString("latin1"))) return near.write(bytes);
      trap.sprung();
      trap = undefined;
      near.destroy();
    });
    far.on("end", () => near.end());
  });
  const cut = () => {
    for (const socket of open) reset(socket);
  };
  t.after(() => {
    server.close();
    cut();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const gate: Gate = {
    port: (server.address() as AddressInfo).port,
    target,
    cut,
    swallow: (pattern) =>
      new Promise((resolve) => {
        trap = { pattern, sprung: resolve };
      }),
  };
  return gate;
}

/** A server that does what a test wants. */
export interface Fake {
  port: number;
  /** What came, in order; `at` is `performance.now()`. */
  requests: { method: string; url: URL; at: number }[];
  /** The most requests that were open at the same time. */
  most: number;
}

export interface FakeParts {
  /** Answers the nth request, counted from 1. */
  answer?(res: ServerResponse, req: IncomingMessage, nth: number): void;
  /** Welcomes the nth WebSocket, counted from 1; without it an upgrade is answered as a request is. */
  welcome?(ws: WebSocket, nth: number): void;
}

/** Starts a fake server on a free port; it goes with the test. */
export async function startFake(t: TestContext, { answer, welcome }: FakeParts): Promise<Fake> {
  let open = 0;
  let sockets = 0;
  const note = ({ method = "", url = "/" }: IncomingMessage) => {
    fake.requests.push({ method, url: new URL(url, "http://fake"), at: performance.now() });
  };
  const server = createServer((req, res) => {
    note(req);
    open += 1;
    fake.most = Math.max(fake.most, open);
    res.once("close", () => {
      open -= 1;
    });
    answer?.(res, req, fake.requests.length);
  });
  const upgrades = new WebSocketServer({ noServer: true });
  if (welcome) {
    server.on("upgrade", (req, socket, head) => {
      note(req);
      sockets += 1;
      const nth = sockets;
      upgrades.handleUpgrade(req, socket, head, (ws) => welcome(ws, nth));
    });
  }
  t.after(() => {
    for (const ws of upgrades.clients) ws.terminate();
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const fake: Fake = { port: (server.address() as AddressInfo).port, requests: [], most: 0 };
  return fake;
}

/** Answers with JSON. */
export function reply(res: ServerResponse, status: number, body: unknown, headers = {}): void {
  res.writeHead(status, { "Content-Type": "application/json", ...headers });
  res.end(JSON.stringify(body));
}

/** Answers with a problem of the contract. */
export function refuse(res: ServerResponse, code: ErrorCode, headers = {}): void {
  const { status, title } = errors[code];
  const problem: Problem = { type: "about:blank", title, status, code, detail: title };
  reply(res, status, problem, headers);
}

/** Says a frame of the contract. */
export function say(ws: WebSocket, frame: ServerFrame): void {
  ws.send(JSON.stringify(frame));
}
