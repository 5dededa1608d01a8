import type { Message } from "#wire";

/** What the senders and receivers of a run have to show. */
export interface Evidence {
  /** The ids of each sender, in the order they were sent. */
  sent: readonly (readonly string[])[];
  /** Ids that were accepted. */
  accepted: ReadonlySet<string>;
  /** All that the server keeps, in its order. */
  log: readonly Message[];
  receivers: readonly Receiver[];
}

export interface Receiver {
  /** What its list showed since the last gap, in the order of arrival. */
  screen: readonly Message[];
  gaps: number;
  /** Whether it got the last word: whatever came before it ought to be there. */
  isReached: boolean;
}

/** What became of the promises of delivery: how often each was broken, over all receivers. */
export interface Verdict {
  /** Drafts that nobody accepted. */
  unaccepted: number;
  /** Accepted drafts that the log has not. */
  forgotten: number;
  /** Messages the log has twice. */
  repeated: number;
  /** Missing `seq`s between the oldest and the newest kept. */
  holes: number;
  /** Messages in the log before an earlier one of the same sender. */
  swapped: number;
  /** Kept, and on no screen though a later one is. */
  lost: number;
  /** On a screen again. */
  doubled: number;
  /** On a screen after a later one. */
  disordered: number;
  /** Receivers that never got the last word. */
  unreached: number;
  /** Times a receiver was told that history is missing. */
  gaps: number;
}

/** All promises kept, and nothing that could not be proven. */
export const kept: Verdict = {
  unaccepted: 0,
  forgotten: 0,
  repeated: 0,
  holes: 0,
  swapped: 0,
  lost: 0,
  doubled: 0,
  disordered: 0,
  unreached: 0,
  gaps: 0,
};

export function judge({ sent, accepted, log, receivers }: Evidence): Verdict {
  const ids = new Set(log.map(({ id }) => id));
  const first = log[0]?.seq ?? 1;
  const last = log.at(-1)?.seq ?? 0;
  const place = new Map(log.toReversed().map(({ id, seq }) => [id, seq]));
  const onScreens = receivers.map((receiver) => judgeReceiver(receiver, log));
  const sum = (key: "lost" | "doubled" | "disordered") =>
    onScreens.reduce((total, counts) => total + counts[key], 0);

  return {
    unaccepted: sent.flat().filter((id) => !accepted.has(id)).length,
    forgotten: [...accepted].filter((id) => !ids.has(id)).length,
    repeated: log.length - ids.size,
    holes: last - first + 1 - new Set(log.map(({ seq }) => seq)).size,
    swapped: sent
      .map((lane) => stepsBack(lane.flatMap((id) => place.get(id) ?? [])))
      .reduce((total, steps) => total + steps, 0),
    lost: sum("lost"),
    doubled: sum("doubled"),
    disordered: sum("disordered"),
    unreached: receivers.filter(({ isReached }) => !isReached).length,
    gaps: receivers.reduce((total, { gaps }) => total + gaps, 0),
  };
}

function judgeReceiver({ screen, isReached }: Receiver, log: readonly Message[]) {
  const ids = new Set(screen.map(({ id }) => id));
  const newest = Math.max(0, ...screen.map(({ seq }) => seq));
  const due = isReached ? log.filter(({ seq }) => seq <= newest) : log;
  return {
    lost: due.filter(({ id }) => !ids.has(id)).length,
    doubled: screen.length - ids.size,
    disordered: stepsBack(screen.map(({ seq }) => seq)),
  };
}

/** Numbers that are lower than one before them. */
function stepsBack(numbers: readonly number[]): number {
  let most = 0;
  let steps = 0;
  for (const number of numbers) {
    if (number < most) steps += 1;
    most = Math.max(most, number);
  }
  return steps;
}
