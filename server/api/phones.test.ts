import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type Problem, paths } from "#wire";
import { classPaths } from "#wire-class";
import { startClass, startRoom } from "../classroom/testing.ts";
import { call, makeDraft } from "../testing.ts";
import { openWs } from "../testing-peers.ts";

describe("the phones of a class", () => {
  test("are seen by the host with what they are on, whether they are here, and what they said", async (t) => {
    const host = await startClass(t);
    const [near, far] = [await host.info("near"), await host.info("far")];
    await host.report("near", { transport: "websocket", isSimulated: true });
    const path = paths.transport(host.room, "websocket");
    const { heard, say } = openWs(t, host.server, `${path}?client=near`);
    await heard("messages");
    const draft = makeDraft("👍");
    say({ type: "send", ...draft });
    await heard("accepted");
    await host.event({ type: "mute", handle: far.phone?.handle, muted: true });

    const { phones, senders } = await host.view();
    const base = { isMuted: false, isSimulated: false, sends: 0 };
    const seen = Object.fromEntries(phones.map(({ handle, ...phone }) => [handle, phone]));
    assert.deepEqual(seen, {
      [near.phone?.handle ?? ""]: {
        ...base,
        transport: "websocket",
        isHere: true,
        isSimulated: true,
        sends: 1,
      },
      [far.phone?.handle ?? ""]: {
        ...base,
        transport: far.phone?.transport,
        isHere: false,
        isMuted: true,
      },
    });
    assert.deepEqual(senders, { [draft.id]: near.phone?.handle });
  });

  test("tell what arrived; the host asks for what came after what it has", async (t) => {
    const host = await startClass(t);
    for (let i = 0; i < 3; i += 1) await host.event({ type: "ping" });
    const { phone: a } = await host.info("a");
    const { phone: b } = await host.info("b");
    const arrived = (seq: number, ageMs: number) => ({ seq, ageMs, at: 1000 + ageMs });
    const told = await host.report("a", { arrivals: [arrived(2, 5.5), arrived(3, -0.25)] });
    assert.equal(told.status, 204);
    await host.report("b", { transport: "websocket", arrivals: [arrived(3, 7)] });

    const { arrivals, phones } = await host.view();
    const mine = { handle: a?.handle, transport: "long-polling" };
    const other = { handle: b?.handle, transport: "websocket" };
    assert.deepEqual(arrivals, [
      { n: 1, ...arrived(2, 5.5), ...mine },
      { n: 2, ...arrived(3, -0.25), ...mine },
      { n: 3, ...arrived(3, 7), ...other },
    ]);
    assert.deepEqual(phones.find(({ handle }) => handle === a?.handle)?.last, {
      seq: 3,
      ageMs: -0.25,
    });
    assert.deepEqual((await host.view(2)).arrivals, arrivals.slice(2));
    assert.deepEqual((await host.view(3)).arrivals, []);
    assert.deepEqual((await host.view(999)).arrivals, arrivals, "a number of another life");

    await host.report("a", { arrivals: [arrived(3, 9), arrived(4, 1)] });
    const news = (await host.view(3)).arrivals.map(({ n, seq }) => [n, seq]);
    assert.deepEqual(news, [[4, 4]], "what was told twice counts once");
  });

  test("are no more than a thousand; the one unused for longest makes room", async (t) => {
    const host = await startClass(t, {}, { newcomersPerMinutePerAddress: 2000 });
    const handles: string[] = [];
    for (let i = 0; i < 1003; i += 1) {
      handles.push((await host.info(`phone-${i}`)).phone?.handle ?? "");
    }
    const { phones } = await host.view();
    assert.deepEqual(
      phones.map(({ handle }) => handle),
      handles.slice(3),
    );
  });

  test("are the same after the host ended the class and made a new one, but nothing is remembered", async (t) => {
    const host = await startClass(t);
    const { phone } = await host.info("a");
    await host.report("a", { arrivals: [{ seq: 1, ageMs: 1, at: 1 }] });
    await host.end();
    await host.put({});
    assert.deepEqual(await host.view(), { phones: [], arrivals: [], senders: {} });
    assert.equal((await host.info("a")).phone?.handle, phone?.handle);
  });

  test("are called otherwise in another room", async (t) => {
    const host = await startClass(t);
    const other = await startClass(t);
    assert.notEqual((await host.info("a")).phone?.handle, (await other.info("a")).phone?.handle);
  });
});

describe("reports", () => {
  test("are taken only in a class, and only from somebody", async (t) => {
    const host = await startRoom(t);
    const refused = await host.report("a", {});
    assert.deepEqual([refused.status, refused.body.code], [403, "forbidden"]);
    await host.put({});
    const path = classPaths.reports(host.room);
    const nobody = await call<Problem>(host.server, "POST", path, { json: {} });
    assert.deepEqual([nobody.status, nobody.body.field], [400, "client"]);
    const answer = await call(host.server, "GET", path);
    assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "POST"]);
  });

  test("are bounded; what is wrong is told by field", async (t) => {
    const host = await startClass(t, {}, { reportBurst: 100 });
    const arrival = { seq: 1, ageMs: 1, at: 1 };
    const wrong: [object, string][] = [
      [{ transport: "pigeon" }, "transport"],
      [{ uncertaintyMs: -1 }, "uncertaintyMs"],
      [{ arrivals: {} }, "arrivals"],
      [{ arrivals: Array.from({ length: 101 }, () => arrival) }, "arrivals"],
      [{ arrivals: [{ ...arrival, seq: 1.5 }] }, "arrivals.0.seq"],
      [{ arrivals: [{ ...arrival, ageMs: 1e12 }] }, "arrivals.0.ageMs"],
      [{ arrivals: [{ ...arrival, at: null }] }, "arrivals.0.at"],
      [{ arrivals: [{ ...arrival, seq: 2 }] }, "arrivals"],
      [{ isSimulated: 1 }, "isSimulated"],
    ];
    for (const [report, field] of wrong) {
      const { status, body } = await host.report("a", report);
      assert.deepEqual([status, body.code, body.field], [422, "invalid", field], field);
    }
    assert.deepEqual((await host.view()).phones, []);
  });

  test("come no faster than they may; another phone's pass", async (t) => {
    const host = await startClass(t, {}, { reportsPerSecond: 0.01, reportBurst: 3 });
    const all = await Promise.all(Array.from({ length: 5 }, () => host.report("a", {})));
    const statuses = all.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [204, 204, 204, 429, 429]);
    assert.equal((await host.report("b", {})).status, 204);
  });

  test("are not counted in any transport", async (t) => {
    const host = await startClass(t);
    const stats = async () => (await call(host.server, "GET", paths.stats(host.room))).body;
    const before = await stats();
    await host.report("a", { arrivals: [{ seq: 1, ageMs: 1, at: 1 }] });
    await host.view();
    assert.deepEqual(await stats(), before);
  });
});
