import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { AudienceInfo, AudienceSettings } from "#wire-class";
import { Refusal } from "./refusal.ts";
import type { Room } from "./rooms.ts";

/** Simulated phones, each room's in a process of its own: they cost the server what phones cost it. */
export interface Audience {
  /**
   * Takes the place of the audience the room had.
   * @param origin where the phones find this server, `http://127.0.0.1:3000`.
   * @throws {Refusal} `unavailable` while too many rooms have one.
   */
  start(room: Room, settings: AudienceSettings, origin: string): AudienceInfo;
  stop(room: string): AudienceInfo;
  get(room: string): AudienceInfo;
  close(): void;
}

export interface AudienceParts {
  onError(error: unknown): void;
}

interface Running {
  info: Extract<AudienceInfo, { running: true }>;
  stop(): void;
}

/** Each is a process. */
const mostAudiences = 4;
/** A double lesson; an audience that its host forgot would keep the room alive for ever, ms. */
const longestMs = 2 * 3_600_000;

/** Built it stands beside this file's bundle, else it is run from its source as this process is. */
const isSource = import.meta.url.endsWith(".ts");
const program = fileURLToPath(
  new URL(isSource ? "../app/audience.ts" : "audience.js", import.meta.url),
);

/** Makes the audiences of one server; four rooms at most have one at a time. */
export function createAudience({ onError }: AudienceParts): Audience {
  const running = new Map<string, Running>();

  function get(room: string): AudienceInfo {
    return running.get(room)?.info ?? { running: false };
  }

  function stop(room: string): AudienceInfo {
    running.get(room)?.stop();
    running.delete(room);
    return get(room);
  }

  return {
    get,
    stop,
    start(room, settings, origin) {
      const { name } = room;
      stop(name);
      if (running.size >= mostAudiences) {
        const detail = `${mostAudiences} rooms have simulated phones already; end those of one of them.`;
        throw new Refusal("unavailable", detail, { retryAfterMs: 10_000 });
      }
      const child = launch({ room: name, origin, ...settings });
      const over = () => stop(name);
      const timer = setTimeout(over, longestMs);
      timer.unref();
      const mine: Running = {
        info: { running: true, ...settings },
        stop() {
          clearTimeout(timer);
          room.ended.removeEventListener("abort", over);
          // It lets its connections go, and ends.
          if (child.connected) child.disconnect();
        },
      };
      running.set(name, mine);
      room.ended.addEventListener("abort", over);
      child.once("error", onError);
      child.once("exit", (code) => {
        if (running.get(name) !== mine) return;
        stop(name);
        if (code !== 0) onError(new Error(`The audience of "${name}" ended with ${code}.`));
      });
      return mine.info;
    },
    close() {
      for (const room of [...running.keys()]) stop(room);
    },
  };
}

/** The host's key is no business of the phones: they come as anybody does. */
function launch(settings: AudienceSettings & { room: string; origin: string }): ChildProcess {
  return spawn(process.execPath, [...loaders(), program, JSON.stringify(settings)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** What lets this process read TypeScript; nothing else of its flags is the child's. */
function loaders(): string[] {
  return isSource ? ["--import", "tsx"] : [];
}
