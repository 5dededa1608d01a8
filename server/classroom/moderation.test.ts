import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { paths } from "#wire";
import { type ClassSettings, presetTexts } from "#wire-class";
import { call, makeDraft } from "../testing.ts";
import { openWs } from "../testing-peers.ts";
import { transports } from "../transports/index.ts";
import { adapt } from "../transports/testing.ts";
import { newest, startClass } from "./testing.ts";

for (const id of Object.keys(transports)) {
  const start = async (t: TestContext, settings: Partial<ClassSettings> = {}) => {
    const host = await startClass(t, settings);
    const phone = (client?: string) => adapt(id, t, host.server, host.room, client);
    /** What becomes of a text: its code where it is refused, else nothing. */
    const say = async (text: string, client?: string) =>
      (await phone(client).send(makeDraft(text))).code;
    const texts = async () =>
      (await newest(host)).filter((m) => m.kind === "chat").map((m) => m.text);
    return { host, phone, say, texts };
  };

  describe(`a class on ${id}`, () => {
    test("takes only what is offered, until the host allows free text", async (t) => {
      const { host, say, texts } = await start(t);
      for (const text of presetTexts) assert.equal(await say(text, "me"), undefined, text);
      const free = ["hello!", "👍 ", "👍👍", "<b>x</b>"];
      for (const text of free) assert.equal(await say(text, "me"), "forbidden", text);
      assert.deepEqual(await texts(), [...presetTexts]);
      await host.put({ freeText: true });
      for (const text of free) assert.equal(await say(text, "me"), undefined, text);
      assert.deepEqual(await texts(), [...presetTexts, ...free], "text is kept as it is");
    });

    test("takes nothing while it is frozen, but the host is heard", async (t) => {
      const { host, say, texts } = await start(t, { freeText: true });
      await host.event({ type: "freeze", frozen: true });
      assert.equal(await say("👍", "me"), "forbidden");
      assert.equal(await say("👍"), "forbidden", "nor from somebody without a name");
      assert.equal((await host.event({ type: "ping" })).status, 201);
      const serverSays = (headers?: Record<string, string>) =>
        call(host.server, "POST", paths.say(host.room), { headers });
      assert.equal((await serverSays(host.headers)).status, 201);
      assert.equal((await serverSays()).body.code, "forbidden", "nor through the server's mouth");
      const wrong = await serverSays({ Authorization: `Bearer ${"x".repeat(32)}` });
      assert.equal(wrong.body.code, "forbidden", "nor with another key");
      await host.event({ type: "freeze", frozen: false });
      assert.equal(await say("👍", "me"), undefined);
      assert.equal((await texts()).length, 2, "what the server said, and this");
      assert.equal((await serverSays()).status, 201);
    });

    test("takes nothing from a phone that is muted, and all from the others", async (t) => {
      const { host, say, texts } = await start(t);
      const { phone: mine } = await host.info("me");
      await host.event({ type: "mute", handle: mine?.handle, muted: true });
      assert.equal(await say("👍", "me"), "forbidden");
      assert.equal(await say("👏", "other"), undefined);
      await host.event({ type: "mute", handle: mine?.handle, muted: false });
      assert.equal(await say("👍", "me"), undefined);
      assert.deepEqual(await texts(), ["👏", "👍"]);
    });

    test("can mute whoever names no client, as one phone", async (t) => {
      const { host, say } = await start(t);
      assert.equal(await say("👍"), undefined);
      const { senders } = await host.view();
      await host.event({ type: "mute", handle: Object.values(senders)[0], muted: true });
      assert.equal(await say("👍"), "forbidden");
      assert.equal(await say("👍", "me"), undefined);
    });

    test("makes each phone wait in slow mode, as long as it is told and no longer", async (t) => {
      const { host, phone, say, texts } = await start(t, { slowMs: 900 });
      const me = phone("me");
      assert.equal((await me.send(makeDraft("👍"))).code, undefined);
      const draft = makeDraft("👏");
      const { code, retryAfterMs = 0 } = await me.send(draft);
      assert.equal(code, "rate-limited");
      // A header tells whole seconds, a frame milliseconds.
      assert.ok(retryAfterMs > 0 && retryAfterMs <= 1000, `${retryAfterMs}`);
      assert.equal(await say("🎉", "other"), undefined);
      await pause(retryAfterMs);
      assert.equal((await me.send(draft)).code, undefined);
      assert.deepEqual(await texts(), ["👍", "🎉", "👏"]);
      assert.equal((await host.view()).phones.find(({ sends }) => sends === 2)?.isMuted, false);
    });

    test("lets only one of many pass that one phone sends at once in slow mode", async (t) => {
      const { say, texts } = await start(t, { slowMs: 60_000 });
      const codes = await Promise.all(["👍", "👎", "👏", "🎉"].map((text) => say(text, "me")));
      assert.equal(codes.filter((code) => code === undefined).length, 1);
      assert.equal((await texts()).length, 1);
    });

    test("tells who sends again what was accepted that it was, whatever is in force now", async (t) => {
      const { host, phone, texts } = await start(t, { slowMs: 60_000 });
      const draft = makeDraft("👍");
      const first = await phone("me").send(draft);
      await host.event({ type: "freeze", frozen: true });
      const again = await phone("me").send(draft);
      assert.ok(first.message);
      assert.deepEqual(again.message, first.message);
      assert.deepEqual(await texts(), ["👍"]);
      const [{ sends } = { sends: 0 }] = (await host.view()).phones;
      assert.equal(sends, 1);
    });

    test("knows who said something first, whoever repeats it", async (t) => {
      const { host, phone } = await start(t);
      const { phone: mine } = await host.info("me");
      const draft = makeDraft("👍");
      await phone("me").send(draft);
      await phone("other").send(draft);
      assert.deepEqual((await host.view()).senders, { [draft.id]: mine?.handle });
    });
  });
}

test("a socket is told once of each draft that is refused, by its id, and stays open", async (t) => {
  const host = await startClass(t);
  const path = paths.transport(host.room, "websocket");
  const { say, heard, frames } = openWs(t, host.server, `${path}?client=me`);
  await heard("messages");
  const drafts = [makeDraft("not offered"), makeDraft("nor this")];
  for (const draft of drafts) say({ type: "send", ...draft });
  const fine = makeDraft("👍");
  say({ type: "send", ...fine });
  assert.equal((await heard("accepted")).id, fine.id);
  const problems = frames.filter((frame) => frame.type === "problem");
  assert.deepEqual(
    problems.map(({ id, code }) => [id, code]),
    drafts.map(({ id }) => [id, "forbidden"]),
  );
});

test("an ordinary room is judged by nobody", async (t) => {
  const host = await startClass(t, { frozen: true });
  await host.end();
  const path = paths.transport(host.room, "short-polling");
  const { status } = await call(host.server, "POST", path, { json: makeDraft("free") });
  assert.equal(status, 201);
});
