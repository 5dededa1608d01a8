import type { BugName } from "#wire";

/** Lines as they stand in a file of this site. */
export interface Lines {
  file: string;
  lines: readonly string[];
}

/** What a bug writes otherwise than the model. */
export interface BugLines {
  model: readonly Lines[];
  bug: readonly Lines[];
}

/** How long polling remembers: the log is asked for what came after the client's own cursor. */
const byCursor: Lines = {
  file: "server/transports/long-polling.ts",
  lines: [
    "const page = await log.since(after, limit);",
    "if (after === undefined || page.messages.length > 0) return page;",
    "await log.next(page.cursor, waitMs, signal);",
    "return log.since(page.cursor, limit);",
  ],
};

/** The lines that differ; a test finds each in the file it is said to stand in. */
export const bugLines: Record<BugName, BugLines> = {
  "queue-per-client": {
    model: [byCursor],
    bug: [
      {
        file: "server/transports/bugs/queue-per-client.ts",
        lines: [
          "queue.messages = [...queue.messages, ...messages].slice(-most);",
          "if (queue.messages.length === 0) await room.log.next(room.log.cursor, waitMs, signal);",
          "return { cursor: room.log.cursor, messages: take(queue), more: false };",
          "queue.messages = [];",
        ],
      },
    ],
  },
  "without-memory": {
    model: [byCursor],
    bug: [
      {
        file: "server/transports/bugs/without-memory.ts",
        lines: [
          "const parkedAt = log.cursor;",
          "await log.next(parkedAt, waitMs, signal);",
          "const { messages } = await log.since(parkedAt, 1);",
          "return { cursor: log.cursor, messages, more: false };",
        ],
      },
    ],
  },
  "timestamp-cursor": {
    model: [byCursor],
    bug: [
      {
        file: "server/transports/bugs/timestamp-cursor.ts",
        lines: [
          "const page = await newerThan(log, Number(time));",
          "const newer = messages.filter(({ acceptedAt }) => Math.floor(acceptedAt) > time);",
          "const page = { messages: newer.slice(0, pageSize), more: newer.length > pageSize };",
        ],
      },
    ],
  },
  "without-heartbeat": {
    model: [
      {
        file: "server/transports/websocket.ts",
        lines: ["const heartbeat = createHeartbeat(settings.heartbeatMs);", "heartbeat(socket);"],
      },
      {
        file: "app/settings.ts",
        lines: ["pingMs: 15_000,", "silenceMs: 30_000,", "wakeMs: 3000,"],
      },
    ],
    bug: [
      {
        file: "app/transports/bugs/without-heartbeat.ts",
        lines: [
          "const never = 2 ** 31 - 1;",
          "const settings = { ...opening.settings, pingMs: never, silenceMs: never, wakeMs: never };",
        ],
      },
    ],
  },
  "without-jitter": {
    model: [
      {
        file: "app/transports/backoff.ts",
        lines: ["return whole * (1 - jitter * random());"],
      },
      {
        file: "app/settings.ts",
        lines: ["backoff: { firstMs: 500, mostMs: 15_000, jitter: 0.5 },"],
      },
    ],
    bug: [
      {
        file: "app/transports/bugs/without-jitter.ts",
        lines: ["const backoff = { ...opening.settings.backoff, jitter: 0 };"],
      },
    ],
  },
};
