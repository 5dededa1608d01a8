import { constants } from "node:os";

/** Ctrl-C, a plain kill and a terminal that was closed. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Lets a signal end the bench by way of its exit, on which hangs whatever it started. */
export function endOnSignals(): void {
  for (const signal of signals)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
