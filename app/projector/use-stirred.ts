import { useEffect, useState } from "react";

/** For so long after the last movement somebody may want something, ms. */
const wakeMs = 4000;

/** Whether the mouse has just been moved, or the screen touched. */
export function useStirred(): boolean {
  const [isStirred, setIsStirred] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stir = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setIsStirred(false), wakeMs);
      setIsStirred(true);
    };
    const events = ["pointermove", "pointerdown"] as const;
    for (const event of events) window.addEventListener(event, stir);
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, stir);
    };
  }, []);
  return isStirred;
}
