import type { FaultSettings } from "#wire";
import type { Fault } from "./run.ts";
import type { Scene } from "./scene.ts";

/** The faults that the server itself makes in a room; each once per transport. */

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const all = ({ receiver, sender }: Scene) => [receiver, sender];
const retries = (scene: Scene) =>
  all(scene).flatMap(({ statuses }) => statuses.filter(({ state }) => state === "retrying"));
const connections = ({ proxies }: Scene) =>
  Object.values(proxies).reduce((total, { happened }) => total + happened.connections, 0);

/** From before the first connection on. What only slows down leaves no other trace than time. */
function slow(name: string, faults: Partial<FaultSettings>): Fault {
  return {
    name,
    settings: { timeoutMs: 5000, silenceMs: 5000 },
    before: ({ put }) => put(faults),
    happened: () => true,
  };
}

/** From before the first connection on, until all is sent: chance needs time to strike. */
function lossy(name: string, faults: Partial<FaultSettings>): Fault {
  return {
    name,
    before: ({ put }) => put(faults),
    happened: (scene) => retries(scene).length > 0 || connections(scene) > 4,
  };
}

/** From when both are open on. */
function broken(name: string, faults: Partial<FaultSettings>): Fault {
  return {
    name,
    during: ({ put }) => put(faults),
    happened: (scene) => retries(scene).length > 0 || connections(scene) > 4,
  };
}

/** For a while. */
function passing(name: string, faults: Partial<FaultSettings>, ms: number): Fault {
  return {
    ...broken(name, faults),
    async during({ put }) {
      await put(faults);
      await pause(ms);
      await put({ stall: false, idleCutMs: 0 });
    },
  };
}

export const room: Fault[] = [
  slow("a room with a round trip of 40 ms", { delayMs: 40 }),
  slow("a room with delay and jitter", { delayMs: 40, jitterMs: 30 }),
  slow("a room that buffers what goes down", { buffering: true }),
  slow("a room that handles half of all requests twice", { duplicateRequests: 0.5 }),
  slow("a room that handles every request twice", { duplicateRequests: 1 }),
  lossy("a room that loses a tenth of all answers", { dropAnswers: 0.1 }),
  lossy("a room that loses three answers in ten", { dropAnswers: 0.3 }),
  lossy("a room that loses one request in five", { dropRequests: 0.2 }),
  lossy("a room that loses three requests in ten", { dropRequests: 0.3 }),
  lossy("a room that loses answers and requests and repeats requests", {
    dropAnswers: 0.15,
    dropRequests: 0.15,
    duplicateRequests: 0.3,
  }),
  {
    ...passing("a stall of 150 ms, shorter than any patience", { stall: true }, 150),
    happened: () => true,
  },
  passing("a stall longer than any patience", { stall: true }, 1500),
  // For a while: on a busy machine no answer is that quick, and then nothing would ever pass.
  passing("a room that cuts what is idle for 25 ms", { idleCutMs: 25 }, 600),
  passing("an outage of 400 ms", { outageMs: 400 }, 0),
  broken("a room cut once", { cut: true }),
  {
    ...broken("a room cut ten times", { cut: true }),
    async during({ put }) {
      for (let n = 0; n < 10; n++) {
        await put({ cut: true });
        await pause(60);
      }
    },
  },
  {
    ...broken("all faults of a room at once", {}),
    async during({ put }) {
      await put({
        delayMs: 10,
        jitterMs: 10,
        dropAnswers: 0.1,
        dropRequests: 0.1,
        duplicateRequests: 0.2,
        idleCutMs: 300,
        buffering: true,
        cut: true,
      });
      await pause(300);
      await put({ stall: true });
      await pause(200);
      await put({ stall: false, outageMs: 200 });
      await pause(300);
    },
  },
];
