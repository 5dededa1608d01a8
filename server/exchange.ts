import type { Socket } from "node:net";
import type { Counts, Page } from "#wire";
import { now } from "./clock.ts";
import { linkOf } from "./links.ts";
import type { Metrics } from "./metrics.ts";
import type { Records } from "./records.ts";
import type { Scope, StatsBook } from "./stats.ts";

/** One counted exchange: an ask, a send, or a socket from its handshake to its close. */
export interface Exchange {
  /** A poll answer leaves. */
  answered(page: Page): void;
  /** A `messages` frame leaves. */
  delivered(page: Page): void;
  /** A draft came in. */
  sent(): void;
  /** A text or binary frame, with the bytes of its payload. */
  frameUp(bytes: number): void;
  frameDown(bytes: number): void;
  /** Bytes of an HTTP body. */
  bodyUp(bytes: number): void;
  bodyDown(bytes: number): void;
  /** The simulated network has brought it in, or is about to take its answer out. */
  heard(): void;
  answering(): void;
  /** The handshake is over: what follows is frames. */
  opened(): void;
  /** The exchange is over. `status` is 0 when its client left before the answer. */
  close(status: number): void;
}

/** What kind of exchange it is; `refused` is one that was never going to be answered well. */
export type Kind = "ask" | "send" | "handshake" | "refused";

/** How a kind stands among what is open now. */
const standings = {
  ask: "parked",
  send: undefined,
  handshake: "sockets",
  refused: undefined,
} as const;

/** Where it is written down. */
export interface Books {
  stats: StatsBook;
  records: Records;
  metrics: Metrics;
}

/**
 * Starts counting an exchange that arrived on a socket.
 * @param after the cursor it goes on from. Without one it begins with what was said before it came,
 * whose age tells nothing of how news travels.
 */
export function openExchange(
  { stats, records, metrics }: Books,
  socket: Socket,
  scope: Scope,
  kind: Kind,
  after?: string,
): Exchange {
  let arrivedAt = now();
  let answeredAt: number | undefined;
  const standing = standings[kind];
  const tallies = stats.tallies(scope);
  const link = linkOf(socket);
  link.begin(tallies);
  let isHistory = after === undefined;
  let payloadUp = 0;
  let payloadDown = 0;

  const count = (change: (counts: Counts) => void) => {
    for (const { counts } of tallies) change(counts);
  };
  let bytesUp = 0;
  let bytesDown = 0;
  const settle = () => {
    const { up, down } = link.takeBytes();
    bytesUp += up;
    bytesDown += down;
    const sent = Math.min(payloadDown, down);
    count(({ bytesUp, bytesDown }) => {
      bytesUp.payload += payloadUp;
      bytesUp.overhead += up - payloadUp;
      bytesDown.payload += sent;
      bytesDown.overhead += down - sent;
    });
    payloadUp = 0;
    payloadDown = 0;
  };
  const unwatch = standing === "sockets" ? stats.beforeRead(scope.room, settle) : undefined;

  count((counts) => {
    counts.requests += 1;
    if (standing) counts.openNow[standing] += 1;
  });

  const handOver = metrics.handOver(scope.transport);
  const leave = ({ messages }: Page) => {
    if (!isHistory) handOver(messages);
    isHistory = false;
  };

  return {
    answered(page) {
      leave(page);
      count((counts) => {
        counts.messages += page.messages.length;
        if (page.messages.length === 0) counts.empties += 1;
      });
    },
    delivered(page) {
      leave(page);
      count((counts) => {
        counts.messages += page.messages.length;
      });
    },
    sent() {
      count((counts) => {
        counts.sends += 1;
      });
    },
    frameUp(bytes) {
      payloadUp += bytes;
      count((counts) => {
        counts.framesUp += 1;
      });
    },
    frameDown(bytes) {
      payloadDown += bytes;
      count((counts) => {
        counts.framesDown += 1;
      });
    },
    bodyUp(bytes) {
      payloadUp += bytes;
    },
    bodyDown(bytes) {
      payloadDown += bytes;
    },
    heard() {
      arrivedAt = now();
    },
    answering() {
      answeredAt = now();
    },
    opened() {
      settle();
      note(101);
    },
    close(status) {
      unwatch?.();
      settle();
      link.end();
      if (kind !== "handshake") note(status);
      const seenAt = status === 0 || standing === "sockets" ? 0 : now();
      for (const tally of tallies) if (standing) tally.seenAt = seenAt;
      count((counts) => {
        if (standing) counts.openNow[standing] -= 1;
      });
    },
  };

  function note(status: number): void {
    if (kind === "refused") return;
    const { room, transport, client } = scope;
    const endedAt = answeredAt ?? now();
    const { connection } = link;
    const record = { transport, kind, connection, arrivedAt, endedAt, status, bytesUp, bytesDown };
    records.add(room, client, record);
  }
}
