import { asFailure, type Cause } from "../failure.ts";
import { randomId } from "../ids.ts";
import { createMeter, type Seen } from "../meters/meter.ts";
import { createStore, type Store } from "../store.ts";
import { createTraffic, type TrafficParts } from "../traffic.ts";
import type { Story } from "../transports/stories/story.ts";
import type { Opening, OpenTransport, Settings, Transport } from "../transports/transport.ts";
import { type Clip, cutClip } from "./clip.ts";
import { createMarks, type Mark } from "./marks.ts";

/** Where the story is, and what it is told by. */
export interface LessonState {
  /** From 0; one more than the story has frames is the free run. */
  frame: number;
  clip: Clip;
  seen: Seen;
  /** Why the server did not do what the frame asked of it. */
  failed: Cause | undefined;
}

/** A transport at work, looked at frame by frame. */
export interface Lesson {
  state: Store<LessonState>;
  marks: Store<readonly Mark[]>;
  /** Shows a frame: what was seen, if it was told before, else what happens now. */
  go(frame: number): void;
  /** Tells the next frame or the one before, counted from the one that is told, not from what is shown. */
  step(by: 1 | -1): void;
  /** Tells the frame once more. */
  again(): void;
  /** The server says one thing. */
  say(): Promise<void>;
  close(): void;
}

export interface LessonParts extends Pick<TrafficParts, "origin" | "room" | "WebSocket"> {
  id: string;
  transport: Transport;
  story: Story;
  settings: Settings;
  onWake?: Opening["onWake"];
  /** Lets the server say one thing. @throws {Failure} */
  say(): Promise<unknown>;
  /** Breaks all connections of the room for a moment. @throws {Failure} */
  breakLines(): Promise<unknown>;
}

const everyMs = 100;

/** Begins with the first frame as soon as `go(0)` is called; close it when it is left. */
export function createLesson({ id, transport, story, settings, ...parts }: LessonParts): Lesson {
  const { frames } = story;
  const meter = createMeter();
  const marks = createMarks(refresh);
  const clips = new Map<number, Clip>();
  let frame = 0;
  let from = 1;
  let failed: Cause | undefined;
  let cursor: string | undefined;
  let running: OpenTransport | undefined;
  const nothing: Clip = { marks: [], isWhole: false };
  const state = createStore<LessonState>(everyMs, () => ({
    frame,
    clip: clips.get(frame) ?? nothing,
    seen: meter.read(),
    failed,
  }));

  function refresh(): void {
    const told = frames[frame];
    if (told && !clips.get(frame)?.isWhole) clips.set(frame, cutClip(marks.read(), from, told));
    state.changed();
  }

  function open(): void {
    running?.close();
    const { origin, room, WebSocket, onWake } = parts;
    const observe: TrafficParts["observe"] = (event) => {
      meter.observe(event);
      marks.observe(event);
    };
    const client = randomId();
    const traffic = createTraffic({ origin, room, transport: id, client, WebSocket, observe });
    running = transport.open({
      traffic,
      cursor,
      settings,
      onWake,
      deliver(delivery) {
        cursor = delivery.cursor;
      },
      status: state.changed,
    });
  }

  async function say(): Promise<void> {
    marks.said();
    await parts.say();
  }

  async function act(): Promise<void> {
    const { act } = frames[frame] ?? {};
    if (act === "open" || !running) open();
    if (act === "break") await parts.breakLines();
    if (act === "say" || act === "break") await say();
  }

  function begin(): void {
    failed = undefined;
    clips.delete(frame);
    // What is held was asked before: the frame begins with that question.
    from = marks.unanswered()?.n ?? (marks.read().at(-1)?.n ?? 0) + 1;
    if (frames[frame]?.act === "open") from = (marks.read().at(-1)?.n ?? 0) + 1;
    refresh();
    const begun = frame;
    void act().catch((thrown) => {
      if (begun === frame) failed = asFailure(thrown).code;
      state.changed();
    });
  }

  function go(next: number): void {
    frame = Math.min(Math.max(next, 0), frames.length);
    failed = undefined;
    if (clips.get(frame)?.isWhole) state.changed();
    else begin();
  }

  return {
    state,
    marks: marks.store,
    go,
    step: (by) => go(frame + by),
    again: begin,
    async say() {
      failed = undefined;
      await say().catch((thrown) => {
        failed = asFailure(thrown).code;
      });
      state.changed();
    },
    close() {
      running?.close();
      marks.close();
    },
  };
}
