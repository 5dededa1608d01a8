import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type ClassInfo, classPaths, codeAlphabet, newClass } from "#wire-class";
import { newest, startClass, startRoom } from "../classroom/testing.ts";
import { call, makeRoom } from "../testing.ts";

const code = new RegExp(`^[${codeAlphabet}]{4}$`);

describe("settings", () => {
  test("an ordinary room has no code and lets everybody say everything", async (t) => {
    const { room, info } = await startRoom(t);
    const open = { ...newClass, freeText: true };
    assert.deepEqual(await info(), { room, code: null, ...open, answers: [] });
    assert.equal((await info("me")).phone, undefined, "nobody is dealt anything");
  });

  test("make the room a class with a code, where only what is offered can be said", async (t) => {
    const { room, put, info } = await startRoom(t);
    const { status, body } = await put({ intervalMs: 2000 });
    assert.equal(status, 200);
    assert.match(body.code ?? "", code);
    assert.deepEqual(body, {
      room,
      code: body.code,
      ...newClass,
      intervalMs: 2000,
      answers: [],
    });
    assert.deepEqual(await info(), body);
  });

  test("change by what is given; the code stays", async (t) => {
    const host = await startClass(t, { intervalMs: 2000 });
    const first = await host.info();
    const vote = { id: "v", question: "Which?", choices: ["a", "b"], isOpen: false };
    const change = { shares: { websocket: 2 }, holdS: 1.5, muted: ["ABCDEF", "ABCDEF"], vote };
    const { body } = await host.put(change);
    const expected = { ...first, ...change, muted: ["ABCDEF"], answers: [0, 0] };
    assert.deepEqual(body, expected);
    assert.deepEqual(await host.info(), expected);
  });

  test("are told to the room as a message of the server's, with what was changed alone", async (t) => {
    const host = await startClass(t);
    await host.put({ slowMs: 500, unknown: 1 } as object);
    const message = (await newest(host)).at(-1);
    assert.deepEqual(
      [message?.kind, message?.via, message?.author, message?.text, message?.data],
      ["event", "server", "", "settings", { type: "settings", change: { slowMs: 500 } }],
    );
  });

  test("many at once all count", async (t) => {
    const host = await startClass(t);
    await Promise.all([
      host.put({ slowMs: 5 }),
      host.put({ holdS: 3 }),
      host.put({ frozen: true }),
    ]);
    const { slowMs, holdS, frozen } = await host.info();
    assert.deepEqual([slowMs, holdS, frozen], [5, 3, true]);
  });

  test("that are ended leave an ordinary room, whose code leads nowhere", async (t) => {
    const host = await startClass(t, { frozen: true });
    const { code } = await host.info("me");
    const { status, body } = await host.end();
    assert.deepEqual([status, body.code, body.frozen, body.freeText], [200, null, false, true]);
    assert.equal((await call(host.server, "GET", classPaths.code(code ?? ""))).status, 404);
    assert.equal((await host.end()).status, 200, "an ordinary room stays one");
    assert.equal((await host.put({})).body.frozen, false, "a new class begins anew");
    assert.deepEqual(
      (await newest(host)).map(({ text }) => text),
      ["settings", "over", "settings"],
      "phones hear of it once",
    );
    assert.deepEqual((await host.view()).phones, []);
  });

  test("within bounds only; what is wrong is told by field, and nothing is changed", async (t) => {
    const host = await startClass(t);
    const vote = { id: "v", question: "Which?", choices: ["a", "b"], isOpen: true };
    const wrong: [string, unknown, string?][] = [
      ["shares", 1],
      ["shares", { pigeon: 1 }, "shares.pigeon"],
      ["shares", { websocket: 10 }, "shares.websocket"],
      ["shares", { websocket: 0.5 }, "shares.websocket"],
      ["shares", { websocket: 0, "long-polling": 0, "short-polling": 0 }],
      ["intervalMs", 199],
      ["intervalMs", "1000"],
      ["holdS", 56],
      ["freeText", 1],
      ["slowMs", 60_001],
      ["frozen", null],
      ["muted", ["abc"], "muted.0"],
      ["muted", Array.from({ length: 201 }, () => "ABCDEF")],
      ["vote", "a"],
      ["vote", { ...vote, choices: ["a"] }, "vote.choices"],
      ["vote", { ...vote, choices: ["a", "a"] }, "vote.choices"],
      ["vote", { ...vote, choices: [..."abcdefg"] }, "vote.choices"],
      ["vote", { ...vote, choices: ["a", " "] }, "vote.choices.1"],
      ["vote", { ...vote, choices: ["a", "b".repeat(41)] }, "vote.choices.1"],
      ["vote", { ...vote, question: "q".repeat(201) }, "vote.question"],
    ];
    const before = await host.info();
    for (const [field, value, path = field] of wrong) {
      const { status, body } = await call(host.server, "PUT", classPaths.settings(host.room), {
        json: { slowMs: 1, [field]: value },
        headers: host.headers,
      });
      assert.deepEqual([status, body.code, body.field], [422, "invalid", path], path);
    }
    assert.deepEqual(await host.info(), before);
  });
});

