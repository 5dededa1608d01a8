import type { Contender } from "./contenders.ts";
import { calm, isDisturbed } from "./machine.ts";
import type { Progress } from "./progress.ts";
import { type Collected, collect, type SuiteResult } from "./results.ts";
import type { Attempt, Span, Suite, Turn } from "./suite.ts";
import { createTurns } from "./turns.ts";

/** Tries at a reading before the least disturbed one counts. */
const tries = { quick: 1, full: 4 } as const;
/** For so long a try waits for a moment in which nobody else uses the machine, and all of a suite, ms. */
const calmMs = { one: 15_000, all: 300_000 } as const;
/** How long a reading takes: alone, in one of many turns, and where only that it runs is asked. */
const spans = {
  alone: { warmMs: 2000, ms: 4000 },
  turn: { warmMs: 20, ms: 200 },
  quick: { warmMs: 100, ms: 600 },
} satisfies Record<string, Span>;
/** Turns that do not count: a fresh process is slow until its code is compiled. */
const warmTurns = { quick: 1, full: 10 } as const;

type Say = (who: string) => void;

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
  const collected = collect(contenders);
  const most = isQuick ? tries.quick : tries.full;
  const { times: mostTimes = 1, readings = 1 } = suite.turns ?? {};
  const times = isQuick ? Math.min(2, mostTimes) : mostTimes;
  let waitedMs = 0;

  async function wait(): Promise<void> {
    if (isQuick || waitedMs > calmMs.all) return;
    const startedAt = performance.now();
    await calm(calmMs.one);
    waitedMs += performance.now() - startedAt;
  }

  const keep = (contender: Contender, values: Attempt["values"]) => {
    collected.add(contender, values);
    return values;
  };

  /** The servers come and go one after the other; a reading is taken again while others disturb it. */
  async function measureAlone(say: Say): Promise<void> {
    const span = isQuick ? spans.quick : spans.alone;
    for (const contender of contenders) {
      say(contender.name);
      const take: Turn["take"] = async (attempt) =>
        keep(contender, await calmest(() => wait().then(attempt), most, collected));
      await suite.measure({ contender, isQuick, span, take });
      progress.step();
    }
  }

  /** All stand side by side; no reading is dropped, each is one of many beside one of the floor. */
  async function measureInTurns(say: Say): Promise<void> {
    const span = isQuick ? spans.quick : spans.turn;
    const warm = isQuick ? warmTurns.quick : warmTurns.full;
    const turns = createTurns(contenders.length, warm + times);
    say(`${contenders.length} servers in turns`);
    const measure = async (contender: Contender) => {
      const take: Turn["take"] = async (attempt) => {
        let kept: Attempt["values"] = {};
        let taken = 0;
        await turns.join(async () => {
          const { values } = await attempt();
          taken += 1;
          if (taken <= warm) return;
          kept = keep(contender, values);
          progress.step(1 / readings / times);
        });
        return kept;
      };
      await suite.measure({ contender, isQuick, span, take });
      turns.leave();
    };
    await Promise.all(contenders.map(measure));
  }

  for (let round = 1; round <= rounds; round++) {
    const say: Say = (who) => progress.say(`${name}, round ${round} of ${rounds}: ${who}`);
    await (suite.turns ? measureInTurns(say) : measureAlone(say));
  }
  return collected.result(name, suite, { rounds, turns: times });
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
