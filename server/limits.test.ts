import assert from "node:assert/strict";
import test, { describe } from "node:test";
import fc from "fast-check";
import { createLimits } from "./limits.ts";

const settings = {
  sendsPerSecond: 10,
  sendBurst: 50,
  sendsPerSecondPerAddress: 2000,
  roomsPerMinute: 600,
  codeMissesPerMinutePerAddress: 30,
  codeMissesPerMinute: 300,
  reportsPerSecond: 5,
  reportBurst: 10,
  newcomersPerMinutePerAddress: 600,
};

function start(changes: Partial<typeof settings> = {}) {
  const clock = { at: 5000 };
  const limits = createLimits({ ...settings, ...changes }, () => clock.at);
  /** How many of `count` sends pass now. */
  const flood = (count: number, client: (i: number) => string | undefined, address = "10.0.0.1") =>
    Array.from({ length: count }, (_, i) =>
      limits.send({ room: "r", client: client(i), address }),
    ).filter((refusal) => refusal === undefined).length;
  return { clock, limits, flood };
}

describe("sends", () => {
  test("of one client pass in a burst of 50 and then 10 a second", () => {
    const { clock, flood } = start();
    assert.equal(
      flood(100, () => "me"),
      50,
    );
    clock.at += 1000;
    assert.equal(
      flood(100, () => "me"),
      10,
    );
  });

  test("of one client are counted in each room by themselves, for all its addresses together", () => {
    const { limits, flood } = start();
    flood(50, () => "me");
    const send = (room: string, address: string) =>
      limits.send({ room, client: "me", address })?.code;
    assert.equal(send("r", "10.0.0.2"), "rate-limited");
    assert.equal(send("other", "10.0.0.1"), undefined);
  });

  test("without a client count for the address alone", () => {
    const { flood } = start();
    assert.equal(
      flood(3000, () => undefined),
      2000,
    );
  });

  test("of a class of forty behind one address pass, each with its burst", () => {
    const { flood } = start();
    assert.equal(
      flood(40 * 50, (i) => `phone-${i % 40}`),
      40 * 50,
    );
  });

  test("under clients changed at will never exceed the rate of their address", () => {
    const arrivals = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 300 }), fc.option(fc.string(), { nil: undefined })),
      { minLength: 1, maxLength: 300 },
    );
    const rates = fc.record({
      sendsPerSecond: fc.integer({ min: 1, max: 50 }),
      sendBurst: fc.integer({ min: 1, max: 50 }),
      sendsPerSecondPerAddress: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(rates, arrivals, (changes, pattern) => {
        const { clock, limits } = start(changes);
        const from = clock.at;
        let passed = 0;
        for (const [pause, client] of pattern) {
          clock.at += pause;
          if (!limits.send({ room: "r", client, address: "10.0.0.1" })) passed += 1;
          const rate = changes.sendsPerSecondPerAddress;
          assert.ok(passed <= rate + ((clock.at - from) / 1000) * rate + 1e-6);
        }
      }),
    );
  });

  test("that are refused take nothing from the address", () => {
    const { flood } = start();
    flood(5_000, () => "me");
    assert.equal(
      flood(3000, () => undefined),
      2000 - 50,
    );
  });

  test("from one IPv6 network count together, however often the address changes", () => {
    const { limits } = start({ sendsPerSecondPerAddress: 3 });
    const send = (address: string) => limits.send({ room: "r", client: undefined, address })?.code;
    for (const address of ["2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::3"]) {
      assert.equal(send(address), undefined);
    }
    assert.equal(send("2001:db8::4"), "rate-limited");
    assert.equal(send("2001:db8:0:1::4"), undefined);
  });

  test("refused are told how long to wait, and pass once they have waited", () => {
    const { clock, limits, flood } = start({ sendsPerSecond: 0.4 });
    flood(50, () => "me");
    const me = { room: "r", client: "me", address: "10.0.0.1" };
    const waitMs = limits.send(me)?.details.retryAfterMs ?? 0;
    assert.ok(waitMs > 2499 && waitMs <= 2501, `${waitMs}`);
    clock.at += waitMs - 2;
    assert.equal(limits.send(me)?.code, "rate-limited");
    clock.at += 2;
    assert.equal(limits.send(me), undefined);
  });
});

test("one address may make 600 rooms at once and then 10 a second; another is not bothered", () => {
  const { clock, limits } = start();
  const make = (address: string) =>
    Array.from({ length: 1000 }, () => limits.room(address)).filter((refusal) => !refusal).length;
  assert.equal(make("10.0.0.1"), 600);
  assert.equal(make("10.0.0.2"), 600);
  clock.at += 1000;
  assert.equal(make("10.0.0.1"), 10);
});
