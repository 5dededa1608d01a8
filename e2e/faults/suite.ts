import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import { transportIds } from "../../app/transports/index.ts";
import { type Host, startHost, type Teardown } from "./host.ts";
import { kept } from "./judge.ts";
import { type Fault, messagesPerRun, run } from "./run.ts";

/** Each fault once per transport, the transports at the same time, on one server for all. */
export function testFaults(title: string, faults: readonly Fault[]): void {
  describe(title, () => {
    let host: Host;
    const stop = collect();
    before(async () => {
      host = await startHost(stop);
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
            const { gaps, ...promises } = kept;
            assert.deepEqual({ ...verdict, gaps: 0 }, { ...promises, gaps });
            if (fault.tells === "gap") assert.ok(verdict.gaps > 0, "nobody was told of the gap");
            else assert.equal(verdict.gaps, 0, "told of a gap that was none");
            assert.ok((await scene.log()).length >= messagesPerRun);
          });
        });
      });
    }
  });
}

/** Keeps what is to be undone; `all` does it, the last first. */
function collect(): Teardown & { all(): Promise<void> } {
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
