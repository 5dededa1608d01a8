import assert from "node:assert/strict";
import test from "node:test";
import type { CapturedBytes } from "#wire-capture";
import { createWireLog } from "./wire-log.ts";

let told = 0;
function piece(way: "up" | "down", text: string, rest: Partial<CapturedBytes> = {}): CapturedBytes {
  told += 1;
  const bytes = Buffer.from(text).toString("base64");
  const about = { exchange: 1, connection: 1, transport: "long-polling", kind: "http" as const };
  return { n: told, way, at: told, bytes, ...about, ...rest };
}
const ask = "GET /ask HTTP/1.1\r\n\r\n";
const answer = "HTTP/1.1 204 No Content\r\n\r\n";
const shape = (log: ReturnType<typeof createWireLog>) =>
  log.items.map((item) => `${item.way}${item.kind === "http" && item.isHeld ? " held" : ""}`);

test("a request is held until its answer comes, and others beside it are not touched", () => {
  const log = createWireLog();
  log.add([piece("up", ask), piece("up", ask, { exchange: 2 })]);
  assert.deepEqual(shape(log), ["up held", "up held"]);
  const [before] = log.items;
  log.add([piece("down", answer, { exchange: 2, isLast: true })]);
  assert.deepEqual(shape(log), ["up held", "up", "down"]);
  assert.equal(log.items[0], before);
  log.add([piece("down", answer)]);
  assert.deepEqual(shape(log), ["up", "up", "down", "down"]);
});

test("a request that is given up is held no longer, and no answer is made of no bytes", () => {
  const log = createWireLog();
  log.add([piece("up", ask)]);
  log.add([piece("down", "", { isLast: true })]);
  assert.deepEqual(shape(log), ["up"]);
  log.add([piece("up", ask, { exchange: 2, isLast: true })]);
  assert.deepEqual(shape(log), ["up", "up"]);
});

test("nothing is held when the capture has ended", () => {
  const log = createWireLog();
  log.add([piece("up", ask)]);
  log.end();
  assert.deepEqual(shape(log), ["up"]);
});
