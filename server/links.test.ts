import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { type FaultSettings, paths } from "#wire";
import { call, makeRoom, startChat } from "./testing.ts";
import { openTcp } from "./testing-peers.ts";

async function start(t: TestContext) {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const peer = await openTcp(t, server);
  const authorization = `Bearer ${hostKey}`;
  const head = (line: string) => `${line} HTTP/1.1\r\nHost: localhost\r\n`;
  let answers = 0;
  const answered = async (status: number) => {
    answers += 1;
    await peer.until((heard) => heard.split(`HTTP/1.1 ${status} `).length > answers);
  };
  return {
    set: (json: Partial<FaultSettings>) =>
      call(server, "PUT", paths.faults(room), { json, headers: { Authorization: authorization } }),
    /** Asks on the one connection. */
    async poll() {
      peer.write(`${head(`GET ${paths.transport(room, "short-polling")}?client=me`)}\r\n`);
      await answered(200);
    },
    /** The host's word on the same connection. */
    async setHere(json: Partial<FaultSettings>) {
      const body = JSON.stringify(json);
      peer.write(
        `${head(`PUT ${paths.faults(room)}`)}Authorization: ${authorization}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      await answered(200);
    },
    isOpen: () => !peer.tcp.destroyed,
    closed: () =>
      peer.tcp.destroyed || new Promise((resolve) => peer.tcp.once("close", () => resolve(true))),
  };
}

test("a connection that brings the host's word is not broken by it, though it carried polls before", async (t) => {
  const { poll, setHere, isOpen } = await start(t);
  await poll();
  await poll();
  await setHere({ cut: true });
  await setHere({ outageMs: 1 });
  await setHere({ idleCutMs: 20 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await setHere({ idleCutMs: 0 });
  assert.equal(isOpen(), true);
});

test("a connection that carried several polls is broken where it rests, by the last one's room", async (t) => {
  const { poll, set, closed } = await start(t);
  await poll();
  await poll();
  await set({ cut: true });
  assert.equal(await closed(), true);
});

test("a connection that carried polls is cut when it rests for too long", async (t) => {
  const { poll, set, closed } = await start(t);
  await poll();
  await poll();
  await set({ idleCutMs: 20 });
  assert.equal(await closed(), true);
});
