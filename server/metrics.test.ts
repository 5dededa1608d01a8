import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type Counts, errors as codes, type Page, paths, type RoomMade } from "#wire";
import { call, eventually, makeDraft, makeRoom, sayMany, startChat } from "./testing.ts";
import { countsIn, named, scrape } from "./testing-metrics.ts";
import { openWs } from "./testing-peers.ts";
import { readStats } from "./testing-stats.ts";
import { transports } from "./transports/index.ts";

/** A room where each transport has sent, and been told, one thing. */
async function startBusy(t: TestContext) {
  const server = await startChat(t);
  const made = await makeRoom(server, "the-secret-room");
  const { room } = made;
  for (const id of ["short-polling", "long-polling"]) {
    const path = `${paths.transport(room, id)}?client=secret-client`;
    const { body: first } = await call<Page>(server, "GET", path);
    const sent = await call(server, "POST", path, { json: makeDraft("a secret text") });
    assert.equal(sent.status, 201);
    const { body: next } = await call<Page>(server, "GET", `${path}&after=${first.cursor}`);
    assert.equal(next.messages.length, 1);
  }
  const socket = openWs(t, server, `${paths.transport(room, "websocket")}?client=secret-client`);
  await socket.heard("messages");
  socket.say({ type: "send", ...makeDraft("a secret text") });
  await socket.heard("accepted");
  await socket.until(() => socket.frames.filter(({ type }) => type === "messages")[1]);
  return { server, made, room, socket };
}

/** What the stats of a room and the metrics have in common. */
const common = (counts: Record<string, Counts>) =>
  Object.fromEntries(
    Object.entries(counts).map(([id, { connectionsOpened: _, ...rest }]) => [id, rest]),
  );

describe("the metrics", () => {
  test("of one room are its stats", async (t) => {
    const { server, room } = await startBusy(t);
    await eventually(async () => {
      const { transports: counted } = await readStats(server, room);
      const found = await scrape(server);
      const read = Object.keys(transports).map((id) => [id, countsIn(found, id)]);
      assert.deepEqual(Object.fromEntries(read), common(counted));
    });
  });

  test("name no room, no client, no host key and no text", async (t) => {
    const { server, made } = await startBusy(t);
    const { text } = await scrape(server);
    for (const secret of ["secret", made.hostKey, "Ada"]) assert.ok(!text.includes(secret), secret);
  });

  test("keep what was counted in rooms that are over, and tell what is open no more", async (t) => {
    const { server, made, room, socket } = await startBusy(t);
    const before = countsIn(await scrape(server), "websocket");
    assert.equal(before.openNow.sockets, 1);
    await end(made);
    await socket.closed;
    await eventually(async () => {
      const after = countsIn(await scrape(server), "websocket");
      assert.equal(after.openNow.sockets, 0);
      assert.equal(after.messages, before.messages);
      assert.ok(after.framesDown > before.framesDown, "the problem that told of the end");
      assert.ok(after.bytesDown.payload > before.bytesDown.payload);
    });

    function end({ hostKey }: RoomMade) {
      const headers = { Authorization: `Bearer ${hostKey}` };
      return call(server, "DELETE", paths.room(room), { headers });
    }
  });

  test("tell a message's age from its acceptance on, once for each delivery", async (t) => {
    const { server } = await startBusy(t);
    const found = await scrape(server);
    const of = (rest: string, labels = {}) =>
      found.value(named(`message_age_seconds_${rest}`), labels);
    // Two were history when long polling and the socket came: whose age would be anything.
    for (const transport of Object.keys(transports)) {
      assert.equal(of("count", { transport }), 1, transport);
      assert.equal(of("bucket", { transport, le: "+Inf" }), 1, transport);
      const sum = of("sum", { transport }) ?? -1;
      assert.ok(sum > 0 && sum < 5, `${transport}: ${sum} s`);
    }
  });

  test("tell how long the log took, once for each message kept", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    await sayMany(server, room, 7);
    const refused = await call(server, "POST", paths.transport(room, "short-polling"), {
      json: { ...makeDraft(), text: "" },
    });
    assert.equal(refused.status, 422);
    const found = await scrape(server);
    assert.equal(found.value(named("log_append_seconds_count")), 7);
    const buckets = found.lines.filter(({ name }) => name === named("log_append_seconds_bucket"));
    const values = buckets.map(({ value }) => value);
    assert.deepEqual(
      values,
      [...values].sort((a, b) => a - b),
    );
    assert.equal(values.at(-1), 7);
  });

  test("count refusals by code, of a transport where they are one's", async (t) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    const at = (id: string, where = room) => paths.transport(where, id);
    await call(server, "GET", `${at("short-polling")}?after=nowhere`);
    await call(server, "POST", at("long-polling"), { raw: "{" });
    await call(server, "GET", at("websocket"));
    await call(server, "GET", "/api/nothing");
    await call(server, "GET", at("short-polling", "no-such-room"));
    const socket = openWs(t, server, at("websocket"));
    socket.ws.once("open", () => socket.say("not JSON"));
    await socket.heard("problem");
    await openWs(t, server, `${at("websocket")}?limit=none`).refused;
    await openWs(t, server, at("websocket", "no-such-room")).closed;
    await openWs(t, server, "/api/nothing").refused;

    const { lines } = await scrape(server);
    const errors = lines.filter(({ name }) => name === named("errors_total"));
    const some = errors.filter(({ value }) => value > 0);
    const told = some.map(({ labels, value }) => `${labels.transport} ${labels.code} ${value}`);
    assert.deepEqual(told.sort(), [
      "long-polling bad-json 1",
      "none not-found 2",
      "none room-not-found 2",
      "short-polling cursor-gone 1",
      "websocket bad-json 1",
      "websocket invalid 1",
      "websocket upgrade-required 1",
    ]);
  });

  test("tell what has not happened yet as none of it, so that a rate has its beginning", async (t) => {
    const { lines, value } = await scrape(await startChat(t));
    const errors = lines.filter(({ name }) => name === named("errors_total"));
    assert.equal(errors.length, 4 * Object.keys(codes).length);
    assert.ok(errors.every(({ value }) => value === 0));
    for (const transport of Object.keys(transports))
      assert.equal(value(named("message_age_seconds_count"), { transport }), 0);
  });

  test("tell memory, processor time and, from the second reading on, the event loop's delay", async (t) => {
    const server = await startChat(t);
    const first = await scrape(server);
    assert.ok((first.value("process_resident_memory_bytes") ?? 0) > 1e7);
    assert.ok((first.value("process_cpu_seconds_total") ?? 0) > 0);
    const started = first.value("process_start_time_seconds") ?? 0;
    assert.ok(Math.abs(started * 1000 - performance.timeOrigin) < 1);
    const delayed = "nodejs_eventloop_delay_seconds";
    assert.ok(!first.lines.some(({ name }) => name === delayed));

    await new Promise((resolve) => setTimeout(resolve, 30));
    const until = performance.now() + 150;
    while (performance.now() < until);
    await eventually(async () => {
      const found = await scrape(server);
      assert.ok((found.value(delayed, { quantile: "1" }) ?? 0) > 0.05);
    });
  });
});
