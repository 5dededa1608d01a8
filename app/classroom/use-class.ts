import { useMemo } from "react";
import useSWR, { type SWRConfiguration } from "swr";
import { paths, type Stats } from "#wire";
import { type Arrival, type ClassInfo, type ClassView, classBounds } from "#wire-class";
import { callApi } from "../api.ts";
import { asFailure, type Cause, Failure } from "../failure.ts";
import { classHostOf, readClass } from "./class-host.ts";
import { createLooks, type Looks } from "./sums.ts";

const everyMs = 1000;

/** SWR would else cap, stop or slow this down. What is refused for good is not asked for again. */
const everySecond: SWRConfiguration = {
  refreshInterval: everyMs,
  dedupingInterval: 0,
  revalidateOnFocus: false,
  revalidateOnReconnect: false,
  onErrorRetry: (error, _key, _config, retry) => {
    if (!asFailure(error).isFinal) setTimeout(() => void retry(), everyMs);
  },
};

/** Nothing is asked while it says yes. */
const never = () => false;

/** Keys under which SWR keeps a class: who changes it renews them. */
export const classKey = (room: string) => ["class", room] as const;
const phonesKey = (room: string) => ["class phones", room] as const;

interface Seen<T> {
  data: T | undefined;
  /** Why there is no newer. */
  cause: Cause | undefined;
}

/** What everybody may know of a class, renewed every second. */
export function useClassInfo(room: string, isPaused = never): Seen<ClassInfo> {
  const { data, error } = useSWR(classKey(room), () => readClass(room), {
    ...everySecond,
    isPaused,
  });
  return { data, cause: causeOf(error) };
}

/** Arrivals are kept so long, ms by the server's clock: a little longer than they are shown. */
const keptMs = 40_000;
/** Of a flood the newest are kept. */
const mostArrivals = 5 * classBounds.arrivals;

/** The phones, renewed every second, and the newest arrivals, for the host alone. */
export function usePhones(room: string, isPaused = never): Seen<ClassView> & { again(): void } {
  const look = useMemo(() => createView(room), [room]);
  const { data, error, mutate } = useSWR(phonesKey(room), look, {
    ...everySecond,
    isPaused,
  });
  return { data, cause: causeOf(error), again: () => void mutate().catch(() => {}) };
}

function createView(room: string): () => Promise<ClassView> {
  let last = 0;
  let kept: Arrival[] = [];
  return async () => {
    const host = classHostOf(room);
    // Without a key the server says what is missing.
    const view = await (host
      ? host.look(last).catch((thrown) => refusedTo(room, thrown))
      : callApi<ClassView>(`/api/rooms/${encodeURIComponent(room)}/phones`));
    const newest = view.arrivals.at(-1);
    last = newest?.n ?? last;
    kept = [...kept, ...view.arrivals].slice(-mostArrivals);
    if (newest) kept = kept.filter(({ at }) => at > newest.at - keptMs);
    return { ...view, arrivals: kept };
  };
}

/** A room that is no class any more has no phones for anybody, whose host has the right key all the same. */
async function refusedTo(room: string, thrown: unknown): Promise<never> {
  const isForbidden = asFailure(thrown).code === "forbidden";
  if (!isForbidden || (await readClass(room)).code !== null) throw thrown;
  throw new Failure("room-not-found", "This room is no class.", { cause: thrown });
}

/** The server's counts, renewed every second; those of the wall's own client are left out. */
export function useLooks(room: string, client: string): { looks: Looks; version: number } {
  const looks = useMemo(createLooks, []);
  const { data } = useSWR(
    ["class stats", room, client],
    async () => {
      const stats = await callApi<Stats>(`${paths.stats(room)}?client=${client}`);
      looks.add(performance.now(), stats);
      return performance.now();
    },
    everySecond,
  );
  return { looks, version: data ?? 0 };
}

const causeOf = (error: unknown) => (error === undefined ? undefined : asFailure(error).code);