describe("dealing", () => {
  const deal = (infos: ClassInfo[]) => {
    const counts: Record<string, number> = {};
    for (const { phone } of infos) {
      if (phone) counts[phone.transport] = (counts[phone.transport] ?? 0) + 1;
    }
    return counts;
  };
  const clients = Array.from({ length: 30 }, (_, i) => `phone-${i}`);

  test("thirty phones that come at once are ten on each transport, with handles of their own", async (t) => {
    const { info } = await startClass(t);
    const infos = await Promise.all(clients.map(info));
    assert.deepEqual(deal(infos), { "short-polling": 10, "long-polling": 10, websocket: 10 });
    assert.equal(new Set(infos.map(({ phone }) => phone?.handle)).size, 30);
    const again = await Promise.all([...clients].reverse().map(info));
    assert.deepEqual(again.reverse(), infos, "whoever comes back keeps what it was dealt");
    for (const text of infos.map((one) => JSON.stringify(one))) {
      assert.doesNotMatch(text, /phone-/, "no client is named");
    }
  });

  test("follows the shares, and begins anew when they change", async (t) => {
    const { info, put } = await startClass(t, { shares: { websocket: 3, "long-polling": 0 } });
    assert.deepEqual(deal(await Promise.all(clients.slice(0, 8).map(info))), {
      "short-polling": 2,
      websocket: 6,
    });
    await put({ shares: { websocket: 0, "short-polling": 0 } });
    assert.deepEqual(deal(await Promise.all(clients.map(info))), { "long-polling": 30 });
    await put({ intervalMs: 300, shares: { websocket: 0, "short-polling": 0 } });
    assert.equal((await info(clients[0])).phone?.transport, "long-polling");
  });

  test("gives so many newcomers of one address their transports, and always who has one", async (t) => {
    const limits = { newcomersPerMinutePerAddress: 3, trustProxy: true };
    const { server, room, headers } = await startClass(t, {}, limits);
    const come = async (client: string, address = "10.0.0.1", of = room) => {
      const path = `${classPaths.settings(of)}?client=${client}`;
      const from = { "X-Forwarded-For": address };
      const { status, headers: got } = await call(server, "GET", path, { headers: from });
      return status === 429 ? `429 ${Number(got.get("Retry-After")) > 0}` : status;
    };
    const all = [];
    for (const client of ["a", "b", "c", "d", "a"]) all.push(await come(client));
    assert.deepEqual(all, [200, 200, 200, "429 true", 200]);
    assert.equal(await come("e", "10.0.0.2"), 200, "others come as before");
    const { status } = await call(server, "GET", classPaths.settings(room), { headers });
    assert.equal(status, 200, "who is no phone may look");
    const plain = await makeRoom(server);
    assert.equal(await come("d", "10.0.0.1", plain.room), 200, "where nothing is dealt");
  });

  test("a client that can be none is refused", async (t) => {
    const { server, room } = await startClass(t);
    const { status, body } = await call(server, "GET", `${classPaths.settings(room)}?client=a%20b`);
    assert.deepEqual([status, body.code, body.field], [400, "invalid", "client"]);
  });
});
