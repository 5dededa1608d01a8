import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Page, paths, type RoomInfo } from "#wire";
import { call, eventually, makeDraft, makeRoom, sayMany, startChat } from "../testing.ts";
import { openWs } from "../testing-peers.ts";
import { pollingBystander, socketBystander } from "./bystanders.ts";
import type { World } from "./entry.ts";

export interface Busy {
  world: World;
  /** Tells whether nobody but the culprits noticed anything, and ends what was started. */
  settle(): Promise<void>;
}

/** Messages that the room holds before anybody comes. */
const before = 3;
/** Between two messages of a bystander, and between two looks at the health, ms. */
const paceMs = 100;
/** An answer of the health route that took longer, ms, means that something blocked the server. */
const healthMs = 2000;

/**
 * A server with a room in which a client of each transport sends and listens all the time, while
 * the health is looked at.
 */
export async function startWorld(t: TestContext): Promise<Busy> {
  const server = await startChat(t);
  const { room, hostKey } = await makeRoom(server);
  await sayMany(server, room, before);
  const { body } = await call<Page>(server, "GET", paths.transport(room, "short-polling"));

  const socket = openWs(t, server, paths.transport(room, "websocket"));
  await socket.heard("messages");
  const bystanders = [
    pollingBystander(server, room, "short-polling", 30),
    pollingBystander(server, room, "long-polling", 0),
    socketBystander(socket),
  ];
  const own = bystanders.map(() => [] as string[]);
  let isOver = false;

  const talk = async (i: number) => {
    while (!isOver) {
      const draft = makeDraft(`from ${i}`);
      own[i]?.push(draft.id);
      await bystanders[i]?.send(draft);
      await pause(paceMs);
    }
  };
  let slowestMs = 0;
  const watchHealth = async () => {
    while (!isOver) {
      const start = performance.now();
      const { status } = await call(server, "GET", paths.alive);
      assert.equal(status, 200);
      slowestMs = Math.max(slowestMs, performance.now() - start);
      await pause(paceMs);
    }
  };
  const busy = Promise.all([watchHealth(), ...bystanders.map((_, i) => talk(i))]);
  busy.catch(() => {});

  return {
    world: { room, hostKey, cursor: body.cursor, port: server.port },
    async settle() {
      isOver = true;
      await busy;
      const sent = own.flat();
      const count = before + sent.length;
      await eventually(() => {
        for (const { heard } of bystanders) assert.ok(heard.length >= count);
      });
      for (const bystander of bystanders) await bystander.leave();
      for (const { heard } of bystanders) {
        const seqs = heard.map(({ seq }) => seq);
        assert.deepEqual(
          seqs,
          Array.from({ length: count }, (_, i) => i + 1),
        );
        for (const ids of own) {
          const those = new Set(ids);
          assert.deepEqual(
            heard.map(({ id }) => id).filter((id) => those.has(id)),
            ids,
          );
        }
      }
      const info = await call<RoomInfo>(server, "GET", paths.room(room));
      assert.equal(info.body.head, count, "nothing bad was taken into the log");
      assert.ok(slowestMs < healthMs, `the health took ${slowestMs} ms`);
    },
  };
}
