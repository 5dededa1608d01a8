import assert from "node:assert/strict";
import test from "node:test";
import type { Counts, Stats } from "#wire";
import { server } from "../testing-counts.ts";
import { createLooks } from "./sums.ts";

const none = server(0);

const stats = (counts: Partial<Counts>, own?: Partial<Counts>, since = 1): Stats => ({
  room: "r",
  since,
  transports: { held: { ...none, ...counts } },
  ...(own && { client: { held: { ...none, ...own } } }),
});

test("a sum is the difference of two looks, both directions and both kinds of bytes", () => {
  const looks = createLooks();
  looks.add(0, stats({ requests: 5, bytesUp: { overhead: 100, payload: 10 } }));
  looks.add(
    1000,
    stats({
      requests: 8,
      bytesUp: { overhead: 130, payload: 15 },
      bytesDown: { overhead: 200, payload: 40 },
      openNow: { parked: 2, sockets: 3, idle: 4 },
    }),
  );
  const { pulse, ...sum } = looks.sum("held");
  assert.deepEqual(sum, { requests: 3, bytes: 275, open: 9 });
  assert.deepEqual(pulse, [3]);
  assert.equal(looks.spanMs, 1000);
});

test("nothing is made up: one look sums up to nothing, and a short time is not stretched to a minute", () => {
  const looks = createLooks();
  assert.equal(looks.sum("held").requests, 0);
  looks.add(0, stats({ requests: 40 }));
  assert.equal(looks.sum("held").requests, 0);
  looks.add(1000, stats({ requests: 50 }));
  assert.equal(looks.sum("held").requests, 10);
  assert.equal(looks.sum("unknown").requests, 0);
});

test("after a minute the oldest requests leave the sum, which stays that of one minute", () => {
  const looks = createLooks();
  for (let second = 0; second <= 200; second++) {
    looks.add(second * 1000, stats({ requests: second < 100 ? second * 10 : 1000 }));
    assert.ok(looks.sum("held").requests <= 600);
  }
  assert.equal(looks.spanMs, 60_000);
  assert.equal(looks.sum("held").requests, 0);
  assert.equal(looks.sum("held").pulse.length, 60);
});

test("after a switch the sum begins anew, the pulse goes on", () => {
  const looks = createLooks();
  looks.add(0, stats({ requests: 0 }));
  looks.add(1000, stats({ requests: 100 }));
  looks.restart();
  assert.equal(looks.sum("held").requests, 0);
  looks.add(2000, stats({ requests: 102 }));
  assert.equal(looks.sum("held").requests, 2);
  assert.deepEqual(looks.sum("held").pulse, [100, 2]);
});

test("what the wall's own client caused is left out", () => {
  const looks = createLooks();
  const openNow = { parked: 0, sockets: 4, idle: 0 };
  looks.add(0, stats({ requests: 3, openNow: { ...openNow, sockets: 3 } }, {}));
  looks.add(
    1000,
    stats({ requests: 5, openNow }, { requests: 1, openNow: { ...openNow, sockets: 1 } }),
  );
  assert.equal(looks.sum("held").requests, 1);
  assert.equal(looks.sum("held").open, 3);
});

test("a server that started anew counts from zero, and so do the sums", () => {
  const looks = createLooks();
  looks.add(0, stats({ requests: 900 }));
  looks.add(1000, stats({ requests: 4 }, undefined, 2));
  looks.add(2000, stats({ requests: 6 }, undefined, 2));
  assert.equal(looks.sum("held").requests, 2);
});
