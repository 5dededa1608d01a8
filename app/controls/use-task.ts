import { useRef, useState } from "react";
import { asFailure, type Cause } from "../failure.ts";

/** Something that is done when it is asked for. */
export interface Task<Arg> {
  run(arg: Arg): void;
  isRunning: boolean;
  /** Why the last one was not done. */
  failed: Cause | undefined;
}

/** Tells how the newest run of `work` stands; an older one goes on and is not told of. */
export function useTask<Arg = void>(work: (arg: Arg) => Promise<unknown>): Task<Arg> {
  const [state, setState] = useState<Omit<Task<Arg>, "run">>(idle);
  const newest = useRef(0);

  async function run(arg: Arg): Promise<void> {
    newest.current += 1;
    const number = newest.current;
    setState({ isRunning: true, failed: undefined });
    const failed = await work(arg).then(
      () => undefined,
      (thrown) => asFailure(thrown).code,
    );
    if (number === newest.current) setState({ isRunning: false, failed });
  }

  return { ...state, run: (arg) => void run(arg) };
}

const idle = { isRunning: false, failed: undefined };
