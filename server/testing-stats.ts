import type { TestContext } from "node:test";
import { type Counts, paths, type Stats } from "#wire";
import { call, makeRoom, startChat, type TestServer } from "./testing.ts";
import { openTcp, type TestPeer } from "./testing-peers.ts";

/** A room with a raw connection into it, and the server's counts of one transport there. */
export async function startCounting(t: TestContext, transport: string) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const peer = await openTcp(t, server);
  return {
    server,
    room,
    peer,
    path: paths.transport(room, transport),
    counts: () => readCounts(server, room, transport),
  };
}

export async function readStats(server: TestServer, room: string, client?: string): Promise<Stats> {
  const query = client === undefined ? "" : `?client=${client}`;
  return (await call<Stats>(server, "GET", paths.stats(room) + query)).body;
}

export async function readCounts(
  server: TestServer,
  room: string,
  transport: string,
): Promise<Counts> {
  const counts = (await readStats(server, room)).transports[transport];
  if (!counts) throw new Error(`${transport} is missing`);
  return counts;
}

/** Both sums of a count, to hold against the bytes of a peer. */
export function bytesOf({ bytesUp, bytesDown }: Counts): { up: number; down: number } {
  return {
    up: bytesUp.overhead + bytesUp.payload,
    down: bytesDown.overhead + bytesDown.payload,
  };
}

export const bytesOfPeer = ({ bytesUp, bytesDown }: TestPeer) => ({ up: bytesUp, down: bytesDown });

/** One request on a raw connection; settles with the body of its answer, which has a Content-Length. */
export async function ask(
  peer: TestPeer,
  method: string,
  path: string,
  body = "",
): Promise<string> {
  const from = peer.heard.length;
  const length = body === "" ? "" : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  const lines = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${length}`;
  peer.write(`${lines}Content-Type: application/json\r\n\r\n${body}`);
  let answer = "";
  await peer.until((heard) => {
    const [head, ...rest] = heard.slice(from).split("\r\n\r\n");
    answer = rest.join("\r\n\r\n");
    const wanted = /content-length: (\d+)/i.exec(head ?? "")?.[1];
    return wanted !== undefined && answer.length >= Number(wanted);
  });
  return answer;
}

/** Upgrades a raw connection; settles with the answer's length once the first frame is there. */
export async function upgrade(peer: TestPeer, path: string): Promise<void> {
  peer.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  await peer.until((heard) => framesIn(heard).length > 0);
}

/** A client's frame (RFC 6455, section 5.2), masked with zeros. */
export function maskedFrame(opcode: number, payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  const short = bytes.length <= 125;
  const head = Buffer.alloc(short ? 2 : 4);
  head.writeUInt8(0x80 | opcode, 0);
  head.writeUInt8(0x80 | (short ? bytes.length : 126), 1);
  if (!short) head.writeUInt16BE(bytes.length, 2);
  return Buffer.concat([head, Buffer.alloc(4), bytes]);
}

/** The server's whole frames that follow the handshake in what was heard. */
export function framesIn(heard: string): { opcode: number; payload: Buffer }[] {
  const end = heard.indexOf("\r\n\r\n");
  if (end < 0) return [];
  let rest = Buffer.from(heard.slice(end + 4), "latin1");
  const frames = [];
  while (rest.length >= 2) {
    const first = rest.readUInt8(1);
    const headLength = first < 126 ? 2 : first === 126 ? 4 : 10;
    if (rest.length < headLength) break;
    const length =
      first < 126 ? first : first === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
    if (rest.length < headLength + length) break;
    const payload = rest.subarray(headLength, headLength + length);
    frames.push({ opcode: rest.readUInt8(0) & 0x0f, payload });
    rest = rest.subarray(headLength + length);
  }
  return frames;
}
