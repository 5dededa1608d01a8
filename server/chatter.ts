import { randomBytes } from "node:crypto";
import { burstSize, type ChatterInfo, type ChatterSettings, type Message } from "#wire";
import { now } from "./clock.ts";
import type { Log } from "./log.ts";
import { randomText, seeded } from "./random.ts";
import { asRefusal } from "./refusal.ts";
import type { Room } from "./rooms.ts";

/** What the server itself says in rooms, on its own schedule: a slow client cannot slow it down. */
export interface Chatter {
  /** Says one thing now. */
  once(room: Room): Promise<Message>;
  /** Replaces what the room's chatter is, and starts it. */
  start(room: Room, settings: ChatterSettings): ChatterInfo;
  stop(room: string): ChatterInfo;
  get(room: string): ChatterInfo;
  close(): void;
}

interface Running {
  info: Extract<ChatterInfo, { running: true }>;
  stop(): void;
}

export interface ChatterParts {
  /** Whether anybody is in the room. */
  hasClients(room: string): boolean;
  onError(error: unknown): void;
}

/** Chatter that nobody hears ends after this, ms. */
const loneMs = 60_000;
/** After a stall no more than this is made up for, ms. */
const mostBehindMs = 1000;
/** Bytes of a single shot. */
const shotBytes = 12;

/** Makes the chatter of one server. A room's own ends when nobody has received there for a while. */
export function createChatter({ hasClients, onError }: ChatterParts): Chatter {
  const running = new Map<string, Running>();

  function get(room: string): ChatterInfo {
    return running.get(room)?.info ?? { running: false };
  }

  function stop(room: string): ChatterInfo {
    running.get(room)?.stop();
    running.delete(room);
    return get(room);
  }

  return {
    once: ({ log }) => say(log, randomText(shotBytes, Math.random)),
    get,
    stop,
    start(room, settings) {
      stop(room.name);
      const info = { running: true as const, ...settings, sent: 0 };
      const random = seeded(settings.seed);
      const size = settings.pattern === "burst" ? burstSize : 1;
      let due = performance.now();
      let heardAt = due;
      let timer: NodeJS.Timeout;

      const turn = () => {
        const at = performance.now();
        if (hasClients(room.name)) heardAt = at;
        if (at - heardAt > loneMs) return void stop(room.name);
        due = Math.max(due, at - mostBehindMs);
        while (due <= at) {
          for (let i = 0; i < size && info.sent !== settings.count; i++) {
            info.sent += 1;
            say(room.log, randomText(settings.bytes, random)).catch((error) => {
              // What was under way when the room ended is nobody's any more.
              if (asRefusal(error).code !== "room-not-found") onError(error);
            });
          }
          if (info.sent === settings.count) return void stop(room.name);
          due += gapMs(settings, size, random);
        }
        timer = setTimeout(turn, due - at);
      };

      const over = () => stop(room.name);
      room.ended.addEventListener("abort", over);
      running.set(room.name, {
        info,
        stop() {
          clearTimeout(timer);
          room.ended.removeEventListener("abort", over);
        },
      });
      due += gapMs(settings, size, random);
      timer = setTimeout(turn, due - performance.now());
      return info;
    },
    close() {
      for (const room of [...running.keys()]) stop(room);
    },
  };
}

async function say(log: Log, text: string): Promise<Message> {
  const id = randomBytes(16).toString("base64url");
  return (await log.append({ id, text, sentAt: now() }, "server")).message;
}

/** From one message, or burst, to the next, ms. Random gaps are exponential: a Poisson process. */
function gapMs({ ratePerSecond, pattern }: ChatterSettings, size: number, random: () => number) {
  const mean = (1000 * size) / ratePerSecond;
  return pattern === "poisson" ? -Math.log(1 - random()) * mean : mean;
}
