import { useRef } from "react";
import { type ChatterSettings, paths } from "#wire";
import { callApi } from "../api.ts";
import type { Cause } from "../failure.ts";
import { hostOf } from "../host.ts";
import type { Surroundings } from "../meters/surroundings.ts";
import type { Comparison } from "../panels/comparison.ts";
import { useStore } from "../panels/use-store.ts";
import { useTask } from "./use-task.ts";

/** What can be done with the whole comparison, by button or by key. */
export interface Actions {
  isPaused: boolean;
  /** Pauses or runs. A host's pause also stops the chatter, and its run starts it again. */
  toggle(): void;
  restart(): void;
  /** The server says one thing. */
  say(): void;
  isSaying: boolean;
  /** Why it said nothing. */
  sayFailed: Cause | undefined;
}

export function useActions(comparison: Comparison, { chatter }: Surroundings): Actions {
  const { room } = comparison;
  const { isPaused } = useStore(comparison.state);
  const hushed = useRef<ChatterSettings>(undefined);
  const saying = useTask(() => hostOf(room)?.say() ?? callApi(paths.say(room), { method: "POST" }));

  function pause(): void {
    comparison.pause();
    const host = hostOf(room);
    if (!host || !chatter.running) return;
    const { running: _running, sent: _sent, ...settings } = chatter;
    hushed.current = settings;
    void host.hush().catch(() => {});
  }

  function run(): void {
    comparison.run();
    const settings = hushed.current;
    hushed.current = undefined;
    if (settings)
      void hostOf(room)
        ?.chat(settings)
        .catch(() => {});
  }

  return {
    isPaused,
    toggle: isPaused ? run : pause,
    restart() {
      comparison.restart();
    },
    say: saying.run,
    isSaying: saying.isRunning,
    sayFailed: saying.failed,
  };
}
