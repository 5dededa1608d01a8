import useSWR from "swr";
import { type ChatterInfo, type FaultSettings, paths } from "#wire";
import { callApi } from "./api.ts";
import { calm, type Surroundings } from "./meters/surroundings.ts";

const everyMs = 2000;

/** Keys under which SWR keeps what the host has set: whoever changes it renews them. */
export const surroundingsKey = (room: string) => ["surroundings", room] as const;

/** An outage ends by itself, and the page is not to say any longer that it is there. */
const refreshInterval = (now: Surroundings | undefined) =>
  Math.min(everyMs, (now?.faults.outageMs || everyMs) + 50);

/** What the host has set for everybody, renewed every two seconds. */
export function useSurroundings(room: string): Surroundings {
  const { data } = useSWR(surroundingsKey(room), () => read(room), {
    refreshInterval,
    dedupingInterval: 0,
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    shouldRetryOnError: false,
  });
  return data ?? calm;
}

async function read(room: string): Promise<Surroundings> {
  const [chatter, faults] = await Promise.all([
    callApi<ChatterInfo>(paths.chatter(room)),
    callApi<FaultSettings>(paths.faults(room)),
  ]);
  return { chatter, faults };
}
