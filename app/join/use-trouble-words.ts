import { useEffect, useState } from "react";
import type { Cause } from "../failure.ts";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";

/** Why a code did not lead into a class. */
export interface Trouble {
  cause: Cause | "short" | "letters" | "unknown";
  /** How long to wait before the next try, ms. */
  retryAfterMs?: number;
}

/** The trouble in words; what passes with time counts down, and then is gone. */
export function useTroubleWords(trouble: Trouble | undefined): string | undefined {
  const { text, format } = useText();
  const { troubles } = useJoinWords();
  const left = useLeft(trouble);
  if (!trouble) return undefined;
  const { cause } = trouble;
  if (cause === "short" || cause === "letters" || cause === "unknown") return troubles[cause];
  if (cause !== "rate-limited") return text.causes[cause];
  return left > 0 ? troubles.tooMany(format.ms(left)) : troubles.tryNow;
}

/** Whole seconds that are left to wait, in ms. */
function useLeft(trouble: Trouble | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = performance.now() + (trouble?.retryAfterMs ?? 0);
    const look = () => setLeft(Math.ceil(Math.max(0, until - performance.now()) / 1000) * 1000);
    look();
    if (!trouble?.retryAfterMs) return;
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [trouble]);
  return left;
}
