import assert from "node:assert/strict";
import test from "node:test";
import { paths } from "#wire";
import { startChat } from "../../server/testing.ts";
import { refuse, reply, startFake } from "../testing-net.ts";
import { createClock, offsetOf } from "./clock.ts";

const { signal } = new AbortController();
const realNow = () => performance.timeOrigin + performance.now();

test("one exchange tells the offset, and is wrong by half its round trip at most", () => {
  assert.deepEqual(offsetOf(1000, 6050, 1100), { ms: 5000, error: 50 });
  assert.deepEqual(offsetOf(1000, 1000, 1000), { ms: 0, error: 0 });
  // All of the round trip was on one way.
  assert.deepEqual(offsetOf(1000, 1100, 1100), { ms: 50, error: 50 });
});

test("before the first exchange there is no offset and no error", () => {
  assert.deepEqual(createClock("http://nowhere").offset, { ms: 0, error: undefined });
});

for (const [name, off] of [
  ["five seconds fast", 5000],
  ["five seconds slow", -5000],
] as const) {
  test(`a clock that is ${name} finds its way to the server's`, async (t) => {
    const { port } = await startChat(t);
    const clock = createClock(`http://127.0.0.1:${port}`, () => realNow() + off);
    await clock.sync(signal);
    const { ms, error = Number.NaN } = clock.offset;
    assert.ok(Math.abs(ms + off) <= error + 1, `${ms} ± ${error}`);
    assert.ok(error < 2500);
    const difference = clock.now() + ms - realNow();
    assert.ok(Math.abs(difference) <= error + 1);
  });
}

test("the quickest of eight exchanges counts, and half its round trip is the error", async (t) => {
  const trips = [40, 30, 80, 10, 60, 20, 90, 50];
  const fake = await startFake(t, { answer: (res) => reply(res, 200, { now: 1_000_000 }) });
  let reads = 0;
  // Our clock moves by one trip from the start of an exchange to its end.
  const now = () => {
    const trip = trips[Math.floor(reads / 2)] ?? 0;
    reads += 1;
    return reads % 2 === 1 ? 500_000 : 500_000 + trip;
  };
  const clock = createClock(`http://127.0.0.1:${fake.port}`, now);
  await clock.sync(signal);
  assert.equal(fake.requests.length, 8);
  assert.ok(fake.requests.every(({ url }) => url.pathname === paths.time));
  assert.deepEqual(clock.offset, { ms: 499_995, error: 5 });
});

test("a later round takes the place of the one before, even if it was slower", async (t) => {
  const fake = await startFake(t, { answer: (res) => reply(res, 200, { now: 1000 }) });
  let trip = 10;
  let reads = 0;
  const now = () => (reads++ % 2 === 0 ? 0 : trip);
  const clock = createClock(`http://127.0.0.1:${fake.port}`, now);
  await clock.sync(signal);
  assert.deepEqual(clock.offset, { ms: 995, error: 5 });
  trip = 20;
  await clock.sync(signal);
  assert.deepEqual(clock.offset, { ms: 990, error: 10 });
});

test("exchanges that failed are passed over, and nothing is lost by them", async (t) => {
  const fake = await startFake(t, {
    answer(res, _req, nth) {
      if (nth === 1) res.destroy();
      else if (nth === 2) refuse(res, "unavailable");
      else if (nth === 3) res.end("<html>");
      else if (nth <= 8) reply(res, 200, { now: 7000 });
      else refuse(res, "unavailable");
    },
  });
  const clock = createClock(`http://127.0.0.1:${fake.port}`, () => 2000);
  await clock.sync(signal);
  assert.deepEqual(clock.offset, { ms: 5000, error: 0 });
  await clock.sync(signal);
  assert.deepEqual(clock.offset, { ms: 5000, error: 0 });
});

test("it stops asking when it is called off", async (t) => {
  const closing = new AbortController();
  const fake = await startFake(t, {
    answer(res, _req, nth) {
      if (nth === 2) closing.abort();
      reply(res, 200, { now: 0 });
    },
  });
  await createClock(`http://127.0.0.1:${fake.port}`).sync(closing.signal);
  assert.equal(fake.requests.length, 2);
});
