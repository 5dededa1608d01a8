import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type FaultSettings, noFaults, type Page, paths } from "#wire";
import type { Config } from "../config.ts";
import { call, eventually, makeDraft, makeRoom, sayMany, startChat } from "../testing.ts";
import { openWs } from "../testing-peers.ts";
import { readCounts } from "../testing-stats.ts";
import { transports } from "./index.ts";
import { adapt, type Sent } from "./testing.ts";

for (const id of Object.keys(transports)) {
  const start = async (t: TestContext, overrides: Partial<Config> = {}) => {
    const server = await startChat(t, overrides);
    const { room, hostKey } = await makeRoom(server);
    const headers = { Authorization: `Bearer ${hostKey}` };
    const path = paths.transport(room, id);
    const set = async (json: Partial<FaultSettings>) =>
      (await call<FaultSettings>(server, "PUT", paths.faults(room), { json, headers })).body;
    const clear = async () =>
      (await call<FaultSettings>(server, "DELETE", paths.faults(room), { headers })).body;
    const peer = adapt(id, t, server, room);
    const texts = async () => {
      const all = await call<Page>(server, "GET", `${paths.transport(room, "short-polling")}`);
      return all.body.messages.map(({ text }) => text);
    };
    return { server, room, set, clear, peer, texts, ...(await connect(t, server, path)) };
  };

  describe(`faults strike ${id}`, () => {
    test("an outage breaks what is open and takes nothing new, until it is over", async (t) => {
      const { server, room, set, peer, wait } = await start(t);
      const waiting = wait();
      await eventually(async () => {
        const { openNow } = await readCounts(server, room, id);
        assert.ok(openNow.parked + openNow.sockets > 0 || id === "short-polling");
      });
      const { outageMs } = await set({ outageMs: 400 });
      assert.ok(outageMs > 300 && outageMs <= 400);
      await assert.rejects(peer.ask());
      if (id !== "short-polling") assert.equal(await waiting, "broken");
      assert.equal((await call(server, "GET", paths.room(room))).status, 200);
      await eventually(async () => void (await peer.ask()));
      assert.deepEqual((await call(server, "GET", paths.faults(room))).body, noFaults);
    });

    test("a lost request reaches nobody; a lost answer was accepted, and the same id adds nothing", async (t) => {
      const { set, send, peer, texts } = await start(t);
      const draft = makeDraft("once");
      await set({ dropRequests: 1 });
      assert.equal(await send(draft), "broken");
      await set({ dropRequests: 0, dropAnswers: 1 });
      assert.equal(await send(draft), "broken");
      await set({ dropAnswers: 0 });
      assert.equal((await peer.send(draft)).message?.seq, 1);
      assert.deepEqual(await texts(), ["once"]);
    });

    test("what is handled twice is accepted once, and answered once", async (t) => {
      const { server, room, set, peer, texts } = await start(t);
      await set({ duplicateRequests: 1 });
      await peer.send(makeDraft("one"));
      const { page } = await peer.ask();
      assert.deepEqual(
        page?.messages.map(({ text }) => text),
        ["one"],
      );
      assert.deepEqual(await texts(), ["one"]);
      assert.equal((await readCounts(server, room, id)).messages > 0, true);
    });

    test("a cut breaks what is open, once", async (t) => {
      const { set, wait, peer } = await start(t);
      const waiting = id === "short-polling" ? "broken" : wait();
      await set({ delayMs: 0 });
      assert.equal((await set({ cut: true })).cut, false);
      assert.equal(await waiting, "broken");
      assert.ok((await peer.ask()).page);
    });

    test("what is open feels the trouble that comes after all was normal again", async (t) => {
      const { server, room, set, clear, wait } = await start(t);
      if (id === "short-polling") return;
      const waiting = wait();
      await eventually(async () => {
        const { openNow } = await readCounts(server, room, id);
        assert.ok(openNow.parked + openNow.sockets > 0);
      });
      assert.deepEqual(await clear(), noFaults);
      await set({ cut: true });
      assert.equal(await waiting, "broken");
    });

    test("a connection on which nothing passed for too long is cut", async (t) => {
      const { set, wait, peer } = await start(t);
      await set({ idleCutMs: 60 });
      if (id !== "short-polling") assert.equal(await wait(), "broken");
      assert.ok((await peer.ask()).page);
    });

    test("a stall holds everything without a word, and lets it go when it is over", async (t) => {
      const { server, room, set, peer } = await start(t);
      await set({ stall: true });
      let isAnswered = false;
      const asking = peer.ask().then(() => {
        isAnswered = true;
      });
      await sayMany(server, room, 3);
      await eventually(async () => {
        assert.ok((await readCounts(server, room, id)).requests > 0);
      });
      assert.equal(isAnswered, false);
      await set({ stall: false });
      await asking;
    });

    test("buffering passes answers on in lumps", async (t) => {
      const { set, peer } = await start(t, { lumpMs: 300 });
      await set({ buffering: true });
      const first = performance.now();
      await peer.ask();
      await peer.ask();
      assert.ok(performance.now() - first >= 290);
    });
  });
}

/** Connected before the trouble: a send, and a wait for news, that tell whether their connection broke. */
async function connect(t: TestContext, server: Parameters<typeof call>[0], path: string) {
  const isSocket = path.endsWith("websocket");
  if (!isSocket) {
    const { cursor } = (await call<Page>(server, "GET", path)).body;
    const attempt = (asked: Promise<unknown>) =>
      asked.then(
        () => "answered",
        () => "broken",
      );
    return {
      send: (json: unknown) => attempt(call<Sent>(server, "POST", path, { json })),
      wait: () => attempt(call(server, "GET", `${path}?after=${cursor}&wait=20`)),
    };
  }
  return {
    async send(draft: object) {
      const { heard, say, closed } = openWs(t, server, path);
      // The handshake may be what breaks: then nothing was sent.
      await heard("messages").catch(() => {});
      if ((await Promise.race([closed, Promise.resolve("open")])) === "open") {
        say({ type: "send", ...draft });
      }
      return Promise.any([heard("accepted").then(() => "answered"), closed.then(() => "broken")]);
    },
    wait: () => openWs(t, server, path).closed.then(() => "broken"),
  };
}
