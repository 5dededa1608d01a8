import type { Counts, Stats } from "#wire";

/** What a class costs by one transport. */
export interface Sum {
  /** Counted within the window, nothing added for time that was not looked at. */
  requests: number;
  /** Both directions, overhead included. */
  bytes: number;
  /** Connections open at the newest look: parked, upgraded and idle. */
  open: number;
  /** Requests between each look and the next, oldest first. */
  pulse: number[];
}

/** The server's counts at a time, ms. */
export interface Look {
  at: number;
  since: number;
  counts: Record<string, Tally>;
}

type Tally = Pick<Sum, "requests" | "bytes" | "open">;

/** Sums are over so long, ms. */
export const windowMs = 60_000;
/** A look may come a little late and still belong to the window, ms. */
const slackMs = 500;

/** Keeps the looks of the last minute. */
export interface Looks {
  /** Takes in what the server counted; what the wall's own client caused is left out. */
  add(at: number, stats: Stats): void;
  /** From now on only what comes is summed up: something has changed for everybody. */
  restart(): void;
  /** How long the window is by now, ms. */
  readonly spanMs: number;
  sum(transport: string): Sum;
}

/** Nothing looked at yet. */
export function createLooks(): Looks {
  let looks: Look[] = [];
  let from = 0;

  const inWindow = () => looks.filter(({ at }) => at >= from);

  return {
    add(at, { since, transports, client }) {
      const counts = Object.fromEntries(
        Object.entries(transports).map(([id, all]) => [id, tallyOf(all, client?.[id])]),
      );
      // A server that started anew counts from zero.
      if (looks.at(-1)?.since !== since) looks = [];
      looks.push({ at, since, counts });
      looks = looks.filter((look) => look.at >= at - windowMs - slackMs);
    },
    restart() {
      from = looks.at(-1)?.at ?? 0;
    },
    get spanMs() {
      const all = inWindow();
      return (all.at(-1)?.at ?? 0) - (all[0]?.at ?? 0);
    },
    sum(transport) {
      const all = inWindow();
      const first = all[0]?.counts[transport];
      const last = all.at(-1)?.counts[transport];
      return {
        requests: between(first?.requests, last?.requests),
        bytes: between(first?.bytes, last?.bytes),
        open: last?.open ?? 0,
        pulse: looks
          .slice(1)
          .map(({ counts }, i) =>
            between(looks[i]?.counts[transport]?.requests, counts[transport]?.requests),
          ),
      };
    },
  };
}

function tallyOf(all: Counts, own: Counts | undefined): Tally {
  const rest = (of: (counts: Counts) => number) => of(all) - (own ? of(own) : 0);
  return {
    requests: rest(({ requests }) => requests),
    bytes: rest(
      ({ bytesUp, bytesDown }) =>
        bytesUp.overhead + bytesUp.payload + bytesDown.overhead + bytesDown.payload,
    ),
    open: rest(({ openNow: { parked, sockets, idle } }) => parked + sockets + idle),
  };
}

/** Bytes of an exchange are counted when it closes; the wall's own may be taken away before. */
const between = (first = 0, last = 0) => Math.max(0, last - first);
