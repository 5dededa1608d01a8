import assert from "node:assert/strict";
import test from "node:test";
import { brokenFrames } from "./broken-frames.ts";
import { fromHex } from "./bytes.ts";
import { readFrame } from "./frame.ts";

for (const [problem, { sender, hex }] of Object.entries(brokenFrames)) {
  test(`the example of ${problem} has that wrong, and nothing else`, () => {
    const bytes = fromHex(hex);
    assert.ok(bytes);
    assert.deepEqual(readFrame(bytes, sender)?.problems, [problem]);
  });
}
