import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import test from "node:test";
import type { WebSocket } from "ws";
import { closeCodes, type ServerFrame } from "#wire";
import { makeDraft, makeRoom, sayMany, startChat } from "../../server/testing.ts";
import { makeMessage, openPeer, seqs } from "../testing.ts";
import { say, startFake } from "../testing-net.ts";

const id = "websocket";
const hello: ServerFrame = { type: "messages", cursor: "c0", messages: [] };

test("it pings, and a server that answers keeps the line", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const settings = { pingMs: 100, silenceMs: 1500 };
  const peer = openPeer(t, { id, port: server.port, room, settings });
  const frames = (name: string) =>
    peer.events.filter((event) => event.type === "frame" && event.frame === name).length;
  await peer.until(() => frames("pong") >= 20);
  assert.ok(frames("ping") >= frames("pong"));
  assert.deepEqual(
    peer.told.map(({ status }) => status.state),
    ["connecting", "open"],
  );
});

test("a silent line is given up, and another one opened", async (t) => {
  const lines: WebSocket[] = [];
  const fake = await startFake(t, {
    welcome(ws) {
      lines.push(ws);
      say(ws, hello);
    },
  });
  const settings = { pingMs: 50, silenceMs: 300 };
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
  await peer.stands("open");
  const openedAt = performance.now();
  assert.equal((await peer.stands("retrying")).cause, "silent");
  assert.ok(performance.now() - openedAt >= 250);
  const before = peer.told.length;
  await peer.stands("open", before);
  assert.equal(lines.length, 2);
  assert.equal(fake.requests[1]?.url.searchParams.get("after"), "c0");
});

test("each line falls once, however often one is opened anew", async (t) => {
  const fake = await startFake(t, {
    welcome(ws) {
      say(ws, hello);
      ws.close(closeCodes.goingAway);
    },
  });
  const settings = { silenceMs: 150, backoff: { firstMs: 5, mostMs: 5, jitter: 0 } };
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings });
  const fallen = () => peer.events.filter(({ type }) => type === "fallen");
  // So long that a silence still awaited on an old line would be over.
  const openedAt = performance.now();
  await peer.until(() => fallen().length >= 10 && performance.now() - openedAt > 400);
  const lines = fallen().map(({ exchange }) => exchange);
  assert.equal(new Set(lines).size, lines.length);
});

test("a line that does not open in time is given up", async (t) => {
  // It takes connections and says nothing: no answer to an upgrade ever comes.
  const deaf = createServer(() => {});
  t.after(() => deaf.close());
  deaf.listen(0, "127.0.0.1");
  await once(deaf, "listening");
  const { port } = deaf.address() as AddressInfo;
  const peer = openPeer(t, { id, port, room: "r", settings: { timeoutMs: 100 } });
  assert.equal((await peer.stands("retrying")).cause, "timeout");
  assert.deepEqual(
    peer.events.slice(0, 2).map(({ type }) => type),
    ["request", "failure"],
  );
});

test("a line that brings anything but frames is given up, and another one opened", async (t) => {
  const strange = ["<html>not a frame</html>", "null", '{"type":"messages"}', Buffer.from([1, 2])];
  const fake = await startFake(t, {
    welcome(ws, nth) {
      const data = strange[nth - 1];
      if (data === undefined) say(ws, hello);
      else ws.send(data);
    },
  });
  const peer = openPeer(t, { id, port: fake.port, room: "r" });
  await peer.stands("open");
  const causes = peer.told.flatMap(({ status }) =>
    status.state === "retrying" ? [status.cause] : [],
  );
  assert.deepEqual(
    causes,
    strange.map(() => "bad-answer"),
  );
  assert.equal(fake.requests.length, strange.length + 1);
});

test("a draft without receipt is sent again under its id", async (t) => {
  const ids: string[] = [];
  const fake = await startFake(t, {
    welcome(ws) {
      say(ws, hello);
      ws.on("message", (data) => {
        const frame = JSON.parse(data.toString()) as { type: string; id: string };
        ids.push(frame.id);
        if (ids.length < 2) return;
        say(ws, { type: "accepted", id: frame.id, message: makeMessage(1, { id: frame.id }) });
      });
    },
  });
  const peer = openPeer(t, { id, port: fake.port, room: "r", settings: { timeoutMs: 400 } });
  const draft = makeDraft();
  await peer.send(draft);
  assert.deepEqual(ids, [draft.id, draft.id]);
  assert.equal(fake.requests.length, 1, "the line itself is well");
});

test("a gone cursor opens a second line, and no third", async (t) => {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  await sayMany(server, room, 2);
  const peer = openPeer(t, { id, port: server.port, room, cursor: "nonsense" });
  await peer.has(2);
  await sayMany(server, room, 1);
  await peer.has(3);
  assert.deepEqual(seqs(peer.messages()), [1, 2, 3]);
  const handshakes = peer.events.filter(({ type }) => type === "request");
  assert.equal(handshakes.length, 2);
});
