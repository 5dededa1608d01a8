import assert from "node:assert/strict";
import test from "node:test";
import { type ClassEvent, newClass } from "#wire-class";
import { makeMessage } from "../testing.ts";
import { hear, isReadable, isSeen, type Known } from "./hear.ts";

const first: Known = {
  transport: "short-polling",
  settings: newClass,
  hidden: new Set(),
  clearedTo: 0,
  isOver: false,
};
const say = (event: ClassEvent, seq = 9) =>
  makeMessage(seq, { kind: "event", text: event.type, data: { ...event } });
const hearAll = (...events: ClassEvent[]) =>
  events.reduce((known, event) => hear(known, say(event)), first);

const vote = { id: "v", question: "Which?", choices: ["a", "b"] };

test("what is no event, or changes nothing a phone knows, changes nothing", () => {
  assert.equal(hear(first, makeMessage(1)), first);
  // Nobody but the host can make an event, whatever stands in a message's text.
  assert.equal(hear(first, makeMessage(1, { data: { type: "freeze", frozen: true } })), first);
  assert.equal(hearAll({ type: "ping" }, { type: "cut" }), first);
});

test("a switch to a transport this page does not know leaves the phone where it is", () => {
  assert.equal(hearAll({ type: "switch", transport: "websocket" }).transport, "websocket");
  assert.equal(hearAll({ type: "switch", transport: "pigeon" }).transport, "short-polling");
});

test("freezing, muting and settings change what holds", () => {
  assert.equal(hearAll({ type: "freeze", frozen: true }).settings.frozen, true);
  const muted = hearAll(
    { type: "mute", handle: "a", muted: true },
    { type: "mute", handle: "b", muted: true },
    { type: "mute", handle: "b", muted: true },
    { type: "mute", handle: "a", muted: false },
  );
  assert.deepEqual(muted.settings.muted, ["b"]);
  const { settings } = hearAll({ type: "settings", change: { intervalMs: 500, freeText: true } });
  assert.deepEqual(settings, { ...newClass, intervalMs: 500, freeText: true });
});

test("a vote opens, and only its own end ends it", () => {
  const opened = hearAll({ type: "vote", vote });
  assert.deepEqual(opened.settings.vote, { ...vote, isOpen: true });
  assert.equal(hear(opened, say({ type: "vote-over", id: "w" })).settings.vote?.isOpen, true);
  assert.equal(hear(opened, say({ type: "vote-over", id: "v" })).settings.vote?.isOpen, false);
});

test("hidden messages cannot be read any more, cleared ones neither, the host's words always", () => {
  const known = hearAll({ type: "hide", seq: 3 }, { type: "clear", seq: 1 });
  const readable = [1, 2, 3, 4].filter((seq) => isReadable(known, makeMessage(seq)));
  assert.deepEqual(readable, [2, 4]);
  assert.equal(isReadable(known, say({ type: "ping" }, 1)), true);
  assert.equal(isReadable(first, makeMessage(5, { text: "", data: { hidden: true } })), false);
});

test("a clear that names no number hides all that was said before it, and nothing later", () => {
  const known = hear(first, say({ type: "clear" }, 5));
  assert.equal(isReadable(known, makeMessage(4)), false);
  assert.equal(isReadable(known, makeMessage(6)), true);
  assert.equal(hear(known, say({ type: "clear", seq: 2 }, 7)).clearedTo, 5);
});

test("what is said makes a phone light up, and so does a ping; the host's other work does not", () => {
  assert.equal(isSeen(makeMessage(1)), true);
  assert.equal(isSeen(say({ type: "ping" })), true);
  assert.equal(isSeen(say({ type: "hide", seq: 1 })), false);
  assert.equal(isSeen(makeMessage(1, { text: "", data: { hidden: true } })), false);
});

test("a room that is no class any more is over", () => {
  assert.equal(first.isOver, false);
  assert.equal(hearAll({ type: "over" }).isOver, true);
});
