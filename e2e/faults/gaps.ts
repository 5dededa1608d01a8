import type { Fault } from "./run.ts";
import type { Scene } from "./scene.ts";

/** What cannot be made good, and must be told; each once per transport. */

const isTold = ({ receiver, sender }: Scene) => receiver.gaps > 0 && sender.gaps > 0;

export const gaps: Fault[] = [
  {
    name: "all data lost in a restart",
    tells: "gap",
    async strike(host, scenes) {
      for (const { bar } of scenes) bar();
      await host.end("SIGKILL");
      host.forget();
      await host.start();
      for (const { make } of scenes) await make();
      for (const { admit } of scenes) admit();
    },
    happened: isTold,
  },
  {
    name: "the room ended and made anew behind the clients' backs",
    tells: "gap",
    async during({ bar, remove, make, admit }) {
      bar();
      await remove();
      await make();
      admit();
    },
    happened: isTold,
  },
];

/** Messages that a server of the next one keeps per room. */
export const keepMessages = 40;

export const retention: Fault[] = [
  {
    name: "retention passes clients that are away",
    tells: "gap",
    async during({ bar, say, admit }) {
      bar();
      for (let n = 0; n < 2 * keepMessages; n++) await say();
      admit();
    },
    happened: isTold,
  },
];
