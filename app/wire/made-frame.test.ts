import assert from "node:assert/strict";
import test from "node:test";
import { fromHex, textOf } from "./bytes.ts";
import { readFrame } from "./frame.ts";
import { type FrameForm, madeFrame } from "./made-frame.ts";

const form: FrameForm = {
  payload: "",
  isHex: false,
  opcode: 1,
  isFinal: true,
  isMasked: true,
  key: "37 fa 21 3d",
};

for (const [length, lengthBits] of [
  [0, 7],
  [125, 7],
  [126, 16],
  [65_535, 16],
  [65_536, 64],
] as const) {
  test(`a payload of ${length} bytes is made a frame and read back, masked and not`, () => {
    for (const isMasked of [true, false]) {
      const payload = "a".repeat(length);
      const made = madeFrame({ ...form, payload, isMasked });
      const bytes = "hex" in made ? fromHex(made.hex) : undefined;
      assert.ok(bytes);
      const frame = readFrame(bytes, isMasked ? "client" : "server");
      assert.equal(frame && textOf(frame.payload), payload);
      assert.deepEqual(
        [frame?.lengthBits, frame?.isWhole, frame?.problems],
        [lengthBits, true, []],
      );
    }
  });
}

test("what cannot be read is named", () => {
  assert.deepEqual(madeFrame({ ...form, payload: "xyz", isHex: true }), { wrong: "payload" });
  assert.deepEqual(madeFrame({ ...form, key: "37 fa 21" }), { wrong: "key" });
  assert.deepEqual(madeFrame({ ...form, key: "", isMasked: false }), { hex: "81 00" });
});
