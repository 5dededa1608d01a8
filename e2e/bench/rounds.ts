import type { Contender } from "./contenders.ts";
import { calm, isDisturbed } from "./machine.ts";
import type { Progress } from "./progress.ts";
import { type Collected, collect, type SuiteResult } from "./results.ts";
import type { Attempt, Suite } from "./suite.ts";

/** Tries at a reading before the least disturbed one counts. */
const tries = { quick: 1, full: 4 } as const;
/** For so long a try waits for a moment in which nobody else uses the machine, and all of a suite, ms. */
const calmMs = { one: 15_000, all: 300_000 } as const;

export interface RoundOptions {
  rounds: number;
  isQuick: boolean;
  contenders: Contender[];
  progress: Progress;
}

/**
 * Measures all servers in turn (A B C A B C …), so that what changes on the machine meanwhile
 * changes for all of them.
 */
export async function runRounds(
  name: string,
  suite: Suite,
  { rounds, isQuick, contenders, progress }: RoundOptions,
): Promise<SuiteResult> {
  const collected = collect();
  let waitedMs = 0;
  for (let round = 1; round <= rounds; round++) {
    for (const contender of contenders) {
      progress.say(`${name}, round ${round} of ${rounds}: ${contender.name}`);
      const take = async (attempt: () => Promise<Attempt>) => {
        const most = isQuick ? tries.quick : tries.full;
        const wait = async () => {
          if (isQuick || waitedMs > calmMs.all) return;
          const startedAt = performance.now();
          await calm(calmMs.one);
          waitedMs += performance.now() - startedAt;
        };
        const measured = await calmest(() => wait().then(attempt), most, collected);
        collected.add(contender, measured);
      };
      await suite.measure({ contender, isQuick, take });
      progress.step();
    }
  }
  return collected.result(name, suite, rounds);
}

async function calmest(
  attempt: () => Promise<Attempt>,
  most: number,
  collected: Collected,
): Promise<Attempt["values"]> {
  let best: Attempt | undefined;
  for (let i = 0; i < most; i++) {
    const one = await attempt();
    if (!isDisturbed(one)) {
      collected.dropped += i;
      return one.values;
    }
    if (!best || one.foreign < best.foreign) best = one;
  }
  collected.dropped += most - 1;
  collected.disturbed += 1;
  return best?.values ?? {};
}
