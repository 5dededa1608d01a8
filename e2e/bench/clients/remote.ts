import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { cores, endProcess, failureOf, startNode } from "../processes.ts";
import { root } from "../root.ts";

/** What a process of clients can be asked to do. */
export type Handlers = { [name: string]: (argument: never) => Promise<unknown> };

/** Asks a process of clients; rejects when it fails, ends or takes longer than `withinMs`. */
export interface Remote<H extends Handlers> {
  call<K extends keyof H & string>(
    name: K,
    argument: Parameters<H[K]>[0],
    withinMs: number,
  ): Promise<Awaited<ReturnType<H[K]>>>;
  end(): Promise<void>;
}

/** The talk between the two processes. */
export type Order = { id: number; name: string; argument: unknown };
export type Reply = { id: number; value?: unknown; error?: string };

/** Starts a built script of this folder on the clients' core. */
export function startClients(script: string): Remote<never> {
  const file = join(root, `dist/bench/clients/${script}.js`);
  const child: ChildProcess = startNode({ core: cores.client, args: [file], ipc: true });
  const waiting = new Map<number, (reply: Reply) => void>();
  child.on("message", ({ id, ...reply }: Reply) => waiting.get(id)?.({ id, ...reply }));
  child.once("close", () => {
    const error = failureOf(child, "The process of the clients").message;
    for (const [id, settle] of waiting) settle({ id, error });
  });
  let calls = 0;
  return {
    call(name, argument, withinMs) {
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        const late = () => settle({ id, error: `${name} took over ${withinMs / 1000} s` });
        const timer = setTimeout(late, withinMs);
        const settle = ({ value, error }: Reply) => {
          clearTimeout(timer);
          waiting.delete(id);
          if (error === undefined) resolve(value as never);
          else reject(new Error(error));
        };
        waiting.set(id, settle);
        child.send({ id, name, argument } satisfies Order);
      });
    },
    end: () => endProcess(child),
  };
}
