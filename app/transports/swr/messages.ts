import type { Message, Page } from "#wire";

/** Asks once; what came after the cursor, or the newest messages without one. */
export async function ask(
  address: string,
  query: { after?: string; wait?: string },
  signal?: AbortSignal,
) {
  const answer = await fetch(`${address}?${new URLSearchParams(query)}`, {
    cache: "no-store",
    signal,
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as Page;
}

/** Known messages and new ones, each once: the cache of SWR outlives a component. */
export function merge(known: readonly Message[], fresh: readonly Message[]): Message[] {
  const last = known.at(-1)?.seq ?? 0;
  return [...known, ...fresh.filter(({ seq }) => seq > last)].slice(-500);
}
