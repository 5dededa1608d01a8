import { useMemo, useRef } from "react";
import useSWR, { useSWRConfig } from "swr";
import type { FaultSettings } from "#wire";
import { createServerView, type ServerView } from "../meters/server-view.ts";
import { isLossy, type Surroundings } from "../meters/surroundings.ts";
import { serverViewKey, surroundingsKey } from "../swr-keys.ts";
import { type TransportId, transportIds } from "../transports/index.ts";
import type { Comparison } from "./comparison.ts";
import { useStore } from "./use-store.ts";

const everyMs = 1000;

/** What the server counted, renewed every second. SWR would else cap, stop or slow this down. */
export function useServerView(
  { room, panels, state }: Comparison,
  faults: FaultSettings,
): ServerView | undefined {
  const { client } = useStore(state);
  const { mutate } = useSWRConfig();
  const latest = useRef(faults);
  latest.current = faults;
  const look = useMemo(() => {
    const count = (id: string) => panels[id as TransportId].count();
    return createServerView(room, client, count, () => isLossy(latest.current));
  }, [room, client, panels]);
  /** Before a difference is told it makes sure that no fault began since the last word of them. */
  async function lookTwice(): Promise<ServerView> {
    const view = await look(transportIds);
    const isPlain = Object.values(view.differences).every(({ length }) => length === 0);
    if (isPlain || isLossy(latest.current)) return view;
    const now = await mutate<Surroundings>(surroundingsKey(room));
    if (!now || !isLossy(now.faults)) return view;
    latest.current = now.faults;
    return look(transportIds);
  }

  const { data } = useSWR(serverViewKey(room, client), lookTwice, {
    refreshInterval: everyMs,
    dedupingInterval: 0,
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    onErrorRetry: (_error, _key, _config, retry) => setTimeout(() => void retry(), everyMs),
  });
  return data;
}
