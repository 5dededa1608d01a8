import assert from "node:assert/strict";
import test from "node:test";
import type { CapturedBytes } from "#wire-capture";
import type { ExchangeMark, FrameMark } from "../timeline/recorder.ts";
import { makeFrame } from "./make-frame.ts";
import { findSought, readSought, soughtQuery } from "./sought.ts";
import { createWireLog } from "./wire-log.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
let told = 0;
function piece(
  transport: string,
  kind: "http" | "upgraded",
  way: "up" | "down",
  some: Uint8Array,
): CapturedBytes {
  told += 1;
  const exchange = kind === "http" ? told : 100;
  const about = { exchange, connection: 1, transport, kind, way, at: told };
  return { n: told, ...about, bytes: Buffer.from(some).toString("base64") };
}

function log() {
  const made = createWireLog();
  const frame = (text: string) => makeFrame({ opcode: 1, payload: bytes(text) });
  const socket = (way: "up" | "down", some: Uint8Array) =>
    piece("websocket", "upgraded", way, some);
  made.add([
    piece("short-polling", "http", "up", bytes("GET /s HTTP/1.1\r\n\r\n")),
    piece("long-polling", "http", "up", bytes("POST /l HTTP/1.1\r\n\r\n")),
    piece("long-polling", "http", "up", bytes("GET /l HTTP/1.1\r\n\r\n")),
    socket("up", bytes("GET /w HTTP/1.1\r\nSec-WebSocket-Key: abc\r\n\r\n")),
    socket("down", bytes("HTTP/1.1 101 Switching Protocols\r\n\r\n")),
    socket("down", frame('{"type":"messages","messages":[]}')),
    socket("down", frame('{"type":"accepted","id":"messages"}')),
  ]);
  return made.items;
}

const exchange = (transport: string, kind: ExchangeMark["kind"]) =>
  ({ type: "exchange", transport, kind, start: 5 }) as ExchangeMark;
const frameOf = (direction: "up" | "down", frame: string) =>
  ({ type: "frame", transport: "websocket", direction, frame, at: 7 }) as FrameMark;

test("a mark leads to the first of its own kind, and to none where none has passed", () => {
  const items = log();
  const found = (mark: ExchangeMark | FrameMark) => {
    const query = new URLSearchParams(soughtQuery(mark));
    const sought = readSought(query.get("mark") ?? "", query.get("at") ?? "");
    assert.ok(sought);
    return items.indexOf(findSought(items, sought) ?? (items[-1] as never));
  };
  assert.equal(found(exchange("short-polling", "ask")), 0);
  assert.equal(found(exchange("long-polling", "send")), 1);
  assert.equal(found(exchange("long-polling", "ask")), 2);
  assert.equal(found(exchange("websocket", "handshake")), 3);
  assert.equal(found(frameOf("down", "messages")), 5);
  assert.equal(found(frameOf("down", "accepted")), 6);
  assert.equal(found(frameOf("up", "send")), -1);
  assert.equal(found(exchange("short-polling", "send")), -1);
});

test("the time of a mark is on the clock of the day, and a wrong address leads to nothing", () => {
  const query = new URLSearchParams(soughtQuery(exchange("long-polling", "ask")));
  assert.equal(Number(query.get("at")), Math.round(performance.timeOrigin + 5));
  for (const [mark, at] of [
    ["undefined", "undefined"],
    ["pigeon.ask", "1"],
    ["websocket.fly", "1"],
    ["websocket.up.send", "soon"],
  ] as const) {
    assert.equal(readSought(mark, at), undefined, mark);
  }
});
