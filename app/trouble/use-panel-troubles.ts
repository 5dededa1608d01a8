"use client";

import { useEffect, useRef, useState } from "react";
import type { BugName, FaultSettings } from "#wire";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { bugsOf } from "../transports/bugs/index.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import { hasTrouble } from "./has-trouble.ts";

/** What trouble there is for one panel. */
export interface PanelTrouble {
  /** Planted bugs it works under. */
  bugs: readonly BugName[];
  /** Something is in force in the room or was, or a panel lost its connection, since the last restart. */
  hadTrouble: boolean;
}

export type PanelTroubles = Record<TransportId, PanelTrouble>;

export function usePanelTroubles(comparison: Comparison, faults: FaultSettings): PanelTroubles {
  const { client } = useStore(comparison.state);
  const broken = useBroken(comparison);
  // A restart begins anew with another client.
  const troubled = useRef<string>(undefined);
  if (hasTrouble(faults)) troubled.current = client;
  const hadTrouble = [troubled.current, broken].includes(client);
  return Object.fromEntries(
    transportIds.map((id): [TransportId, PanelTrouble] => [
      id,
      { bugs: bugsOf(id, faults.bugs), hadTrouble },
    ]),
  ) as PanelTroubles;
}

/** The client under which a panel last lost its connection: a cut leaves no other trace. */
function useBroken({ panels, state }: Comparison): string | undefined {
  const [client, setClient] = useState<string>();
  useEffect(() => {
    const undo = transportIds.map((id) => {
      const { status } = panels[id];
      return status.subscribe(() => {
        if (status.get().status.state === "retrying") setClient(state.get().client);
      });
    });
    return () => {
      for (const stop of undo) stop();
    };
  }, [panels, state]);
  return client;
}
