import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import test, { type TestContext } from "node:test";
import { Account } from "./account.ts";
import { writtenTo } from "./bytes.ts";
import { Exchange } from "./exchange.ts";
import { linkOf } from "./links.ts";
import { createMetrics } from "./metrics.ts";
import { createRecords } from "./records.ts";
import { createStats } from "./stats.ts";

/** The server's end of a connection, and its peer's. */
async function openPair(t: TestContext): Promise<{ socket: Socket; peer: Socket }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const peer = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [socket] = await once(server, "connection");
  t.after(() => {
    socket.destroy();
    peer.destroy();
    server.close();
  });
  return { socket, peer };
}

async function start(t: TestContext) {
  const { socket } = await openPair(t);
  const stats = createStats(100);
  stats.register("polls");
  const metrics = createMetrics(stats);
  t.after(metrics.close);
  const due = new Set<Account>();
  const account = (scope: Account["scope"]) =>
    new Account(scope, { isOver: false }, undefined, [], due);
  const records = createRecords();
  const books = { stats: { ...stats, account }, records, metrics };
  const link = linkOf(socket);
  const ask = (client: string) => {
    link.begin();
    const exchange = new Exchange(books, link, { room: "r", transport: "polls", client }, "ask");
    return () => {
      exchange.close(200);
      link.end();
    };
  };
  return { socket, due, ask, records };
}

test("what a connection asked for many clients, all at once, waits nowhere when it has ended", async (t) => {
  const { socket, due, ask } = await start(t);
  const ends = ["a", "b", "a", "b", "c"].map(ask);
  for (const end of ends) end();
  assert.equal(due.size, 1, "the last one goes on");
  const closed = once(socket, "close");
  socket.destroy();
  await closed;
  assert.equal(due.size, 0);
});

test("polls of one client are one account, until the connection goes to another one", async (t) => {
  const { due, ask } = await start(t);
  ask("a")();
  const [first] = due;
  ask("a")();
  assert.deepEqual([...due], [first]);
  ask("b")();
  assert.equal(due.size, 1);
  assert.equal(due.has(first as Account), false);
});

test("a poll whose client is forgotten for others while it is held is written down all the same", async (t) => {
  const { ask, records } = await start(t);
  const end = ask("a");
  for (let i = 0; i < 1000; i++) records.of("r", `other-${i}`);
  end();
  const kinds = records.read("r", "a").map(({ kind, status }) => `${kind} ${status}`);
  assert.deepEqual(kinds, ["ask 200"]);
});

test("what ends after its room did is not written down in the next room of that name", async (t) => {
  const { ask, records } = await start(t);
  const end = ask("a");
  records.drop("r");
  end();
  assert.deepEqual(records.read("r", "a"), []);
});

test("the bytes written to a socket are those it tells, waiting, sent and closed", async (t) => {
  const { socket, peer } = await openPair(t);
  const told = () => assert.equal(writtenTo(socket), socket.bytesWritten);
  assert.equal(writtenTo(socket), 0);
  socket.write("hello");
  assert.equal(writtenTo(socket), 5);
  told();
  const many = Buffer.alloc(8 * 1024 * 1024);
  socket.write(many);
  socket.write("more");
  assert.ok(socket.writableLength > 0);
  assert.equal(writtenTo(socket), 5 + many.length + 4);
  told();
  peer.resume();
  await once(socket, "drain");
  assert.equal(writtenTo(socket), 5 + many.length + 4);
  told();
  const closed = once(socket, "close");
  socket.destroy();
  await closed;
  told();
});
