import assert from "node:assert/strict";
import test, { describe } from "node:test";
import fc from "fast-check";
import type { CapturedBytes } from "#wire-capture";
import { toHex } from "./bytes.ts";
import { findHandshake } from "./handshake.ts";
import { makeFrame } from "./make-frame.ts";
import { threeWays } from "./three-ways.ts";
import { createWireLog, type WireItem } from "./wire-log.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const request = "GET /api/rooms/a/websocket HTTP/1.1\r\nSec-WebSocket-Key: abc\r\n\r\n";
const accepted = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: def\r\n\r\n";

let told = 0;
const about = { connection: 1, exchange: 1, transport: "websocket", kind: "upgraded" } as const;
function piece(
  way: "up" | "down",
  some: Uint8Array,
  rest: Partial<CapturedBytes> = {},
): CapturedBytes {
  told += 1;
  return { n: told, ...about, way, at: told, bytes: Buffer.from(some).toString("base64"), ...rest };
}
const http = (exchange: number, up: string, down: string, transport = "short-polling") => [
  piece("up", bytes(up), { kind: "http", exchange, transport }),
  piece("down", bytes(down), { kind: "http", exchange, transport }),
];
const answer = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const page = (...seqs: number[]) =>
  JSON.stringify({ cursor: "c", messages: seqs.map((seq) => ({ seq, text: `text ${seq}` })) });

/** Cuts bytes at those places. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...places.map((place) => place % whole.length), whole.length].sort(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((end, i) => whole.slice(sorted[i], end));
}

describe("one WebSocket's pieces", () => {
  const payloads = fc.array(fc.oneof(fc.constantFrom(0, 125, 126, 65_536), fc.nat(400)), {
    maxLength: 6,
  });

  test("become the same frames wherever they are cut", () => {
    fc.assert(
      fc.property(
        payloads,
        payloads,
        fc.array(fc.nat(), { maxLength: 12 }),
        (ups, downs, places) => {
          const key = Uint8Array.of(1, 2, 3, 4);
          const made = (size: number, mask?: Uint8Array) =>
            makeFrame({ opcode: 2, payload: new Uint8Array(size).fill(size), key: mask });
          const sent = ups.map((size) => made(size, key));
          const heard = downs.map((size) => made(size));
          const log = createWireLog();
          const join = (head: string, frames: Uint8Array[]) =>
            Uint8Array.from(Buffer.concat([bytes(head), ...frames]));
          for (const part of cut(join(request, sent), places)) log.add([piece("up", part)]);
          for (const part of cut(join(accepted, heard), places)) log.add([piece("down", part)]);
          const seen = (way: "up" | "down") => log.items.filter((item) => item.way === way);
          const [first, ...frames] = seen("up");
          assert.equal(first?.kind, "http");
          assert.deepEqual(
            frames.map((item) => toHex(item.bytes)),
            sent.map((one) => toHex(one)),
          );
          assert.deepEqual(
            seen("down")
              .slice(1)
              .map((item) => toHex(item.bytes)),
            heard.map((one) => toHex(one)),
          );
          for (const item of [...frames, ...seen("down").slice(1)]) {
            assert.ok(
              item.kind === "frame" && item.frame.isWhole && item.frame.problems.length === 0,
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("become frames where more of them come at once than one may take", () => {
    const log = createWireLog();
    const one = makeFrame({ opcode: 2, payload: new Uint8Array(65_536) });
    log.add([piece("down", bytes(accepted))]);
    log.add([piece("down", Uint8Array.from(Buffer.concat([one, one, one, one, one])))]);
    assert.equal(log.items.filter(({ kind }) => kind === "frame").length, 5);
  });

  test("of a handshake that is refused are an answer, and no frames", () => {
    const log = createWireLog();
    log.add([piece("up", bytes(request), { exchange: 7 })]);
    log.add([
      piece("down", bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nno"), {
        exchange: 7,
      }),
    ]);
    log.add([piece("down", bytes("pe"), { exchange: 7 })]);
    assert.deepEqual(
      log.items.map(({ kind }) => kind),
      ["http", "http"],
    );
    const [, refusal] = log.items;
    assert.equal(refusal?.kind === "http" && new TextDecoder().decode(refusal.http.body), "nope");
  });

  test("tell the handshake's key and its answer", () => {
    const log = createWireLog();
    assert.equal(findHandshake(log.items), undefined);
    log.add([piece("up", bytes(request), { exchange: 9 })]);
    assert.equal(findHandshake(log.items)?.accept, undefined);
    log.add([piece("down", bytes(accepted), { exchange: 9 })]);
    assert.deepEqual(findHandshake(log.items), {
      item: log.items[0],
      key: "abc",
      accept: "def",
    });
  });
});

describe("what is kept", () => {
  const shape = (items: readonly WireItem[]) =>
    items.map(({ exchange, way }) => `${exchange} ${way}`);

  test("is the newest exchanges, each with both its sides, by the time they began", () => {
    const log = createWireLog(2);
    const held = piece("up", bytes("GET /held HTTP/1.1\r\n\r\n"), { kind: "http", exchange: 1 });
    log.add([
      ...http(2, "GET / HTTP/1.1\r\n\r\n", answer("{}")),
      ...http(3, "GET / HTTP/1.1\r\n\r\n", answer("{}")),
    ]);
    assert.deepEqual(shape(log.items), ["2 up", "2 down", "3 up", "3 down"]);
    log.add([held, piece("down", bytes(answer("{}")), { kind: "http", exchange: 1 })]);
    assert.deepEqual(shape(log.items), ["1 up", "3 up", "3 down", "1 down"]);
  });

  test("is nothing after it was cleared, and a frame that was half there is whole then", () => {
    const log = createWireLog();
    const frame = makeFrame({ opcode: 1, payload: bytes("hello") });
    log.add([
      piece("down", bytes(accepted), { exchange: 20 }),
      piece("down", frame.slice(0, 3), { exchange: 20 }),
    ]);
    log.clear();
    assert.equal(log.items.length, 0);
    log.add([piece("down", frame.slice(3), { exchange: 20 })]);
    assert.deepEqual(
      log.items.map((item) => toHex(item.bytes)),
      [toHex(frame)],
    );
  });
});

test("the newest message costs what delivered it, with its request where there was one", () => {
  const log = createWireLog();
  const ask = "GET /ask HTTP/1.1\r\nHost: a\r\n\r\n";
  log.add(http(31, ask, answer(page())));
  log.add(http(32, ask, answer(page(1, 2))));
  const pushed = makeFrame({ opcode: 1, payload: bytes(page(2)) });
  log.add([
    piece("down", bytes(accepted), { exchange: 33 }),
    piece("down", pushed, { exchange: 33 }),
  ]);
  // Receipts and what comes again count for nothing.
  log.add([...http(34, ask, answer(page(2))), ...http(35, ask, answer('{"message":{"seq":3}}'))]);
  const { newest, costs } = threeWays(log.items);
  assert.equal(newest?.text, "text 2");
  const message = JSON.stringify({ seq: 2, text: "text 2" }).length;
  const { item: _poll, ...polled } = costs["short-polling"] ?? { item: 0 };
  assert.deepEqual(polled, { up: ask.length, down: answer(page(1, 2)).length, message, others: 1 });
  const { item, ...frame } = costs.websocket ?? { item: 0 };
  assert.deepEqual(frame, { up: 0, down: pushed.length, message, others: 0 });
  assert.equal(log.items.find(({ id }) => id === item)?.kind, "frame");
  assert.equal(costs["long-polling"], undefined);
});
