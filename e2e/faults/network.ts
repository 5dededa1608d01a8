import type { Fault } from "./run.ts";
import type { Scene, Stage } from "./scene.ts";
import type { Conditions, Repeat, Strike, Way } from "./trouble.ts";

/** What the network between clients and server can do; each once per transport. */

const all = ({ proxies }: Stage) => Object.values(proxies);
const sum = (scene: Scene, key: "struck" | "repeated" | "reset" | "frozen") =>
  all(scene).reduce((total, { happened }) => total + happened[key], 0);

/** From before the first connection on. */
function weather(name: string, conditions: Partial<Conditions>): Fault {
  return {
    name,
    // What moves slowly is not to be given up.
    settings: { timeoutMs: 5000, silenceMs: 5000 },
    before(stage) {
      for (const proxy of all(stage)) proxy.set(conditions);
    },
    happened: (scene) => all(scene).every(({ happened }) => happened.connections > 0),
  };
}

const every = (n: number) => (nth: number) => nth % n === 0;

/** From when both are open on, until all is sent. */
function struck(name: string, strike: Strike): Fault {
  return {
    name,
    during(scene) {
      for (const proxy of all(scene)) proxy.strike = strike;
    },
    happened: (scene) => sum(scene, "struck") > 0,
  };
}

function repeated(name: string, repeat: Repeat): Fault {
  return {
    name,
    before(stage) {
      for (const proxy of all(stage)) proxy.repeat = repeat;
    },
    happened: (scene) => sum(scene, "repeated") >= 3,
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function frozen(name: string, ...ways: Way[]): Fault {
  return {
    name,
    async during(scene) {
      for (const proxy of all(scene)) proxy.freeze(...ways);
    },
    happened: (scene) => sum(scene, "frozen") >= 2,
  };
}

const reset = (way: Way, at: Strike["at"], n: number): Strike => {
  return { way, at, which: every(n), by: "reset" };
};

export const network: Fault[] = [
  weather("latency of 20 ms each way", { latencyMs: 20 }),
  weather("latency of 60 ms each way", { latencyMs: 60 }),
  weather("jitter of up to 60 ms", { latencyMs: 5, jitterMs: 60 }),
  weather("all bytes one by one", { sliceBytes: 1 }),
  weather("all bytes in sevens", { sliceBytes: 7 }),
  weather("18 KB a second", { bytesPerSecond: 18_000 }),
  weather("8 KB a second", { bytesPerSecond: 8_000 }),
  weather("buffering in lumps of 80 ms", { lumpMs: 80 }),
  {
    name: "a proxy that cuts what is idle for 25 ms",
    // For a while: on a busy machine no answer is that quick, and then nothing would ever pass.
    async during(scene) {
      for (const proxy of all(scene)) proxy.set({ idleCutMs: 25 });
      await pause(600);
      for (const proxy of all(scene)) proxy.set({ idleCutMs: 0 });
    },
    happened: (scene) => sum(scene, "reset") > 0,
  },
  weather("latency, jitter, slices, lumps and a narrow line at once", {
    latencyMs: 15,
    jitterMs: 20,
    sliceBytes: 40,
    lumpMs: 25,
    bytesPerSecond: 40_000,
  }),

  struck("every fifth answer lost, the connection ended", {
    way: "down",
    at: "before",
    which: every(5),
    by: "fin",
  }),
  struck("every seventh answer lost, the connection reset", reset("down", "before", 7)),
  struck("every fifth answer torn in the middle", {
    way: "down",
    at: "within",
    which: every(5),
    by: "fin",
  }),
  struck("every seventh answer torn by a reset", reset("down", "within", 7)),
  struck("a reset after every seventh answer", reset("down", "after", 7)),
  struck("every fifth request lost by a reset", reset("up", "before", 5)),
  struck("every fifth request torn by a reset", reset("up", "within", 5)),
  struck("a reset right after every fifth request", reset("up", "after", 5)),
  struck("a connection that goes half-open at every tenth request", {
    way: "up",
    at: "after",
    which: every(10),
    by: "freeze",
  }),
  struck("a connection that goes half-open at every tenth answer", {
    way: "down",
    at: "before",
    which: every(10),
    by: "freeze",
  }),

  repeated("every request and frame sent twice", { which: () => true, afterMs: 0 }),
  repeated("every third request and frame repeated 150 ms later", {
    which: every(3),
    afterMs: 150,
  }),

  frozen("half-open upward: requests go nowhere", "up"),
  frozen("half-open downward: answers go nowhere", "down"),
  frozen("half-open both ways", "up", "down"),

  {
    name: "one cut of both connections at the same time",
    during(scene) {
      for (const proxy of all(scene)) proxy.reset();
    },
    happened: (scene) => sum(scene, "reset") >= 2,
  },
  {
    name: "a cut every 60 ms",
    async during(scene) {
      for (let n = 0; n < 10; n++) {
        for (const proxy of all(scene)) proxy.reset();
        await pause(60);
      }
    },
    happened: (scene) => sum(scene, "reset") >= 10,
  },
  {
    name: "nobody let through for 500 ms",
    async during(scene) {
      scene.bar();
      await pause(500);
      scene.admit();
    },
    happened: (scene) => sum(scene, "reset") >= 2,
  },
];
