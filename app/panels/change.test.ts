import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type FaultSettings, type Page, paths, type RoomInfo } from "#wire";
import { call, eventually, makeDraft, makeRoom, startChat } from "../../server/testing.ts";
import { quick, range, seqs, showsUp } from "../testing.ts";
import { has, isOpen, makePanel } from "../testing-panels.ts";
import { transportIds, transports } from "../transports/index.ts";

for (const id of transportIds) {
  for (const other of transportIds.filter((one) => one !== id)) {
    describe(`a panel that goes on by ${other} while ${id} is sending`, () => {
      test("sends what nobody answered for under the same id, and keeps the order", async (t) => {
        const server = await startChat(t);
        const { room, hostKey } = await makeRoom(server);
        const headers = { Authorization: `Bearer ${hostKey}` };
        const put = (json: Partial<FaultSettings>) =>
          call(server, "PUT", paths.faults(room), { json, headers });
        const panel = makePanel(t, id, server.port, { transport: transports[id], room });
        panel.open("me", quick);
        await isOpen(panel);

        await put({ dropAnswers: 1 });
        const texts = range(1, 20).map((n) => `number ${n}`);
        for (const text of texts) panel.send(makeDraft(text));
        // Accepted, and the sender does not know it.
        await eventually(async () => {
          const { body } = await call<RoomInfo>(server, "GET", paths.room(room));
          assert.equal(body.head, 1);
        });
        panel.open("me", quick, transports[other], other);
        await put({ dropAnswers: 0 });

        const { rows } = await has(panel, 20);
        assert.deepEqual(
          rows.map(({ text }) => text),
          texts,
        );
        await showsUp(panel.messages, ({ pending }) => pending.length === 0);
        const log = paths.transport(room, "short-polling");
        const { body } = await call<Page>(server, "GET", log);
        assert.deepEqual(seqs(body.messages), range(1, 20));
        assert.equal(panel.numbers.get().order.doubled, 0);
      });
    });
  }
}
