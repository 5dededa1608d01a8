import useSWR from "swr";
import { readSurroundings } from "./api.ts";
import type { Surroundings } from "./meters/surroundings.ts";
import { surroundingsKey } from "./swr-keys.ts";

const everyMs = 2000;

/** An outage ends by itself, and the page is not to say any longer that it is there. */
const refreshInterval = (now: Surroundings | undefined) =>
  Math.min(everyMs, (now?.faults.outageMs || everyMs) + 50);

/** What the host has set for everybody, renewed every two seconds. @param first what is known of it before. */
export function useSurroundings(room: string, first: Surroundings): Surroundings {
  const { data } = useSWR(surroundingsKey(room), () => readSurroundings(room), {
    refreshInterval,
    dedupingInterval: 0,
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    shouldRetryOnError: false,
  });
  return data ?? first;
}
