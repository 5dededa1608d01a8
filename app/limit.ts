import { Failure } from "./failure.ts";

/** How long to wait for an answer, and who may call it off. */
export interface Patience {
  signal: AbortSignal;
  timeoutMs: number;
}

/** The caller's signal and its time limit as one signal; `end` lets go of both. */
export function limit({ signal, timeoutMs }: Patience): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const leave = () => controller.abort(signal.reason);
  const late = () => controller.abort(new Failure("timeout", `No answer within ${timeoutMs} ms.`));
  const timer = setTimeout(late, timeoutMs);
  signal.addEventListener("abort", leave);
  if (signal.aborted) leave();
  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", leave);
  };
  return { signal: controller.signal, end };
}
