import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { paths, type RoomInfo, sizes } from "#wire";
import { call, makeDraft, makeRoom, sayMany, startChat } from "../testing.ts";
import { transports } from "./index.ts";
import { adapt } from "./testing.ts";

const badDrafts: [string, unknown][] = [
  ["id", { ...makeDraft(), id: undefined }],
  ["id", { ...makeDraft(), id: "" }],
  ["id", { ...makeDraft(), id: "a".repeat(65) }],
  ["id", { ...makeDraft(), id: "not ours" }],
  ["text", { ...makeDraft(), text: undefined }],
  ["text", { ...makeDraft(), text: "" }],
  ["text", { ...makeDraft(), text: 7 }],
  ["text", { ...makeDraft(), text: "a".repeat(2001) }],
  ["author", { ...makeDraft(), author: "a".repeat(33) }],
  ["author", { ...makeDraft(), author: null }],
  ["sentAt", { ...makeDraft(), sentAt: undefined }],
  ["sentAt", { ...makeDraft(), sentAt: "now" }],
];

for (const id of Object.keys(transports)) {
  const start = async (t: TestContext) => {
    const server = await startChat(t);
    const { room } = await makeRoom(server);
    return { server, room, peer: adapt(id, t, server, room) };
  };
  const head = async ({ server, room }: Awaited<ReturnType<typeof start>>) =>
    (await call<RoomInfo>(server, "GET", paths.room(room))).body.head;

  describe(`${id} refuses`, () => {
    test("a cursor that is malformed, of another log or ahead of the head is gone", async (t) => {
      const { server, room, peer } = await start(t);
      await sayMany(server, room, 2);
      const { page } = await peer.ask();
      const [epoch] = (page?.cursor ?? "").split(".");
      const other = await makeRoom(server);
      await sayMany(server, other.room, 1);
      const foreign = (await adapt(id, t, server, other.room).ask()).page?.cursor;
      for (const cursor of [
        "",
        "nonsense",
        "%00",
        `${epoch}.`,
        `${epoch}.-1`,
        `${epoch}.3`,
        foreign,
      ]) {
        const { problem, end } = await peer.ask(`after=${cursor}`);
        assert.equal(problem?.code, "cursor-gone", `after=${cursor}`);
        assert.equal(end, peer.ends["cursor-gone"]);
        const messages = await peer.receive(problem?.cursor, 2);
        assert.deepEqual(messages, page?.messages);
      }
    });

    test("a room that is not there", async (t) => {
      const { server } = await start(t);
      for (const room of ["nobody-made-me", "NOT-A-NAME", "a".repeat(300)]) {
        const peer = adapt(id, t, server, room);
        const { problem, end } = await peer.ask();
        assert.equal(problem?.code, "room-not-found");
        assert.equal(end, peer.ends["room-not-found"]);
      }
    });

    for (const [field, value] of [
      ["client", ""],
      ["client", "a".repeat(65)],
      ["client", "a%20b"],
      ["limit", ""],
      ["limit", "0"],
      ["limit", "1001"],
      ["limit", "-1"],
      ["limit", "2.5"],
      ["limit", "many"],
    ]) {
      test(`${field}=${value} with 400 and the field`, async (t) => {
        const { peer } = await start(t);
        const { problem, end } = await peer.ask(`${field}=${value}`);
        assert.equal(end, 400);
        assert.equal(problem?.code, "invalid");
        assert.equal(problem?.field, field);
      });
    }

    test("unknown query keys are ignored, the widest of the known ones taken", async (t) => {
      const { peer } = await start(t);
      assert.ok((await peer.ask(`colour=blue&limit=1000&client=${"a-_9".repeat(16)}`)).page);
    });

    test("drafts that are not valid, naming the field", async (t) => {
      const places = await start(t);
      for (const [field, draft] of badDrafts) {
        const { code, detail } = await places.peer.send(draft);
        assert.equal(code, "invalid", JSON.stringify(draft));
        assert.match(detail ?? "", new RegExp(`^${field}: `));
      }
      assert.equal(await head(places), 0);
    });

    test("drafts as large as allowed are taken, counted in code points", async (t) => {
      const { peer } = await start(t);
      for (const draft of [
        { ...makeDraft("👋".repeat(sizes.textChars)), author: "👋".repeat(sizes.authorChars) },
        { ...makeDraft("x"), author: "", sentAt: -0.5 },
        { ...makeDraft(), id: "Az09_-".padEnd(64, "x") },
      ]) {
        const { message } = await peer.send(draft);
        assert.equal(message?.text, draft.text);
        assert.equal(message?.author, draft.author);
        assert.equal(message?.sentAt, draft.sentAt);
      }
    });

    test("what is not JSON, or not an object", async (t) => {
      const places = await start(t);
      assert.equal((await places.peer.send("{not json")).code, "bad-json");
      assert.equal((await places.peer.send("[1, 2]")).code, "invalid");
      assert.equal((await places.peer.send('"text"')).code, "invalid");
      assert.equal((await places.peer.send("null")).code, "invalid");
      assert.equal(await head(places), 0);
    });

    test("one byte more than 16 KiB, and takes 16 KiB", async (t) => {
      const places = await start(t);
      const fill = (size: number) =>
        JSON.stringify({ type: "send", ...makeDraft() }).padEnd(size, " ");
      assert.ok((await places.peer.send(fill(16_384))).message);
      assert.equal((await places.peer.send(fill(16_385))).code, "too-large");
      assert.equal(await head(places), 1);
    });
  });
}
