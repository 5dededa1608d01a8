import { setTimeout as pause } from "node:timers/promises";
import { type Message, type Page, paths, type RoomMade, type Stats } from "#wire";
import { openLightPoll } from "../bench/light-poll.ts";
import { openLightSocket } from "../bench/light-socket.ts";
import type { LightClient } from "../bench/plan.ts";

export const sockets = 20;
const pollers = 5;
/** 8 KB in UTF-8. */
const text = "👋".repeat(2000);
/** Sends that wait for their answer at one time. */
const atOnce = 4;
/** In the room before anybody comes. */
export const before = 30;

/** A room in which everybody but the culprits listens well. */
export interface Scene {
  room: string;
  /** Just behind the messages that were there before. */
  cursor: string;
  /** Sends messages, a few at a time, and settles when everybody has all of them. */
  talk(count: number): Promise<Ages>;
  /** Sockets open now, as the server counts. */
  openSockets(): Promise<number>;
  /** All that came after a cursor. */
  catchUp(cursor: string): Promise<number[]>;
  end(): void;
}

/** From the acceptance of a message to its arrival, ms. */
export interface Ages {
  median: number;
  p99: number;
}

/** Makes the room and lets sockets and pollers come. */
export async function startScene(port: number): Promise<Scene> {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { "Content-Type": "application/json" };
    const url = `http://127.0.0.1:${port}${path}`;
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
    return answer.json();
  };
  const { room } = await call<RoomMade>("POST", paths.rooms, {});
  const path = paths.transport(room, "short-polling");
  const send = async (i: number) => {
    const draft = { id: `slow-${i}`, text, sentAt: Date.now() };
    return (await call<{ message: Message }>("POST", path, draft)).message;
  };
  for (let i = 0; i < before; i++) await send(i);
  const { cursor } = await call<Page>("GET", path);

  const arrivals: [seq: number, at: number][] = [];
  const failures: string[] = [];
  const clients: LightClient[] = Array.from({ length: sockets + pollers }, (_, i) => {
    const kind = i < sockets ? "websocket" : "long-polling";
    const open = i < sockets ? openLightSocket : openLightPoll;
    let last = before;
    return open({
      plan: { kind, port, room, cursor },
      id: `good-${i}`,
      localAddress: "127.0.0.1",
      opened() {},
      heard(seq, at) {
        if (seq !== last + 1) failures.push(`${kind} got ${seq} after ${last}`);
        last = seq;
        arrivals.push([seq, at]);
      },
      dropped: (reason) => failures.push(`${kind}: ${reason}`),
    });
  });

  return {
    room,
    cursor,
    async talk(count) {
      const acceptedAt = new Map<number, number>();
      let sent = 0;
      const sendOn = async () => {
        while (sent < count) {
          const { seq, acceptedAt: at } = await send(before + sent++);
          acceptedAt.set(seq, at);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, sendOn));
      const want = count * clients.length;
      for (const start = performance.now(); arrivals.length < want; await pause(20)) {
        if (failures.length > 0 || performance.now() - start > 20_000)
          throw new Error(`${arrivals.length} of ${want} arrived; ${failures.join("; ")}`);
      }
      if (failures.length > 0) throw new Error(failures.join("; "));
      const ages = arrivals.map(([seq, at]) => at - (acceptedAt.get(seq) ?? Number.NaN));
      const sorted = ages.sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
      return { median: at(0.5), p99: at(0.99) };
    },
    async openSockets() {
      const { transports } = await call<Stats>("GET", paths.stats(room));
      return transports.websocket?.openNow.sockets ?? Number.NaN;
    },
    async catchUp(from) {
      const seqs: number[] = [];
      for (let after = from; ; ) {
        const page = await call<Page>("GET", `${path}?after=${after}`);
        seqs.push(...page.messages.map(({ seq }) => seq));
        after = page.cursor;
        if (!page.more) return seqs;
      }
    },
    end() {
      for (const client of clients) client.end();
    },
  };
}
