"use client";

import { useState } from "react";
import { mutate } from "swr";
import {
  type BugName,
  type ChatterInfo,
  type ChatterSettings,
  type FaultSettings,
  noFaults,
} from "#wire";
import { asFailure, type Cause } from "../failure.ts";
import { type Host, hostOf } from "../host.ts";
import { calm, type Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { surroundingsKey } from "../swr-keys.ts";

/** The host's hands on the trouble of the room. */
export interface TroubleHand {
  /** Whether this browser may. */
  isHost: boolean;
  /** Changes what is given, at once. @returns whether it was done. */
  change(change: Partial<FaultSettings>): Promise<boolean>;
  /** The same for the bugs; a bug that is new counts from zero. */
  plant(bugs: BugName[]): Promise<void>;
  normal(): Promise<boolean>;
  /** Makes the server talk, or not. */
  chat(settings: ChatterSettings | undefined): Promise<boolean>;
  /** Why the last change was not made. */
  failed: Cause | undefined;
}

/** What is other than before. */
interface Change {
  faults?: Partial<FaultSettings>;
  chatter?: ChatterInfo;
}

export function useTrouble(comparison: Comparison): TroubleHand {
  const { room } = comparison;
  const host = hostOf(room);
  const [failed, setFailed] = useState<Cause>();

  /** Shows the change before the server has confirmed it. @returns whether it was made. */
  async function ask(change: Change, send: (by: Host) => Promise<Change>): Promise<boolean> {
    if (!host) return false;
    setFailed(undefined);
    try {
      await mutate<Surroundings>(
        surroundingsKey(room),
        async (now?: Surroundings) => withChange(now, await send(host)),
        {
          optimisticData: (now, shown) => withChange(shown ?? now, change),
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
    change: (faults) =>
      ask({ faults: { ...faults, cut: false } }, async (by) => ({
        faults: await by.setFaults(faults),
      })),
    async plant(bugs) {
      const isMade = await ask({ faults: { bugs } }, async (by) => ({
        faults: await by.setFaults({ bugs }),
      }));
      if (!isMade || bugs.length === 0) return;
      comparison.setBugs(bugs);
      comparison.restart();
    },
    normal: () => ask({ faults: noFaults }, async (by) => ({ faults: await by.normal() })),
    chat: (settings) =>
      ask(
        { chatter: settings ? { running: true, sent: 0, ...settings } : { running: false } },
        async (by) => ({ chatter: await (settings ? by.chat(settings) : by.hush()) }),
      ),
  };
}

function withChange(now: Surroundings | undefined, change: Change): Surroundings {
  const { chatter, faults } = now ?? calm;
  return { chatter: change.chatter ?? chatter, faults: { ...faults, ...change.faults } };
}
