import type { Socket } from "node:net";
import { reset } from "../../app/testing-net.ts";
import type { Conditions, End } from "./trouble.ts";

/** One direction of one connection, in order. */
export interface Pipe {
  push(bytes: Buffer): void;
  /** Ends the direction behind all that waits. */
  end(how: End): void;
  /** From now on nothing is passed on and nobody is told: half-open. */
  freeze(): void;
  /** Forgets all that waits. */
  close(): void;
}

interface Item {
  due: number;
  run(done: () => void): void;
}

/** Bytes that may wait; beyond them the source is not read. */
const mostQueued = 1024 * 1024;

/** Of each request, answer or frame: slices after so many bytes may be read together. */
const turnBytes = 64;

export function createPipe(
  { source, target }: { source: Socket; target: Socket },
  conditions: () => Conditions,
  random: () => number,
): Pipe {
  let queue: Item[] = [];
  let queued = 0;
  /** `performance.now()` at which all that came before has gone through. */
  let through = 0;
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isFrozen = false;
  let isClosed = false;

  function dueAt(bytes: number): number {
    const { latencyMs, jitterMs, bytesPerSecond, lumpMs } = conditions();
    through = Math.max(performance.now() + latencyMs + jitterMs * random(), through);
    if (bytesPerSecond > 0) through += (bytes * 1000) / bytesPerSecond;
    return lumpMs > 0 ? Math.ceil(through / lumpMs) * lumpMs : through;
  }

  function add(bytes: number, run: Item["run"]): void {
    queue.push({ due: dueAt(bytes), run });
    work();
  }

  function work(): void {
    if (isBusy || timer || isClosed) return;
    const next = queue[0];
    if (!next) return;
    const waitMs = next.due - performance.now();
    if (waitMs > 0) {
      timer = setTimeout(() => {
        timer = undefined;
        work();
      }, waitMs);
      return;
    }
    queue.shift();
    isBusy = true;
    next.run(() => {
      isBusy = false;
      work();
    });
  }

  function write(bytes: Buffer, done: () => void): void {
    // Not at once: thousands of slices that go nowhere would fill the stack.
    if (isFrozen || target.destroyed || target.writableEnded) queueMicrotask(done);
    else target.write(bytes, () => done());
  }

  return {
    push(bytes) {
      if (isFrozen || isClosed) return;
      const most = conditions().sliceBytes || bytes.length;
      for (let from = 0; from < bytes.length; from += most) {
        const slice = bytes.subarray(from, from + most);
        queued += slice.length;
        add(slice.length, (done) => {
          queued -= slice.length;
          if (queued < mostQueued) source.resume();
          // A turn between two writes, or the next slice would leave together with this one.
          write(slice, from < turnBytes ? () => setImmediate(done) : done);
        });
      }
      if (queued >= mostQueued) source.pause();
    },
    end(how) {
      if (isFrozen || isClosed) return;
      add(0, (done) => {
        if (how === "freeze") isFrozen = true;
        if (how === "fin" && !isFrozen) target.end();
        if (how === "reset" && !isFrozen) reset(target);
        done();
      });
    },
    freeze() {
      isFrozen = true;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      queue = [];
    },
  };
}
