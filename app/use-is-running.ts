import { useEffect, useState } from "react";

/** Whether the page runs already: a tap, or a choice, before that would be lost without a word. */
export function useIsRunning(): boolean {
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => setIsRunning(true), []);
  return isRunning;
}
