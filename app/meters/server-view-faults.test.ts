import assert from "node:assert/strict";
import test from "node:test";
import { type FaultSettings, noFaults, paths } from "#wire";
import { call, makeDraft, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { openPeer, range } from "../testing.ts";
import { transportIds } from "../transports/index.ts";
import { createMeter } from "./meter.ts";
import { createServerView } from "./server-view.ts";

const trouble: Record<string, Partial<FaultSettings>> = {
  "lost answers": { dropAnswers: 0.3 },
  "lost requests": { dropRequests: 0.3 },
  "doubled requests": { duplicateRequests: 0.5 },
};

for (const id of transportIds) {
  for (const [name, faults] of Object.entries(trouble)) {
    test(`under ${name} the two counts of ${id} raise no warning, then or later`, async (t) => {
      const server = await startChat(t);
      const { room, hostKey } = await makeRoom(server);
      const headers = { Authorization: `Bearer ${hostKey}` };
      const set = (json: Partial<FaultSettings>) =>
        call(server, "PUT", paths.faults(room), { json, headers });
      const { fetch } = globalThis;
      t.mock.method(globalThis, "fetch", (input: string | URL, init?: RequestInit) =>
        fetch(new URL(input, `http://127.0.0.1:${server.port}`), init),
      );
      const meter = createMeter();
      const settings = { holdS: 0.1, timeoutMs: 1000 };
      const parts = { id, port: server.port, room, settings, observe: meter.observe };
      const peer = openPeer(t, parts);
      const look = createServerView(room, peer.client, meter.read);
      await peer.stands("open");
      await look([id]);
      await set(faults);
      const told = [];
      for (const n of range(1, 40)) {
        if (n === 12) await set(noFaults);
        if (n <= 12) await Promise.all([peer.send(makeDraft()), sayMany(server, room, 2)]);
        told.push(...((await look([id])).differences[id] ?? []));
      }
      assert.deepEqual(told, []);
    });
  }
}
