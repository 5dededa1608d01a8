import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { encodeFrame } from "../../../server/testing-frames.ts";
import { clientFrame, createFrameWalker } from "./frames.ts";

test("frames are found whole, however their bytes are cut", () => {
  const payloads = fc.array(fc.uint8Array({ maxLength: 70_000, size: "max" }), { maxLength: 6 });
  const cuts = fc.array(fc.nat(200_000), { maxLength: 8 });
  fc.assert(
    fc.property(payloads, cuts, (sent, at) => {
      const bytes = Buffer.concat(
        sent.map((payload) => encodeFrame({ payload: Buffer.from(payload), masked: false })),
      );
      const heard: Buffer[] = [];
      const walk = createFrameWalker((_opcode, from, start, end) => {
        heard.push(Buffer.from(from.subarray(start, end)));
      });
      const ends = [...at.map((cut) => Math.min(cut, bytes.length)), bytes.length];
      let done = 0;
      for (const end of ends.sort((a, b) => a - b)) {
        // Read into a buffer that is written over, as that of a connection is.
        const shared = Buffer.from(bytes.subarray(done, end));
        walk(shared, end - done);
        shared.fill(0);
        done = end;
      }
      assert.deepEqual(
        heard,
        sent.map((payload) => Buffer.from(payload)),
      );
    }),
    { numRuns: 50 },
  );
});

test("a client's frame is masked, and its text stays readable", () => {
  for (const text of ["", "short", "x".repeat(125), "y".repeat(126), "z".repeat(2000)]) {
    const frame = clientFrame(1, Buffer.from(text));
    assert.equal((frame[1] ?? 0) & 0x80, 0x80);
    assert.equal(frame.toString().endsWith(text), true);
  }
});
