import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { Socket } from "../socket.ts";
import { eventually } from "../testing.ts";
import { createHeartbeat } from "./heartbeat.ts";

const everyMs = 2000;

/** As much of a socket as a heartbeat knows; it answers at once until it has vanished. */
class Peer {
  isClosed = false;
  isAnswered = true;
  isThere = true;
  pings: number[] = [];
  private closers: (() => void)[] = [];

  constructor(private readonly now: () => number) {}

  ping(): void {
    this.pings.push(this.now());
    this.isAnswered = this.isThere;
  }

  onClose(listener: () => void): void {
    this.closers.push(listener);
  }

  terminate(): void {
    this.isClosed = true;
    for (const closer of this.closers) closer();
  }
}

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function start(t: TestContext) {
  t.mock.timers.enable({ apis: ["setInterval", "setImmediate"] });
  let at = 0;
  const beat = createHeartbeat(everyMs);
  const open = () => {
    const peer = new Peer(() => at);
    beat(peer as unknown as Socket);
    return { peer, at };
  };
  const pass = (ms: number) => {
    for (let i = 0; i < ms; i++) {
      at += 1;
      t.mock.timers.tick(1);
    }
  };
  return { open, pass };
}

for (const [what, apartMs] of [
  ["that all came at once", 0],
  ["that came one after the other", 10],
] as const) {
  test(`sockets ${what} are pinged once a period, a twentieth of them at a time`, (t) => {
    const { open, pass } = start(t);
    const came = many(200, () => {
      const one = open();
      pass(apartMs);
      return one;
    });
    pass(2 * everyMs);
    const together = new Map<number, number>();
    for (const { peer, at } of came) {
      const [first = 0, second = 0] = peer.pings;
      assert.ok(first > at && first - at <= everyMs, `${first - at} ms`);
      assert.equal(second - first, everyMs);
      together.set(first % everyMs, (together.get(first % everyMs) ?? 0) + 1);
    }
    assert.equal(Math.max(...together.values()), 10);
  });
}

test("who does not answer is ended at its next turn, and nobody else", (t) => {
  const { open, pass } = start(t);
  const [lost, ...others] = many(50, () => open().peer);
  assert.ok(lost);
  pass(everyMs);
  lost.isThere = false;
  pass(everyMs);
  assert.ok(!lost.isClosed);
  pass(everyMs);
  assert.ok(lost.isClosed);
  assert.ok(others.every((peer) => !peer.isClosed));
});

test("without sockets the timer rests, and goes on with the next one", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
  const before = timers();
  const beat = createHeartbeat(100);
  for (let round = 0; round < 2; round++) {
    const peers = many(5, () => new Peer(() => 0));
    for (const peer of peers) beat(peer as unknown as Socket);
    assert.equal(timers(), before + 1);
    await eventually(() => assert.ok(peers.every(({ pings }) => pings.length > 0)));
    for (const peer of peers) peer.terminate();
    assert.equal(timers(), before);
  }
});
