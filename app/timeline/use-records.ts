import useSWR from "swr";
import { type ExchangeRecord, paths } from "#wire";
import { callApi } from "../api.ts";

const everyMs = 1000;

/** What the server saw of this client's newest exchanges, while somebody looks. */
export function useRecords(room: string, client: string, isLooking: boolean): ExchangeRecord[] {
  const { data } = useSWR(
    isLooking ? ["exchanges", room, client] : null,
    () => callApi<{ exchanges: ExchangeRecord[] }>(`${paths.exchanges(room)}?client=${client}`),
    {
      refreshInterval: everyMs,
      dedupingInterval: 0,
      revalidateOnFocus: false,
      revalidateOnReconnect: false,
      shouldRetryOnError: false,
      keepPreviousData: true,
    },
  );
  return data?.exchanges ?? none;
}

const none: ExchangeRecord[] = [];
