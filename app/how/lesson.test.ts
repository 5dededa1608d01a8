import assert from "node:assert/strict";
import test, { describe, type TestContext } from "node:test";
import { type FaultSettings, paths } from "#wire";
import { call, makeRoom, startChat } from "../../server/testing.ts";
import { quick, showsUp, WebSocket } from "../testing.ts";
import { type TransportId, transportIds, transports } from "../transports/index.ts";
import { stories } from "../transports/stories/index.ts";
import { createLesson, type Lesson } from "./lesson.ts";

/** A lesson on a real server, in a room whose key it holds. */
async function startLesson(t: TestContext, id: TransportId): Promise<Lesson> {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  const headers = { Authorization: `Bearer ${hostKey}` };
  const lesson = createLesson({
    id,
    transport: transports[id],
    story: stories[id],
    settings: { ...quick, intervalMs: 150, holdS: 2 },
    origin: `http://127.0.0.1:${server.port}`,
    room,
    WebSocket,
    say: () => call(server, "POST", paths.say(room)),
    breakLines: () =>
      call<FaultSettings>(server, "PUT", paths.faults(room), { json: { outageMs: 400 }, headers }),
  });
  t.after(lesson.close);
  return lesson;
}

const whole = (lesson: Lesson, frame: number) =>
  showsUp(lesson.state, (state) => state.frame === frame && state.clip.isWhole);

for (const id of transportIds) {
  describe(`the story of ${id}, on a real server`, () => {
    const { frames } = stories[id];

    test("has five to seven frames, the free run among them, each with its own name", () => {
      assert.ok(frames.length + 1 >= 5 && frames.length + 1 <= 7);
      assert.equal(new Set(frames.map((frame) => frame.id)).size, frames.length);
    });

    test("is told in order, each frame by steps that happened one after the other", async (t) => {
      const lesson = await startLesson(t, id);
      for (const [index, { id: name, needs }] of frames.entries()) {
        lesson.go(index);
        const { clip, failed } = await whole(lesson, index);
        assert.equal(failed, undefined);
        const kinds = clip.marks.map(({ kind }) => kind);
        let met = 0;
        for (const kind of kinds) if (needs[met]?.includes(kind)) met += 1;
        assert.equal(met, needs.length, `${name}: ${kinds.join(" ")}`);
        // News may be heard before the ask that follows it is, but no step goes back in time.
        const times = clip.marks.map(({ at }) => at);
        assert.deepEqual(
          times,
          times.toSorted((a, b) => a - b),
          `${name}: ${kinds.join(" ")}`,
        );
      }
      const { seen } = lesson.state.get();
      assert.ok(seen.asks >= 1);
      assert.ok(seen.messages >= 2, "what the server said has come");
      assert.ok(seen.broken >= 1, "something did break");
    });

    test("shows a frame told before as it was, and tells it anew when asked", async (t) => {
      const lesson = await startLesson(t, id);
      lesson.go(0);
      const first = await whole(lesson, 0);
      lesson.go(1);
      await whole(lesson, 1);
      lesson.go(0);
      const back = await whole(lesson, 0);
      assert.deepEqual(back.clip, first.clip);
      lesson.again();
      const last = first.clip.marks.at(-1)?.n ?? 0;
      await showsUp(lesson.state, ({ clip }) => clip.isWhole && (clip.marks.at(-1)?.n ?? 0) > last);
    });

    test("ends in a free run that brings what the server says, with how long it took", async (t) => {
      const lesson = await startLesson(t, id);
      lesson.go(0);
      await whole(lesson, 0);
      lesson.go(frames.length);
      await lesson.say();
      const marks = await showsUp(lesson.marks, (all) =>
        all.some(({ kind }) => kind === "delivered"),
      );
      const delivered = marks.find(({ kind }) => kind === "delivered");
      assert.equal(delivered?.messages, 1);
      assert.ok((delivered?.afterMs ?? -1) >= 0);
      assert.equal(lesson.state.get().failed, undefined);
    });
  });
}

test("says why when the server does not do what a frame asks of it", async (t) => {
  const id = transportIds[0] as TransportId;
  const server = await startChat(t);
  const { room } = await makeRoom(server);
  const lesson = createLesson({
    id,
    transport: transports[id],
    story: stories[id],
    settings: quick,
    origin: `http://127.0.0.1:${server.port}`,
    room,
    WebSocket,
    say: () => Promise.reject(new TypeError("fetch failed")),
    breakLines: () => Promise.resolve(),
  });
  t.after(lesson.close);
  lesson.go(stories[id].frames.findIndex(({ act }) => act === "say"));
  await showsUp(lesson.state, ({ failed }) => failed === "unreachable");
});
