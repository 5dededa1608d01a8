import { connect } from "node:net";
import { paths, type ServerFrame } from "#wire";
import { createFrameReader, encodeFrame, handshake, opcodes } from "../../server/testing-frames.ts";
import type { LightClient, LightOptions } from "./plan.ts";

/** A WebSocket of nothing but a TCP connection. */
export function openLightSocket(options: LightOptions): LightClient {
  const { plan, id, localAddress, opened, heard, dropped } = options;
  const tcp = connect({ port: plan.port, host: "127.0.0.1", localAddress, noDelay: true });
  const read = createFrameReader();
  let head = "";
  let isOpen = false;
  let isEnding = false;

  tcp.once("connect", () => {
    const query = `?client=${id}&after=${plan.cursor}`;
    tcp.write(handshake(paths.transport(plan.room, plan.kind) + query));
  });
  tcp.on("error", (error) => drop(error.message));
  tcp.once("close", () => drop("closed"));
  tcp.on("data", (piece) => {
    const at = performance.timeOrigin + performance.now();
    if (isOpen) return hear(piece, at);
    head += piece.toString("latin1");
    const end = head.indexOf("\r\n\r\n") + 4;
    if (end < 4) return;
    if (!head.startsWith("HTTP/1.1 101 ")) return drop(head.slice(0, end));
    isOpen = true;
    const rest = Buffer.from(head.slice(end), "latin1");
    head = "";
    opened();
    hear(rest, at);
  });

  function hear(piece: Buffer, at: number): void {
    for (const { opcode, payload } of read(piece)) {
      if (opcode === opcodes.ping) tcp.write(encodeFrame({ opcode: opcodes.pong, payload }));
      if (opcode === opcodes.close) drop(`closed with ${payload.readUInt16BE()}`);
      if (opcode !== opcodes.text) continue;
      const frame: ServerFrame = JSON.parse(payload.toString());
      if (frame.type === "messages") for (const { seq } of frame.messages) heard(seq, at);
      if (frame.type === "problem") drop(frame.code);
    }
  }

  function drop(reason: string): void {
    if (isEnding) return;
    isEnding = true;
    tcp.destroy();
    dropped(reason);
  }

  return {
    end() {
      isEnding = true;
      tcp.destroy();
    },
  };
}
