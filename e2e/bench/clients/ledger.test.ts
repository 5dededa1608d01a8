import assert from "node:assert/strict";
import test from "node:test";
import { createLedger } from "./ledger.ts";
import { parseSeqs } from "./poll-dialects.ts";

const piece = (...seqs: number[]) => Buffer.from(seqs.map((seq) => `{"seq":${seq}}`).join());

function start(receivers: number) {
  const ledger = createLedger(receivers, parseSeqs);
  const completed: number[] = [];
  ledger.onComplete = (seq) => completed.push(seq);
  const take = (receiver: number, bytes: Buffer) => ledger.take(receiver, bytes, 0, bytes.length);
  return { ledger, completed, take };
}

test("a message is complete when every receiver has it, in whatever pieces", () => {
  const { ledger, completed, take } = start(3);
  take(0, piece(1, 2));
  take(1, piece(1, 2));
  assert.deepEqual(completed, []);
  take(2, piece(1));
  assert.deepEqual(completed, [1]);
  take(2, piece(2));
  assert.deepEqual(completed, [1, 2]);
  assert.deepEqual([ledger.deliveries, ledger.pieces, ledger.faults], [6, 4, 0]);
});

for (const [what, first, second] of [
  ["a hole", piece(1), piece(3)],
  ["a message that comes twice", piece(1), piece(1)],
  ["a wrong order inside a piece", piece(1), piece(3, 2)],
] as const) {
  test(`${what} is a fault, and one that is seen at each receiver`, () => {
    const { ledger, take } = start(2);
    for (const receiver of [0, 1]) {
      take(receiver, first);
      take(receiver, second);
    }
    assert.equal(ledger.faults, 2);
  });
}
