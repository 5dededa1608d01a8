import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import test from "node:test";
import { paths } from "#wire";
import { makeRoom, startChat } from "./testing.ts";
import { readCounts } from "./testing-stats.ts";

test("an answer with 3,000 more bytes of headers costs 3,000 more, poll by poll", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const id = "short-polling";
  let extra = 0;
  // Stands where a proxy or a careless cookie would: what the door writes, it makes longer.
  const front = createServer((req, res) => {
    if (extra > 0) res.setHeader("X", "x".repeat(extra - "X: \r\n".length));
    server.chat.traffic.request(req, res);
  });
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  t.after(() => front.close());
  const { port } = front.address() as AddressInfo;

  async function poll(): Promise<number> {
    const before = (await readCounts(server, room, id)).bytesDown.overhead;
    const path = paths.transport(room, id);
    const [answer] = await once(get({ port, path, agent: false }), "response");
    answer.resume();
    await once(answer, "close");
    let after = before;
    while (after === before) after = (await readCounts(server, room, id)).bytesDown.overhead;
    return after - before;
  }

  const plain = await poll();
  extra = 3000;
  for (let i = 0; i < 3; i++) assert.equal(await poll(), plain + 3000);
});
