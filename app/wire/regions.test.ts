import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { fromHex, textOf, toHex } from "./bytes.ts";
import { type Frame, readFrame } from "./frame.ts";
import { readHttp } from "./http.ts";
import { makeFrame } from "./make-frame.ts";
import {
  firstByte,
  frameRegions,
  httpRegions,
  lastByte,
  spotOf,
  step,
  unmasking,
} from "./regions.ts";

const key = fc.uint8Array({ minLength: 4, maxLength: 4 });
const payload = fc.uint8Array({ maxLength: 300 });

/** A frame of a client, with what it is made of. */
const frames = fc.record({ opcode: fc.constantFrom(1, 2, 8, 9, 10), payload, key }).map((parts) => {
  const bytes = makeFrame(parts);
  return { ...parts, bytes, frame: readFrame(bytes, "client") as Frame };
});

test("a frame's regions stand beside each other and have every bit", () => {
  fc.assert(
    fc.property(frames, ({ frame, bytes }) => {
      let bit = 0;
      for (const region of frameRegions(frame)) {
        assert.equal(region.bit, bit);
        bit += region.bits;
      }
      assert.equal(bit, bytes.length * 8);
    }),
  );
});

test("the arrow keys pass every byte and every field, and come back the same way", () => {
  const answer = readHttp(new TextEncoder().encode("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody"));
  fc.assert(
    fc.property(
      fc.oneof(
        frames.map(({ frame }) => frameRegions(frame)),
        fc.constant(httpRegions(answer)),
      ),
      (regions) => {
        const first = { region: 0, byte: 0 };
        const passed = [first];
        for (let spot = first; ; ) {
          const next = step(regions, spot, 1);
          if (next.byte === spot.byte && next.region === spot.region) break;
          passed.push(next);
          spot = next;
        }
        const last = lastByte(regions[regions.length - 1] as (typeof regions)[number]);
        assert.deepEqual([...new Set(passed.map(({ byte }) => byte))].length, last + 1);
        assert.equal(new Set(passed.map(({ region }) => region)).size, regions.length);
        for (const [i, spot] of passed.entries()) {
          assert.deepEqual(step(regions, spot, -1), passed[Math.max(0, i - 1)]);
        }
      },
    ),
  );
});

test("a byte is found in its region", () => {
  fc.assert(
    fc.property(frames, ({ frame, bytes }) => {
      const regions = frameRegions(frame);
      for (const byte of bytes.keys()) {
        const found = regions[spotOf(regions, byte).region];
        assert.ok(found && firstByte(found) <= byte && lastByte(found) >= byte);
      }
    }),
  );
});

test("a masked payload is unmasked byte by byte", () => {
  fc.assert(
    fc.property(frames, fc.nat(300), ({ frame, bytes, payload: said }, from) => {
      const rows = unmasking(frame, from, 16);
      const there = said.subarray(from, from + 16);
      assert.equal(rows.map(({ plain }) => plain).join(""), toHex(there));
      const start = frame.headerBytes + from;
      assert.equal(
        rows.map(({ masked }) => masked).join(""),
        toHex(bytes.subarray(start, start + 16)),
      );
      for (const { masked, key: turn, plain } of rows) {
        assert.equal(
          Number.parseInt(masked, 16) ^ Number.parseInt(turn, 16),
          Number.parseInt(plain, 16),
        );
      }
    }),
  );
});

test("hex is read however it is written, and nothing else is", () => {
  fc.assert(
    fc.property(payload, fc.constantFrom("", " ", ":", ", 0x"), (bytes, separator) => {
      assert.deepEqual(fromHex(toHex(bytes, separator)), bytes);
    }),
  );
  for (const wrong of ["8", "zz", "81 0", "hello"]) assert.equal(fromHex(wrong), undefined, wrong);
  assert.equal(textOf(Uint8Array.of(0xe4, 0xbd, 0xa0)), "你");
});
