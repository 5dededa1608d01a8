import assert from "node:assert/strict";
import test from "node:test";
import { makeMessage, range, seqs } from "../testing.ts";
import { createMessageList } from "./message-list.ts";

const page = (...numbers: number[]) => ({
  cursor: "c",
  messages: numbers.map((n) => makeMessage(n)),
});
const fine = { lost: 0, doubled: 0, disordered: 0, repeated: 0 };

test("what is new is taken and handed back", () => {
  const list = createMessageList();
  assert.deepEqual(seqs(list.take(page(1, 2))), [1, 2]);
  assert.deepEqual(seqs(list.take(page(3))), [3]);
  assert.deepEqual(seqs(list.take(page())), []);
  assert.deepEqual(seqs(list.rows), [1, 2, 3]);
  assert.deepEqual(list.order, fine);
});

test("what is there already is dropped and counted as repeated", () => {
  const list = createMessageList();
  list.take(page(1, 2, 3));
  assert.deepEqual(seqs(list.take(page(2, 3, 4, 4))), [4]);
  assert.deepEqual(seqs(list.rows), [1, 2, 3, 4]);
  assert.deepEqual(list.order, { ...fine, repeated: 3 });
});

test("one message of its sender under two numbers is shown twice, and counted as doubled", () => {
  const list = createMessageList();
  const twice = [makeMessage(1, { id: "same" }), makeMessage(2, { id: "same" })];
  assert.deepEqual(seqs(list.take({ cursor: "c", messages: twice })), [1, 2]);
  assert.deepEqual(list.order, { ...fine, doubled: 1 });
  list.take({ cursor: "fresh", messages: [], gap: true });
  list.take({ cursor: "c", messages: [makeMessage(1, { id: "same" })] });
  assert.deepEqual(list.order, { ...fine, doubled: 1 }, "after a gap it is shown alone");
});

test("a second gap forgets what came after the first, and history is still missing", () => {
  const list = createMessageList();
  for (const cursor of ["one", "two"]) {
    list.take({ cursor, messages: [], gap: true });
    assert.deepEqual(list.rows, []);
    assert.deepEqual(seqs(list.take(page(1, 2))), [1, 2]);
    assert.equal(list.isCut, true);
  }
  assert.deepEqual([list.earlier, list.order], [0, fine]);
});

test("a hole is counted as lost, what comes before the first message is not", () => {
  const list = createMessageList();
  list.take(page(100));
  assert.equal(list.order.lost, 0);
  list.take(page(103));
  assert.equal(list.order.lost, 2);
});

test("a message that comes after a later one takes its place, and is lost no more", () => {
  const list = createMessageList();
  list.take(page(1, 4));
  assert.deepEqual(seqs(list.take(page(3, 2))), [3, 2]);
  assert.deepEqual(seqs(list.rows), [1, 2, 3, 4]);
  assert.deepEqual(list.order, { ...fine, disordered: 2 });
});

test("the newest fifty are kept as rows, and the earlier ones counted", () => {
  const list = createMessageList();
  list.take(page(...range(1, 30)));
  assert.equal(list.earlier, 0);
  list.take(page(...range(31, 1200)));
  assert.deepEqual(seqs(list.rows), range(1151, 1200));
  assert.equal(list.earlier, 1150);
});

test("rows are another array when they have changed, so that a page notices", () => {
  const list = createMessageList();
  const before = list.rows;
  list.take(page(1));
  assert.notEqual(list.rows, before);
  assert.deepEqual(before, []);
});

test("after a gap everything known is forgotten, and the same numbers are new again", () => {
  const list = createMessageList();
  list.take(page(1, 2, 3));
  assert.equal(list.isCut, false);
  assert.deepEqual(list.take({ cursor: "fresh", messages: [], gap: true }), []);
  assert.deepEqual(list.rows, []);
  assert.equal(list.isCut, true);
  assert.deepEqual(seqs(list.take(page(1, 2))), [1, 2]);
  assert.deepEqual([list.rows.length, list.earlier], [2, 0]);
  assert.deepEqual(list.order, fine);
});

test("a reset forgets all of it, what was lost and doubled too", () => {
  const list = createMessageList();
  list.take({ ...page(1, 5, 5), gap: true });
  list.reset();
  assert.deepEqual([list.rows, list.earlier, list.isCut], [[], 0, false]);
  assert.deepEqual(list.order, fine);
  list.take(page(9));
  assert.deepEqual(list.order, fine);
});

test("a server that counts far ahead costs neither time nor memory", () => {
  const list = createMessageList();
  list.take(page(1, 2_000_000_000));
  assert.equal(list.order.lost, 1_999_999_998);
});
