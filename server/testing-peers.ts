import { once } from "node:events";
import type { IncomingHttpHeaders } from "node:http";
import { connect, type Socket } from "node:net";
import type { TestContext } from "node:test";
import { WebSocket } from "ws";
import type { Problem, ServerFrame } from "#wire";
import type { TestServer } from "./testing.ts";

interface Refused {
  status: number;
  headers: IncomingHttpHeaders;
  problem: Problem;
}

/** A WebSocket that keeps what it hears. */
export interface TestSocket {
  ws: WebSocket;
  frames: ServerFrame[];
  say(value: unknown): void;
  /** Settles with the first frame of that type, heard already or yet to come. */
  heard<K extends ServerFrame["type"]>(type: K): Promise<Extract<ServerFrame, { type: K }>>;
  /** Settles once `found` brings something back; asked again after every frame. */
  until<T>(found: () => T | undefined): Promise<T>;
  /** Settles with code and reason of the close. */
  closed: Promise<{ code: number; reason: string }>;
  /** Settles with the HTTP answer when the upgrade is refused. */
  refused: Promise<Refused>;
}

/** Opens a WebSocket that ends with the test. `heard` and `until` reject once it is closed. */
export function openWs(
  t: TestContext,
  { port }: TestServer,
  path: string,
  headers: Record<string, string> = {},
): TestSocket {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  t.after(() => ws.terminate());
  ws.on("error", () => {});
  const frames: ServerFrame[] = [];
  ws.on("message", (data) => frames.push(JSON.parse(data.toString())));
  // `once` of node:events would reject at the errors that some tests make on purpose.
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const refused = new Promise<Refused>((resolve, reject) => {
    closed.then(() => reject(new Error("it was not refused")));
    ws.once("unexpected-response", async (_req, res) => {
      const body = Buffer.concat(await res.toArray()).toString();
      resolve({ status: res.statusCode ?? 0, headers: res.headers, problem: JSON.parse(body) });
      ws.terminate();
    });
  });
  refused.catch(() => {});
  const until = async <T>(found: () => T | undefined): Promise<T> => {
    for (;;) {
      const value = found();
      if (value !== undefined) return value;
      if (ws.readyState === ws.CLOSED) throw new Error(`closed before: ${JSON.stringify(frames)}`);
      await Promise.race([new Promise((resolve) => ws.once("message", resolve)), closed]);
    }
  };
  return {
    ws,
    frames,
    say: (value) => ws.send(typeof value === "string" ? value : JSON.stringify(value)),
    heard: (type) => until(() => frames.find((frame) => frame.type === type)) as Promise<never>,
    until,
    closed,
    refused,
  };
}

/** A TCP connection that speaks bytes and counts them. */
export interface TestPeer {
  tcp: Socket;
  bytesUp: number;
  bytesDown: number;
  /** All that came, as Latin-1. */
  heard: string;
  write(bytes: string | Buffer): void;
  /** Settles when `found` holds for what came. */
  until(found: (heard: string) => boolean): Promise<string>;
  /** Settles when the connection is closed, well or badly. */
  closed: Promise<void>;
}

export async function openTcp(
  t: TestContext,
  { port }: Pick<TestServer, "port">,
): Promise<TestPeer> {
  const tcp = connect(port, "127.0.0.1");
  t.after(() => tcp.destroy());
  await once(tcp, "connect");
  tcp.on("error", () => {});
  tcp.on("data", (bytes) => {
    peer.bytesDown += bytes.length;
    peer.heard += bytes.toString("latin1");
  });
  const peer: TestPeer = {
    tcp,
    bytesUp: 0,
    bytesDown: 0,
    heard: "",
    closed: new Promise((resolve) => tcp.once("close", () => resolve())),
    write(bytes) {
      peer.bytesUp += Buffer.byteLength(bytes);
      tcp.write(bytes);
    },
    async until(found) {
      while (!found(peer.heard)) {
        if (tcp.destroyed) throw new Error(`closed after: ${peer.heard}`);
        await new Promise((resolve) => tcp.once("data", resolve).once("close", resolve));
      }
      return peer.heard;
    },
  };
  return peer;
}
