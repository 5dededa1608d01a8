import assert from "node:assert/strict";
import test from "node:test";
import { createSplitter, type Unit } from "./splitter.ts";

const ask = Buffer.from("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
const send = Buffer.from("POST /a HTTP/1.1\r\nHost: x\r\ncontent-length: 5\r\n\r\nhello");
const handshake = Buffer.from("GET /a HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n");
const accepted = Buffer.from("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
const refused = Buffer.from("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}");

/** A frame of the server's, or masked as a client's. */
function frame(length: number, isMasked: boolean): Buffer {
  const head = length < 126 ? Buffer.from([0x81, length]) : Buffer.from([0x81, 126, 0, 0]);
  if (length > 65_535) throw new Error("made by hand below");
  if (length >= 126) head.writeUInt16BE(length, 2);
  if (isMasked) head.writeUInt8((head[1] ?? 0) | 0x80, 1);
  const mask = isMasked ? Buffer.from([1, 2, 3, 4]) : Buffer.alloc(0);
  return Buffer.concat([head, mask, Buffer.alloc(length, 7)]);
}

const long = Buffer.concat([
  Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 1]),
  Buffer.alloc(65_537, 7),
]);

const streams: [string, Unit["kind"][], Buffer[]][] = [
  ["requests with and without a body", ["http", "http", "http"], [ask, send, ask]],
  [
    "a handshake and the client's frames",
    ["http", "http", "frame", "frame"],
    [ask, handshake, frame(3, true), frame(300, true)],
  ],
  [
    "a 101 and the server's frames",
    ["http", "frame", "frame", "frame", "frame"],
    [accepted, frame(0, false), frame(125, false), frame(126, false), long],
  ],
  ["a refused handshake, which opens nothing", ["http", "http"], [refused, refused]],
];

for (const [name, kinds, parts] of streams) {
  for (const size of [1, 7, 1000, Number.MAX_SAFE_INTEGER]) {
    test(`it cuts ${name}, coming in pieces of ${size}`, () => {
      const split = createSplitter();
      const whole = Buffer.concat(parts);
      const units: Unit[] = [];
      for (let from = 0; from < whole.length; from += size) {
        units.push(...split(whole.subarray(from, from + size)));
      }
      assert.deepEqual(
        units.map(({ kind }) => kind),
        kinds,
      );
      assert.ok(units.every(({ bytes }, i) => parts[i]?.equals(bytes)));
    });
  }
}

test("what is not whole yet is kept back", () => {
  const split = createSplitter();
  assert.deepEqual(split(send.subarray(0, -1)), []);
  assert.equal(split(send.subarray(-1)).length, 1);
});

test("a body in chunks is refused", () => {
  const split = createSplitter();
  const chunked = Buffer.from("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
  assert.throws(() => split(chunked), /chunks/);
});
