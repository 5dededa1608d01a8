import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type Page, paths } from "#wire";
import { type CaptureMade, type CapturePage, capturePaths } from "#wire-capture";
import { call, eventually, makeDraft, makeRoom, sayMany, startChat } from "../testing.ts";
import { encodeFrame } from "../testing-frames.ts";
import { openTcp, type TestPeer } from "../testing-peers.ts";
import { createCaptures } from "./captures.ts";

async function start(t: TestContext) {
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const path = capturePaths.captures(room);
  const made = (await call<CaptureMade>(server, "POST", path)).body;
  const read = async (after = 0, { secret } = made) => {
    const headers = { Authorization: `Bearer ${secret}` };
    return call<CapturePage>(server, "GET", `${path}?after=${after}`, { headers });
  };
  return { server, room, path, made, read };
}

/** All that passed one way, put together. */
const joined = ({ pieces }: CapturePage, way: "up" | "down", connection?: number) =>
  Buffer.concat(
    pieces
      .filter((piece) => piece.way === way && (connection ?? piece.connection) === piece.connection)
      .map(({ bytes }) => Buffer.from(bytes, "base64")),
  ).toString("latin1");

const get = (target: string, more = "") =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`;

/** Says a request and settles with the answer's bytes, once they are there to the length it told. */
async function exchange(peer: TestPeer, request: string): Promise<string> {
  const before = peer.heard.length;
  peer.tcp.write(Buffer.from(request, "latin1"));
  await eventually(() => {
    const answer = peer.heard.slice(before);
    const [, head = "", length = "x"] =
      /^([\s\S]*?Content-Length: (\d+)[\s\S]*?\r\n\r\n)/.exec(answer) ?? [];
    assert.equal(answer.length, head.length + Number(length));
  });
  return peer.heard.slice(before);
}

describe("a capture", () => {
  test("has what a raw socket sent and heard, to the byte, over a connection that is kept", async (t) => {
    const { server, room, made, read } = await start(t);
    const peer = await openTcp(t, server);
    const target = `${paths.transport(room, "short-polling")}?client=${made.client}`;
    const body = JSON.stringify(makeDraft("你好"));
    const length = Buffer.byteLength(body);
    const head = `POST ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
    const sent = [
      get(target),
      head + Buffer.from(body).toString("latin1"),
      get(`${target}&limit=1`),
    ];
    const heard: string[] = [];
    for (const request of sent) heard.push(await exchange(peer, request));
    await eventually(async () => {
      const { body: page } = await read();
      assert.equal(new Set(page.pieces.map(({ exchange: of }) => of)).size, 3);
      assert.equal(joined(page, "up"), sent.join(""));
      assert.equal(joined(page, "down"), heard.join(""));
      assert.equal(page.missed, 0);
      assert.ok(
        page.pieces.every(
          ({ kind, transport }) => kind === "http" && transport === "short-polling",
        ),
      );
    });
  });

  test("has a handshake and its frames, both ways", async (t) => {
    const { server, room, made, read } = await start(t);
    const peer = await openTcp(t, server);
    const shake = get(
      `${paths.transport(room, "websocket")}?client=${made.client}`,
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
    );
    peer.tcp.write(shake);
    await eventually(() => assert.match(peer.heard, /"type":"messages"/));
    const frame = encodeFrame({ payload: JSON.stringify({ type: "ping", t: 5 }) });
    peer.tcp.write(frame);
    await eventually(() => assert.match(peer.heard, /"type":"pong"/));
    await eventually(async () => {
      const { body: page } = await read();
      assert.equal(joined(page, "up"), shake + frame.toString("latin1"));
      assert.equal(joined(page, "down"), peer.heard);
      assert.match(joined(page, "down"), /Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=/);
      assert.equal(new Set(page.pieces.map(({ exchange: of }) => of)).size, 1);
    });
  });

  test("never has another client's bytes, nor anything after it is over", async (t) => {
    const { server, room, path, made, read } = await start(t);
    const other = (await call<CaptureMade>(server, "POST", path)).body;
    const route = paths.transport(room, "long-polling");
    for (const client of [
      "",
      "client=somebody",
      `client=${other.client}`,
      `client=${made.client}`,
    ]) {
      const peer = await openTcp(t, server);
      await exchange(peer, get(`${route}?${client}`));
      await exchange(peer, get(paths.stats(room)));
    }
    await eventually(async () => {
      const { body: page } = await read();
      assert.equal(joined(page, "up"), get(`${route}?client=${made.client}`));
      const theirs = (await read(0, other)).body;
      assert.equal(joined(theirs, "up"), get(`${route}?client=${other.client}`));
    });
    assert.deepEqual((await read(1000)).body, { pieces: [], missed: 0 });
    const headers = { Authorization: `Bearer ${made.secret}` };
    assert.equal((await call(server, "DELETE", path, { headers })).status, 204);
    assert.equal((await read()).status, 403);
  });

  test("opens with its own secret alone", async (t) => {
    const { server, path, made } = await start(t);
    const ask = (secret?: string) =>
      call(server, "GET", path, secret ? { headers: { Authorization: `Bearer ${secret}` } } : {});
    assert.equal((await ask()).status, 401);
    for (const wrong of [made.client, "x".repeat(made.secret.length)]) {
      assert.equal((await ask(wrong)).status, 403);
    }
    const another = await makeRoom(server);
    const elsewhere = capturePaths.captures(another.room);
    const headers = { Authorization: `Bearer ${made.secret}` };
    assert.equal((await call(server, "GET", elsewhere, { headers })).status, 403);
  });

  test("shows stars for cookies and keys, and as many", async (t) => {
    const { server, room, made, read } = await start(t);
    const peer = await openTcp(t, server);
    const target = `${paths.transport(room, "short-polling")}?client=${made.client}`;
    const request = get(
      target,
      "Cookie: theme=dark; a=b\r\nAUTHORIZATION: Bearer geheim\r\nX-A: cookie: c\r\n",
    );
    await exchange(peer, request);
    await eventually(async () => {
      const up = joined((await read()).body, "up");
      assert.equal(up.length, request.length);
      assert.match(up, /\r\nCookie: \*{15}\r\nAUTHORIZATION: \*{13}\r\nX-A: cookie: c\r\n/);
    });
  });

  test("is over when nobody looks, and then nothing is tapped", async (t) => {
    const captures = createCaptures(30);
    t.after(captures.end);
    const { secret } = captures.open("a", "::1");
    captures.read("a", secret, 0);
    await eventually(() => {
      assert.throws(() => captures.read("a", "wrong", 0), /no capture/);
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.throws(() => captures.read("a", secret, 0), /no capture/);
  });

  test("tells how much had no room", async (t) => {
    const { server, room, made, read } = await start(t);
    const { body } = await call<Page>(server, "GET", `${paths.transport(room, "long-polling")}`);
    await sayMany(server, room, 1);
    const peer = await openTcp(t, server);
    const target = `${paths.transport(room, "short-polling")}?client=${made.client}&after=${body.cursor}`;
    for (let i = 0; i < 1010; i++) await exchange(peer, get(target));
    await eventually(async () => {
      const page = (await read(0)).body;
      assert.ok(page.pieces.length === 2000 && page.missed >= 20);
    });
  });
});

test("the way of the key is the RFC's", async (t) => {
  const server = await startChat(t);
  const { body } = await call(
    server,
    "GET",
    `${capturePaths.accept}?key=${encodeURIComponent("dGhlIHNhbXBsZSBub25jZQ==")}`,
  );
  assert.deepEqual(body, {
    key: "dGhlIHNhbXBsZSBub25jZQ==",
    joined: "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
    sha1: "b37a4f2cc0624f1690f64606cf385945b2bec4ea",
    accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
  });
  const wrong = await call(server, "GET", `${capturePaths.accept}?key=short`);
  assert.deepEqual([wrong.status, wrong.body.field], [400, "key"]);
});
