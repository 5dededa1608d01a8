import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import test from "node:test";
import { readConfig } from "./config.ts";
import { createFaults } from "./faults.ts";
import { createHttpServer } from "./http/server.ts";
import { createLimits } from "./limits.ts";
import { createMetrics } from "./metrics.ts";
import { createRecords } from "./records.ts";
import { createStats } from "./stats.ts";
import { eventually } from "./testing.ts";
import { openTcp } from "./testing-peers.ts";
import { createTraffic } from "./traffic.ts";

test("who leaves while its room is looked up has asked once, and does not stay", async (t) => {
  const config = readConfig({});
  const stats = createStats(10);
  const metrics = createMetrics(stats);
  t.after(metrics.close);
  let find = (_isThere: boolean) => {};
  const traffic = createTraffic({
    ...{ stats, metrics, records: createRecords(), limits: createLimits(config) },
    faults: createFaults(config),
    onlooker: undefined,
    addressOf: () => "127.0.0.1",
    checkHost() {},
    answerMs: 1000,
    hasRoom: () =>
      new Promise((resolve) => {
        find = resolve;
      }),
    onError: (error) => assert.fail(String(error)),
  });
  traffic.asks("patience", () => new Promise(() => {}));
  const server = createHttpServer(config);
  t.after(() => server.close());
  const arrived = once(server, "request");
  server.on("request", (req, res) => void traffic.request(req, res));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const { port } = server.address() as AddressInfo;
  const peer = await openTcp(t, { port });
  peer.write("GET /api/rooms/slow/patience?client=me HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const [req] = await arrived;
  const gone = once(req.socket, "close");
  peer.tcp.destroy();
  await gone;
  find(true);
  await eventually(() => assert.equal(stats.read("slow").transports.patience?.requests, 1));
  assert.equal(stats.read("slow").transports.patience?.openNow.parked, 0);
  assert.equal(stats.hasVisitors("slow"), false);
});
