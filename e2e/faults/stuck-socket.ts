import { connect } from "node:net";
import { paths, type ServerFrame } from "#wire";
import { createFrameReader, handshake, opcodes } from "../../server/testing-frames.ts";

/** A WebSocket that opens and then reads nothing. */
export interface StuckSocket {
  /** Reads what there still is, until the end. */
  readOn(): Promise<{ seqs: number[]; cursor: string; code: number }>;
}

/** Settles once the first frame has come. */
export async function openStuckSocket(
  port: number,
  { room, cursor: start }: { room: string; cursor: string },
): Promise<StuckSocket> {
  const tcp = connect(port, "127.0.0.1");
  const read = createFrameReader();
  const seqs: number[] = [];
  let cursor = start;
  let code = 1006;
  let head = "";
  tcp.on("error", () => {});
  const gone = new Promise<void>((resolve) => tcp.once("close", () => resolve()));

  const hear = (piece: Buffer) => {
    for (const { opcode, payload } of read(piece)) {
      if (opcode === opcodes.close) code = payload.readUInt16BE();
      if (opcode !== opcodes.text) continue;
      const frame: ServerFrame = JSON.parse(payload.toString());
      if (frame.type !== "messages") continue;
      cursor = frame.cursor;
      seqs.push(...frame.messages.map(({ seq }) => seq));
    }
  };

  await new Promise<void>((resolve, reject) => {
    tcp.once("close", () => reject(new Error(`no socket: ${head}`)));
    tcp.write(handshake(`${paths.transport(room, "websocket")}?after=${start}`));
    tcp.on("data", function shake(piece) {
      head += piece.toString("latin1");
      const end = head.indexOf("\r\n\r\n") + 4;
      if (end < 4 || head.length === end) return;
      tcp.off("data", shake);
      tcp.pause();
      hear(Buffer.from(head.slice(end), "latin1"));
      resolve();
    });
  });

  return {
    async readOn() {
      tcp.on("data", hear);
      tcp.resume();
      await gone;
      return { seqs, cursor, code };
    },
  };
}
