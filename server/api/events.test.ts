import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import test, { describe } from "node:test";
import { paths } from "#wire";
import { newest, startClass, startRoom } from "../classroom/testing.ts";
import { call, eventually, makeDraft } from "../testing.ts";
import { openWs } from "../testing-peers.ts";

describe("events", () => {
  test("are answered with the message that everyone hears", async (t) => {
    const host = await startClass(t);
    const { status, body } = await host.event({ type: "ping", unknown: 1 });
    assert.equal(status, 201);
    const { seq, kind, via, author, text, data } = body.message;
    assert.deepEqual(
      { seq, kind, via, author, text, data },
      { seq: 2, kind: "event", via: "server", author: "", text: "ping", data: { type: "ping" } },
    );
    assert.deepEqual((await newest(host)).at(-1), body.message);
  });

  test("are refused in a room that is no class, with what to do", async (t) => {
    const host = await startRoom(t);
    const { status, body } = await host.event({ type: "ping" });
    assert.deepEqual([status, body.code], [403, "forbidden"]);
    assert.match(body.detail, /make it one first/);
    assert.deepEqual(await newest(host), []);
  });

  test("change what a newcomer must know", async (t) => {
    const host = await startClass(t);
    await host.event({ type: "switch", transport: "websocket" });
    await host.event({ type: "freeze", frozen: true });
    await host.event({ type: "mute", handle: "ABCDEF", muted: true });
    await host.event({ type: "mute", handle: "ABCDEG", muted: true });
    await host.event({ type: "mute", handle: "ABCDEF", muted: false });
    const { shares, frozen, muted, phone } = await host.info("newcomer");
    assert.deepEqual([shares.websocket, shares["long-polling"], frozen], [1, 0, true]);
    assert.deepEqual([muted, phone?.transport], [["ABCDEG"], "websocket"]);
  });

  test("a switch moves whoever comes back, too", async (t) => {
    const { event, info } = await startClass(t);
    const [first, second] = [await info("a"), await info("b")];
    assert.notEqual(first.phone?.transport, second.phone?.transport);
    await event({ type: "switch", transport: "long-polling" });
    for (const client of ["a", "b"]) {
      assert.equal((await info(client)).phone?.transport, "long-polling");
    }
  });

  test("that are wrong are refused by field, and nobody hears of them", async (t) => {
    const host = await startClass(t);
    const before = await newest(host);
    const wrong: [object, number, string, string?][] = [
      [{}, 422, "invalid", "type"],
      [{ type: "settings", change: {} }, 422, "invalid", "type"],
      [{ type: "switch", transport: "pigeon" }, 422, "invalid", "transport"],
      [{ type: "freeze" }, 422, "invalid", "frozen"],
      [{ type: "hide", seq: 0 }, 422, "invalid", "seq"],
      [{ type: "hide", seq: 99 }, 404, "not-found"],
      [{ type: "hide", seq: 1 }, 404, "not-found"],
      [{ type: "clear", seq: "1" }, 422, "invalid", "seq"],
      [{ type: "mute", handle: "me", muted: true }, 422, "invalid", "handle"],
      [
        { type: "vote", vote: { question: "", choices: ["a", "b"] } },
        422,
        "invalid",
        "vote.question",
      ],
      [{ type: "vote", vote: { question: "q", choices: ["a"] } }, 422, "invalid", "vote.choices"],
      [{ type: "vote-over", id: "none" }, 404, "not-found"],
      [{ type: "cut" }, 404, "not-found"],
      [{ type: "cut", handle: "ABCDEF" }, 404, "not-found"],
    ];
    for (const [event, ...expected] of wrong) {
      const { status, body } = await host.event(event);
      const told = [status, body.code, body.field].slice(0, expected.length);
      assert.deepEqual(told, expected, JSON.stringify(event));
    }
    assert.deepEqual(await newest(host), before);
  });

  test("no more phones can be muted than a class holds in mind", async (t) => {
    const handles = Array.from(
      { length: 200 },
      (_, i) => `AAAA${"23456789AB"[i % 10]}${"ABCDEFGHJKMNPQRSTUVW"[Math.floor(i / 10)]}`,
    );
    const host = await startClass(t, { muted: handles });
    const { status, body } = await host.event({ type: "mute", handle: "ZZZZZZ", muted: true });
    assert.deepEqual([status, body.field], [422, "handle"]);
    const again = await host.event({ type: "mute", handle: handles[0], muted: true });
    assert.equal(again.status, 201, "one that is muted already takes no further place");
  });
});

describe("a cut", () => {
  test("breaks the connection of the phone it names and of no other", async (t) => {
    const host = await startClass(t);
    const path = paths.transport(host.room, "websocket");
    const open = async (client: string) => {
      const { phone } = await host.info(client);
      await host.report(client, { transport: "websocket" });
      const socket = openWs(t, host.server, `${path}?client=${client}`);
      await socket.heard("messages");
      return { ...socket, handle: phone?.handle };
    };
    const [mine, other] = [await open("mine"), await open("other")];
    const { status, body } = await host.event({ type: "cut", handle: mine.handle });
    assert.equal(status, 201);
    assert.deepEqual(body.message.data, { type: "cut", handle: mine.handle });
    assert.equal((await mine.closed).code, 1006, "without a word");
    const heard = () => other.frames.filter(({ type }) => type === "messages").length;
    await other.until(() => (heard() > 1 ? true : undefined));

    const byChance = await host.event({ type: "cut" });
    assert.equal(byChance.body.message.data?.handle, other.handle, "the only one that is here");
    assert.equal((await other.closed).code, 1006);
  });

  test("breaks a held question, and the connection on which the next one would come", async (t) => {
    const host = await startClass(t);
    const agent = new Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    const { phone } = await host.info("held");
    await host.report("held", {});
    const path = paths.transport(host.room, "long-polling");
    const ask = (query: string) =>
      new Promise<string>((resolve, reject) => {
        const url = `http://127.0.0.1:${host.server.port}${path}?client=held${query}`;
        const asked = request(url, { agent }, async (res) => {
          resolve(Buffer.concat(await res.toArray()).toString());
        });
        asked.on("error", reject).end();
      });
    const { cursor } = JSON.parse(await ask(""));
    const held = ask(`&after=${cursor}&wait=30`);
    held.catch(() => {});
    await eventually(async () => {
      const stats = await call<{ transports: Record<string, { openNow: { parked: number } }> }>(
        host.server,
        "GET",
        paths.stats(host.room),
      );
      assert.equal(stats.body.transports["long-polling"]?.openNow.parked, 1);
    });
    assert.equal((await host.event({ type: "cut", handle: phone?.handle })).status, 201);
    await assert.rejects(held, /socket hang up|ECONNRESET/);
    // It comes back, and its connection idles between two questions.
    const again = JSON.parse(await ask(`&after=${cursor}&wait=0`));
    assert.ok(again.messages.length > 0, "what it missed is there");
    const idle = Object.values(agent.freeSockets).flat()[0];
    assert.ok(idle && !idle.destroyed);
    const closed = new Promise((resolve) => idle.once("close", resolve));
    assert.equal((await host.event({ type: "cut" })).status, 201);
    await closed;
    assert.equal((await call(host.server, "POST", path, { json: makeDraft("👍") })).status, 201);
  });
});
