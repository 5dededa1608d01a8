"use client";

import { useState } from "react";
import { useSWRConfig } from "swr";
import { type BugName, type FaultSettings, noFaults } from "#wire";
import { asFailure, type Cause } from "../failure.ts";
import { type Host, hostOf } from "../host.ts";
import { calm, type Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { surroundingsKey } from "../use-surroundings.ts";

/** The host's hands on the trouble of the room. */
export interface TroubleHand {
  /** Whether this browser may. */
  isHost: boolean;
  /** Changes what is given, at once. @returns whether it was done. */
  change(change: Partial<FaultSettings>): Promise<boolean>;
  /** The same for the bugs; a bug that is new counts from zero. */
  plant(bugs: BugName[]): Promise<void>;
  normal(): Promise<boolean>;
  /** Why the last change was not made. */
  failed: Cause | undefined;
}

export function useTrouble(comparison: Comparison): TroubleHand {
  const { room } = comparison;
  const host = hostOf(room);
  const { mutate } = useSWRConfig();
  const [failed, setFailed] = useState<Cause>();

  /** Shows the change before the server has confirmed it. @returns whether it was made. */
  async function ask(
    change: Partial<FaultSettings>,
    send: (by: Host) => Promise<FaultSettings>,
  ): Promise<boolean> {
    if (!host) return false;
    setFailed(undefined);
    const expected = (now: Surroundings | undefined) => withFaults(now, { ...change, cut: false });
    try {
      await mutate<Surroundings>(
        surroundingsKey(room),
        async (now?: Surroundings) => withFaults(now, await send(host)),
        {
          optimisticData: (now, shown) => expected(shown ?? now),
          rollbackOnError: true,
          revalidate: false,
        },
      );
      return true;
    } catch (thrown) {
      setFailed(asFailure(thrown).code);
      return false;
    }
  }

  return {
    isHost: host !== undefined,
    failed,
    change: (change) => ask(change, (by) => by.setFaults(change)),
    async plant(bugs) {
      const isMade = await ask({ bugs }, (by) => by.setFaults({ bugs }));
      if (!isMade || bugs.length === 0) return;
      comparison.setBugs(bugs);
      comparison.restart();
    },
    normal: () => ask(noFaults, (by) => by.normal()),
  };
}

function withFaults(now: Surroundings | undefined, change: Partial<FaultSettings>): Surroundings {
  const { chatter, faults } = now ?? calm;
  return { chatter, faults: { ...faults, ...change } };
}
