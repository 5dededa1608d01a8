import assert from "node:assert/strict";
import test from "node:test";
import type { Message } from "#wire";
import { createBoard } from "./board.ts";

const message = (seq: number, change: Partial<Message> = {}): Message => ({
  seq,
  id: `m${seq}`,
  kind: "chat",
  author: "",
  text: `text ${seq}`,
  sentAt: 0,
  acceptedAt: 0,
  via: "held",
  ...change,
});
const event = (seq: number, data: Record<string, unknown>) =>
  message(seq, { kind: "event", text: "", data });

test("the newest messages stand on the board, what the host does does not", () => {
  const board = createBoard();
  board.take([message(1), event(2, { type: "ping" }), message(3)]);
  assert.deepEqual(
    board.rows.map(({ text }) => text),
    ["text 1", "text 3"],
  );
  board.take(Array.from({ length: 300 }, (_, i) => message(i + 4)));
  assert.equal(board.rows.length, 100);
  assert.equal(board.rows.at(-1)?.seq, 303);
});

test("what is hidden keeps its place and loses its text", () => {
  const board = createBoard();
  board.take([message(1), message(2), message(3, { text: "", data: { hidden: true } })]);
  board.take([event(4, { type: "hide", seq: 2 })]);
  assert.deepEqual(
    board.rows.map(({ seq, text, isHidden }) => [seq, text, isHidden]),
    [
      [1, "text 1", false],
      [2, "", true],
      [3, "", true],
    ],
  );
});

test("clearing hides all there is, or all up to a message", () => {
  const board = createBoard();
  board.take([message(1), message(2), event(3, { type: "clear", seq: 1 }), message(4)]);
  assert.deepEqual(
    board.rows.map(({ isHidden }) => isHidden),
    [true, false, false],
  );
  board.take([event(5, { type: "clear" }), message(6)]);
  assert.deepEqual(
    board.rows.map(({ isHidden }) => isHidden),
    [true, true, true, false],
  );
});
