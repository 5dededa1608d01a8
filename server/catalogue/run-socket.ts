import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { ServerFrame } from "#wire";
import { createFrameReader, encodeClose, opcodes } from "../testing-frames.ts";
import type { World } from "./entry.ts";
import { readAnswers } from "./run-request.ts";
import { type BadSocket, goodOpening, say } from "./socket-entry.ts";

/** What became of an entry, in the words of the catalogue. */
export type Outcome = Pick<BadSocket, "refused" | "problems" | "closed">;

const patienceMs = 10_000;
/** Its pong tells that the socket lives on and has worked off everything before. */
const lastPing = 4711;

/**
 * Opens a socket, says what the entry says and waits for what the server does about it.
 * @throws when the server does nothing.
 */
export async function outcomeOf(world: World, entry: BadSocket): Promise<Outcome> {
  const { opening = goodOpening(world), bytes, closed, refused, leaves } = entry;
  const tcp = connect({ port: world.port, host: "127.0.0.1", allowHalfOpen: true });
  tcp.on("error", () => {});
  const gone = new Promise<void>((resolve) => tcp.once("close", () => resolve()));
  const timer = setTimeout(() => tcp.destroy(new Error("no end")), patienceMs);
  await once(tcp, "connect");

  const hearing = listen(tcp);
  // What is Latin-1 in the catalogue is bytes behind the header.
  tcp.write(typeof opening === "string" ? Buffer.from(opening, "latin1") : opening);
  if (bytes) tcp.write(bytes);
  if (leaves === "reset") tcp.write("", () => tcp.resetAndDestroy());
  if (leaves === "half-closed") tcp.end();
  if (!leaves && !refused && !closed) tcp.write(say({ type: "ping", t: lastPing }));
  await gone;
  clearTimeout(timer);
  if (tcp.errored?.message === "no end") throw new Error(`it hangs, after ${hearing.text()}`);
  return leaves === "reset" ? {} : hearing.outcome();
}

function listen(tcp: Socket) {
  let head = "";
  let isOpen = false;
  let isAlive = false;
  let closed: number | undefined;
  const problems: string[] = [];
  const read = createFrameReader();

  function hearFrame(opcode: number, payload: Buffer): void {
    if (opcode === opcodes.close) {
      closed = payload.length >= 2 ? payload.readUInt16BE() : 1005;
      tcp.end(encodeClose(closed));
    }
    if (opcode !== opcodes.text) return;
    const frame: ServerFrame = JSON.parse(payload.toString());
    if (frame.type === "pong" && frame.t === lastPing) {
      isAlive = true;
      tcp.destroy();
    }
    if (frame.type !== "problem") return;
    const field = /^(\w+): /.exec(frame.detail)?.[1];
    problems.push(field ? `${frame.code} ${field}` : frame.code);
  }

  tcp.on("data", (piece) => {
    if (isOpen) return hear(piece);
    head += piece.toString("latin1");
    const end = head.indexOf("\r\n\r\n") + 4;
    if (!head.startsWith("HTTP/1.1 101 ") || end < 4) return;
    isOpen = true;
    hear(Buffer.from(head.slice(end), "latin1"));
  });
  tcp.on("end", () => tcp.end());

  function hear(piece: Buffer): void {
    for (const { opcode, payload } of read(piece)) hearFrame(opcode, payload);
  }

  return {
    text: () => `${head} ${problems}`,
    outcome(): Outcome {
      if (!isOpen) return { refused: readAnswers(head).join(", ") };
      const end = isAlive ? undefined : (closed ?? 1006);
      return { ...(problems.length > 0 && { problems }), ...(end && { closed: end }) };
    },
  };
}
