import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import { transportIds } from "../../app/transports/index.ts";
import { type Host, startHost, type Teardown } from "./host.ts";
import { kept } from "./judge.ts";
import { type Fault, messagesPerRun, run } from "./run.ts";

/** Each fault once per transport, the transports at the same time, on one server for all. */
export function testFaults(
  title: string,
  faults: readonly Fault[],
  env: Record<string, string> = {},
): void {
  describe(title, () => {
    let host: Host;
    const stop = collect();
    before(async () => {
      host = await startHost(stop, env);
    });
    after(stop.all);

    for (const fault of faults) {
      describe(fault.name, () => {
        const undo = collect();
        const running = once(() => run(undo, host, fault, transportIds));
        after(undo.all);

        transportIds.forEach((id, i) => {
          test(`${id} loses nothing and doubles nothing`, async () => {
            const result = (await running())[i];
            assert.ok(result);
            const { scene, verdict } = result;
            assert.ok(fault.happened(scene), "the fault did not happen");
            if (fault.tells === "gap") {
              // What went with the log is nowhere; whoever was there before must have been told.
              assert.deepEqual({ ...verdict, forgotten: 0, gaps: 0 }, kept);
              for (const { gaps } of [scene.receiver, scene.sender])
                assert.ok(gaps > 0, "not told");
              return;
            }
            assert.deepEqual(verdict, kept);
            assert.ok((await scene.log()).length >= messagesPerRun);
          });
        });
      });
    }
  });
}

/** Keeps what is to be undone; `all` does it, the last first. */
export function collect(): Teardown & { all(): Promise<void> } {
  const steps: (() => unknown)[] = [];
  return {
    after: (step) => void steps.push(step),
    async all() {
      for (const step of steps.reverse()) await step();
    },
  };
}

/** Runs it when first asked for, for all who ask. */
function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start();
    return started;
  };
}
