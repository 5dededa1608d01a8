import { useState } from "react";
import useSWR from "swr";
import type { ClassAddress } from "#wire-class";
import { memory, remembered } from "../memory.ts";
import { classHostOf } from "./class-host.ts";

/** The address that phones are shown, and those to choose from. */
export interface Address {
  /** `http://192.168.1.20:3000`; none before the server named any. */
  origin: string | undefined;
  /** Empty where the server names none: the window's own address is shown then. */
  choices: readonly ClassAddress[];
  choose(origin: string): void;
}

/** The network may change during a lesson, ms. */
const everyMs = 15_000;

/** The one chosen before if the machine still has it, else the server's best. */
export function useAddress(room: string, isPaused = () => false): Address {
  const [chosen, setChosen] = useState(() => memory.get(remembered.classOrigin));
  const { data, error } = useSWR(
    ["class addresses", room],
    () => classHostOf(room)?.addresses() ?? [],
    { refreshInterval: everyMs, revalidateOnFocus: false, shouldRetryOnError: false, isPaused },
  );
  const choices = data ?? [];
  const best = choices.find(({ origin }) => origin === chosen) ?? choices[0];
  const own = data || error ? window.location.origin : undefined;
  return {
    origin: best?.origin ?? own,
    choices,
    choose(origin) {
      memory.set(remembered.classOrigin, origin);
      setChosen(origin);
    },
  };
}

/** As one types it: `192.168.1.20:3000/j`. */
export function typedAddress(origin: string): string {
  return `${origin.replace(/^http:\/\//, "")}/j`;
}

/** Whether it leads nowhere but to the computer on which it is opened. */
export function isLoopback(origin: string): boolean {
  return /^(localhost|127\.|\[::1\])/.test(new URL(origin).host);
}
