import { setTimeout as pause } from "node:timers/promises";
import { type Reading, watchMachine } from "../machine.ts";
import { createHistogram } from "./histogram.ts";
import type { Ledger } from "./ledger.ts";

export interface Delivered extends Reading {
  /** Frames or answers, messages that all receivers have, and deliveries, within the reading. */
  pieces: number;
  messages: number;
  deliveries: number;
  /** Payload of frames or bodies. */
  bytes: number;
  /** Pieces that broke the order: nothing may be missing or come twice. */
  faults: number;
}

export interface Timed extends Delivered {
  /** From the send to a delivery, ms. */
  p50: number;
  p99: number;
}

export interface LoopParts {
  ledger: Ledger;
  /** Publishes one text; the n-th gets `seq` n. */
  publish(): void;
  /** Published so far. */
  published(): number;
  pids: number[];
}

/** Nothing arrived for so long: something was lost, ms. */
const stuckMs = 10_000;

/** Lets a reading go on for `ms`, and on where nothing came: in a short one the machine may stand still. */
export async function lasting(ms: number, hasSome: () => boolean): Promise<void> {
  const latest = performance.now() + stuckMs;
  do await pause(ms);
  while (!hasSome() && performance.now() < latest);
}

/** Publishes a message whenever one has reached all, so that `outstanding` are always under way. */
export async function runClosedLoop(
  parts: LoopParts,
  { outstanding, warmMs, ms }: { outstanding: number; warmMs: number; ms: number },
): Promise<Delivered> {
  const { ledger, publish } = parts;
  ledger.onComplete = publish;
  for (let i = 0; i < outstanding; i++) publish();
  await pause(warmMs);
  const { deliveries } = ledger;
  const stop = measure(parts);
  await lasting(ms, () => ledger.deliveries > deliveries);
  const delivered = stop();
  ledger.onComplete = () => {};
  await settled(parts);
  return delivered;
}

/** Publishes at an even rate and takes how long each delivery took from its send. */
export async function runSteadily(
  parts: LoopParts,
  { perSecond, warmMs, ms }: { perSecond: number; warmMs: number; ms: number },
): Promise<Timed> {
  const { ledger, publish, published } = parts;
  const sentAt = new Map<number, number>();
  const times = createHistogram();
  let isTaken = false;
  ledger.onComplete = (seq) => sentAt.delete(seq);
  ledger.onDelivery = (seq) => {
    const at = sentAt.get(seq);
    if (isTaken && at !== undefined) times.add(performance.now() - at);
  };
  const pace = startPace(perSecond, () => {
    publish();
    sentAt.set(published(), performance.now());
  });
  await pause(warmMs);
  isTaken = true;
  const { deliveries } = ledger;
  const stop = measure(parts);
  await lasting(ms, () => ledger.deliveries > deliveries);
  const delivered = stop();
  pace();
  await settled(parts);
  ledger.onDelivery = undefined;
  return { ...delivered, p50: times.quantile(0.5), p99: times.quantile(0.99) };
}

/** Runs something so often; a timer that is late catches up. Returns the stop. */
export function startPace(perSecond: number, run: () => void): () => void {
  const first = performance.now();
  let done = 0;
  const tick = () => {
    const due = Math.floor(((performance.now() - first) * perSecond) / 1000);
    for (; done < due; done++) run();
  };
  const timer = setInterval(tick, Math.max(1, Math.floor(1000 / perSecond / 4)));
  return () => clearInterval(timer);
}

function measure({ ledger, pids }: LoopParts): () => Delivered {
  const { pieces, completed, deliveries, bytes } = ledger;
  const stop = watchMachine([...pids, process.pid]);
  return () => ({
    ...stop(),
    pieces: ledger.pieces - pieces,
    messages: ledger.completed - completed,
    deliveries: ledger.deliveries - deliveries,
    bytes: ledger.bytes - bytes,
    faults: ledger.faults,
  });
}

/** Waits until all that was published has reached all. */
async function settled({ ledger, published }: LoopParts): Promise<void> {
  let last = -1;
  let since = performance.now();
  while (ledger.completed < published()) {
    if (ledger.deliveries !== last) since = performance.now();
    last = ledger.deliveries;
    if (performance.now() - since > stuckMs) {
      const lost = published() - ledger.completed;
      throw new Error(
        `${lost} messages never reached everybody (${ledger.faults} pieces out of order)`,
      );
    }
    await pause(10);
  }
}
