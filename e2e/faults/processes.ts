import type { Fault } from "./run.ts";
import type { Scene } from "./scene.ts";

/** What befalls the server's process, and clients that stay away; each once per transport. */

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const isShaken = ({ receiver, sender }: Scene) =>
  [receiver, sender].every(({ statuses }) => statuses.some(({ state }) => state === "retrying"));

export const processes: Fault[] = [
  {
    name: "SIGKILL, started again at once",
    async strike(host) {
      await host.end("SIGKILL");
      await host.start();
    },
    happened: isShaken,
  },
  {
    name: "SIGKILL, started again after a second",
    async strike(host) {
      await host.end("SIGKILL");
      await pause(1000);
      await host.start();
    },
    happened: isShaken,
  },
  {
    name: "SIGKILL twice in a row",
    async strike(host) {
      for (let n = 0; n < 2; n++) {
        await host.end("SIGKILL");
        await host.start();
        await pause(100);
      }
    },
    happened: isShaken,
  },
  {
    name: "SIGTERM, started again",
    async strike(host) {
      await host.end("SIGTERM");
      await host.start();
    },
    happened: isShaken,
  },
  {
    name: "SIGSTOP for 300 ms, shorter than any patience",
    async strike(host) {
      host.pause();
      await pause(300);
      host.resume();
    },
    happened: () => true,
  },
  {
    name: "SIGSTOP for 2.5 s",
    async strike(host) {
      host.pause();
      await pause(2500);
      host.resume();
    },
    happened: isShaken,
  },
  {
    name: "SIGKILL while both connections are cut and nobody is let through",
    async strike(host, scenes) {
      for (const { bar } of scenes) bar();
      await host.end("SIGKILL");
      await host.start();
      for (const { admit } of scenes) admit();
    },
    happened: isShaken,
  },
  {
    name: "clients opened anew from their last cursor, as a reloaded page does",
    async during({ receiver, sender }) {
      for (let n = 0; n < 3; n++) {
        for (const client of [receiver, sender]) client.resume(client.cursors.at(-1));
        await pause(100);
      }
    },
    happened: ({ receiver }) => receiver.statuses.some(({ state }) => state === "closed"),
  },
  {
    name: "clients opened anew from a stale cursor, which repeats on the wire",
    async during({ receiver, sender }) {
      for (const client of [receiver, sender]) client.resume(client.cursors[0]);
    },
    happened: ({ receiver }) => receiver.repeats > 0,
  },
];
